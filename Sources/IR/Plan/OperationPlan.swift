import ApusDiagnostics

/// The operations of one tag, printed as a view on the client: `client.segments`.
package struct OperationGroup: Sendable {
    /// The tag as spelled; empty for the operations that have none.
    package var tag: String
    /// The property of the client, `segments`; `nil` when the operations are methods of the client itself.
    package var propertyName: SwiftName?
    /// The view's type, nested in the client, `Segments`.
    package var typeName: SwiftName
    package var documentation: Documentation
    package var operations: [OperationPlan]

    package init(
        tag: String,
        propertyName: SwiftName?,
        typeName: SwiftName,
        documentation: Documentation = Documentation(),
        operations: [OperationPlan] = []
    ) {
        self.tag = tag
        self.propertyName = propertyName
        self.typeName = typeName
        self.documentation = documentation
        self.operations = operations
    }
}

/// One method.
package struct OperationPlan: Sendable {
    /// The operationId, or `GET /segments` where there is none.
    package var id: String
    package var name: SwiftName
    /// Upper case: `GET`.
    package var method: String
    package var path: PathTemplate
    package var place: SourceLocation?
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// In the order of the signature: required ones first, then the others, each in document order.
    package var parameters: [ParameterPlan]
    package var body: BodyPlan?
    package var success: SuccessPlan
    /// Every documented response that is not a success, exact statuses first, then ranges, then `default`.
    package var failures: [FailurePlan]
    /// Every documented response, successes first, then in the order of ``failures``.
    package var responses: [DocumentedResponse] = []
    /// What `Accept` says, most wanted first.
    package var accept: [String]
    /// The alternatives of which one must be met; empty: none is needed; `nil`: the client's default.
    package var security: [SecurityRequirementPlan]
    /// The server of this operation, when it is not the client's.
    package var server: ServerPlan?
    package var retry: RetrySafety
    package var paging: PagingPlan?

    package enum RetrySafety: String, Sendable, Hashable {
        /// May be sent again after any failure (RFC 9110 §9.2.2).
        case idempotent
        /// Only when the server says that it did nothing.
        case onRefusal
        case never
    }

    package init(
        id: String,
        name: SwiftName,
        method: String,
        path: PathTemplate,
        place: SourceLocation? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        parameters: [ParameterPlan] = [],
        body: BodyPlan? = nil,
        success: SuccessPlan = .none,
        failures: [FailurePlan] = [],
        accept: [String] = [],
        security: [SecurityRequirementPlan] = [],
        server: ServerPlan? = nil,
        retry: RetrySafety = .onRefusal,
        paging: PagingPlan? = nil
    ) {
        self.id = id
        self.name = name
        self.method = method
        self.path = path
        self.place = place
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.parameters = parameters
        self.body = body
        self.success = success
        self.failures = failures
        self.accept = accept
        self.security = security
        self.server = server
        self.retry = retry
        self.paging = paging
    }
}

/// A path with its parameters, `/api/v2/segments/{projKey}`.
package struct PathTemplate: Sendable, Hashable {
    /// As spelled in the description, braces included.
    package var text: String
    package init(_ text: String) { self.text = text }
}

package struct ParameterPlan: Sendable {
    package var name: SwiftName
    /// The name on the wire.
    package var wireName: String
    package var location: Location
    package var style: Style
    package var explode: Bool
    package var allowReserved: Bool
    package var isRequired: Bool
    package var type: TypeReference
    /// The media type that the value is written as, instead of a style.
    package var contentType: String?
    /// What the server assumes; told in the documentation, not sent.
    package var defaultValue: JSONLiteral?
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// Where the parameter stands.
    package var place: SourceLocation?
    /// Examples of the value, for documentation.
    package var examples: [ExamplePlan] = []

    package enum Location: String, Sendable, Hashable { case path, query, header, cookie, querystring }

    /// OpenAPI 3.1.1 §4.8.12.3
    package enum Style: String, Sendable, Hashable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject
        /// OpenAPI 2.0's `collectionFormat: tsv`.
        case tabDelimited
        /// ``deepObject`` with elements of arrays as `a[]=x`: only a configuration asks for it.
        case deepObjectBrackets
        /// ``deepObject`` with elements of arrays as `a=x`: only a configuration asks for it.
        case deepObjectRepeated

        /// Whether arrays and objects are taken apart when nobody says (OpenAPI 3.1.1 §4.8.12.2.1). An object in one of
        /// the `deepObject` styles always is.
        package var explodesByDefault: Bool {
            switch self {
            case .form, .deepObject, .deepObjectBrackets, .deepObjectRepeated: true
            case .simple, .label, .matrix, .spaceDelimited, .pipeDelimited, .tabDelimited: false
            }
        }
    }

    package init(
        name: SwiftName,
        wireName: String,
        location: Location,
        style: Style,
        explode: Bool,
        allowReserved: Bool = false,
        isRequired: Bool,
        type: TypeReference,
        contentType: String? = nil,
        defaultValue: JSONLiteral? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.location = location
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.isRequired = isRequired
        self.type = type
        self.contentType = contentType
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
    }
}

/// How bytes of a body and values of Swift become each other.
package enum BodyCoding: Sendable, Hashable {
    case json
    case form
    case multipart
    case text
    case binary
    /// `text/event-stream`
    case serverSentEvents
    /// JSON lines, JSON text sequences.
    case jsonLines
}

package struct BodyPlan: Sendable {
    /// The argument's name, `body`.
    package var name: SwiftName
    package var isRequired: Bool
    package var documentation: Documentation
    /// One alternative: the argument is of its type. Several: the argument is of the type ``choice``.
    package var contents: [BodyContent]
    /// The generated union whose cases are the alternatives, in the same order.
    package var choice: BodyChoice?
    /// Where the body stands.
    package var place: SourceLocation?

    package init(
        name: SwiftName = SwiftName("body"),
        isRequired: Bool,
        documentation: Documentation = Documentation(),
        contents: [BodyContent],
        choice: BodyChoice? = nil,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.isRequired = isRequired
        self.documentation = documentation
        self.contents = contents
        self.choice = choice
        self.place = place
    }
}

/// An enum with a case for each kind of content, nested in the group's type: not JSON, only a choice.
package struct BodyChoice: Sendable {
    package var name: SwiftName
    /// Same order as ``BodyPlan/contents``.
    package var caseNames: [SwiftName]

    package init(name: SwiftName, caseNames: [SwiftName]) {
        self.name = name
        self.caseNames = caseNames
    }
}

/// Media types that share one coding and one type.
package struct BodyContent: Sendable {
    /// The default first.
    package var mediaTypes: [String]
    package var coding: BodyCoding
    package var type: TypeReference
    /// Styles of single properties of a form body.
    package var encodings: [FormEncoding]
    /// Examples of the whole body, for round-trip tests and documentation.
    package var examples: [ExamplePlan]

    package init(
        mediaTypes: [String],
        coding: BodyCoding,
        type: TypeReference,
        encodings: [FormEncoding] = [],
        examples: [ExamplePlan] = []
    ) {
        self.mediaTypes = mediaTypes
        self.coding = coding
        self.type = type
        self.encodings = encodings
        self.examples = examples
    }
}

package struct FormEncoding: Sendable, Hashable {
    package var key: String
    package var style: ParameterPlan.Style
    package var explode: Bool
    package var allowReserved: Bool
    package var contentType: String?

    package init(
        key: String,
        style: ParameterPlan.Style,
        explode: Bool,
        allowReserved: Bool = false,
        contentType: String? = nil
    ) {
        self.key = key
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.contentType = contentType
    }
}

/// What a method returns.
package enum SuccessPlan: Sendable {
    /// `Void`
    case none
    case single(ResponseContent)
    /// One documented success has a body, another has none: `T?`.
    case optional(ResponseContent)
    /// An enum nested in the group's type, with a case for each documented success.
    case several(name: SwiftName, [SuccessCase])
}

package struct SuccessCase: Sendable {
    package var name: SwiftName
    package var status: StatusPattern
    /// `nil`: no body.
    package var content: ResponseContent?
    /// Where the response stands.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        name: SwiftName,
        status: StatusPattern,
        content: ResponseContent?,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.status = status
        self.content = content
        self.documentation = documentation
        self.place = place
    }
}

package struct ResponseContent: Sendable {
    package var mediaTypes: [String]
    package var coding: BodyCoding
    package var type: TypeReference
    /// What the response's description says.
    package var documentation: Documentation
    package var examples: [ExamplePlan]

    package init(
        mediaTypes: [String],
        coding: BodyCoding,
        type: TypeReference,
        documentation: Documentation = Documentation(),
        examples: [ExamplePlan] = []
    ) {
        self.mediaTypes = mediaTypes
        self.coding = coding
        self.type = type
        self.documentation = documentation
        self.examples = examples
    }
}

/// The key of a response (OpenAPI 3.1.1 §4.8.16).
package enum StatusPattern: Sendable, Hashable {
    case exact(Int)
    /// `4` for `4XX`.
    case range(Int)
    case `default`
}

package struct FailurePlan: Sendable {
    package var status: StatusPattern
    /// `nil`: no documented body.
    package var content: ResponseContent?
    /// Where the response stands.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        status: StatusPattern,
        content: ResponseContent?,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.status = status
        self.content = content
        self.documentation = documentation
        self.place = place
    }
}

/// A documented response header with a type (`client.withResponse` → `response[Headers.totalCount]`).
package struct ResponseHeaderPlan: Sendable {
    package var name: SwiftName
    package var wireName: String
    package var type: TypeReference
    /// Where the header stands first.
    package var place: SourceLocation?
    package var documentation: Documentation

    package init(
        name: SwiftName,
        wireName: String,
        type: TypeReference,
        documentation: Documentation = Documentation(),
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.documentation = documentation
        self.place = place
    }
}
