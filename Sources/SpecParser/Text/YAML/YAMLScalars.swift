import ApusDiagnostics
import CYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Scalars: their kinds, and their places in the source.
extension YAMLReader {
    mutating func readScalar(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
        var entry = entry(of: event, text: text)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        let isKey = frames.last?.expectsKey ?? false
        if isKey, scalar.tag == nil {
            entry.kind = .string
        } else {
            let tag = YAMLTag(scalar.tag)
            entry.kind = kind(of: text, tag: tag, isPlain: isPlain, event: event)
        }
        if isKey, isMergeKey(text, tag: scalar.tag, isPlain: isPlain) { entry.flags.insert(.merge) }
        register(scalar.anchor, YAMLAnchor(index: builder.nextIndex, isOpen: false, expandedNodes: 1, height: 0))
        append(entry, isKey: isKey, text: text)
    }

    /// Returns the entry of a scalar: a range of the source if the source contains the same text, otherwise a copy.
    private mutating func entry(of event: yaml_event_t, text: UnsafeBufferPointer<UInt8>) -> Entry {
        let style = event.data.scalar.style
        let start = offsets.offset(of: event.start_mark)
        let end = offsets.offset(of: event.end_mark)
        let isQuoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
        var entry = Entry(start: start, end: max(start, end), kind: .string, flags: isQuoted ? .quoted : [])
        // The event may start with a tag or an anchor, so the start of the text is computed from its end.
        let quote = isQuoted ? 1 : 0
        let textStart = Int(end) - quote - text.count
        if textStart - quote >= Int(start), isQuoted || style == YAML_PLAIN_SCALAR_STYLE,
            isSpelled(text, at: textStart)
        {
            entry.start = UInt32(truncatingIfNeeded: textStart - quote)
            return entry
        }
        (entry.first, entry.second) = builder.keep(text)
        entry.flags.insert(.decoded)
        return entry
    }

    private func isSpelled(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard let bytes = text.baseAddress, let start = source.baseAddress, !text.isEmpty else { return true }
        return memcmp(start + offset, bytes, text.count) == 0
    }

    private mutating func kind(
        of text: UnsafeBufferPointer<UInt8>,
        tag: YAMLTag,
        isPlain: Bool,
        event: yaml_event_t
    ) -> Entry.Kind {
        if case .unknown(let name) = tag { report(.yamlUnknownTag(name, at: place(of: event))) }
        if let kind = tag.kind(of: text, isPlain: isPlain) { return kind }
        report(.yamlTagMismatch(tag.spelling, at: place(of: event)))
        return .string
    }

    private func isMergeKey(
        _ text: UnsafeBufferPointer<UInt8>,
        tag: UnsafeMutablePointer<yaml_char_t>?,
        isPlain: Bool
    ) -> Bool {
        guard text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<") else { return false }
        if case .merge = YAMLTag(tag) { return true }
        return isPlain && tag == nil
    }

    /// Appends a scalar to the innermost container, as a key or as a value.
    private mutating func append(_ scalar: Entry, isKey: Bool, text: UnsafeBufferPointer<UInt8>) {
        var entry = scalar
        countNode(at: entry)
        guard isKey else {
            beginValue(&entry)
            builder.entries.append(entry)
            return
        }
        frames[frames.count - 1].expectsKey = false
        entry.kind = .string
        if entry.flags.contains(.merge) {
            frames[frames.count - 1].mergeKeys.append(builder.nextIndex)
            builder.appendHiddenKey(start: entry.start, end: entry.end, flags: .merge)
        } else {
            entry.flags.insert(.key)
            entry.hash = builder.keyHash(text)
            builder.appendKey(entry)
        }
    }

    /// Updates the innermost container for a value that begins.
    mutating func beginValue(_ entry: inout Entry) {
        guard let last = frames.indices.last else { return }
        frames[last].lastChildEnd = entry.end
        if frames[last].isMapping {
            frames[last].expectsKey = true
            entry.flags.insert(.keyed)
        } else {
            frames[last].elementCount += 1
        }
    }
}
