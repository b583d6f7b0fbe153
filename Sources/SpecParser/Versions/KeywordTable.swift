/// Finds what a key of a mapping means without making a `String` of it: descriptions have 100,000s of keys.
struct KeywordTable<Keyword: Sendable>: Sendable {
    private struct Row: Sendable {
        /// Its first eight bytes in one word, and those behind them.
        let head: UInt64
        let tail: [UInt8]
        let keyword: Keyword
    }

    /// The rows for texts of a length, by length.
    private let rows: [[Row]]

    init(_ keywords: some Sequence<(String, Keyword)>) {
        var rows: [[Row]] = []
        for (text, keyword) in keywords {
            let bytes = Array(text.utf8)
            while rows.count <= bytes.count { rows.append([]) }
            let head = bytes.withUnsafeBufferPointer(Self.head)
            rows[bytes.count].append(Row(head: head, tail: Array(bytes.dropFirst(8)), keyword: keyword))
        }
        self.rows = rows
    }

    subscript(text: UnsafeBufferPointer<UInt8>) -> Keyword? {
        guard text.count < rows.count, !rows[text.count].isEmpty else { return nil }
        let head = Self.head(text)
        for row in rows[text.count] where row.head == head && row.tail.elementsEqual(text.dropFirst(8)) {
            return row.keyword
        }
        return nil
    }

    private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        for index in 0..<min(text.count, 8) { head = head &<< 8 | UInt64(text[index]) }
        return head
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
