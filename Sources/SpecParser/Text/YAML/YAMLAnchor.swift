/// The value of an anchor `&name`, with its size when aliases are expanded.
struct YAMLAnchor {
    /// The index of the anchored entry.
    let index: UInt32
    /// Whether the value is a container that is not closed; an alias to it would contain itself.
    var isOpen: Bool
    /// The number of entries of the value, with aliases expanded.
    var expandedNodes: Int
    /// The number of levels of the value, with aliases expanded; 0 for a scalar.
    var height: Int
}

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
