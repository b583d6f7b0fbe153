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

    /// The letters after which a range of first letters is divided, the preferred one first. They are fixed, so that a new
    /// declaration does not move others, and chosen so that both parts of a range are about equally long.
    private static let cuts = "HPCSMBEROKFULGNITAQDJVWXY"

    /// A range of first letters.
    private struct Part {
        var letters: ClosedRange<Character>
        var items: [Item]
        var lines: Int

        var name: String {
            let (first, last) = (letters.lowerBound, letters.upperBound)
            return first == last ? String(first) : "\(first)To\(last)"
        }
    }

    /// One file, or one for each range of first letters. Ranges are divided until they fit, and a short one is joined with
    /// the shorter of its neighbours. A letter that is too long is divided by words.
    func filesByLetter(_ items: [Item], title: String) -> [File] {
        guard lines(items) > limit else { return items.isEmpty ? [] : [file(title, items)] }
        let others = items.filter { Self.letter(of: $0) == nil }
        let lettered = items.filter { Self.letter(of: $0) != nil }
        var files: [File] = []
        for part in joined(parts(lettered, "A"..."Z")) {
            let name = title + part.name
            files +=
                part.lines > limit ? divided(part.items, title: title, rest: name, depth: 0) : [file(name, part.items)]
        }
        return files + (others.isEmpty ? [] : divided(others, title: title, rest: title + "Other", depth: 0))
    }

    private func parts(_ items: [Item], _ letters: ClosedRange<Character>) -> [Part] {
        let part = Part(letters: letters, items: items, lines: lines(items))
        guard part.lines > limit, let cut = Self.cuts.first(where: { letters.contains($0) && $0 < letters.upperBound }),
            let next = cut.unicodeScalars.first.flatMap({ Unicode.Scalar($0.value + 1) }).map(Character.init)
        else { return items.isEmpty ? [] : [part] }
        let isBefore = { (item: Item) in Self.letter(of: item).map { $0 <= cut } ?? false }
        return parts(items.filter(isBefore), letters.lowerBound...cut)
            + parts(items.filter { !isBefore($0) }, next...letters.upperBound)
    }

    /// The parts without those that are shorter than a quarter of the limit, if they fit in a neighbour.
    private func joined(_ parts: [Part]) -> [Part] {
        var parts = parts
        var index = 0
        while index < parts.count {
            let neighbours = [index - 1, index + 1].filter { other in
                parts.indices.contains(other) && parts[index].lines + parts[other].lines <= limit
            }
            guard parts[index].lines * 4 < limit, let other = neighbours.min(by: { parts[$0].lines < parts[$1].lines })
            else {
                index += 1
                continue
            }
            let (first, second) = (min(index, other), max(index, other))
            parts[first].letters = parts[first].letters.lowerBound...parts[second].letters.upperBound
            parts[first].items += parts[second].items
            parts[first].lines += parts[second].lines
            parts.remove(at: second)
            index = max(first - 1, 0)
        }
        return parts
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
