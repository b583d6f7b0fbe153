import ApusDiagnostics
import CYAML

/// An open container of a YAML document.
struct YAMLFrame {
    let index: UInt32
    let isMapping: Bool
    let isFlow: Bool
    /// The name of the anchor of the container.
    let anchor: String?
    /// ``TreeBuilder/openKeyCount`` at the start of the container.
    let firstKey: Int
    /// The number of expanded entries before the container.
    let expandedBefore: Int
    /// Whether the next entry of a mapping is a key.
    var expectsKey: Bool
    var elementCount: UInt32 = 0
    /// The end of the last value.
    var lastChildEnd: UInt32 = 0
    /// The number of levels so far, with aliases expanded.
    var height = 1
    /// The indices of the merge keys of the mapping, in order.
    var mergeKeys: [UInt32] = []
}

/// Mappings and sequences.
extension YAMLReader {
    /// Begins a mapping or a sequence, as a value of the innermost container.
    mutating func startContainer(_ event: yaml_event_t, isMapping: Bool) {
        if frames.last?.expectsKey == true { return startComplexKey(event) }
        if frames.count >= limits.maximumDepth {
            return stop(.tooDeep(limit: limits.maximumDepth, at: startPlace(of: event)))
        }
        let isFlow: Bool
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        let tag: UnsafeMutablePointer<yaml_char_t>?
        if isMapping {
            let start = event.data.mapping_start
            (isFlow, anchor, tag) = (start.style == YAML_FLOW_MAPPING_STYLE, start.anchor, start.tag)
        } else {
            let start = event.data.sequence_start
            (isFlow, anchor, tag) = (start.style == YAML_FLOW_SEQUENCE_STYLE, start.anchor, start.tag)
        }
        let kind: Entry.Kind = isMapping ? .mapping : .sequence
        if let tag { check(tag, on: kind, event: event) }
        let start = offsets.offset(of: event.start_mark)
        var entry = Entry(start: start, end: start, kind: kind)
        countNode(at: entry)
        beginValue(&entry)
        let index = builder.nextIndex
        builder.entries.append(entry)
        let name = register(anchor, YAMLAnchor(index: index, isOpen: true, expandedNodes: 0, height: 0))
        frames.append(
            YAMLFrame(
                index: index,
                isMapping: isMapping,
                isFlow: isFlow,
                anchor: name,
                firstKey: builder.openKeyCount,
                expandedBefore: expandedNodes - 1,
                expectsKey: isMapping
            )
        )
    }

    private mutating func check(_ name: UnsafeMutablePointer<yaml_char_t>, on kind: Entry.Kind, event: yaml_event_t) {
        let tag = YAMLTag(name)
        let isNonSpecific = name[0] == UInt8(ascii: "!") && name[1] == 0
        if case .unknown(let spelling) = tag {
            report(.yamlUnknownTag(spelling, at: startPlace(of: event)))
        } else if !tag.fits(kind, isNonSpecific: isNonSpecific) {
            report(.yamlTagMismatch(tag.spelling, at: startPlace(of: event)))
        }
    }

    /// Ends the innermost container, and adds the entries of its merge keys.
    mutating func endContainer(_ event: yaml_event_t) {
        guard let frame = frames.last else { return }
        if !frame.mergeKeys.isEmpty { merge(into: frame) }
        // libyaml reports the end of a block container at the next line with less indentation.
        let end: UInt32
        if frame.isFlow {
            end = offsets.offset(of: event.end_mark)
        } else {
            end = max(frame.lastChildEnd, builder.entries[Int(frame.index)].start)
        }
        if frame.isMapping {
            reportDuplicates {
                $0.builder.closeMapping(frame.index, end: end, keysFrom: frame.firstKey)
            }
        } else {
            builder.closeSequence(frame.index, end: end, count: frame.elementCount)
        }
        let height = frames[frames.count - 1].height
        frames.removeLast()
        if let last = frames.indices.last {
            frames[last].lastChildEnd = end
            frames[last].height = max(frames[last].height, height + 1)
        }
        if let name = frame.anchor, anchors[name]?.index == frame.index {
            let expanded = expandedNodes - frame.expandedBefore
            anchors[name] = YAMLAnchor(index: frame.index, isOpen: false, expandedNodes: expanded, height: height)
        }
    }

    private mutating func reportDuplicates(_ close: (inout YAMLReader) -> Void) {
        let known = builder.duplicates.count
        close(&self)
        for duplicate in builder.duplicates[known...] {
            report(duplicateKey(duplicate))
        }
    }

    private func duplicateKey(_ duplicate: TreeBuilder.DuplicateKey) -> Diagnostic {
        let earlier = builder.entries[Int(duplicate.earlier)]
        let later = builder.entries[Int(duplicate.later)]
        let key = builder.withText(of: later) { String(decoding: $0, as: UTF8.self) }
        return .yamlDuplicateKey(key, at: location(of: later), earlier: location(of: earlier))
    }

    /// Reports a key that is a container, and skips the container.
    private mutating func startComplexKey(_ event: yaml_event_t) {
        report(.yamlComplexKey(at: startPlace(of: event)))
        let start = offsets.offset(of: event.start_mark)
        builder.appendHiddenKey(start: start, end: start)
        frames[frames.count - 1].expectsKey = false
        skippedDepth = 1
    }

    /// Skips an event inside a complex key.
    mutating func skip(_ event: yaml_event_t) {
        switch event.type {
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: skippedDepth += 1
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: skippedDepth -= 1
        default: break
        }
    }
}
