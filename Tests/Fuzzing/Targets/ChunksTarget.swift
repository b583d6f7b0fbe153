import ApusJSON

extension FuzzTarget {
    /// A text of JSON that arrives in pieces. Each piece has the length of one byte of the text.
    static let chunks = FuzzTarget(name: "chunks") { mutation in
        model.make(&mutation)
    } run: { bytes in
        let options = JSONReadingOptions(allowsByteOrderMark: true)
        let collector = JSONTextCollector(capacity: 0, options: options, step: bytes.count % 3 + 1)
        var rest = bytes[...]
        while let length = rest.first {
            let piece = rest.prefix(max(1, Int(length) % 40))
            piece.withUnsafeBufferPointer { collector.append($0) }
            rest = rest.dropFirst(piece.count)
        }
        let chunked = collector.finish { CollectedText($0) }
        let whole = try? JSONTape(bytes, options: options)
        try FuzzFinding.expect((chunked == nil) == (whole == nil), "pieces and the whole text are not both JSON")
        guard let chunked, let whole else { return }
        try FuzzFinding.expect(chunked.entryCount == whole.entryCount, "pieces have another number of values")
        for index in 0..<whole.entryCount {
            let (entry, other) = (chunked.entry(at: index), whole.entry(at: index))
            let isEqual =
                entry.kind == other.kind && entry.byteOffset == other.byteOffset && entry.byteLength == other.byteLength
                && entry.next == other.next && entry.childCount == other.childCount
                && entry.isEscaped == other.isEscaped
                && entry.isIntegerSpelling == other.isIntegerSpelling
            try FuzzFinding.expect(isEqual, "the value \(index) differs in pieces")
        }
    }
}

/// Keeps the text of a tape.
private final class CollectedText {
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    deinit { bytes.baseAddress?.deallocate() }
}
