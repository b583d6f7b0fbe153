nonisolated extension JSONWriter {
    /// Writes `null`.
    public mutating func writeNull() { write(literal: "null") }

    mutating func write(literal: StaticString) {
        if let comparison { return add(to: comparison, .literal, (UInt64(literal.utf8Start.pointee), 0)) }
        literal.withUTF8Buffer { append($0) }
        endValue()
    }

    /// Writes a string.
    public mutating func write(string: String) {
        if let comparison { return add(to: comparison, .string, JSONToken.words(string)) }
        var string = string
        string.withUTF8 { appendQuoted($0) }
        endValue()
    }

    /// Writes a number with its original spelling.
    public mutating func write(number: JSONNumber) {
        if let comparison { return add(to: comparison, .number, JSONToken.words(number.spelling)) }
        var spelling = isCanonical ? number.canonicalSpelling : number.spelling
        spelling.withUTF8 { append($0) }
        endValue()
    }

    /// Writes an integer from its absolute value and its sign.
    mutating func write(magnitude: UInt64, isNegative: Bool) {
        if let comparison {
            return add(to: comparison, .integer, (magnitude, isNegative ? 1 : 0))
        }
        append(upTo: 21) { start in
            start.pointee = UInt8(ascii: "-")
            let first = isNegative ? start + 1 : start
            var digits = 1
            var rest = magnitude
            while rest >= 10 {
                rest /= 10
                digits &+= 1
            }
            rest = magnitude
            for place in stride(from: digits - 1, through: 0, by: -1) {
                first[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            return first + digits - start
        }
        endValue()
    }

    /// Writes a number; for infinity and NaN writes `null` and records a fault.
    mutating func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) {
        guard value.isFinite else {
            record("\(value) is not a JSON number")
            writeNull()
            return
        }
        if value.magnitude < 0x1p53, let integer = Int64(exactly: value) {
            let isNegative = integer < 0 || (value.sign == .minus && !isCanonical)
            return write(magnitude: integer.magnitude, isNegative: isNegative)
        }
        if let comparison { return add(to: comparison, .double, (Double(value).bitPattern, 0)) }
        if isCanonical, let number = JSONNumber(Double(value)) { return write(number: number) }
        var spelling = value.description
        if spelling.hasSuffix(".0") { spelling.removeLast(2) }
        spelling.withUTF8 { append($0) }
        endValue()
    }
}
