/// Searches Markdown for HTML tags and links, with rules at least as permissive as those of any renderer.
///
/// Outside of fences and code spans of one line, a `<` before a letter, `/`, `!` or `?` begins a tag, unless it follows
/// a backslash or precedes a web address.
package enum PlainMarkdown {
    /// Returns the tags in the lines of a page.
    package static func tags(in lines: [String]) -> [String] {
        var found: [String] = []
        var fence: String?
        for line in lines {
            if let open = fence {
                if line.drop(while: { $0 == " " }) == open { fence = nil }
                continue
            }
            // A fence in an item of a list is indented.
            let marks = line.drop { $0 == " " }.prefix { $0 == "`" }
            if marks.count >= 3 {
                fence = String(marks)
                continue
            }
            found += tags(inLine: line)
        }
        if fence != nil { found.append("a fence that is not closed") }
        return found
    }

    /// Returns the destinations of the links in the lines of a page, except links in code.
    package static func destinations(in lines: [String]) -> [String] {
        var found: [String] = []
        var fence: String?
        for line in lines {
            let text = line.drop { $0 == " " }
            let marks = String(text.prefix { $0 == "`" })
            if fence != nil || marks.count >= 3 {
                if fence == nil { fence = marks } else if String(text) == fence { fence = nil }
                continue
            }
            let pieces = line.unicodeScalars.split(separator: "`", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() where index.isMultiple(of: 2) {
                let text = String(piece).replacing("\\](", with: "")
                for piece in text.components(separatedBy: "](").dropFirst() {
                    found.append(String(piece.prefix { $0 != ")" }))
                }
            }
        }
        return found
    }

    // Iterates over scalars: a combining character after a mark must not hide the mark.
    private static func tags(inLine text: String) -> [String] {
        var found: [String] = []
        var isCode = false
        var isEscaped = false
        let line = text.unicodeScalars
        for index in line.indices {
            let scalar = line[index]
            if isEscaped {
                isEscaped = false
                continue
            }
            if scalar == "`" { isCode.toggle() }
            guard !isCode else { continue }
            isEscaped = scalar == "\\"
            let rest = line[index...].dropFirst()
            guard scalar == "<", let next = rest.first,
                next.properties.isAlphabetic || "/!?".unicodeScalars.contains(next)
            else { continue }
            let content = String(rest)
            if !content.hasPrefix("https://"), !content.hasPrefix("http://"), !content.hasPrefix("mailto:") {
                found.append(String(line[index...]))
            }
        }
        if isCode { found.append("a code span that is not closed") }
        return found
    }
}
