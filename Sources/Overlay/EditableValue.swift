import ApusJSONPath
import ApusSpecParser

/// The limits of a description while overlays change it.
final class EditingState {
    let limits: TextLimits
    private(set) var fault: TreeAssembly.Fault?
    private var values = 0

    init(limits: TextLimits) {
        self.limits = limits
    }

    /// Returns whether another value can be created at a depth. If not, ``fault`` is set.
    func mayCreate(atDepth depth: Int) -> Bool {
        values += 1
        if values > limits.maximumNodes { fault = fault ?? .tooManyNodes(limit: limits.maximumNodes) }
        if depth > limits.maximumDepth { fault = fault ?? .tooDeep(limit: limits.maximumDepth) }
        return fault == nil
    }
}

/// A value of a description that overlays can change.
///
/// The children of a value are created when they are used first. A value without changes is copied from its file.
final class EditableValue: JSONPathValue {
    struct Member {
        /// The node whose key the member has.
        let keyNode: Node
        let name: String
        var value: EditableValue
    }

    enum Children {
        /// The children of the node, without changes.
        case unread
        case sequence([EditableValue])
        case mapping([Member])
    }

    /// The value in a file, with its place.
    private(set) var node: Node
    private(set) var children = Children.unread
    private(set) weak var parent: EditableValue?
    private let state: EditingState
    private let depth: Int
    /// The positions of members by the bytes of their names; `nil` if it must be built again.
    private var positions: [[UInt8]: Int]?

    init(_ node: Node, parent: EditableValue? = nil, state: EditingState) {
        self.node = node
        self.parent = parent
        self.state = state
        depth = (parent?.depth ?? 0) + 1
    }

    var isObject: Bool { node.isMapping }
    var isArray: Bool { node.isSequence }

    var elements: [EditableValue] {
        guard isArray else { return [] }
        read()
        if case .sequence(let elements) = children { return elements }
        return []
    }

    var members: [Member] {
        guard isObject else { return [] }
        read()
        if case .mapping(let members) = children { return members }
        return []
    }

    private func read() {
        guard case .unread = children, node.count == 0 || state.mayCreate(atDepth: depth + 1) else { return }
        if isArray {
            children = .sequence(node.elements.map { make($0) })
        } else {
            children = .mapping(
                node.entries.map { Member(keyNode: $0.value, name: $0.key, value: make($0.value)) }
            )
        }
    }

    private func make(_ node: Node) -> EditableValue {
        _ = state.mayCreate(atDepth: depth + 1)
        return EditableValue(node, parent: self, state: state)
    }

    // MARK: Queries

    var content: JSONPathContent<EditableValue> {
        switch node.kind {
        case .null: .null
        case .bool: .bool(node.bool ?? false)
        case .integer, .number: .number(JSONPathNumber(node.double ?? .nan, integer: node.int))
        case .string: .string(node.string ?? "")
        case .sequence: .array(elements)
        case .mapping: .object(members.map { JSONPathMember(name: $0.name, value: $0.value) })
        }
    }

    func member(named name: String) -> EditableValue? {
        position(of: name).map { members[$0].value }
    }

    private func position(of name: String) -> Int? {
        let members = members
        guard members.count > 8 else { return members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) } }
        if positions == nil {
            let pairs = members.enumerated().map { (Array($1.name.utf8), $0) }
            positions = Dictionary(pairs) { $1 }
        }
        return positions?[Array(name.utf8)]
    }

    // MARK: Changes

    /// Replaces a scalar by another one.
    func replace(with other: Node) {
        node = other
        children = .unread
    }

    func append(_ value: EditableValue) {
        var elements = elements
        children = .unread
        elements.append(value.copy(to: self))
        children = .sequence(elements)
    }

    func add(_ member: Member) {
        var members = members
        let position = members.count
        children = .unread
        members.append(Member(keyNode: member.keyNode, name: member.name, value: member.value.copy(to: self)))
        children = .mapping(members)
        positions?[Array(member.name.utf8)] = position
    }

    func remove(_ removed: Set<ObjectIdentifier>) {
        positions = nil
        switch children {
        case .unread: break
        case .sequence(let elements):
            children = .sequence(elements.filter { !removed.contains(ObjectIdentifier($0)) })
        case .mapping(let members):
            children = .mapping(members.filter { !removed.contains(ObjectIdentifier($0.value)) })
        }
    }

    /// Returns a copy below another value; incomplete if the limits are exceeded.
    func copy(to parent: EditableValue?) -> EditableValue {
        let copy = EditableValue(node, parent: parent, state: state)
        guard state.mayCreate(atDepth: copy.depth) else { return copy }
        switch children {
        case .unread: break
        case .sequence(let elements): copy.children = .sequence(elements.map { $0.copy(to: copy) })
        case .mapping(let members):
            copy.children = .mapping(
                members.map { Member(keyNode: $0.keyNode, name: $0.name, value: $0.value.copy(to: copy)) }
            )
        }
        return copy
    }

    // MARK: Result

    func append(to assembly: inout TreeAssembly, isKeyed: Bool) throws {
        switch children {
        case .unread: try assembly.append(node, isKeyed: isKeyed)
        case .sequence(let elements):
            try assembly.appendSequence(at: node, isKeyed: isKeyed) { assembly in
                for element in elements { try element.append(to: &assembly, isKeyed: false) }
                return elements.count
            }
        case .mapping(let members):
            try assembly.appendMapping(at: node, isKeyed: isKeyed) { assembly in
                for member in members {
                    try assembly.appendKey(of: member.keyNode)
                    try member.value.append(to: &assembly, isKeyed: true)
                }
            }
        }
    }
}
