/// A use of a type.
package indirect enum TypeReference: Sendable, Hashable {
    case string
    case boolean
    case integer(IntegerWidth)
    case double
    case float
    /// A decimal number, `Decimal`. Only used if it is configured.
    case decimal
    /// A date-time of RFC 3339, `Date`.
    case dateTime
    /// A full-date of RFC 3339, `CalendarDate`.
    case date
    /// `UUID`.
    case uuid
    /// `URL`. Only used if it is configured.
    case url
    /// Base64 text in a JSON string, `Data`.
    case base64
    /// The bytes of a body or a part, `Data`.
    case bytes
    /// Any JSON value, `JSONValue`.
    case json
    case array(TypeReference)
    /// `[String: T]`
    case dictionary(TypeReference)
    /// A nullable element of an array or a dictionary, `T?`.
    case optional(TypeReference)
    /// A JSON value as the text of a string, `JSONText<T>` (JSON Schema 2020-12 Validation §8.5).
    case jsonText(TypeReference)
    case named(TypeID)
    /// A type from the configuration, as spelled there. It must conform to the protocols for JSON coding.
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
