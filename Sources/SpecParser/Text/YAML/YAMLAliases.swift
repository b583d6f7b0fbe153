import ApusDiagnostics
import CYAML

/// Aliases `*name` (YAML 1.2 §7.1), which refer to their value without copying it.
extension YAMLReader {
    /// Appends an alias as a value or as a key, and counts the values of its anchor.
    mutating func readAlias(_ event: yaml_event_t) {
        let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        let start = offsets.offset(of: event.start_mark)
        let end = offsets.offset(of: event.end_mark)
        var entry = Entry(start: start, end: max(start, end), kind: .null)
        aliasCount += 1
        if aliasCount > limits.maximumAliases {
            return stop(.yamlTooManyAliases(limit: limits.maximumAliases, at: location(of: entry)))
        }
        let anchor = anchor(named: name, usedAt: entry)
        if frames.last?.expectsKey == true { return appendKey(of: anchor, at: entry) }
        beginValue(&entry)
        if let anchor {
            entry.kind = .alias
            entry.first = anchor.index
            if frames.count + anchor.height > limits.maximumDepth {
                stop(.tooDeep(limit: limits.maximumDepth, at: location(of: entry)))
            }
            if let last = frames.indices.last {
                frames[last].height = max(frames[last].height, anchor.height + 1)
            }
        }
        countNode(at: entry, expanded: anchor?.expandedNodes ?? 1)
        builder.entries.append(entry)
    }

    /// Returns the anchor. Reports a diagnostic if it is unknown or if its value contains the alias.
    private mutating func anchor(named name: String, usedAt entry: Entry) -> YAMLAnchor? {
        guard let anchor = anchors[name] else {
            let nearest = NearestName.find(name, among: anchors.keys.sorted())
            report(.yamlUnknownAnchor(name, nearest: nearest, at: location(of: entry)))
            return nil
        }
        guard !anchor.isOpen else {
            let container = builder.entries[Int(anchor.index)]
            let place = SourceLocation(file: file, offset: Int(container.start))
            report(.yamlRecursiveAlias(name, at: location(of: entry), anchor: place))
            return nil
        }
        return anchor
    }

    /// Appends a copy of an anchored scalar as a key. Reports a diagnostic for a container, which can't be a key.
    private mutating func appendKey(of anchor: YAMLAnchor?, at use: Entry) {
        frames[frames.count - 1].expectsKey = false
        countNode(at: use)
        guard let anchor else { return builder.appendHiddenKey(start: use.start, end: use.end) }
        let target = builder.entries[Int(anchor.index)]
        if target.isContainer {
            report(.yamlComplexKey(at: location(of: use)))
            return builder.appendHiddenKey(start: use.start, end: use.end)
        }
        var key = Entry(start: use.start, end: use.end, kind: .string, flags: [.key, .decoded])
        let text = builder.withText(of: target) { Array($0) }
        text.withUnsafeBufferPointer {
            key.hash = builder.keyHash($0)
            (key.first, key.second) = builder.keep($0)
        }
        builder.appendKey(key)
    }
}
