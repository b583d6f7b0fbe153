internal import Foundation

/// Decimal numbers without rounding: `Decimal` keeps 38 digits and rounds numbers with more.
nonisolated enum ExactDecimal {
    /// The number that a text spells.
    ///
    /// - Returns: `nil` when the type cannot represent all of its digits.
    static func decimal(_ text: String) -> Decimal? {
        guard let decimal = Decimal(string: text, locale: nil), !decimal.isNaN,
            normal(text) == normal(decimal.description)
        else { return nil }
        return decimal
    }

    /// The digits without zeros at both ends, and where the point is; equal for spellings of the same number.
    private static func normal(_ text: String) -> Normal? {
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        var digits: [UInt8] = []
        var exponent = 0
        var hasPoint = false
        while let byte = bytes.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            bytes = bytes.dropFirst()
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                if hasPoint { exponent -= 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            }
        }
        if digits.isEmpty { return Normal(digits: [], exponent: 0, isNegative: false) }
        if !bytes.isEmpty {
            guard let power = Int(Substring(bytes.dropFirst())), abs(power) < 10_000 else { return nil }
            exponent += power
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        return Normal(digits: digits, exponent: exponent, isNegative: isNegative)
    }

    private struct Normal: Equatable {
        var digits: [UInt8]
        var exponent: Int
        var isNegative: Bool
    }
}
