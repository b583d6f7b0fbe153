import ApusPlan

/// Names that generated declarations cannot have, or can have only in backticks.
enum ReservedNames {
    /// Names of members that have another meaning even in backticks, or that every model has.
    static let members: WordSet = ["init", "self", "Type", "Protocol", "hashValue", "Self", "_"]

    /// Names that no case of a union can have.
    static let caseNames: WordSet = enumerationCases.union(["unrecognized"])

    /// Names that no case of an enumeration can have.
    ///
    /// `none` and `some` are reserved because `.none` is `nil` if the enumeration is optional. `unrecognized` is not
    /// reserved: if it is a value, the case for unknown values gets another name.
    static let enumerationCases: WordSet = members.union(["rawValue", "allCases", "none", "some"])

    /// Members that every client has in addition to its groups and methods.
    static let clientMembers: WordSet = members.union([
        "connection", "with", "withResponse", "Servers", "Headers", "options",
    ])

    /// Names that the body of a generated method uses.
    static let parameters: WordSet = members.union(["connection", "request", "response", "form", "client"])

    /// Types that generated code refers to. A generated type with one of these names would shadow it.
    static let types: WordSet = [
        // Swift and its standard library.
        "Any", "AnyHashable", "AnyObject", "Array", "AsyncIteratorProtocol", "AsyncSequence",
        "AsyncStream", "AsyncThrowingStream", "Bool", "CaseIterable", "Character", "Codable", "Collection",
        "Comparable", "CustomDebugStringConvertible", "CustomStringConvertible", "Decodable", "Decoder", "Dictionary",
        "Double", "Encodable", "Encoder", "Equatable", "Error", "ExpressibleByArrayLiteral",
        "ExpressibleByBooleanLiteral", "ExpressibleByDictionaryLiteral", "ExpressibleByFloatLiteral",
        "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral", "ExpressibleByStringLiteral", "Float", "Hashable",
        "Hasher", "Identifiable", "Int", "Int16", "Int32", "Int64", "Int8", "IteratorProtocol",
        "LosslessStringConvertible",
        "MainActor", "Never", "Optional", "Protocol", "RawRepresentable", "Result", "Self", "Sendable", "Sequence",
        "Set", "String", "Swift", "Task", "Type", "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Void",
        // Foundation.
        "Data", "Date", "Decimal", "Foundation", "JSONDecoder", "JSONEncoder", "URL", "URLRequest", "URLResponse",
        "URLSession", "UUID",
        // The types of the runtime that generated code refers to.
        "APIClient", "APIConnection", "APIError", "APIExample", "APIExampleClient", "APIExampleResponse",
        "APIRequest", "APIResponse", "ApusJSON", "ApusRuntime",
        "Base64URLData", "CalendarDate", "DecimalString", "ClientOptions", "ClosedIntegerEnum", "ClosedStringEnum",
        "ClosedValueEnum", "Credential",
        "EventStream", "FormEncoding", "HTTPMethod", "Indirect", "IndirectNullable", "IndirectOptional", "JSON",
        "JSONFault", "JSONKind",
        "JSONLines", "JSONModel", "JSONNumber", "JSONReadable", "JSONReader", "JSONText",
        "JSONTupleReader",
        "JSONTupleWriter", "MultipartForm", "MultipartPart",
        "JSONValue", "JSONWritable", "JSONWriter",
        "ModelExample", "MultipartForm", "Nullable", "OpenIntegerEnum", "OpenStringEnum", "OpenValueEnum", "PageTotal",
        "Paged", "Paging", "ParameterStyle", "RequestDefaults", "ResponseHeader", "SecurityScheme", "Server",
        "ServerSentEvent",
        "LocalDateTime", "OAuthFlow", "UploadBody", "UploadContent", "UploadFile",
        // The types that every client declares.
        "Headers", "Servers",
    ]

    /// A replacement for a reserved name. It does not depend on other names in the scope.
    static func renamed(_ name: String, suffix: String) -> String {
        name.hasSuffix(suffix) ? name + "2" : name + suffix
    }
}
