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
