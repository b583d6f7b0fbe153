import ApusJSON
import ApusPlan

/// Formats values as Swift literals, so that text of a description cannot become code.
package enum SwiftLiteral {
    /// A string literal: `"a \"quoted\" word"`.
    ///
    /// Escapes every character that could end the literal, start an interpolation or break the line, and every invisible
    /// character (controls, bidirectional controls, line and paragraph separators, format characters).
    package static func string(_ text: String) -> String {
        var plain = text
        if let literal = plain.withUTF8(plainString) { return literal }
        var literal = "\""
        literal.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars { appendEscaped(scalar, to: &literal) }
        literal += "\""
        return literal
    }

    /// The literal of a text without characters to escape; `nil` for others. Most strings are keys and names.
    private static func plainString(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard text.allSatisfy(isPlain) else { return nil }
        return String(unsafeUninitializedCapacity: text.count + 2) { literal in
            literal[0] = UInt8(ascii: "\"")
            for index in text.indices { literal[index + 1] = text[index] }
            literal[text.count + 1] = UInt8(ascii: "\"")
            return text.count + 2
        }
    }

    /// An integer literal. Seven or more digits are grouped by three, as swift-format requires.
    package static func integer(_ digits: String) -> String {
        let isNegative = digits.utf8.first == UInt8(ascii: "-")
        let magnitude = isNegative ? digits.dropFirst() : Substring(digits)
        guard magnitude.utf8.count >= 7, magnitude.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return digits
        }
        var grouped = isNegative ? "-" : ""
        for (index, digit) in magnitude.enumerated() {
            if index > 0, (magnitude.utf8.count - index) % 3 == 0 { grouped.append("_") }
            grouped.append(digit)
        }
        return grouped
    }

    /// A default argument: `.ascending`, `20`, `["a"]`.
    package static func value(_ literal: LiteralPlan, enumerationCase: (TypeID, SwiftName) -> String) -> String {
        switch literal {
        case .null: "nil"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let digits): integer(digits)
        case .number(let spelling): spelling
        case .string(let text): string(text)
        case .enumerationCase(let type, let name): enumerationCase(type, name)
        case .array(let elements):
            "[" + elements.map { value($0, enumerationCase: enumerationCase) }.joined(separator: ", ") + "]"
        case .emptyDictionary: "[:]"
        }
    }

    /// Whether the byte is printable ASCII without a special meaning in a string literal.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func appendEscaped(_ scalar: Unicode.Scalar, to literal: inout String) {
        switch scalar {
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        case "\0": literal += "\\0"
        default:
            if scalar.visibility == .visible {
                literal.unicodeScalars.append(scalar)
            } else {
                literal += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
    }
}
