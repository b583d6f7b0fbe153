/// Merge keys `<<` of YAML 1.1, which add the entries of other mappings whose keys a mapping does not have.
///
/// A merged entry consists of a copy of the key and an alias of the value, so its cost does not depend on the size of
/// the value.
extension YAMLReader {
    /// Appends the entries that the merge keys of a mapping add to it.
    mutating func merge(into frame: YAMLFrame) {
        var known = visibleKeys(of: Int(frame.index), end: builder.entries.count)
        for mergeKey in frame.mergeKeys {
            for source in mergeSources(of: Int(mergeKey) + 1) {
                append(entriesOf: source, unless: &known)
            }
        }
    }

    /// Returns the mappings that the value of a merge key refers to; of equal keys the first one is used.
    private mutating func mergeSources(of index: Int) -> [Int] {
        let value = resolved(index)
        let entry = builder.entries[value]
        switch entry.kind {
        case .mapping: return [value]
        case .sequence:
            var sources: [Int] = []
            var child = value + 1
            while child < Int(entry.second) {
                let element = resolved(child)
                if builder.entries[element].kind == .mapping {
                    sources.append(element)
                } else {
                    report(.yamlInvalidMerge(at: location(of: builder.entries[child])))
                }
                child = builder.entries.next(after: child)
            }
            return sources
        default:
            report(.yamlInvalidMerge(at: location(of: builder.entries[index])))
            return []
        }
    }

    private mutating func append(entriesOf mapping: Int, unless known: inout Set<[UInt8]>) {
        let end = Int(builder.entries[mapping].second)
        var index = mapping + 1
        while index < end {
            let key = builder.entries[index]
            let value = index + 1
            index = builder.entries.next(after: value)
            guard !key.flags.contains(.hidden), known.insert(text(of: key)).inserted else { continue }
            var copy = key
            copy.flags.insert(.merged)
            let place = builder.entries[value]
            var alias = Entry(start: place.start, end: place.end, kind: .alias, flags: [.keyed, .merged])
            alias.first = UInt32(truncatingIfNeeded: resolved(value))
            countNode(at: key, expanded: 2)
            builder.appendKey(copy)
            builder.entries.append(alias)
        }
    }

    private func visibleKeys(of mapping: Int, end: Int) -> Set<[UInt8]> {
        var keys: Set<[UInt8]> = []
        var index = mapping + 1
        while index < end {
            let key = builder.entries[index]
            if !key.flags.contains(.hidden) { keys.insert(text(of: key)) }
            index = builder.entries.next(after: index + 1)
        }
        return keys
    }

    /// Returns the bytes of a key; a `String` would compare by Unicode equivalence.
    private func text(of key: Entry) -> [UInt8] {
        builder.withText(of: key) { Array($0) }
    }

    private func resolved(_ index: Int) -> Int {
        let entry = builder.entries[index]
        return entry.kind == .alias ? Int(entry.first) : index
    }
}
