/// Renders a change report as an entry of a changelog (CommonMark).
enum ChangeMarkdown {
    // **major**: 1 breaking
    //
    // ### Breaking
    //
    // - `UserSegment.name` is now optional instead of required: code that reads it must unwrap it (in responses) –
    //   `old.yaml:12:7` → `new.yaml:14:7`

    static func render(_ report: ChangeReport) -> String {
        if report.changes.isEmpty { return "The client is unchanged.\n" }
        let sections = Verdict.allCases.reversed().compactMap { verdict -> String? in
            let changes = report.changes(verdict)
            if changes.isEmpty { return nil }
            return "### \(title(verdict))\n\n" + changes.map { "- " + entry($0) + "\n" }.joined()
        }
        return "**\(report.release.rawValue)**: \(report.counts)\n\n" + sections.joined(separator: "\n")
    }

    private static func title(_ verdict: Verdict) -> String {
        switch verdict {
        case .breaking: "Breaking"
        case .behaviour: "Changed behaviour"
        case .compatible: "Compatible"
        }
    }

    private static func entry(_ change: Change) -> String {
        code(change.subject) + " " + quoted(change.what) + ": " + quoted(change.reason) + change.positionText
            + places(change)
    }

    /// ` – `old.yaml:12:7` → `new.yaml:14:7``; empty if the change has no place.
    private static func places(_ change: Change) -> String {
        let places = [change.oldPlace, change.newPlace].compactMap { $0.map { code("\($0)") } }
        return places.isEmpty ? "" : " – " + places.joined(separator: " → ")
    }

    /// Replaces quoted names by code spans, and escapes the rest.
    private static func quoted(_ text: String) -> String {
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        // With an unpaired apostrophe, the number of parts is even and names can't be recognized.
        guard parts.count % 2 == 1 else { return escaped(text) }
        return parts.enumerated().map { $0.offset % 2 == 1 ? code(String($0.element)) : escaped(String($0.element)) }
            .joined()
    }

    /// A code span, with a fence that is longer than any run of backticks in the text (CommonMark 0.31 §6.1).
    private static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.contains("`") else { return "`\(line)`" }
        var longest = 0
        var run = 0
        for letter in line {
            run = letter == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(line) \(fence)"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for letter in text {
            if letter.isNewline {
                result += " "
            } else if "\\`*_[]<>#|".contains(letter) {
                result += "\\" + String(letter)
            } else {
                result.append(letter)
            }
        }
        return result
    }
}
