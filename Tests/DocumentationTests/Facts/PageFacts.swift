/// The sections of the operations on pages.
struct PageSections {
    /// The lines of each section, from the line with the request, by that line: `GET /pets/{id}`.
    private(set) var lines: [String: [String]] = [:]

    /// - Parameter pages: The texts of all pages. The first section of a request counts.
    init(_ pages: [String]) {
        for page in pages {
            let all = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let heads = all.indices.filter { all[$0].hasPrefix("## ") }
            for (head, end) in zip(heads, heads.dropFirst() + [all.count]) {
                let line = head + 2
                guard line < end, all[line].hasPrefix("`"), all[line].hasSuffix("`") else { continue }
                let request = String(all[line].dropFirst().dropLast())
                if lines[request] == nil { lines[request] = Array(all[line..<end]) }
            }
        }
    }
}

/// The items of the section of an operation, with their nesting.
struct PageFacts {
    private let lines: [String]

    /// - Parameter request: `GET /pets/{id}`
    init?(_ sections: PageSections, request: String) {
        guard let lines = sections.lines[request] else { return nil }
        self.lines = lines
    }

    /// Whether the section, or the item with the path, has all texts of a fact.
    func has(_ fact: DescriptionFact) -> Bool {
        blocks(fact.path).contains { block in
            let text = block.joined(separator: "\n")
            let plain = text.replacing("\n", with: " ")
            return fact.texts.allSatisfy { expected in
                if expected.hasPrefix("…") {
                    return DescriptionFacts.letters(plain).contains(expected.dropFirst())
                }
                return Self.normalized(plain).contains(Self.normalized(expected))
            }
        }
    }

    /// The items with a path of names: each line of an item and the lines below it.
    private func blocks(_ path: [String]) -> [[String]] {
        var blocks = [lines]
        for name in path {
            blocks = blocks.flatMap { block in
                block.indices.dropFirst(block == lines ? 0 : 1).filter { Self.isItem(block[$0], named: name) }.map {
                    start in
                    let indentation = block[start].prefix { $0 == " " }.count
                    let end =
                        block[(start + 1)...].firstIndex { line in
                            !line.isEmpty && line.prefix { $0 == " " }.count <= indentation
                        } ?? block.count
                    return Array(block[start..<end])
                }
            }
        }
        return blocks
    }

    /// Whether the line begins an item whose head has the name as a code span.
    private static func isItem(_ line: String, named name: String) -> Bool {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("- `") else { return false }
        return normalized(String(text)).contains("`" + normalized(name) + "`")
    }

    private static func normalized(_ text: String) -> String {
        text.replacing("`\\|", with: "|").replacing("\\", with: "").replacing("  ", with: " ")
    }
}
