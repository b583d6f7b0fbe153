/// What an anchor `&name` stands for, and what following it costs.
struct YAMLAnchor {
    let index: UInt32
    /// Whether the container is still being read; an alias to it would contain itself.
    var isOpen: Bool
    /// The entries of the subtree, aliases followed.
    var expandedNodes: Int
    /// The levels of the subtree, aliases followed; 0 for a scalar.
    var height: Int
}

/// A container of YAML that is being read.
struct YAMLFrame {
    let index: UInt32
    let isMapping: Bool
    let isFlow: Bool
    let anchor: String?
    /// ``TreeBuilder/openKeyCount`` when the container began.
    let firstKey: Int
    /// The number of expanded entries before the container.
    let expandedBefore: Int
    var awaitsKey: Bool
    var elementCount: UInt32 = 0
    /// The end of the last key or value so far.
    var lastChildEnd: UInt32 = 0
    var height = 1
    /// The merge keys of this mapping, in order.
    var mergeKeys: [UInt32] = []
}
