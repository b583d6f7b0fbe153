/// The characters of a JSON string that are escaped.
package nonisolated enum JSONEscaping: Sendable {
    /// Quotes, backslashes and control characters, as RFC 8259 §7 requires.
    case required
    /// Also the characters that are ``CharacterVisibility/hidden``, for JSON that is shown to a person.
    case hidden
    /// Also all other characters that are not ``CharacterVisibility/visible``. A backslash is written as `\u005c`, so that
    /// the text can be the content of a raw string literal in Swift.
    case swiftLiteral

    fileprivate func escapes(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .required: scalar.value < 0x20
        case .hidden: scalar.visibility == .hidden
        case .swiftLiteral: scalar.visibility != .visible
        }
    }
}

nonisolated extension JSONWriter {
    /// Returns a text as a JSON string, including its quotes.
    package static func quoted(_ text: String, escaping: JSONEscaping = .hidden) -> String {
        var writer = JSONWriter(capacity: text.utf8.count + 8)
        writer.write(string: text, escaping: escaping)
        return writer.text
    }

    /// Writes a string.
    package mutating func write(string: String, escaping: JSONEscaping) {
        let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        guard escaping != .required, !isPlain else { return write(string: string) }
        append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\\" where escaping == .swiftLiteral: appendEscape(unit: 0x5C)
            case "\"", "\\", "\u{0}"..."\u{1F}": appendEscape(UInt8(truncatingIfNeeded: scalar.value))
            case _ where escaping.escapes(scalar):
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { appendEscape(unit: unit) }
            default:
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
            }
        }
        append(UInt8(ascii: "\""))
        endValue()
    }
}
