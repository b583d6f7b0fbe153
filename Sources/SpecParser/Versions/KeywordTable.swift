/// Finds what a key of a mapping means without making a `String` of it: descriptions have 100,000s of keys.
struct KeywordTable<Keyword: Sendable>: Sendable {
    private struct Row: Sendable {
        let first: UInt8
        let text: [UInt8]
        let keyword: Keyword
    }

    /// The rows for texts of a length, by length.
    private let rows: [[Row]]

    init(_ keywords: some Sequence<(String, Keyword)>) {
        var rows: [[Row]] = []
        for (text, keyword) in keywords {
            let bytes = Array(text.utf8)
            while rows.count <= bytes.count { rows.append([]) }
            rows[bytes.count].append(Row(first: bytes.first ?? 0, text: bytes, keyword: keyword))
        }
        self.rows = rows
    }

    subscript(text: UnsafeBufferPointer<UInt8>) -> Keyword? {
        guard text.count < rows.count, let first = text.first else { return nil }
        for row in rows[text.count] where row.first == first && row.text.elementsEqual(text) { return row.keyword }
        return nil
    }
}

extension KeywordTable where Keyword: RawRepresentable<String> & CaseIterable {
    /// Each case by its spelling.
    init(_ type: Keyword.Type) {
        self.init(type.allCases.map { ($0.rawValue, $0) })
    }
}

extension NodeEntry {
    /// What the key means.
    func keyword<Keyword>(in table: KeywordTable<Keyword>) -> Keyword? {
        let index = value.standingIndex - 1
        if value.tree.entries[index].flags.contains(.escaped) {
            var text = key
            return text.withUTF8 { table[$0] }
        }
        return value.tree.withRawText(of: index) { table[$0] }
    }

    /// Whether the key starts with `x-`.
    var isExtension: Bool {
        value.tree.withRawText(of: value.standingIndex - 1) { text in
            text.count > 2 && text[0] | 0x20 == UInt8(ascii: "x") && text[1] == UInt8(ascii: "-")
        }
    }
}
