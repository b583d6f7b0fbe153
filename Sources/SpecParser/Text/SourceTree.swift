import ApusDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The values of a JSON or YAML file, with the place and the spelling of each. Immutable.
///
/// The tree is stored in flat arrays of plain values, without an object for each node. ``Node`` is a handle into it.
package final class SourceTree: Sendable {
    /// The text, in UTF-8, to which the places of the tree refer. Values that an overlay added are in ``addedFiles``.
    package let file: SourceFile
    /// The files of values that do not come from ``file``, each with the offset of its text in ``bytes``.
    let addedFiles: [(offset: Int, file: SourceFile)]
    /// The text of ``file``, followed by those of ``addedFiles``. The ranges of entries refer to it.
    let bytes: [UInt8]
    let entries: [Entry]
    /// The texts of scalars that differ from the source, such as block scalars and scalars with escapes.
    let decoded: [UInt8]
    /// The hash tables of large mappings: a mask, then `mask + 1` slots with the index of a key plus 1, or 0.
    let tables: [UInt32]
    private let keyHash: KeyHash

    init(file: SourceFile, builder: TreeBuilder) {
        self.file = file
        addedFiles = []
        bytes = file.bytes
        entries = builder.entries
        decoded = builder.decoded
        tables = builder.tables
        keyHash = builder.keyHash
    }

    /// - Parameter bytes: The text of `file`, followed by those of `addedFiles`, from which the builder was filled.
    init(file: SourceFile, addedFiles: [(offset: Int, file: SourceFile)], bytes: [UInt8], builder: TreeBuilder) {
        self.file = file
        self.addedFiles = addedFiles
        self.bytes = bytes
        entries = builder.entries
        decoded = builder.decoded
        tables = builder.tables
        keyHash = builder.keyHash
    }

    /// The root value of the document.
    package var root: Node { Node(tree: self, index: 0) }

    /// The number of values and keys in the text; aliases count once.
    package var entryCount: Int { entries.count }

    /// Returns the index after an entry and its children.
    func next(after index: Int) -> Int { entries.next(after: index) }

    func location(of index: Int) -> SourceLocation {
        let entry = entries[index]
        let range = Int(entry.start)..<Int(max(entry.start, entry.end))
        guard let added = addedFiles.last(where: { $0.offset <= range.lowerBound }) else {
            return SourceLocation(file: file, range: range)
        }
        let start = range.lowerBound - added.offset
        return SourceLocation(file: added.file, range: start..<(start + range.count))
    }

    /// Calls `body` with the text of a scalar; a JSON string still contains its escapes.
    func withRawText<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let entry = entries[index]
        if entry.flags.contains(.decoded) {
            let start = Int(entry.first)
            return decoded.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[start..<(start + Int(entry.second))]))
            }
        }
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[entry.sourceText])) }
    }

    /// Returns the text of a scalar: without quotes, with escapes decoded and folded lines joined.
    func text(of index: Int) -> String {
        let isEscaped = entries[index].flags.contains(.escaped)
        return withRawText(of: index) { raw in
            isEscaped ? JSONEscapes.decoded(raw) : String(decoding: raw, as: UTF8.self)
        }
    }

    /// Returns the index of the visible key with this text in the mapping at `mapping`.
    func keyIndex(_ key: UnsafeBufferPointer<UInt8>, in mapping: Int) -> Int? {
        let entry = entries[mapping]
        guard entry.kind == .mapping else { return nil }
        let hash = keyHash(key)
        if entry.hash != 0 { return keyIndex(key, hash: hash, inTableAt: Int(entry.hash) - 1) }
        var index = mapping + 1
        let end = Int(entry.second)
        while index < end {
            if matches(key, hash: hash, at: index) { return index }
            index = next(after: index + 1)
        }
        return nil
    }

    private func keyIndex(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32, inTableAt table: Int) -> Int? {
        let mask = tables[table]
        var slot = hash & mask
        while true {
            let found = tables[table + 1 + Int(slot)]
            if found == 0 { return nil }
            if matches(key, hash: hash, at: Int(found) - 1) { return Int(found) - 1 }
            slot = (slot &+ 1) & mask
        }
    }

    private func matches(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32, at index: Int) -> Bool {
        let entry = entries[index]
        guard entry.hash == hash, !entry.flags.contains(.hidden) else { return false }
        return withRawText(of: index) { text in
            guard text.count == key.count else { return false }
            guard let start = text.baseAddress, let other = key.baseAddress else { return true }
            return memcmp(start, other, text.count) == 0
        }
    }
}
