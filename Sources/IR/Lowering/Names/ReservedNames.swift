/// The names that generated declarations can't have, or only in backticks.
enum ReservedNames {
    /// Members that mean something else even in backticks, or that every model has.
    static let members: Set<String> = ["init", "self", "Type", "Protocol", "hashValue", "Self", "_"]

    /// What the enumerations have beside their cases; `.none` of an optional would be `nil`.
    static let caseNames: Set<String> = enumerationCases.union(["unrecognized"])

    /// What no case of an open enum may be called; where a value is `unrecognized`, it is the other case that gives way.
    static let enumerationCases: Set<String> = members.union(["rawValue", "allCases", "none", "some"])

    /// What a client has beside its groups and methods.
    static let clientMembers: Set<String> = members.union([
        "connection", "with", "withResponse", "Servers", "Headers", "options",
    ])

    /// Names inside of a generated method.
    static let parameters: Set<String> = members.union(["connection", "request", "response", "form", "client"])

    /// Types that generated code or the runtime names: no generated type may hide one of them.
    static let types: Set<String> = [
        // The language and its library.
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
        // The runtime, as far as generated code names it.
        "APIClient", "APIConnection", "APIError", "APIRequest", "APIResponse", "ApusJSON", "ApusRuntime",
        "CalendarDate", "ClientOptions", "ClosedIntegerEnum", "ClosedStringEnum", "ClosedValueEnum", "Credential",
        "EventStream", "FormEncoding", "HTTPMethod", "Indirect", "IndirectNullable", "JSON", "JSONFault", "JSONKind",
        "JSONLines", "JSONModel", "JSONNumber", "JSONReadable", "JSONReader", "JSONValue", "JSONWritable", "JSONWriter",
        "ModelExample", "MultipartForm", "Nullable", "OpenIntegerEnum", "OpenStringEnum", "OpenValueEnum", "PageTotal",
        "Paged", "Paging", "ParameterStyle", "ResponseHeader", "SecurityScheme", "Server", "ServerSentEvent",
        "UploadBody", "UploadFile",
        // What every client nests.
        "Headers", "Servers",
    ]

    /// A name that is taken, made free in a way that does not depend on other names.
    static func renamed(_ name: String, suffix: String) -> String {
        name.hasSuffix(suffix) ? name + "2" : name + suffix
    }
}
