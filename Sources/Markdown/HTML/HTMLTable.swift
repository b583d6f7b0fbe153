/// The cells of a table of HTML.
struct HTMLTable {
    private var rows: [[[UInt8]]] = []
    private var hasHeader = false
    /// The number of columns of the cell that is being read; `nil` outside of a cell.
    var columns: Int?

    mutating func beginRow() { if rows.last?.isEmpty != true { rows.append([]) } }

    mutating func append(_ cell: [UInt8]) {
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(cell)
        for _ in 1..<max(columns ?? 1, 1) { rows[rows.count - 1].append([]) }
        columns = nil
    }

    mutating func markHeader() { if rows.count <= 1 { hasHeader = true } }

    /// The lines of the table in Markdown, or those of its cells if there is only one column without a header.
    var lines: [[UInt8]] {
        let rows = rows.filter { $0.contains { !$0.isEmpty } }
        guard let count = rows.map(\.count).max(), count > 0 else { return [] }
        if count == 1, !hasHeader { return Array(rows.flatMap { $0 }.map { [$0] }.joined(separator: [[]])) }
        let empty = [[UInt8]](repeating: [], count: count)
        let header = hasHeader ? rows[0] : empty
        let separator = [[UInt8]](repeating: Array("---".utf8), count: count)
        return ([header, separator] + (hasHeader ? rows.dropFirst() : rows[...])).map { row in
            let cells = (row + empty.dropFirst(row.count)).map { $0.isEmpty ? " ".utf8 + [] : [0x20] + $0 + [0x20] }
            return [0x7C] + cells.joined(separator: [0x7C]) + [0x7C]
        }
    }
}

extension HTMLConversion {
    mutating func openTablePart(_ tag: HTMLTag, _ name: String, _ element: HTMLElement) {
        // A table in a cell becomes text of the cell.
        if element == .table, table != nil { innerTables += 1 }
        guard innerTables == 0, !writer.isFlat || table != nil else { return writer.separate(.space) }
        switch element {
        case .table: table = HTMLTable()
        case .row:
            endCell()
            table?.beginRow()
        case .cell(let isHeader):
            endCell()
            guard table != nil else { return writer.separate(.space) }
            if isHeader { table?.markHeader() }
            table?.columns = min(max(tag.value("colspan").flatMap { Int($0) } ?? 1, 1), 20)
            outerWriter = writer
            writer = MarkdownWriter()
            writer.isFlat = true
            open.append(OpenElement(name: name, element: element))
        default: break
        }
    }

    mutating func closeTablePart(_ element: HTMLElement) {
        if innerTables > 0 {
            if element == .table { innerTables -= 1 }
            writer.separate(.space)
        } else if element == .table {
            endTable()
        } else {
            endCell()
        }
    }

    /// Ends the cell, whose text becomes part of the table.
    mutating func endCell() {
        guard table?.columns != nil, let outer = outerWriter else { return }
        if let position = open.lastIndex(where: { if case .cell = $0.element { true } else { false } }) {
            while open.count > position + 1 { closeLast() }
            open.removeLast()
        }
        writer.endLink()
        writer.endEmphases()
        table?.append(Self.escapingBars(writer.output))
        writer = outer
        outerWriter = nil
    }

    mutating func endTable() {
        endCell()
        guard let lines = table?.lines else { return }
        table = nil
        if !lines.isEmpty { writer.write(lines: lines) }
    }

    /// Escapes the bars that have no backslash, because they end a cell even inside of code (GitHub Flavored Markdown §4.10).
    private static func escapingBars(_ text: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        var isEscaped = false
        for byte in text {
            if byte == UInt8(ascii: "|"), !isEscaped { escaped.append(UInt8(ascii: "\\")) }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            escaped.append(byte)
        }
        return escaped
    }
}
