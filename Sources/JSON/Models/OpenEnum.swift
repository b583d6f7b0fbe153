/// An enumeration that keeps values that are not in the description.
///
/// A generated enumeration consists of two switches and a list of cases; extensions provide everything else:
///
///     public enum SortOrder: OpenStringEnum {
///         case ascending
///         case descending
///         case unrecognized(String)
///
///         public init(rawValue: String) {
///             switch rawValue {
///             case "ASC": self = .ascending
///             case "DESC": self = .descending
///             default: self = .unrecognized(rawValue)
///             }
///         }
///
///         public var rawValue: String {
///             switch self {
///             case .ascending: "ASC"
///             case .descending: "DESC"
///             case .unrecognized(let rawValue): rawValue
///             }
///         }
///
///         public static let knownCases: [SortOrder] = [.ascending, .descending]
///     }
///
/// Values are equal if their raw values are equal: `.unrecognized("ASC") == .ascending`.
public protocol OpenEnum: RawRepresentable, JSONReadable, JSONWritable, Codable, Hashable, Sendable,
    CustomStringConvertible
where RawValue: JSONReadable & JSONWritable & Codable & Hashable & Sendable {
    /// Creates the case with the given raw value, or `unrecognized` if the description has no such value.
    nonisolated init(rawValue: RawValue)

    /// The cases of the description, in its order.
    nonisolated static var knownCases: [Self] { get }
}

/// An open enumeration of strings.
public protocol OpenStringEnum: OpenEnum where RawValue == String {}

/// An open enumeration of integers.
public protocol OpenIntegerEnum: OpenEnum where RawValue == Int {}

/// An open enumeration whose values have different JSON kinds.
public protocol OpenValueEnum: OpenEnum where RawValue == JSONValue {}

nonisolated extension OpenEnum {
    /// Reads a raw value.
    @_documentation(visibility: internal)
    public init(from json: inout JSONReader) throws {
        self.init(rawValue: try RawValue(from: &json))
    }

    /// Writes the raw value.
    @_documentation(visibility: internal)
    public func write(to json: inout JSONWriter) {
        rawValue.write(to: &json)
    }

    /// The raw value.
    @_documentation(visibility: internal)
    public var description: String { String(describing: rawValue) }

    /// Whether the raw values are equal.
    @_documentation(visibility: internal)
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
}

nonisolated extension OpenValueEnum {
    /// Decodes a raw value.
    @_documentation(visibility: internal)
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try JSONValue(from: decoder))
    }

    /// Encodes the raw value.
    @_documentation(visibility: internal)
    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }
}
