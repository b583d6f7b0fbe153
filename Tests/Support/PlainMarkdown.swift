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
            fence = Self.fence(of: line.drop { $0 == " " })
            guard fence == nil else { continue }
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
            if let open = fence {
                if String(text) == open { fence = nil }
                continue
            }
            fence = Self.fence(of: text)
            guard fence == nil else { continue }
            let plain = String(withoutCode(line).line).replacing("\\](", with: "")
            for piece in plain.components(separatedBy: "](").dropFirst() {
                found.append(String(piece.prefix { $0 != ")" }))
            }
        }
        return found
    }

    // Iterates over scalars: a combining character after a mark must not hide the mark.
    private static func tags(inLine text: String) -> [String] {
        var found: [String] = []
        let (line, isClosed) = withoutCode(text)
        var isEscaped = false
        for index in line.indices {
            let scalar = line[index]
            if isEscaped {
                isEscaped = false
                continue
            }
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
        if !isClosed { found.append("a code span that is not closed") }
        return found
    }

    /// The marks of a fence; `nil` if the line begins with a code span of three or more backticks (CommonMark §4.5).
    private static func fence(of text: Substring) -> String? {
        let marks = text.prefix { $0 == "`" }
        return marks.count >= 3 && !text.dropFirst(marks.count).contains("`") ? String(marks) : nil
    }

    /// The line with a backtick for each code span, which ends at the next run of as many backticks (CommonMark §6.1).
    private static func withoutCode(_ text: String) -> (line: String.UnicodeScalarView, isClosed: Bool) {
        var line = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\\" {
                line += rest.prefix(2)
                rest = rest.dropFirst(2)
                continue
            }
            let marks = rest.prefix { $0 == "`" }.count
            line.append(scalar)
            rest = rest.dropFirst(max(marks, 1))
            guard marks > 0 else { continue }
            var isClosed = false
            while !isClosed, !rest.isEmpty {
                rest = rest.drop { $0 != "`" }
                let run = rest.prefix { $0 == "`" }.count
                rest = rest.dropFirst(run)
                isClosed = run == marks
            }
            if !isClosed { return (line, false) }
        }
        return (line, true)
    }
}
