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
/// | | `base64url` | `Base64URLData` |
/// | | `binary` | bytes in a body or part, otherwise `String` |
/// | `integer` | – | `Int` |
/// | | `int8`, `int16`, `int32`, `int64` | `Int8`, `Int16`, `Int32`, `Int64` |
/// | | `uint`, `uint8`, `uint16`, `uint32`, `uint64` | `UInt`, `UInt8`, `UInt16`, `UInt32`, `UInt64` |
/// | `number` | – , `double` | `Double` |
/// | | `float` | `Float` |
/// | | `int8` to `uint64` | as for `integer` |
/// | `boolean` | | `Bool` |
///
/// Other formats do not change the type. ``LoweringOptions/formats`` adds and replaces rows. `Decimal` for a string is
/// `DecimalString`, which is written as a string.
struct ScalarTypes {
    private let formats: [String: String]

    init(_ options: LoweringOptions) { formats = options.formats }

    func type(_ type: SchemaType, format: String?, isBinary: Bool = false) -> TypeReference {
        if let format, let mapped = formats[format] {
            let reference = Self.reference(named: mapped)
            return reference == .decimal && type == .string ? .custom("DecimalString") : reference
        }
        switch type {
        case .boolean: return .boolean
        case .integer: return integer(format)
        case .number:
            switch format {
            case "float": return .float
            case let format? where Self.width(format) != nil: return integer(format)
            default: return .double
            }
        case .string:
            if isBinary || format == "binary" { return .bytes }
            return format.flatMap(string) ?? .string
        case .file: return .bytes
        case .object: return .dictionary(.json)
        case .array: return .array(.json)
        case .null: return .json
        }
    }

    /// The type for a `format` without a `type`; `nil` if the format is unknown.
    func type(forFormat format: String) -> TypeReference? {
        if let mapped = formats[format] { return Self.reference(named: mapped) }
        switch format {
        case _ where Self.width(format) != nil: return integer(format)
        case "double": return .double
        case "float": return .float
        case "binary": return .bytes
        default: return string(format)
        }
    }

    private func integer(_ format: String?) -> TypeReference {
        .integer(format == "long" ? .int64 : format.flatMap(Self.width) ?? .int)
    }

    /// The integer type of a format of the OpenAPI format registry.
    private static func width(_ format: String) -> TypeReference.IntegerWidth? {
        switch format {
        case "int8": .int8
        case "int16": .int16
        case "int32": .int32
        case "int64": .int64
        case "uint": .uint
        case "uint8": .uint8
        case "uint16": .uint16
        case "uint32": .uint32
        case "uint64": .uint64
        default: nil
        }
    }

    private func string(_ format: String) -> TypeReference? {
        switch format {
        case "date-time": .dateTime
        case "date": .date
        case "uuid": .uuid
        case "byte", "base64": .base64
        case "base64url": .custom("Base64URLData")
        default: nil
        }
    }

    /// The type with a name from the configuration.
    static func reference(named name: String) -> TypeReference {
        switch name {
        case "String": .string
        case "Bool": .boolean
        case "Double": .double
        case "Float": .float
        case "Decimal": .decimal
        case "Date": .dateTime
        case "CalendarDate": .date
        case "UUID": .uuid
        case "URL": .url
        case "Data": .base64
        case "JSONValue": .json
        default: TypeReference.IntegerWidth(rawValue: name).map(TypeReference.integer) ?? .custom(name)
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
