import ApusDiagnostics
import CYAML
import Foundation

/// Reads a YAML document into a tree, through the events of libyaml.
///
/// Scalars are judged by the core schema of YAML 1.2; merge keys are those of YAML 1.1. Of several documents in
/// a file the first one is read.
struct YAMLReader {
    /// A hostile file can have a fault on each line; nobody reads more of them.
    static let maximumDiagnostics = 1000
    /// Directives before a document: nobody needs more than two.
    static let maximumDirectives = 100

    let file: SourceFile
    let limits: TextLimits
    let source: UnsafeBufferPointer<UInt8>
    /// Where reading begins and ends: the whole file without its byte order mark, or a part of it.
    let range: Range<Int>
    var offsets: MarkOffsets
    var builder: TreeBuilder
    var frames: [YAMLFrame] = []
    var anchors: [String: YAMLAnchor] = [:]
    var diagnostics: [Diagnostic] = []
    var aliasCount = 0
    /// Entries so far, aliases followed.
    var expandedNodes = 0
    /// The depth inside of a container that can't be kept, such as a mapping used as a key.
    private var skippedDepth = 0
    private var documentCount = 0
    /// Whether only a part of the file is read, which ends with the first thing that concerns other parts.
    private let isPart: Bool
    /// Whether a line `...` ends the document.
    private var isEndMarked = false
    private var isStopped = false

    /// The root of the first document, unless a fault leaves none.
    /// - Parameter partCount: The number of parts that are read at once; by default what is best for the file.
    static func read(
        _ file: SourceFile,
        limits: TextLimits,
        partCount: Int? = nil
    ) -> (root: Node?, diagnostics: [Diagnostic]) {
        file.bytes.withUnsafeBufferPointer { source in
            let origin = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let parts = YAMLParts(of: source, from: origin, count: partCount ?? YAMLParts.bestCount(for: source.count))
            if let tree = YAMLJoin.read(file, source, limits: limits, parts: parts.parts) { return (tree.root, []) }
            var reader = YAMLReader(file: file, source: source, range: origin..<source.count, limits: limits)
            let isComplete = reader.readStream()
            let diagnostics = reader.diagnostics
            guard isComplete, !reader.builder.entries.isEmpty else { return (nil, diagnostics) }
            return (SourceTree(file: file, builder: reader.builder).root, diagnostics)
        }
    }

    /// The mapping that is a part of a file; `nil` if it is something else, has a fault or concerns other parts.
    static func readPart(
        _ part: YAMLPart,
        of file: SourceFile,
        _ source: UnsafeBufferPointer<UInt8>,
        limits: TextLimits,
        keyHash: KeyHash
    ) -> TreeBuilder? {
        var limits = limits
        if part.column > 0 { limits.maximumDepth -= 1 }
        var reader = YAMLReader(file: file, source: source, range: part.range, limits: limits, sharing: keyHash)
        guard reader.readStream(), !reader.isStopped, !reader.isEndMarked,
            reader.builder.entries.first?.kind == .mapping
        else { return nil }
        return reader.builder
    }

    private init(
        file: SourceFile,
        source: UnsafeBufferPointer<UInt8>,
        range: Range<Int>,
        limits: TextLimits,
        sharing keyHash: KeyHash? = nil
    ) {
        isPart = keyHash != nil
        self.file = file
        self.source = source
        self.range = range
        self.limits = limits
        offsets = MarkOffsets(source: source, range: range)
        builder = TreeBuilder(source: source, expectedEntries: range.count / 12, keyHash: keyHash ?? KeyHash())
    }

    /// The first of too many directives, which libyaml would compare with each other.
    private var tooManyDirectives: Int? {
        var count = 0
        var line = range.lowerBound
        while line < range.upperBound {
            switch source[line] {
            case UInt8(ascii: "%"):
                count += 1
                if count > Self.maximumDirectives { return line }
            case UInt8(ascii: "#"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break
            default: return nil
            }
            while line < range.upperBound, source[line] != UInt8(ascii: "\n"), source[line] != UInt8(ascii: "\r") {
                line += 1
            }
            line += 1
        }
        return nil
    }

    /// Reads all events, and returns whether a whole document was there.
    private mutating func readStream() -> Bool {
        // libyaml keeps pointers into its parser, which therefore must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) != 0 else {
            report(.outOfMemory(at: SourceLocation(file: file, offset: 0)))
            return false
        }
        defer { yaml_parser_delete(parser) }
        if let offset = tooManyDirectives {
            let place = SourceLocation(file: file, offset: offset)
            report(.yamlTooManyDirectives(limit: Self.maximumDirectives, at: place))
            return false
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, source.baseAddress.map { $0 + range.lowerBound }, range.count)

        var event = yaml_event_t()
        while !isStopped {
            guard yaml_parser_parse(parser, &event) != 0 else {
                report(syntaxFault(of: parser.pointee))
                return false
            }
            let isEnd = event.type == YAML_STREAM_END_EVENT
            handle(event)
            yaml_event_delete(&event)
            if isEnd {
                if documentCount == 0 { report(.emptyFile(at: SourceLocation(file: file, offset: range.lowerBound))) }
                return documentCount > 0
            }
        }
        // A second document is no reason to refuse the first; a limit is.
        return frames.isEmpty
    }

    private mutating func handle(_ event: yaml_event_t) {
        if skippedDepth > 0 { return skip(event) }
        switch event.type {
        case YAML_SCALAR_EVENT: readScalar(event)
        case YAML_MAPPING_START_EVENT: startContainer(event, isMapping: true)
        case YAML_MAPPING_END_EVENT: endContainer(event)
        case YAML_SEQUENCE_START_EVENT: startContainer(event, isMapping: false)
        case YAML_SEQUENCE_END_EVENT: endContainer(event)
        // What it stands for may be in another part.
        case YAML_ALIAS_EVENT where isPart: isStopped = true
        case YAML_ALIAS_EVENT: readAlias(event)
        case YAML_DOCUMENT_START_EVENT: startDocument(event)
        case YAML_DOCUMENT_END_EVENT: isEndMarked = event.data.document_end.implicit == 0
        default: break
        }
    }

    private mutating func startDocument(_ event: yaml_event_t) {
        documentCount += 1
        guard documentCount > 1 else { return }
        report(.yamlFurtherDocument(at: place(of: event)))
        isStopped = true
    }

    // MARK: Scalars

    private mutating func readScalar(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
        var entry = entry(of: event, text: text)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        let isKey = frames.last?.awaitsKey ?? false
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

    /// The entry of a scalar: a range of the source when it spells the text as it reads, else a copy of the text.
    private mutating func entry(of event: yaml_event_t, text: UnsafeBufferPointer<UInt8>) -> Entry {
        let style = event.data.scalar.style
        let start = offsets.offset(of: event.start_mark)
        let end = offsets.offset(of: event.end_mark)
        let isQuoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
        var entry = Entry(start: start, end: max(start, end), kind: .string, flags: isQuoted ? .quoted : [])
        // The start of the event may be that of a tag or an anchor, so look backward from its end.
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

    /// Appends a scalar where it belongs in the innermost container.
    private mutating func append(_ scalar: Entry, isKey: Bool, text: UnsafeBufferPointer<UInt8>) {
        var entry = scalar
        countNode(at: entry)
        guard isKey else {
            beginValue(&entry)
            builder.entries.append(entry)
            return
        }
        frames[frames.count - 1].awaitsKey = false
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

    /// Notes in the innermost container that a value begins.
    mutating func beginValue(_ entry: inout Entry) {
        guard let last = frames.indices.last else { return }
        frames[last].lastChildEnd = entry.end
        if frames[last].isMapping {
            frames[last].awaitsKey = true
            entry.flags.insert(.keyed)
        } else {
            frames[last].elementCount += 1
        }
    }

    // MARK: Containers

    private mutating func startContainer(_ event: yaml_event_t, isMapping: Bool) {
        if frames.last?.awaitsKey == true { return startComplexKey(event) }
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
                awaitsKey: isMapping
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

    private mutating func endContainer(_ event: yaml_event_t) {
        guard let frame = frames.last else { return }
        if !frame.mergeKeys.isEmpty { merge(into: frame) }
        // The end of a block container is only known when something less indented begins, lines later.
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

    private mutating func startComplexKey(_ event: yaml_event_t) {
        report(.yamlComplexKey(at: startPlace(of: event)))
        let start = offsets.offset(of: event.start_mark)
        builder.appendHiddenKey(start: start, end: start)
        frames[frames.count - 1].awaitsKey = false
        skippedDepth = 1
    }

    private mutating func skip(_ event: yaml_event_t) {
        switch event.type {
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: skippedDepth += 1
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: skippedDepth -= 1
        default: break
        }
    }

    // MARK: Bounds

    /// Counts an entry, and stops at the limit.
    mutating func countNode(at entry: Entry, expanded: Int = 1) {
        let (sum, overflow) = expandedNodes.addingReportingOverflow(expanded)
        expandedNodes = overflow ? .max : sum
        if builder.entries.count >= limits.maximumNodes {
            stop(.tooManyNodes(limit: limits.maximumNodes, at: location(of: entry)))
        } else if expandedNodes > limits.maximumExpandedNodes {
            stop(.yamlAliasExpansion(limit: limits.maximumExpandedNodes, at: location(of: entry)))
        }
    }

    mutating func stop(_ diagnostic: Diagnostic) {
        if isStopped { return }
        report(diagnostic)
        isStopped = true
    }

    // MARK: Places

    mutating func report(_ diagnostic: Diagnostic) {
        if isPart { isStopped = true }
        if diagnostics.count < Self.maximumDiagnostics { diagnostics.append(diagnostic) }
    }

    func location(of entry: Entry) -> SourceLocation {
        SourceLocation(file: file, range: Int(entry.start)..<Int(max(entry.start, entry.end)))
    }

    mutating func place(of event: yaml_event_t) -> SourceLocation {
        let start = Int(offsets.offset(of: event.start_mark))
        let end = Int(offsets.offset(of: event.end_mark))
        return SourceLocation(file: file, range: start..<max(start, end))
    }

    mutating func startPlace(of event: yaml_event_t) -> SourceLocation {
        SourceLocation(file: file, offset: Int(offsets.offset(of: event.start_mark)))
    }

    /// Remembers an anchor, and returns its name.
    @discardableResult
    mutating func register(_ name: UnsafeMutablePointer<yaml_char_t>?, _ anchor: YAMLAnchor) -> String? {
        guard let name else { return nil }
        let key = String(cString: name)
        anchors[key] = anchor
        return key
    }
}
