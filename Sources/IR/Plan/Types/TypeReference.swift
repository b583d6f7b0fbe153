/// A use of a type.
package indirect enum TypeReference: Sendable, Hashable {
    case string
    case boolean
    case integer(IntegerWidth)
    case double
    case float
    /// An exact decimal number, `Decimal`; only when asked for.
    case decimal
    /// RFC 3339 date-time, `Date`.
    case dateTime
    /// RFC 3339 full-date, `CalendarDate`.
    case date
    /// `UUID`.
    case uuid
    /// `URL`; only when asked for.
    case url
    /// Base64 text in JSON, `Data`.
    case base64
    /// Raw bytes of a body or of a part, `Data`.
    case bytes
    /// Anything, `JSONValue`.
    case json
    case array(TypeReference)
    /// `[String: T]`
    case dictionary(TypeReference)
    /// A value that may be `null` inside an array or a dictionary, `T?`.
    case optional(TypeReference)
    case named(TypeID)
    /// A type from the configuration's type mapping, as spelled there. It must be readable and writable as JSON.
    case custom(String)

    package enum IntegerWidth: String, Sendable, Hashable {
        case int = "Int"
        case int8 = "Int8"
        case int16 = "Int16"
        case int32 = "Int32"
        case int64 = "Int64"
        case uint = "UInt"
        case uint8 = "UInt8"
        case uint16 = "UInt16"
        case uint32 = "UInt32"
        case uint64 = "UInt64"
    }
}

extension TypeReference.IntegerWidth {
    /// Whether the type can represent a number.
    package func contains(_ number: some BinaryInteger) -> Bool {
        switch self {
        case .int, .int64: Int64(exactly: number) != nil
        case .int8: Int8(exactly: number) != nil
        case .int16: Int16(exactly: number) != nil
        case .int32: Int32(exactly: number) != nil
        case .uint, .uint64: UInt64(exactly: number) != nil
        case .uint8: UInt8(exactly: number) != nil
        case .uint16: UInt16(exactly: number) != nil
        case .uint32: UInt32(exactly: number) != nil
        }
    }
}
