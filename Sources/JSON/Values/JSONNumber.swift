/// A JSON number with its exact spelling, of any length and precision (RFC 8259 §6).
///
/// Two numbers are equal if their values are equal: `1`, `1.0` and `10e-1` are equal.
public nonisolated struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The spelling of the number in JSON.
    public let spelling: String

    /// Creates a number from its JSON spelling; returns `nil` if the text does not match the grammar of RFC 8259 §6.
    public init?(spelling: String) {
        guard let tape = try? JSONTape(Array(spelling.utf8)), tape.entry(at: 0).kind == .number,
            tape.entry(at: 0).byteLength == tape.byteCount
        else { return nil }
        self.init(checked: spelling)
    }

    /// Creates a number from a spelling that matches the grammar of RFC 8259 §6, which is not checked.
    package init(checked spelling: String) {
        self.spelling = spelling
    }

    /// Creates a number from an integer.
    public init(_ value: some FixedWidthInteger) {
        self.init(checked: String(value))
    }

    /// Creates a number from a `Double`; returns `nil` for infinity and NaN.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let spelling = value.description
        self.init(checked: spelling.hasSuffix(".0") ? String(spelling.dropLast(2)) : spelling)
    }

    /// The spelling.
    public var description: String { spelling }

    /// Whether the value is an integer; `1.0` and `1e2` are integers.
    public var isInteger: Bool { Decimal(spelling).map { $0.exponent >= 0 } ?? false }

    /// The value, if it is an integer in the range of `Int`.
    public var int: Int? { Int(exactly: self) }

    /// The value, if it is an integer in the range of `Int64`.
    public var int64: Int64? { Int64(exactly: self) }

    /// The nearest `Double`; `nil` if the number is out of range.
    public var double: Double? { Double(spelling).flatMap { $0.isFinite ? $0 : nil } }

    /// A spelling that is the same for equal values: the digits without leading and trailing zeros, and a power of ten.
    var canonicalSpelling: String {
        guard let decimal = Decimal(spelling) else { return spelling }
        guard !decimal.digits.isEmpty else { return "0" }
        let digits = (decimal.isNegative ? "-" : "") + String(decoding: decimal.digits, as: UTF8.self)
        return decimal.exponent == 0 ? digits : "\(digits)e\(decimal.exponent)"
    }

    /// Whether the values are equal, regardless of their spelling.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.spelling == right.spelling || left.canonicalSpelling == right.canonicalSpelling
    }

    /// Hashes the value, not the spelling.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(canonicalSpelling)
    }
}

nonisolated extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// Creates a number from an integer literal.
    public init(integerLiteral value: Int64) { self.init(value) }

    /// Creates a number from a floating-point literal; a literal out of the range of `Double` becomes zero.
    public init(floatLiteral value: Double) { self = JSONNumber(value) ?? 0 }
}

nonisolated extension JSONNumber {
    /// `digits` × 10 to the power of `exponent`.
    struct Decimal {
        let isNegative: Bool

        /// The ASCII digits without leading and trailing zeros; empty for zero.
        let digits: ArraySlice<UInt8>

        let exponent: Int

        /// Returns `nil` if the exponent has more than 17 characters and might not fit `Int`.
        init?(_ spelling: String) {
            var digits: [UInt8] = []
            var rest = Substring(spelling).utf8
            isNegative = rest.first == UInt8(ascii: "-")
            if isNegative { rest.removeFirst() }
            var shift = 0
            var isFraction = false
            while let byte = rest.popFirst(), byte | 0x20 != UInt8(ascii: "e") {
                guard byte != UInt8(ascii: ".") else {
                    isFraction = true
                    continue
                }
                digits.append(byte)
                if isFraction { shift -= 1 }
            }
            let zero = UInt8(ascii: "0")
            let significant = digits.drop { $0 == zero }
            guard let last = significant.lastIndex(where: { $0 != zero }) else {
                self.digits = []
                exponent = 0
                return
            }
            let trailing = significant.endIndex - 1 - last
            guard rest.count <= 17 else { return nil }
            let written = Int(String(Substring(rest))) ?? 0
            self.digits = significant[...last]
            exponent = written + shift + trailing
        }
    }
}

nonisolated extension FixedWidthInteger {
    /// Creates the value of a number; returns `nil` if it has a fraction or is out of range.
    public init?(exactly number: JSONNumber) {
        guard let decimal = JSONNumber.Decimal(number.spelling), (0...40).contains(decimal.exponent) else { return nil }
        var value: Self = 0
        for digit in decimal.digits + repeatElement(UInt8(ascii: "0"), count: decimal.exponent) {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let part = Self(truncatingIfNeeded: digit &- UInt8(ascii: "0"))
            let (sum, carry) =
                decimal.isNegative ? shifted.subtractingReportingOverflow(part) : shifted.addingReportingOverflow(part)
            guard !overflow, !carry else { return nil }
            value = sum
        }
        self = value
    }
}
