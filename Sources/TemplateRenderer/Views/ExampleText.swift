import ApusPlan

/// Spells JSON over several lines, such that the lines can stand in a Swift literal between `#"""` and `"""#`.
///
///     {
///       "key": "segment-key-123abc",
///       "tags": [
///         "testing"
///       ]
///     }
///
/// No text of a description can end the literal or start an interpolation: a quotation mark inside a JSON string has a
/// backslash before it, so three of them never follow each other, and a backslash is spelled `\u005C`, so none stands
/// before `#`.
package enum ExampleText {
    /// The lines without line ends.
    package static func lines(of value: JSONLiteral) -> [String] {
        var lines: [String] = []
        append(value, prefix: "", suffix: "", depth: 0, to: &lines)
        return lines
    }

    private static func append(
        _ value: JSONLiteral,
        prefix: String,
        suffix: String,
        depth: Int,
        to lines: inout [String]
    ) {
        let indent = String(repeating: "  ", count: depth)
        func block(_ open: String, _ close: String, _ count: Int, _ element: (Int) -> (String, JSONLiteral)) {
            guard count > 0 else { return lines.append(indent + prefix + open + close + suffix) }
            lines.append(indent + prefix + open)
            for index in 0..<count {
                let (prefix, value) = element(index)
                let suffix = index == count - 1 ? "" : ","
                append(value, prefix: prefix, suffix: suffix, depth: depth + 1, to: &lines)
            }
            lines.append(indent + close + suffix)
        }
        switch value {
        case .array(let elements): block("[", "]", elements.count) { ("", elements[$0]) }
        case .object(let members):
            block("{", "}", members.count) { (string(members[$0].key) + ": ", members[$0].value) }
        default: lines.append(indent + prefix + scalar(value) + suffix)
        }
    }

    private static func scalar(_ value: JSONLiteral) -> String {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let spelling): spelling
        case .string(let text): string(text)
        case .null, .array, .object: "null"
        }
    }

    private static func string(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\n": json += "\\n"
            case "\\": json += "\\u005C"
            case _ where scalar.isHidden:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: true)
                    json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
