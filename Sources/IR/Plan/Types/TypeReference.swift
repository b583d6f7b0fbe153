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
    case named(TypeID)
    /// A type from the configuration, as spelled there. It must conform to the protocols for JSON coding.
    case custom(String)

    package enum IntegerWidth: String, Sendable, Hashable {
        case int = "Int"
        case int32 = "Int32"
        case int64 = "Int64"
    }
}
