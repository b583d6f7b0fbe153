import ApusPlan
import ApusSpecParser

/// The Swift types of scalars by `type` and `format` (OpenAPI 3.1.1 §4.4).
///
/// | type | format | Swift |
/// |---|---|---|
/// | `string` | – | `String` |
/// | | `date-time` | `Date` |
/// | | `date` | `CalendarDate` |
/// | | `uuid` | `UUID` |
/// | | `byte`, `base64` | `Data` |
/// | | `binary` | bytes in a body or part, otherwise `String` |
/// | `integer` | – | `Int` |
/// | | `int32` | `Int32` |
/// | | `int64` | `Int64` |
/// | `number` | – , `double` | `Double` |
/// | | `float` | `Float` |
/// | | `int32`, `int64` | as for `integer` |
/// | `boolean` | | `Bool` |
///
/// Other formats do not change the type. ``LoweringOptions/formats`` adds and replaces rows.
struct ScalarTypes {
    private let formats: [String: String]

    init(_ options: LoweringOptions) { formats = options.formats }

    func type(_ type: SchemaType, format: String?, isBinary: Bool = false) -> TypeReference {
        if let format, let mapped = formats[format] { return Self.reference(named: mapped) }
        switch type {
        case .boolean: return .boolean
        case .integer: return integer(format)
        case .number:
            switch format {
            case "float": return .float
            case "int32", "int64": return integer(format)
            default: return .double
            }
        case .string:
            if isBinary || format == "binary" { return .bytes }
            return format.flatMap(string) ?? .string
        case .file: return .bytes
        case .object: return .json
        case .array: return .array(.json)
        case .null: return .json
        }
    }

    /// The type for a `format` without a `type`; `nil` if the format is unknown.
    func type(forFormat format: String) -> TypeReference? {
        if let mapped = formats[format] { return Self.reference(named: mapped) }
        switch format {
        case "int32", "int64": return integer(format)
        case "double": return .double
        case "float": return .float
        case "binary": return .bytes
        default: return string(format)
        }
    }

    private func integer(_ format: String?) -> TypeReference {
        switch format {
        case "int32": .integer(.int32)
        case "int64", "long": .integer(.int64)
        default: .integer(.int)
        }
    }

    private func string(_ format: String) -> TypeReference? {
        switch format {
        case "date-time": .dateTime
        case "date": .date
        case "uuid": .uuid
        case "byte", "base64": .base64
        default: nil
        }
    }

    /// The type with a name from the configuration.
    static func reference(named name: String) -> TypeReference {
        switch name {
        case "String": .string
        case "Bool": .boolean
        case "Int": .integer(.int)
        case "Int32": .integer(.int32)
        case "Int64": .integer(.int64)
        case "Double": .double
        case "Float": .float
        case "Decimal": .decimal
        case "Date": .dateTime
        case "CalendarDate": .date
        case "UUID": .uuid
        case "URL": .url
        case "Data": .base64
        case "JSONValue": .json
        default: .custom(name)
        }
    }
}

/// The types that a configuration assigns to schemas.
struct CustomTypes {
    private let byName: [String: String]

    init(_ options: LoweringOptions) { byName = options.schemas }

    var isEmpty: Bool { byName.isEmpty }

    func type(of schema: Schema) -> TypeReference? {
        (byName[schema.pointer] ?? schema.name.flatMap { byName[$0] }).map(ScalarTypes.reference(named:))
    }
}
