import ApusDiagnostics

/// Joins the entries of the parts of a YAML file. The result equals that of reading the file in one piece.
///
/// The split is correct if each part is a mapping in its column, begins while that mapping is open, and contains
/// nothing that affects other parts, such as an alias or a fault. If a scalar was split, at least one of its two parts
/// is not such a mapping.
struct YAMLJoin {
    private let source: UnsafeBufferPointer<UInt8>
    /// The start of the first part.
    private let origin: Int
    private var builder: TreeBuilder
    /// The index of the last value of the root, while parts with its entries are appended.
    private var inner: Int?

    /// Reads the parts of a file concurrently; returns `nil` if the file has to be read in one piece.
    static func read(
        _ file: SourceFile,
        _ source: UnsafeBufferPointer<UInt8>,
        limits: TextLimits,
        parts: [YAMLPart]
    ) -> SourceTree? {
        guard parts.count > 1 else { return nil }
        let keyHash = KeyHash()
        // The caller keeps the bytes alive during the call, and no thread writes them.
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

    /// Appends the entries of a part; returns `false` if the part does not continue the mapping.
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

    /// Whether the entry is a block mapping whose first key is in this column, at the start of its line.
    private func isBlockMapping(at index: Int, column: Int) -> Bool {
        let entry = builder.entries[index]
        let start = Int(entry.start)
        guard entry.kind == .mapping, start - column >= origin, source[start] != UInt8(ascii: "{") else { return false }
        let line = start - column
        return source[line..<start].allSatisfy { $0 == UInt8(ascii: " ") }
            && (line == origin || source[line - 1] == 0x0A)
    }
}
