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
        case int32 = "Int32"
        case int64 = "Int64"
    }
}
