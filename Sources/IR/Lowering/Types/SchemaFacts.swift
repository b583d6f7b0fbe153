import ApusSpecParser

/// Properties of schemas that are known before their types are made.
struct SchemaFacts {
    let schemas: [Schema]
    private let outlines: [SchemaOutline]
    private var nullability: [Nullability]
    /// Whether ``unresolvedReference(_:)`` found that all references of a schema can be resolved.
    private var isResolved: [Bool]

    private enum Nullability: UInt8 { case unknown, inProgress, yes, no }

    /// The maximum length of a chain of references that is followed.
    static let maximumReferenceDepth = 200

    init(_ schemas: [Schema]) {
        self.schemas = schemas
        outlines = schemas.map { SchemaOutline($0) }
        nullability = [Nullability](repeating: .unknown, count: schemas.count)
        isResolved = [Bool](repeating: false, count: schemas.count)
    }

    /// Whether the schema has at least one of these kinds of keywords.
    func has(_ keywords: SchemaOutline, _ id: SchemaID) -> Bool { !outlines[id.index].isDisjoint(with: keywords) }

    /// Whether the schema has only `$ref` and annotations.
    func isPureReference(_ id: SchemaID) -> Bool {
        outlines[id.index].intersection(.structure) == .reference
    }

    /// Whether the schema has keywords for the structure of a value other than `type` and the given ones.
    func hasStructure(_ id: SchemaID, beside keyword: SchemaOutline = []) -> Bool {
        !outlines[id.index].isDisjoint(with: .structure.subtracting(keyword))
    }

    /// Whether the schema has only annotations and accepts any value.
    func isAnnotation(_ id: SchemaID) -> Bool {
        outlines[id.index].isDisjoint(with: [.structure, .types, .format, .never])
    }

    /// Whether `null` is the only valid value: ``Schema/allowsOnlyNull``.
    func isNullOnly(_ id: SchemaID) -> Bool { has(.onlyNull, id) }

    /// Whether a value can be `null`: by `nullable`, `type`, `enum` or `const`, or by the schemas that it refers to.
    mutating func isNullable(_ id: SchemaID) -> Bool {
        isNullable(id, depth: 0)
    }

    private mutating func isNullable(_ id: SchemaID, depth: Int) -> Bool {
        let outline = outlines[id.index]
        if outline.contains(.null) { return true }
        if outline.contains(.values) { return false }
        // A type without `null` beside a reference excludes it, as in `allOf`.
        guard !outline.contains(.types), depth < Self.maximumReferenceDepth else { return false }
        if outline.isDisjoint(with: [.reference, .allOf, .unions]) { return false }
        let known = nullability[id.index]
        if known != .unknown { return known == .yes }
        nullability[id.index] = .inProgress
        let result = inheritsNull(id, depth: depth + 1)
        nullability[id.index] = result ? .yes : .no
        return result
    }

    private mutating func inheritsNull(_ id: SchemaID, depth: Int) -> Bool {
        let index = id.index
        if let target = schemas[index].reference?.target, isNullable(target, depth: depth) { return true }
        let members = schemas[index].oneOf + schemas[index].anyOf
        if members.contains(where: { isNullOnly($0) || isNullable($0, depth: depth) }) { return true }
        let parts = schemas[index].allOf.filter { !isAnnotation($0) }
        return !parts.isEmpty && parts.allSatisfy { isNullable($0, depth: depth) }
    }

    /// The first reference that cannot be resolved and without which the type of the schema is unknown; `nil` if there
    /// is none.
    ///
    /// Checks the references of the schema, its elements and its `allOf`. The references of properties are not checked,
    /// because the type is still useful without the type of one property.
    mutating func unresolvedReference(_ id: SchemaID) -> Schema.Reference? {
        if isResolved[id.index] || !has([.reference, .allOf, .content], id) { return nil }
        var seen: Set<SchemaID> = []
        var open = [id]
        while let id = open.popLast() {
            guard !isResolved[id.index], seen.insert(id).inserted else { continue }
            if let reference = schemas[id.index].reference {
                guard let target = reference.target else { return reference }
                open.append(target)
            }
            open += schemas[id.index].allOf
            if let items = schemas[id.index].items { open.append(items) }
        }
        for id in seen { isResolved[id.index] = true }
        return nil
    }

    /// The schema at the end of a chain of references without other keywords.
    func resolved(_ id: SchemaID) -> SchemaID {
        var id = id
        for _ in 0..<Self.maximumReferenceDepth {
            guard isPureReference(id), let target = schemas[id.index].reference?.target else { return id }
            id = target
        }
        return id
    }
}
