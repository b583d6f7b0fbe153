import ApusSpecParser

/// The schemas that have a `discriminator` without `oneOf` or `anyOf`, and those that extend them with `allOf`
/// (OpenAPI 3.1.1 §4.8.25.4).
///
/// A value of the parent can be a value of any child, so the parent becomes a union of the children.
struct InheritanceTree {
    private var childrenByParent: [SchemaID: [SchemaID]] = [:]
    private var parentsByChild: [SchemaID: [SchemaID]] = [:]

    init(_ schemas: [Schema], facts: SchemaFacts) {
        for index in schemas.indices where facts.has(.allOf, SchemaID(index)) && schemas[index].name != nil {
            for parent in Self.parents(of: SchemaID(index), in: schemas, facts) {
                childrenByParent[parent, default: []].append(SchemaID(index))
            }
        }
        for index in schemas.indices where facts.has(.discriminator, SchemaID(index)) {
            let parent = SchemaID(index)
            guard Self.isParent(parent, in: schemas, facts), let mapping = schemas[index].discriminator?.mapping else {
                continue
            }
            let known = childrenByParent[parent] ?? []
            var seen: Set<SchemaID> = [parent]
            let ordered = (mapping.map { facts.resolved($0.schema) } + known).filter {
                schemas[$0.index].name != nil && seen.insert($0).inserted
            }
            if !ordered.isEmpty { childrenByParent[parent] = ordered }
        }
        for (parent, children) in childrenByParent.sorted(by: { $0.key < $1.key }) {
            for child in children { parentsByChild[child, default: []].append(parent) }
        }
    }

    /// The schemas with a discriminator that a schema extends, directly or through schemas without one.
    private static func parents(of id: SchemaID, in schemas: [Schema], _ facts: SchemaFacts) -> [SchemaID] {
        var parents: [SchemaID] = []
        var seen: Set<SchemaID> = [id]
        var open = Array(schemas[id.index].allOf.reversed())
        while let member = open.popLast(), seen.count <= maximumExtendedSchemas {
            let member = facts.resolved(member)
            guard seen.insert(member).inserted else { continue }
            if isParent(member, in: schemas, facts) {
                parents.append(member)
            } else if facts.has(.allOf, member) {
                open += schemas[member.index].allOf.reversed()
            }
        }
        return parents
    }

    /// The maximum number of schemas between a schema and one with a discriminator. Without a limit, a long chain takes
    /// quadratic time.
    private static let maximumExtendedSchemas = 50

    private static func isParent(_ id: SchemaID, in schemas: [Schema], _ facts: SchemaFacts) -> Bool {
        facts.has(.discriminator, id) && !facts.has(.unions, id) && schemas[id.index].name != nil
    }

    /// The children, first in the order of the mapping, then in document order; `nil` if the schema is not a parent.
    func children(of id: SchemaID) -> [SchemaID]? { childrenByParent[id] }

    func isChild(_ id: SchemaID, of parent: SchemaID) -> Bool { parentsByChild[id]?.contains(parent) ?? false }

    /// Whether the schema is a child of any parent.
    func isChild(_ id: SchemaID) -> Bool { parentsByChild[id] != nil }

    /// The first schema with a discriminator that all given schemas extend; `nil` if there is none.
    func commonAncestor(of ids: [SchemaID]) -> SchemaID? {
        guard let first = ids.first, ids.count > 1 else { return nil }
        let others = ids.dropFirst().map { Set(ancestors(of: $0)) }
        return ancestors(of: first).first { ancestor in others.allSatisfy { $0.contains(ancestor) } }
    }

    /// The schemas with a discriminator that a schema extends, the nearest first.
    private func ancestors(of id: SchemaID) -> [SchemaID] {
        var found: [SchemaID] = []
        var open = parentsByChild[id] ?? []
        while !open.isEmpty {
            let next = open.removeFirst()
            if next == id || found.contains(next) { continue }
            found.append(next)
            open += parentsByChild[next] ?? []
        }
        return found
    }

    /// The schemas that extend one of the given schemas, directly or through other schemas.
    func descendants(of ids: [SchemaID]) -> Set<SchemaID> {
        var found: Set<SchemaID> = []
        var open = ids.flatMap { id in (childrenByParent[id] ?? []).filter { $0 != id } }
        while let next = open.popLast() {
            if found.insert(next).inserted { open += childrenByParent[next] ?? [] }
        }
        return found
    }
}
