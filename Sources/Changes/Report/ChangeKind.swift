/// The kind of a change. The raw value identifies it in the JSON report.
package enum ChangeKind: String, Sendable, Hashable, CaseIterable {
    // The client
    case clientModule = "client-module"
    case clientName = "client-name"
    case clientAccess = "client-access"

    // Servers and their variables
    case serverAdded = "server-added"
    case serverRemoved = "server-removed"
    case serverRenamed = "server-renamed"
    case serverURL = "server-url"
    case serverDefault = "server-default"
    case serverVariables = "server-variables"
    case serverVariableDefault = "server-variable-default"
    case serverVariableValues = "server-variable-values"

    // Credentials
    case schemeAdded = "scheme-added"
    case schemeRemoved = "scheme-removed"
    case schemeRenamed = "scheme-renamed"
    case schemeKind = "scheme-kind"
    case schemeOrder = "scheme-order"

    // Parameters of the client
    case clientParameterAdded = "client-parameter-added"
    case clientParameterRemoved = "client-parameter-removed"
    case clientParameterRenamed = "client-parameter-renamed"
    case clientParameterType = "client-parameter-type"
    case clientParameterRequired = "client-parameter-required"
    case clientParameterOptional = "client-parameter-optional"
    case clientParameterDefault = "client-parameter-default"
    case clientParameterOrder = "client-parameter-order"

    // Documented response headers
    case headerAdded = "header-added"
    case headerRemoved = "header-removed"
    case headerRenamed = "header-renamed"
    case headerType = "header-type"

    // Operations
    case groupRenamed = "group-renamed"
    case operationAdded = "operation-added"
    case operationRemoved = "operation-removed"
    case operationRenamed = "operation-renamed"
    case operationMoved = "operation-moved"
    case operationPath = "operation-path"
    case operationMethod = "operation-method"
    case operationDeprecated = "operation-deprecated"
    case operationSecurity = "operation-security"
    case operationServer = "operation-server"
    case operationRetry = "operation-retry"
    case argumentOrder = "argument-order"

    // Parameters
    case parameterAdded = "parameter-added"
    case parameterRemoved = "parameter-removed"
    case parameterRenamed = "parameter-renamed"
    case parameterWireName = "parameter-wire-name"
    case parameterLocation = "parameter-location"
    case parameterRequired = "parameter-required"
    case parameterOptional = "parameter-optional"
    case parameterType = "parameter-type"
    case parameterStyle = "parameter-style"
    case parameterDefault = "parameter-default"
    case parameterDeprecated = "parameter-deprecated"

    // Bodies of requests
    case bodyAdded = "body-added"
    case bodyRemoved = "body-removed"
    case bodyRenamed = "body-renamed"
    case bodyRequired = "body-required"
    case bodyOptional = "body-optional"
    case bodyType = "body-type"
    case bodyContentAdded = "body-content-added"
    case bodyContentRemoved = "body-content-removed"
    case bodyContentRenamed = "body-content-renamed"
    case bodyMediaTypes = "body-media-types"
    case bodyEncoding = "body-encoding"

    // Responses
    case resultType = "result-type"
    case resultRenamed = "result-renamed"
    case resultCaseAdded = "result-case-added"
    case resultCaseRemoved = "result-case-removed"
    case resultStatus = "result-status"
    case resultMediaTypes = "result-media-types"
    case failureAdded = "failure-added"
    case failureRemoved = "failure-removed"
    case failureType = "failure-type"

    // Paging
    case pagingAdded = "paging-added"
    case pagingRemoved = "paging-removed"
    case pagingItem = "paging-item"
    case pagingStrategy = "paging-strategy"

    // Types
    case typeAdded = "type-added"
    case typeRemoved = "type-removed"
    case typeRenamed = "type-renamed"
    case typeKind = "type-kind"
    case typeDeprecated = "type-deprecated"
    case aliasTarget = "alias-target"

    // Structs
    case propertyAdded = "property-added"
    case propertyRemoved = "property-removed"
    case propertyRenamed = "property-renamed"
    case propertyKey = "property-key"
    case propertyType = "property-type"
    case propertyPresence = "property-presence"
    case propertyDefault = "property-default"
    case propertyPart = "property-part"
    case propertyDeprecated = "property-deprecated"
    case initializerOrder = "initializer-order"
    case additionalPropertiesAdded = "additional-properties-added"
    case additionalPropertiesRemoved = "additional-properties-removed"
    case additionalPropertiesRenamed = "additional-properties-renamed"
    case additionalPropertiesType = "additional-properties-type"

    // Enumerations
    case enumerationRaw = "enumeration-raw"
    case enumerationClosed = "enumeration-closed"
    case enumerationOpened = "enumeration-opened"
    case caseAdded = "case-added"
    case caseRemoved = "case-removed"
    case caseRenamed = "case-renamed"
    case caseValue = "case-value"
    case caseDeprecated = "case-deprecated"

    // Unions
    case unionCaseAdded = "union-case-added"
    case unionCaseRemoved = "union-case-removed"
    case unionCaseRenamed = "union-case-renamed"
    case unionCasePayload = "union-case-payload"
    case unionDiscriminator = "union-discriminator"
    case unionDiscrimination = "union-discrimination"

    // Declarations of generated files
    case declarationAdded = "declaration-added"
    case declarationRemoved = "declaration-removed"
    case declarationRenamed = "declaration-renamed"
    case declarationChanged = "declaration-changed"

    /// The kinds of changes that are found by comparing generated files.
    package static let ofDeclarations: [ChangeKind] = [
        declarationAdded, declarationRemoved, declarationRenamed, declarationChanged,
    ]
}
