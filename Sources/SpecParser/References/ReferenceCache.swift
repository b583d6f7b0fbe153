/// The results of resolving references. References of one file with equal texts and bases have the same
/// target.
struct ReferenceCache {
    private struct Key: Hashable {
        let tree: ObjectIdentifier
        let text: String
        let resource: NodeKey?
    }

    private var targets: [Key: Result<ReferenceTarget, ReferenceFault>] = [:]
    /// The ends of chains of references outside of schemas, for each node of the chain. The value is `nil` if the chain
    /// has a fault, which is already reported.
    var chainEnds: [ComponentKey: ComponentEnd?] = [:]

    /// The result for a reference; `nil` if it has not been resolved.
    /// - Parameters:
    ///   - text: The reference as written.
    ///   - node: A node of the file with the reference.
    ///   - resource: The nearest enclosing schema with `$id`, which the reference is relative to.
    subscript(text: String, from node: Node, in resource: Node?) -> Result<ReferenceTarget, ReferenceFault>? {
        get { targets[Self.key(text, node, resource)] }
        set { targets[Self.key(text, node, resource)] = newValue }
    }

    private static func key(_ text: String, _ node: Node, _ resource: Node?) -> Key {
        Key(tree: ObjectIdentifier(node.tree), text: text, resource: resource.map { NodeKey($0) })
    }
}
