/// Collects the entries of a ``SourceTree`` in the order of the text.
struct TreeBuilder: @unchecked Sendable {
    // @unchecked: the bytes of `source` are only read.

    /// Two equal keys of a mapping.
    struct DuplicateKey {
        let mapping: UInt32
        let earlier: UInt32
        let later: UInt32
    }

    /// The largest number of keys of a mapping without a hash table.
    static let maximumKeysWithoutTable = 8

    /// The source text, which the caller keeps alive.
    let source: UnsafeBufferPointer<UInt8>
    let keyHash: KeyHash
    var entries: [Entry] = []
    private(set) var decoded: [UInt8] = []
    private(set) var tables: [UInt32] = []
    /// The duplicate keys, in the order in which their mappings end.
    private(set) var duplicates: [DuplicateKey] = []
    /// The indices of the keys of all open mappings, those of the innermost mapping last.
    private var openKeys: [UInt32] = []

    init(source: UnsafeBufferPointer<UInt8>, expectedEntries: Int, keyHash: KeyHash = KeyHash()) {
        self.source = source
        self.keyHash = keyHash
        entries.reserveCapacity(expectedEntries)
        openKeys.reserveCapacity(64)
    }

    /// The number of keys of open mappings; pass it to ``closeMapping(_:end:keysFrom:)`` at the end of the next
    /// mapping.
    var openKeyCount: Int { openKeys.count }

    /// The index of the next entry.
    var nextIndex: UInt32 { UInt32(truncatingIfNeeded: entries.count) }

    /// Stores the text of a scalar that differs from the source, and returns its offset and its length.
    mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> (first: UInt32, second: UInt32) {
        let first = UInt32(truncatingIfNeeded: decoded.count)
        decoded.append(contentsOf: text)
        return (first, UInt32(truncatingIfNeeded: text.count))
    }

    /// Appends a key whose ``Entry/hash`` is set.
    mutating func appendKey(_ entry: Entry) {
        openKeys.append(nextIndex)
        entries.append(entry)
    }

    /// Appends a key that lookups do not find, for a value without a usable key.
    mutating func appendHiddenKey(start: UInt32, end: UInt32, flags: Entry.Flags = []) {
        entries.append(Entry(start: start, end: end, kind: .string, flags: [.key, .hidden, flags]))
    }

    mutating func closeSequence(_ index: UInt32, end: UInt32, count: UInt32) {
        entries[Int(index)].end = end
        entries[Int(index)].first = count
        entries[Int(index)].second = nextIndex
    }

    /// Ends a mapping. Of equal keys the last one is visible; the others are hidden and added to ``duplicates``.
    mutating func closeMapping(_ index: UInt32, end: UInt32, keysFrom firstKey: Int) {
        let count = openKeys.count - firstKey
        let hidden: Int
        if count > Self.maximumKeysWithoutTable {
            hidden = buildTable(for: index, keysFrom: firstKey)
        } else {
            hidden = mayHaveDuplicates(from: firstKey) ? hideDuplicates(of: index, keysFrom: firstKey) : 0
        }
        entries[Int(index)].end = end
        entries[Int(index)].first = UInt32(truncatingIfNeeded: count - hidden)
        entries[Int(index)].second = nextIndex
        openKeys.removeLast(count)
    }

    /// Whether the lowest 6 bits of the hashes of two innermost keys are equal.
    private func mayHaveDuplicates(from firstKey: Int) -> Bool {
        var seen: UInt64 = 0
        for position in firstKey..<openKeys.count {
            let bit: UInt64 = 1 << UInt64(entries[Int(openKeys[position])].hash & 63)
            if seen & bit != 0 { return true }
            seen |= bit
        }
        return false
    }

    private mutating func hideDuplicates(of mapping: UInt32, keysFrom firstKey: Int) -> Int {
        var hidden = 0
        for later in firstKey..<openKeys.count {
            for earlier in firstKey..<later where areEqual(openKeys[earlier], openKeys[later]) {
                hide(openKeys[earlier], for: openKeys[later], in: mapping)
                hidden += 1
                break
            }
        }
        return hidden
    }

    private mutating func buildTable(for mapping: UInt32, keysFrom firstKey: Int) -> Int {
        let count = openKeys.count - firstKey
        var capacity = 16
        while capacity < 2 * count { capacity *= 2 }
        let table = tables.count
        let mask = UInt32(truncatingIfNeeded: capacity - 1)
        tables.append(mask)
        tables.append(contentsOf: repeatElement(0, count: capacity))
        var hidden = 0
        for position in firstKey..<openKeys.count {
            let key = openKeys[position]
            var slot = entries[Int(key)].hash & mask
            while true {
                let place = table + 1 + Int(slot)
                let found = tables[place]
                if found == 0 {
                    tables[place] = key + 1
                    break
                }
                if areEqual(found - 1, key) {
                    hide(found - 1, for: key, in: mapping)
                    hidden += 1
                    tables[place] = key + 1
                    break
                }
                slot = (slot &+ 1) & mask
            }
        }
        entries[Int(mapping)].hash = UInt32(truncatingIfNeeded: table + 1)
        return hidden
    }

    private mutating func hide(_ earlier: UInt32, for later: UInt32, in mapping: UInt32) {
        entries[Int(earlier)].flags.insert(.hidden)
        duplicates.append(DuplicateKey(mapping: mapping, earlier: earlier, later: later))
    }

    // MARK: Joining

    /// Appends the children of another builder's root, a mapping, to the last container of this builder.
    mutating func append(childrenOfRootOf other: TreeBuilder) {
        // The root itself is not appended.
        let shift = nextIndex &- 1
        let decodedShift = UInt32(truncatingIfNeeded: decoded.count)
        let tableShift = UInt32(truncatingIfNeeded: tables.count)
        let start = entries.count
        entries += other.entries.dropFirst()
        entries.withUnsafeMutableBufferPointer { entries in
            for index in start..<entries.count {
                if entries[index].isContainer {
                    entries[index].second &+= shift
                    if entries[index].kind == .mapping, entries[index].hash != 0 { entries[index].hash &+= tableShift }
                } else if entries[index].flags.contains(.decoded) {
                    entries[index].first &+= decodedShift
                }
            }
        }
        decoded += other.decoded
        // The table of the root is the last one.
        let end = other.entries[0].hash == 0 ? other.tables.count : Int(other.entries[0].hash) - 1
        var table = 0
        while table < end {
            let slots = (table + 1)...(table + 1 + Int(other.tables[table]))
            tables.append(other.tables[table])
            for slot in slots { tables.append(other.tables[slot] == 0 ? 0 : other.tables[slot] &+ shift) }
            table = slots.upperBound + 1
        }
    }

    /// Ends a mapping again after entries were appended to it; its ``Entry/end`` must be correct.
    /// - Returns: `false` if keys of the mapping are hidden or equal.
    mutating func closeMappingAgain(_ index: Int) -> Bool {
        let firstKey = openKeys.count
        var key = index + 1
        while key < entries.count {
            guard !entries[key].flags.contains(.hidden) else { return false }
            openKeys.append(UInt32(truncatingIfNeeded: key))
            key = entries.next(after: key + 1)
        }
        let known = duplicates.count
        entries[index].hash = 0
        closeMapping(UInt32(truncatingIfNeeded: index), end: entries[index].end, keysFrom: firstKey)
        return duplicates.count == known
    }

    private func areEqual(_ left: UInt32, _ right: UInt32) -> Bool {
        let one = entries[Int(left)]
        let other = entries[Int(right)]
        guard one.hash == other.hash, !one.flags.contains(.hidden) else { return false }
        return withText(of: one) { text in
            withText(of: other) { text.count == $0.count && text.elementsEqual($0) }
        }
    }

    /// Calls `body` with the text of a scalar; a JSON string still contains its escapes.
    func withText<Result>(of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if entry.flags.contains(.decoded) {
            let start = Int(entry.first)
            return decoded.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[start..<(start + Int(entry.second))]))
            }
        }
        return body(UnsafeBufferPointer(rebasing: source[entry.sourceText]))
    }
}
