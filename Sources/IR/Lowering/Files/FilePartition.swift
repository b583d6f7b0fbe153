/// Divides declarations into files of limited length. Each file is named after the words that its declarations share.
struct FilePartition {
    struct Item {
        /// The words that can be in the name of a file: `["Payment", "Intent"]`.
        var words: [String]
        /// The estimated number of lines.
        var lines: Int
        /// The position of the declaration in the caller's list.
        var index: Int
    }

    struct File {
        var title: String
        var items: [Int]
    }

    /// The approximate maximum number of lines of a file.
    let limit: Int

    /// The groups of first letters, so that a new declaration does not move others.
    private static let letters: [(title: String, letters: ClosedRange<Character>)] = [
        ("AToB", "A"..."B"), ("CToD", "C"..."D"), ("EToH", "E"..."H"), ("IToM", "I"..."M"), ("NToP", "N"..."P"),
        ("QToS", "Q"..."S"), ("TToZ", "T"..."Z"),
    ]

    /// One file, or one for each group of first letters; if that is too long, for each letter; then for words.
    func filesByLetter(_ items: [Item], title: String) -> [File] {
        guard lines(items) > limit else { return items.isEmpty ? [] : [file(title, items)] }
        var files: [File] = []
        for (name, letters) in Self.letters {
            let part = items.filter { Self.letter(of: $0).map(letters.contains) ?? false }
            guard lines(part) > limit else {
                if !part.isEmpty { files.append(file(title + name, part)) }
                continue
            }
            for (letter, items) in Dictionary(grouping: part, by: Self.letter).sorted(by: {
                ($0.key ?? "_") < ($1.key ?? "_")
            }) {
                files += divided(items, title: title, rest: title + String(letter ?? "_"), depth: 0)
            }
        }
        let others = items.filter { Self.letter(of: $0) == nil }
        return files + (others.isEmpty ? [] : divided(others, title: title, rest: title + "Other", depth: 0))
    }

    /// Files named after the first words, the longest ones first, until the others fit in one file named `title`.
    func filesByWord(_ items: [Item], title: String) -> [File] { divided(items, title: title, rest: title, depth: 0) }

    private func divided(_ items: [Item], title: String, rest: String, depth: Int) -> [File] {
        guard lines(items) > limit, items.count > 1 else { return [file(rest, items)] }
        var remaining = items.filter { $0.words.count <= depth }
        let parts = Dictionary(grouping: items.filter { $0.words.count > depth }) { $0.words[depth] }
        let sorted = parts.map { (word: $0.key, items: $0.value, lines: lines($0.value)) }
            .sorted { ($0.lines, $1.word) > ($1.lines, $0.word) }
        if remaining.isEmpty, let only = sorted.first, sorted.count == 1 {
            return divided(only.items, title: title + only.word, rest: title + only.word, depth: depth + 1)
        }
        var size = lines(items)
        var files: [File] = []
        for part in sorted {
            if size > limit {
                let name = title + part.word
                files += divided(part.items, title: name, rest: name, depth: depth + 1)
                size -= part.lines
            } else {
                remaining += part.items
            }
        }
        files.sort { $0.title < $1.title }
        return (remaining.isEmpty ? [] : [file(rest, remaining)]) + files
    }

    private func file(_ title: String, _ items: [Item]) -> File {
        File(title: title, items: items.map(\.index).sorted())
    }

    private func lines(_ items: [Item]) -> Int { items.reduce(0) { $0 + $1.lines } }

    private static func letter(of item: Item) -> Character? {
        guard let first = item.words.first?.first, ("A"..."Z").contains(first) else { return nil }
        return first
    }
}
