/// A JSON number with its exact spelling, however long or precise it is (RFC 8259 §6).
///
/// Two numbers are equal when their values are: `1`, `1.0` and `10e-1` are one number with three spellings.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as it is spelled in JSON.
    public let spelling: String

    /// A number from its JSON spelling; `nil` when it is none by the grammar of RFC 8259 §6.
    public init?(spelling: String) {
        guard let tape = try? JSONTape(Array(spelling.utf8)), tape.entry(at: 0).kind == .number,
            tape.entry(at: 0).byteLength == tape.byteCount
        else { return nil }
        self.init(checked: spelling)
    }

    init(checked spelling: String) {
        self.spelling = spelling
    }

    /// A number from an integer.
    public init(_ value: some FixedWidthInteger) {
        self.init(checked: String(value))
    }

    /// A number from a `Double`; `nil` when it is infinite or not a number.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let spelling = value.description
        self.init(checked: spelling.hasSuffix(".0") ? String(spelling.dropLast(2)) : spelling)
    }

    /// The spelling.
    public var description: String { spelling }

    /// Whether the value is an integer, `1.0` and `1e2` included.
    public var isInteger: Bool { Decimal(spelling).map { $0.exponent >= 0 } ?? false }

    /// The value when it is an integer in the range of `Int`.
    public var int: Int? { Int(exactly: self) }

    /// The value when it is an integer in the range of `Int64`.
    public var int64: Int64? { Int64(exactly: self) }

    /// The nearest `Double`; `nil` when the number is beyond the largest one.
    public var double: Double? { Double(spelling).flatMap { $0.isFinite ? $0 : nil } }

    /// The same for all spellings of one value: digits without zeros at their ends, and a power of ten.
    var canonicalSpelling: String {
        guard let decimal = Decimal(spelling) else { return spelling }
        guard !decimal.digits.isEmpty else { return "0" }
        let digits = (decimal.isNegative ? "-" : "") + String(decoding: decimal.digits, as: UTF8.self)
        return decimal.exponent == 0 ? digits : "\(digits)e\(decimal.exponent)"
    }

    /// Whether the values are the same.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.spelling == right.spelling || left.canonicalSpelling == right.canonicalSpelling
    }

    /// Hashes the value, not the spelling.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(canonicalSpelling)
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A number from an integer literal.
    public init(integerLiteral value: Int64) { self.init(value) }

    /// A number from a literal with a fraction; a literal that is infinite as `Double` is zero.
    public init(floatLiteral value: Double) { self = JSONNumber(value) ?? 0 }
}

extension JSONNumber {
    /// `digits` × 10 to the power of `exponent`.
    struct Decimal {
        let isNegative: Bool

        /// ASCII digits with no zero at either end; none for zero.
        let digits: ArraySlice<UInt8>

        let exponent: Int

        /// `nil` when the exponent itself has so many digits that it cannot be counted with.
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

extension FixedWidthInteger {
    /// The value of a number; `nil` when it has a fraction or does not fit.
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
