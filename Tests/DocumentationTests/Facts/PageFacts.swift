/// The items of the section of an operation, with their nesting.
struct PageFacts {
    private let lines: [String]

    /// - Parameters:
    ///   - pages: The texts of all pages.
    ///   - request: `GET /pets/{id}`
    ///   - isFirst: Whether the section of the method is meant, instead of that of its streaming variant.
    init?(pages: [String], request: String) {
        for page in pages {
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard
                let line = lines.indices.first(where: {
                    lines[$0] == "`" + request + "`" && $0 > 1 && lines[$0 - 2].hasPrefix("## ")
                })
            else { continue }
            let end = lines[(line + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.count
            self.lines = Array(lines[line..<end])
            return
        }
        return nil
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
