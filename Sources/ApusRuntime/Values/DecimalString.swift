public import Foundation

/// A decimal number that JSON contains as a string, spelled as it was read: `"1.10"`.
public nonisolated struct DecimalString: Hashable, Sendable {
    /// The spelling, such as `1.10`.
    public let text: String
    /// The number.
    public let value: Decimal

    /// Creates the string of a number.
    public init(_ value: Decimal) {
        self.value = value
        text = value.description
    }

    /// Creates a number from its spelling; `nil` if the text is not a JSON number or `Decimal` cannot represent it
    /// exactly.
    public init?(_ text: String) {
        guard JSONNumber(spelling: text) != nil, let value = ExactDecimal.decimal(text) else { return nil }
        self.text = text
        self.value = value
    }

    /// Whether the numbers are equal; their spellings can differ.
    public static func == (left: DecimalString, right: DecimalString) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

nonisolated extension DecimalString: JSONReadable, JSONWritable {
    /// Reads a string that contains a number, or a number.
    public init(from json: inout JSONReader) throws {
        let text: String
        switch json.kind {
        case .number: text = String(decoding: json.rawBytes, as: UTF8.self)
        case .string: text = try String(from: &json)
        default: throw json.mismatch("decimal")
        }
        guard JSONNumber(spelling: text) != nil else { throw json.mismatch("decimal") }
        guard let decimal = DecimalString(text) else {
            throw json.invalid("a number that 'Decimal' cannot represent exactly")
        }
        self = decimal
    }

    /// Writes the spelling as a string.
    public func write(to json: inout JSONWriter) { json.write(string: text) }
}

nonisolated extension DecimalString: CustomStringConvertible {
    public var description: String { text }
}
