import ApusDiagnostics

/// Builds a ``SourceTree`` from values of several trees. Every value keeps its place and its spelling.
///
///     let tree = try TreeAssembly.tree(base: description, added: [overlay], limits: limits) { assembly in
///         try assembly.append(value, isKeyed: false)
///     }
package struct TreeAssembly: ~Copyable {
    /// The reason why a tree can't be built.
    package enum Fault: Error, Hashable {
        case tooDeep(limit: Int)
        case tooManyNodes(limit: Int)
        case tooLarge
    }

    private var builder: TreeBuilder
    /// The offsets of the texts of trees in the joined text.
    private let offsets: [ObjectIdentifier: Int]
    private let limits: TextLimits
    private var depth = 0

    /// Builds a tree whose places refer to the files of `base` and `added`.
    /// - Parameter fill: Appends exactly one value, whose nodes are in these trees.
    package static func tree(
        base: SourceTree,
        added: [SourceTree],
        limits: TextLimits,
        fill: (inout TreeAssembly) throws -> Void
    ) throws -> SourceTree {
        var bytes = base.bytes
        var addedFiles = base.addedFiles
        var offsets = [ObjectIdentifier(base): 0]
        for tree in added where offsets[ObjectIdentifier(tree)] == nil {
            offsets[ObjectIdentifier(tree)] = bytes.count
            addedFiles.append((bytes.count, tree.file))
            bytes += tree.bytes
        }
        guard bytes.count < Int(UInt32.max) else { throw Fault.tooLarge }
        let builder = try bytes.withUnsafeBufferPointer { source in
            let builder = TreeBuilder(source: source, expectedEntries: base.entryCount)
            var assembly = TreeAssembly(builder: builder, offsets: offsets, limits: limits)
            try fill(&assembly)
            return assembly.builder
        }
        return SourceTree(file: base.file, addedFiles: addedFiles, bytes: bytes, builder: builder)
    }

    private init(builder: TreeBuilder, offsets: [ObjectIdentifier: Int], limits: TextLimits) {
        self.builder = builder
        self.offsets = offsets
        self.limits = limits
    }

    /// Appends a value with all values below it. Aliases are replaced by their values.
    /// - Parameter isKeyed: Whether the value belongs to the key that was appended last.
    package mutating func append(_ node: Node, isKeyed: Bool) throws {
        switch node.kind {
        case .mapping:
            try appendMapping(at: node, isKeyed: isKeyed) { assembly in
                for entry in node.entries {
                    try assembly.appendKey(of: entry.value)
                    try assembly.append(entry.value, isKeyed: true)
                }
            }
        case .sequence:
            try appendSequence(at: node, isKeyed: isKeyed) { assembly in
                var count = 0
                for element in node.elements {
                    try assembly.append(element, isKeyed: false)
                    count += 1
                }
                return count
            }
        default: try appendEntry(of: node.tree, node.contentIndex, isKeyed: isKeyed)
        }
    }

    /// Appends the key of a value.
    package mutating func appendKey(of value: Node) throws {
        try checkCount()
        var entry = moved(value.tree, value.useIndex - 1)
        entry.hash = builder.withText(of: entry) { builder.keyHash($0) }
        builder.appendKey(entry)
    }

    /// Appends a mapping with the place of a node. `fill` appends keys and values, alternating.
    package mutating func appendMapping(
        at node: Node,
        isKeyed: Bool,
        fill: (inout TreeAssembly) throws -> Void
    ) throws {
        let index = try open(node, isKeyed: isKeyed)
        let firstKey = builder.openKeyCount
        try fill(&self)
        depth -= 1
        builder.closeMapping(index, end: builder.entries[Int(index)].end, keysFrom: firstKey)
    }

    /// Appends a sequence with the place of a node. `fill` appends values and returns their number.
    package mutating func appendSequence(
        at node: Node,
        isKeyed: Bool,
        fill: (inout TreeAssembly) throws -> Int
    ) throws {
        let index = try open(node, isKeyed: isKeyed)
        let count = try fill(&self)
        depth -= 1
        builder.closeSequence(index, end: builder.entries[Int(index)].end, count: UInt32(truncatingIfNeeded: count))
    }

    private mutating func open(_ node: Node, isKeyed: Bool) throws -> UInt32 {
        depth += 1
        guard depth <= limits.maximumDepth else { throw Fault.tooDeep(limit: limits.maximumDepth) }
        let index = builder.nextIndex
        try appendEntry(of: node.tree, node.contentIndex, isKeyed: isKeyed)
        builder.entries[Int(index)].hash = 0
        return index
    }

    private mutating func appendEntry(of tree: SourceTree, _ index: Int, isKeyed: Bool) throws {
        try checkCount()
        var entry = moved(tree, index)
        entry.flags.remove([.keyed, .hidden, .key])
        if isKeyed { entry.flags.insert(.keyed) }
        builder.entries.append(entry)
    }

    private func checkCount() throws {
        let limit = min(limits.maximumNodes, limits.maximumExpandedNodes)
        guard builder.entries.count < limit else { throw Fault.tooManyNodes(limit: limit) }
    }

    /// Returns an entry with its range in the joined text.
    private mutating func moved(_ tree: SourceTree, _ index: Int) -> Entry {
        var entry = tree.entries[index]
        let offset = UInt32(truncatingIfNeeded: offsets[ObjectIdentifier(tree)] ?? 0)
        entry.start &+= offset
        entry.end = max(entry.end &+ offset, entry.start)
        if entry.flags.contains(.decoded) {
            (entry.first, entry.second) = tree.withRawText(of: index) { builder.keep($0) }
        }
        return entry
    }
}
