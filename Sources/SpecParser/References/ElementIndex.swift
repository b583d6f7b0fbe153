/// Finds elements of long lists by index. A list is copied to an array at its first use, so that a description with many
/// references into one list takes linear time.
struct ElementIndex {
    private var lists: [NodeKey: [Node]] = [:]

    /// Shorter lists are searched directly.
    static let minimumCount = 17

    /// Returns the child of a node for a token of a JSON Pointer (RFC 6901 §4); `nil` if there is none.
    mutating func child(_ token: String, of node: Node) -> Node? {
        guard node.isSequence, node.count >= Self.minimumCount else { return node.child(token: token) }
        let key = NodeKey(node)
        let elements = lists[key] ?? Array(node.elements)
        lists[key] = elements
        let isCanonical = token.utf8.allSatisfy { (0x30...0x39).contains($0) } && (token == "0" || token.first != "0")
        return isCanonical ? Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil } : nil
    }
}
