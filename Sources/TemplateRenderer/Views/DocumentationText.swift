import ApusIR

/// Prose of a description as the lines of a documentation comment.
///
/// Each line is what follows `///`: empty, or a space and text. Paragraphs and list items are wrapped, code blocks and
/// tables keep their lines, characters that a reader cannot see are shown by their code point.
package struct DocumentationText: Sendable {
    /// Columns of text in a line, without indentation and `/// `.
    package static let width = 100

    package private(set) var lines: [String] = []

    package init() {}

    package init(_ documentation: Documentation, isDeprecated: Bool = false) {
        if let summary = documentation.summary { append(summary) }
        if let description = documentation.description, description != documentation.summary { append(description) }
        if let url = documentation.externalURL { append("See <" + url + ">.") }
        if isDeprecated { append("- Important: Deprecated.") }
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// Adds a paragraph or more, after an empty line when there is text before.
    package mutating func append(_ text: String) {
        let added = Self.wrapped(text, width: Self.width)
        guard !added.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        lines += added
    }

    /// Adds a list item such as `- Returns: …` or `  - limit: …`; further lines are indented to its text.
    package mutating func appendItem(_ marker: String, _ text: String, separated: Bool) {
        let indent = marker.prefix { $0 == " " }.count
        let continuation = String(repeating: " ", count: indent + 2)
        let body = Self.wrapped(text, width: Self.width - continuation.count - marker.count)
        if separated, !lines.isEmpty { lines.append("") }
        guard let first = body.first else {
            var bare = marker
            while bare.last == " " { bare.removeLast() }
            lines.append(" " + bare)
            return
        }
        lines.append(" " + marker + first.dropFirst())
        for line in body.dropFirst() { lines.append(line.isEmpty ? "" : " " + continuation + line.dropFirst()) }
    }

    /// The lines of `text`, each with the space that separates it from `///`. A paragraph with a line that is too long
    /// is filled anew, so that no line of it stays short.
    private static func wrapped(_ text: String, width: Int) -> [String] {
        var result: [String] = []
        var paragraph: [String] = []
        var isInFence = false
        func finishParagraph() {
            if paragraph.contains(where: { $0.utf8.count > width }) {
                wrap(paragraph.joined(separator: " "), width: width, into: &result)
            } else {
                result += paragraph.map { " " + $0 }
            }
            paragraph = []
        }
        for line in splitLines(text) {
            let kind = LineKind(line, isInFence: isInFence)
            if kind == .fence { isInFence.toggle() }
            if kind != .prose || line.first == " " { finishParagraph() }
            switch kind {
            case .blank: if let last = result.last, !last.isEmpty { result.append("") }
            case .fence, .verbatim: result.append(line.isEmpty ? "" : " " + line)
            case .item, .prose: paragraph.append(line)
            }
        }
        finishParagraph()
        while result.last?.isEmpty == true { result.removeLast() }
        return result
    }

    /// What a line of Markdown is, as far as filling paragraphs is concerned.
    private enum LineKind {
        case blank, fence, verbatim, item, prose

        init(_ line: String, isInFence: Bool) {
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
                self = .fence
            } else if isInFence {
                self = .verbatim
            } else if trimmed.isEmpty {
                self = .blank
            } else if let first = trimmed.first, "|#<>".contains(first) {
                self = .verbatim
            } else if trimmed.hasPrefix("- ") || trimmed.hasPrefix("* ") || trimmed.hasPrefix("+ ") {
                self = .item
            } else if trimmed.prefix(while: \.isNumber).count > 0, trimmed.drop(while: \.isNumber).hasPrefix(". ") {
                self = .item
            } else {
                self = .prose
            }
        }
    }

    /// Breaks one long line between words; the further lines of a list item are indented to its text.
    private static func wrap(_ line: String, width: Int, into result: inout [String]) {
        let indent = line.prefix { $0 == " " }.count
        let isItem = line.dropFirst(indent).hasPrefix("- ") || line.dropFirst(indent).hasPrefix("* ")
        let continuation = String(repeating: " ", count: min(indent + (isItem ? 2 : 0), 8))
        var current = String(repeating: " ", count: min(indent, 8))
        var isLineEmpty = true
        var length = current.utf8.count
        for word in line.split(separator: " ") {
            if !isLineEmpty, length + 1 + word.utf8.count > width {
                result.append(" " + current)
                current = continuation
                length = continuation.utf8.count
                isLineEmpty = true
            }
            if !isLineEmpty {
                current += " "
                length += 1
            }
            current += word
            length += word.utf8.count
            isLineEmpty = false
        }
        result.append(" " + current)
    }

    /// A text on one line, without anything that could end the line or hide in it.
    package static func line(_ text: String) -> String { splitLines(text).joined(separator: " ") }

    /// Splits at every kind of line end, makes tabs spaces and hidden characters visible, and drops trailing spaces.
    private static func splitLines(_ text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 == UInt8(ascii: "\n") || ($0 >= 0x20 && $0 < 0x7F) }) {
            return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
                var line = line
                while line.last == UInt8(ascii: " ") { line.removeLast() }
                return String(Substring(line))
            }
        }
        var lines: [String] = []
        var current = ""
        var previousWasReturn = false
        func finish() {
            while current.last == " " { current.removeLast() }
            lines.append(current)
            current = ""
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                if !previousWasReturn { finish() }
            case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": finish()
            case "\t": current += "    "
            case "\u{A0}": current += " "
            default:
                if scalar.isHidden, scalar != "\u{200D}" {
                    current += "U+" + String(scalar.value, radix: 16, uppercase: true)
                } else {
                    current.unicodeScalars.append(scalar)
                }
            }
            previousWasReturn = scalar == "\r"
        }
        finish()
        return lines
    }
}
