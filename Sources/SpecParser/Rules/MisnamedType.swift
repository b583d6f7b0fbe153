import ApusDiagnostics

/// The type and format that an invalid `type` stands for: the name of a format, a type of a programming language, or a
/// misspelled type.
struct MisnamedType: Sendable, Hashable {
    /// `nil` if any value is allowed.
    let type: SchemaType?
    let format: String?

    /// Returns `nil` if the name resembles no type.
    init?(_ name: String) {
        let lower = name.lowercased()
        switch lower {
        case "int", "long": (type, format) = (.integer, lower == "long" ? "int64" : nil)
        case "int32", "int64", "uint32", "uint64", "int8", "int16", "uint8", "uint16":
            (type, format) = (.integer, lower)
        case "float", "double", "decimal": (type, format) = (.number, lower)
        case "bool": (type, format) = (.boolean, nil)
        case "str", "text", "enum": (type, format) = (.string, nil)
        case "list": (type, format) = (.array, nil)
        case "map", "dict", "dictionary", "hash", "struct": (type, format) = (.object, nil)
        case "any", "mixed", "unknown": (type, format) = (nil, nil)
        case "datetime", "timestamp": (type, format) = (.string, "date-time")
        case "file": (type, format) = (.string, "binary")
        case "url": (type, format) = (.string, "uri")
        case "date", "date-time", "time", "duration", "uuid", "uri", "uri-reference", "uri-template", "iri", "email",
            "idn-email", "hostname", "ipv4", "ipv6", "byte", "binary", "password", "regex", "json-pointer":
            (type, format) = (.string, lower)
        default:
            let names = SchemaType.allCases.filter { $0 != .file && $0 != .null }.map(\.rawValue)
            guard let nearest = NearestName.find(name, among: names) else { return nil }
            (type, format) = (SchemaType(rawValue: nearest), nil)
        }
    }
}
