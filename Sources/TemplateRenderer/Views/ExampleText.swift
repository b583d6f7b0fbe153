import ApusJSON
import ApusPlan

/// Formats JSON as the lines of a Swift literal between `#"""` and `"""#`.
///
///     {
///       "key": "segment-key-123abc",
///       "tags": [
///         "testing"
///       ]
///     }
///
/// Text of a description cannot end the literal or start an interpolation. A quotation mark inside a JSON string is
/// escaped, so three of them are never adjacent. A backslash is written as `\u005c`, so it never precedes `#`.
package enum ExampleText {
    /// The lines, without line ends.
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

    private static func string(_ text: String) -> String { JSONWriter.quoted(text, escaping: .swiftLiteral) }
}
