extension JSONLiteral {
    /// The value as compact JSON.
    package var compactText: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .number(let spelling): spelling
        case .string(let text): JSONText.quoted(text)
        case .array(let elements): "[" + elements.map(\.compactText).joined(separator: ", ") + "]"
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            "{ " + members.map { JSONText.quoted($0.key) + ": " + $0.value.compactText }.joined(separator: ", ") + " }"
        }
    }

    /// The value as JSON with two spaces for each level; what fits on a line of 80 columns stays on one.
    package var indentedText: String { indented(level: 0) + "\n" }

    private func indented(level: Int) -> String {
        let compact = compactText
        if compact.count + 2 * level <= 80, !isDeep { return compact }
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.indented(level: level + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + JSONText.quoted($0.key) + ": " + $0.value.indented(level: level + 1) }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        default: return compact
        }
    }

    /// Whether there is a list or an object inside of one.
    private var isDeep: Bool {
        switch self {
        case .array(let elements): elements.contains { $0.isContainer }
        case .object(let members): members.contains { $0.value.isContainer }
        default: false
        }
    }

    private var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}

/// Strings as JSON has them (RFC 8259 §7).
package enum JSONText {
    /// The text in quotation marks; what is invisible or changes how the rest reads is escaped.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isHidden(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Controls, line separators, and controls of the direction of text.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
