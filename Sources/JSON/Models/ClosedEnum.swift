/// An enumeration whose values are limited to those of the description; reading any other value throws a `JSONFault`.
///
/// Generated only if the configuration requests closed enumerations; the default is ``OpenEnum``.
public protocol ClosedEnum: RawRepresentable, JSONReadable, JSONWritable, Codable, Hashable, Sendable,
    CustomStringConvertible
where RawValue: JSONReadable & JSONWritable & Codable & Hashable & Sendable {
    /// The cases, in the order of the description.
    nonisolated static var knownCases: [Self] { get }
}

/// A closed enumeration of strings.
public protocol ClosedStringEnum: ClosedEnum where RawValue == String {}

/// A closed enumeration of integers.
public protocol ClosedIntegerEnum: ClosedEnum where RawValue == Int {}

/// A closed enumeration whose values have different JSON kinds.
public protocol ClosedValueEnum: ClosedEnum where RawValue == JSONValue {}

nonisolated extension ClosedEnum {
    /// Reads a raw value.
    ///
    /// - Throws: `JSONFault` if the value is not the raw value of a case.
    public init(from json: inout JSONReader) throws {
        guard let known = Self(rawValue: try RawValue(from: &json)) else { throw json.invalid("not a known value") }
        self = known
    }

    /// Writes the raw value.
    public func write(to json: inout JSONWriter) { rawValue.write(to: &json) }

    /// The raw value.
    public var description: String { String(describing: rawValue) }

    /// Whether the raw values are equal.
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

    /// Hashes the raw value.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
