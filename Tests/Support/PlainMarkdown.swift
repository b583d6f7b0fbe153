/// Reads Markdown as a hostile reader would: outside of fences and one-line code spans, a `<` before a letter, a slash,
/// an exclamation or a question mark begins a tag unless a backslash stands before it or a web address follows.
package enum PlainMarkdown {
    /// The tags in the lines of a page.
    package static func tags(in lines: [String]) -> [String] {
        var found: [String] = []
        var fence: String?
        for line in lines {
            if let open = fence {
                if line == open { fence = nil }
                continue
            }
            let marks = line.prefix { $0 == "`" }
            if marks.count >= 3 {
                fence = String(marks)
                continue
            }
            found += tags(inLine: line)
        }
        if fence != nil { found.append("a fence without end") }
        return found
    }

    /// Where the links in the lines of a page lead, those in code left out.
    package static func destinations(in lines: [String]) -> [String] {
        var found: [String] = []
        var fence: String?
        for line in lines {
            let marks = String(line.prefix { $0 == "`" })
            if fence != nil || marks.count >= 3 {
                if fence == nil { fence = marks } else if line == fence { fence = nil }
                continue
            }
            for (index, text) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            where index.isMultiple(of: 2) {
                let text = text.replacing("\\](", with: "")
                for piece in text.components(separatedBy: "](").dropFirst() {
                    found.append(String(piece.prefix { $0 != ")" }))
                }
            }
        }
        return found
    }

    private static func tags(inLine line: String) -> [String] {
        var found: [String] = []
        var isCode = false
        var isEscaped = false
        for index in line.indices {
            let character = line[index]
            if isEscaped {
                isEscaped = false
                continue
            }
            if character == "`" { isCode.toggle() }
            guard !isCode else { continue }
            isEscaped = character == "\\"
            let rest = line[index...].dropFirst()
            guard character == "<", let next = rest.first, next.isLetter || "/!?".contains(next) else { continue }
            if !rest.hasPrefix("https://"), !rest.hasPrefix("http://"), !rest.hasPrefix("mailto:") {
                found.append(String(line[index...]))
            }
        }
        if isCode { found.append("a code span without end") }
        return found
    }
}
