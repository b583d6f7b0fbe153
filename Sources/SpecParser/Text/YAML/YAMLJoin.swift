import ApusDiagnostics

/// Puts the entries of the parts of a YAML file together, as if it had been read from its beginning to its end.
///
/// The parts are right when each of them is a mapping in its column, begins where the mapping before it is still open,
/// and has nothing that reaches beyond it, such as an anchor or a fault. Of a text that was cut in two, one half at least
/// is no such mapping.
struct YAMLJoin {
    private let source: UnsafeBufferPointer<UInt8>
    /// Where the first part begins.
    private let origin: Int
    private var builder: TreeBuilder
    /// The index of the last value of the root, while parts with entries of it come.
    private var inner: Int?

    /// The file, read in parts at once; `nil` when it has to be read as a whole.
    static func read(
        _ file: SourceFile,
        _ source: UnsafeBufferPointer<UInt8>,
        limits: TextLimits,
        parts: [YAMLPart]
    ) -> SourceTree? {
        guard parts.count > 1 else { return nil }
        let keyHash = KeyHash()
        // The bytes outlive the call, and nobody changes them.
        nonisolated(unsafe) let source = source
        let read = parts.concurrentMap { part -> TreeBuilder? in
            YAMLReader.readPart(part, of: file, source, limits: limits, keyHash: keyHash)
        }
        guard let first = read[0] else { return nil }
        var join = YAMLJoin(source: source, origin: parts[0].range.lowerBound, builder: first)
        join.builder.entries.reserveCapacity(read.reduce(0) { $0 + ($1?.entries.count ?? 0) })
        for (part, builder) in zip(parts, read).dropFirst() {
            guard let builder, join.append(builder, part) else { return nil }
        }
        guard join.finish(), join.builder.entries.count <= limits.maximumNodes else { return nil }
        return SourceTree(file: file, builder: join.builder)
    }

    private init(source: UnsafeBufferPointer<UInt8>, origin: Int, builder: TreeBuilder) {
        self.source = source
        self.origin = origin
        self.builder = builder
    }

    /// Adds the entries of a part, and returns whether it belongs there.
    private mutating func append(_ part: TreeBuilder, _ place: YAMLPart) -> Bool {
        let end = part.entries[0].end
        if place.column > 0 {
            guard let inner = inner ?? lastValueOfRoot, isBlockMapping(at: inner, column: place.column) else {
                return false
            }
            self.inner = inner
            builder.append(childrenOfRootOf: part)
            builder.entries[inner].end = end
        } else {
            guard isBlockMapping(at: 0, column: 0), closeInner() else { return false }
            builder.append(childrenOfRootOf: part)
        }
        builder.entries[0].end = end
        return true
    }

    private mutating func finish() -> Bool {
        closeInner() && builder.closeMappingAgain(0)
    }

    private mutating func closeInner() -> Bool {
        guard let inner else { return true }
        self.inner = nil
        return builder.closeMappingAgain(inner)
    }

    private var lastValueOfRoot: Int? {
        guard isBlockMapping(at: 0, column: 0) else { return nil }
        var last: Int?
        var key = 1
        while key < builder.entries.count {
            last = key + 1
            key = builder.entries.next(after: key + 1)
        }
        return last
    }

    /// Whether the entry is a mapping whose keys stand one below the other in this column.
    private func isBlockMapping(at index: Int, column: Int) -> Bool {
        let entry = builder.entries[index]
        let start = Int(entry.start)
        guard entry.kind == .mapping, start - column >= origin, source[start] != UInt8(ascii: "{") else { return false }
        let line = start - column
        return source[line..<start].allSatisfy { $0 == UInt8(ascii: " ") }
            && (line == origin || source[line - 1] == 0x0A)
    }
}
