import ApusDiagnostics
import CYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a YAML document into a tree, using the events of libyaml.
///
/// The core schema of YAML 1.2 determines the kinds of scalars; merge keys are those of YAML 1.1. Of several documents
/// in a file, the first one is read.
struct YAMLReader {
    /// The maximum number of diagnostics for a file, which could have a fault on each line.
    static let maximumDiagnostics = 1000
    /// The maximum number of directives before a document. libyaml compares each directive with all others.
    static let maximumDirectives = 100

    let file: SourceFile
    let limits: TextLimits
    let source: UnsafeBufferPointer<UInt8>
    /// The bytes to read: the complete file without its byte order mark, or a part of it.
    let range: Range<Int>
    var offsets: MarkOffsets
    var builder: TreeBuilder
    var frames: [YAMLFrame] = []
    var anchors: [String: YAMLAnchor] = [:]
    var diagnostics: [Diagnostic] = []
    var aliasCount = 0
    /// The number of entries so far, with aliases expanded.
    var expandedNodes = 0
    /// The depth inside a container that is skipped, such as a mapping that is used as a key.
    var skippedDepth = 0
    private var documentCount = 0
    /// Whether only a part of the file is read. Reading a part stops at anything that affects other parts.
    private let isPart: Bool
    /// Whether a line `...` ends the document.
    private var isEndMarked = false
    private var isStopped = false
    /// Whether the document was read to its end.
    private var isComplete = false
    /// The white space before a comment on its own line, if reading stopped at a tab in it.
    private var commentTabs: Range<Int>?

    /// Reads the first document of a file; returns no root if an error prevents it.
    /// - Parameter partCount: The number of parts that are read concurrently; by default it depends on the size.
    static func read(
        _ file: SourceFile,
        limits: TextLimits,
        partCount: Int? = nil
    ) -> (root: Node?, diagnostics: [Diagnostic]) {
        file.bytes.withUnsafeBufferPointer { source in
            let origin = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let count = partCount ?? YAMLParts.recommendedCount(for: source.count)
            let parts = YAMLParts(of: source, from: origin, count: count).parts
            if let tree = YAMLJoin.read(file, source, limits: limits, parts: parts) { return (tree.root, []) }
            var reader = YAMLReader(file: file, source: source, range: origin..<source.count, limits: limits)
            if !reader.readStream(), let tabs = reader.commentTabs {
                return readWithoutTabs(tabs, of: file, from: origin, limits: limits)
            }
            return reader.result
        }
    }

    /// The maximum number of comments after a tab in a file. Each of them reads the file again.
    private static let maximumTabbedComments = 20

    /// Reads a file again with spaces instead of tabs before comments, which YAML 1.2 allows (§6.5, §6.6) and libyaml
    /// does not. The offsets do not change.
    private static func readWithoutTabs(
        _ first: Range<Int>,
        of file: SourceFile,
        from origin: Int,
        limits: TextLimits
    ) -> (root: Node?, diagnostics: [Diagnostic]) {
        var bytes = Array(file.bytes)
        var tabs = first
        var attempt = 0
        while true {
            attempt += 1
            for offset in tabs { bytes[offset] = UInt8(ascii: " ") }
            let result: (root: Node?, diagnostics: [Diagnostic])? = bytes.withUnsafeBufferPointer { source in
                var reader = YAMLReader(file: file, source: source, range: origin..<source.count, limits: limits)
                if !reader.readStream(), attempt < maximumTabbedComments, let next = reader.commentTabs {
                    tabs = next
                    return nil
                }
                return reader.result
            }
            if let result { return result }
        }
    }

    /// The root of the complete document.
    private var result: (root: Node?, diagnostics: [Diagnostic]) {
        guard isComplete, !builder.entries.isEmpty else { return (nil, diagnostics) }
        return (SourceTree(file: file, builder: builder).root, diagnostics)
    }

    /// Reads a part of a file that is a mapping; returns `nil` if it is not a mapping, has a fault or affects other
    /// parts.
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

    /// The offset of the first directive beyond ``maximumDirectives``.
    private var excessDirective: Int? {
        guard mayHaveDirectives else { return nil }
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

    /// Whether a line starts with `%`.
    private var mayHaveDirectives: Bool {
        guard let base = source.baseAddress.map({ UnsafeRawPointer($0) }) else { return false }
        var start = range.lowerBound
        while let found = memchr(base + start, Int32(UInt8(ascii: "%")), range.upperBound - start) {
            let offset = UnsafeRawPointer(found) - base
            if offset == range.lowerBound || source[offset - 1] == UInt8(ascii: "\n")
                || source[offset - 1] == UInt8(ascii: "\r")
            {
                return true
            }
            start = offset + 1
        }
        return false
    }

    /// Reads all events, and returns whether they contain a complete document.
    private mutating func readStream() -> Bool {
        isComplete = readEvents()
        return isComplete
    }

    private mutating func readEvents() -> Bool {
        // Allocated on the heap, because libyaml keeps pointers into the parser, which must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) != 0 else {
            report(.outOfMemory(at: SourceLocation(file: file, offset: 0)))
            return false
        }
        defer { yaml_parser_delete(parser) }
        if let offset = excessDirective {
            let place = SourceLocation(file: file, offset: offset)
            report(.yamlTooManyDirectives(limit: Self.maximumDirectives, at: place))
            return false
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, source.baseAddress.map { $0 + range.lowerBound }, range.count)

        var event = yaml_event_t()
        while !isStopped {
            guard yaml_parser_parse(parser, &event) != 0 else {
                let fault = syntaxFault(of: parser.pointee)
                commentTabs = fault.place.flatMap { whiteSpace(beforeCommentAt: $0.range.lowerBound) }
                report(fault)
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
        // A second document stops reading after the first one; a limit stops reading inside of it.
        return frames.isEmpty
    }

    /// The white space of a line that contains only a comment, if there is a tab at `offset` in it.
    private func whiteSpace(beforeCommentAt offset: Int) -> Range<Int>? {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard range.contains(offset), source[offset] == UInt8(ascii: "\t") else { return nil }
        var start = offset
        while start > range.lowerBound, isBlank(source[start - 1]) { start -= 1 }
        var end = offset
        while end < range.upperBound, isBlank(source[end]) { end += 1 }
        let beginsLine =
            start == range.lowerBound || [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(source[start - 1])
        return beginsLine && end < range.upperBound && source[end] == UInt8(ascii: "#") ? start..<end : nil
    }

    private mutating func handle(_ event: yaml_event_t) {
        if skippedDepth > 0 { return skip(event) }
        switch event.type {
        case YAML_SCALAR_EVENT: readScalar(event)
        case YAML_MAPPING_START_EVENT: startContainer(event, isMapping: true)
        case YAML_MAPPING_END_EVENT: endContainer(event)
        case YAML_SEQUENCE_START_EVENT: startContainer(event, isMapping: false)
        case YAML_SEQUENCE_END_EVENT: endContainer(event)
        // The anchor may be in another part.
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

    // MARK: Limits

    /// Counts an entry, and stops if a limit is exceeded.
    /// - Parameter expanded: The number of entries with aliases expanded.
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

    /// Stores an anchor by its name, and returns the name.
    @discardableResult
    mutating func register(_ name: UnsafeMutablePointer<yaml_char_t>?, _ anchor: YAMLAnchor) -> String? {
        guard let name else { return nil }
        let key = String(cString: name)
        anchors[key] = anchor
        return key
    }
}
