/// Looks up the keys of mappings without creating a `String` for each, because descriptions have 100,000s of keys.
struct KeywordTable<Keyword: Sendable>: Sendable {
    private struct Row: Sendable {
        /// The first eight bytes of the key as one word, and the bytes after them.
        let head: UInt64
        let tail: [UInt8]
        let keyword: Keyword
    }

    /// The rows, by the length of the key.
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
    /// Creates a table with the raw values of all cases.
    init(_ type: Keyword.Type) {
        self.init(type.allCases.map { ($0.rawValue, $0) })
    }
}

extension SourceTree {
    /// Returns the keyword for the text of a scalar.
    fileprivate func keyword<Keyword>(at index: Int, in table: KeywordTable<Keyword>) -> Keyword? {
        if entries[index].flags.contains(.escaped) {
            var text = self.text(of: index)
            return text.withUTF8 { table[$0] }
        }
        return withRawText(of: index) { table[$0] }
    }
}

extension Node {
    /// Returns the keyword for a string; `nil` for other values.
    func keyword<Keyword>(in table: KeywordTable<Keyword>) -> Keyword? {
        kind == .string ? tree.keyword(at: contentIndex, in: table) : nil
    }
}

extension NodeEntry {
    /// Returns the keyword for the key.
    func keyword<Keyword>(in table: KeywordTable<Keyword>) -> Keyword? {
        value.tree.keyword(at: value.useIndex - 1, in: table)
    }

    /// Whether the key begins with `x-`, in upper or lower case.
    var isExtension: Bool {
        value.tree.withRawText(of: value.useIndex - 1) { text in
            text.count > 2 && text[0] | 0x20 == UInt8(ascii: "x") && text[1] == UInt8(ascii: "-")
        }
    }
}
