/// Writes diagnostics in the format of compilers.
///
///     openapi.yaml:12:5: error: duplicate key 'get' [duplicate-key]
///     12 |     get:
///        |     ^~~
///     openapi.yaml:8:5: note: first defined here
///      8 |     get:
///        |     ^~~
///        = note: the client …
///        = help: remove one of the two
package struct TextRenderer: Sendable {
    private let isColored: Bool

    /// - Parameter isColored: Whether to write ANSI color sequences; only for a terminal.
    package init(isColored: Bool) {
        self.isColored = isColored
    }

    /// Returns the text of a diagnostic, which ends with a line break.
    package func render(_ diagnostic: Diagnostic) -> String {
        let gutter = gutterWidth(of: diagnostic)
        var text = heading(
            diagnostic.severity.rawValue,
            style(of: diagnostic.severity),
            "\(diagnostic.message) [\(diagnostic.code.name)]",
            at: diagnostic.place
        )
        if let place = diagnostic.place {
            text += excerpt(of: place, gutter: gutter, style: style(of: diagnostic.severity))
        }
        for related in diagnostic.related {
            text += heading("note", .cyan, related.label, at: related.place)
            text += excerpt(of: related.place, gutter: gutter, style: .cyan)
        }
        let indent = String(repeating: " ", count: gutter)
        if let consequence = diagnostic.consequence {
            text += "\(indent) = \(painted("note:", .cyan)) \(VisibleText.escaped(consequence))\n"
        }
        if let help = diagnostic.help {
            text += "\(indent) = \(painted("help:", .green)) \(VisibleText.escaped(help))\n"
        }
        return text
    }

    /// Returns the texts of several diagnostics, one after the other.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(render).joined()
    }

    private func heading(_ kind: String, _ style: Style, _ message: String, at place: SourceLocation?) -> String {
        let prefix = place.map { painted(VisibleText.escaped($0.description) + ":", .bold) + " " } ?? ""
        return "\(prefix)\(painted(kind + ":", style)) \(painted(VisibleText.escaped(message), .bold))\n"
    }

    private func excerpt(of place: SourceLocation, gutter: Int, style: Style) -> String {
        let excerpt = SourceExcerpt(place)
        let number = String(place.start.line)
        let padding = String(repeating: " ", count: max(0, gutter - number.count))
        let indent = String(repeating: " ", count: gutter)
        let source = "\(padding)\(number) | \(excerpt.text)".trimmingTrailingSpaces
        return "\(source)\n\(indent) | \(painted(excerpt.underline, style))\n"
    }

    private func gutterWidth(of diagnostic: Diagnostic) -> Int {
        let places = [diagnostic.place].compactMap { $0 } + diagnostic.related.map(\.place)
        return places.map { String($0.start.line).count }.max() ?? 0
    }

    private enum Style: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "1;36"
        case green = "1;32"
    }

    private func style(of severity: Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .remark: .cyan
        }
    }

    /// Returns `text` in a style. Leading spaces are not part of the styled text.
    private func painted(_ text: String, _ style: Style) -> String {
        guard isColored else { return text }
        let spaces = text.prefix { $0 == " " }
        return "\(spaces)\u{1B}[\(style.rawValue)m\(text.dropFirst(spaces.count))\u{1B}[0m"
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
