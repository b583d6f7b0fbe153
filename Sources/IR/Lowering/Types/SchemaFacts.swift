import ApusSpecParser

/// What can be told of a schema without making a type of it.
struct SchemaFacts {
    let schemas: [Schema]
    private let outlines: [SchemaOutline]
    private var nullability: [Nullability]
    /// Those that ``brokenReference(_:)`` found whole.
    private var sound: [Bool]

    private enum Nullability: UInt8 { case unknown, open, yes, no }

    /// References may lead this far.
    static let deepest = 200

    init(_ schemas: [Schema]) {
        self.schemas = schemas
        outlines = schemas.map { SchemaOutline($0) }
        nullability = [Nullability](repeating: .unknown, count: schemas.count)
        sound = [Bool](repeating: false, count: schemas.count)
    }

    /// Whether the schema has one of these kinds of keywords.
    func has(_ keywords: SchemaOutline, _ id: SchemaID) -> Bool { !outlines[id.index].isDisjoint(with: keywords) }

    /// Whether the schema has nothing but `$ref` and annotations.
    func isPureReference(_ id: SchemaID) -> Bool {
        outlines[id.index].intersection(.structure) == .reference
    }

    /// Whether the schema says something about the shape of a value, beside a keyword and a plain `type: object`.
    func hasStructure(_ id: SchemaID, beside keyword: SchemaOutline = []) -> Bool {
        !outlines[id.index].isDisjoint(with: .structure.subtracting(keyword))
    }

    /// Whether the schema says nothing about the shape of a value at all.
    func isAnnotation(_ id: SchemaID) -> Bool {
        outlines[id.index].isDisjoint(with: [.structure, .types, .format, .never])
    }

    /// Whether the schema stands for `null` alone: `type: 'null'`, or `nullable: true` and nothing else.
    func isNullOnly(_ id: SchemaID) -> Bool { has(.onlyNull, id) }

    /// Whether a value may be `null`: `nullable`, `null` among types or values, or what it refers to allows it.
    mutating func isNullable(_ id: SchemaID) -> Bool {
        isNullable(id, depth: 0)
    }

    private mutating func isNullable(_ id: SchemaID, depth: Int) -> Bool {
        let outline = outlines[id.index]
        if outline.contains(.null) { return true }
        if outline.contains(.values) { return false }
        guard !outline.contains(.types) || outline.contains(.reference), depth < Self.deepest else { return false }
        if outline.isDisjoint(with: [.reference, .allOf, .unions]) { return false }
        let known = nullability[id.index]
        if known != .unknown { return known == .yes }
        nullability[id.index] = .open
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

    /// The first reference that leads nowhere and that a value of the schema can't do without: its own, its
    /// elements', those of its `allOf`. A property's is not among them.
    mutating func brokenReference(_ id: SchemaID) -> Schema.Reference? {
        if sound[id.index] || !has([.reference, .allOf, .content], id) { return nil }
        var seen: Set<SchemaID> = []
        var open = [id]
        while let id = open.popLast() {
            guard !sound[id.index], seen.insert(id).inserted else { continue }
            if let reference = schemas[id.index].reference {
                guard let target = reference.target else { return reference }
                open.append(target)
            }
            open += schemas[id.index].allOf
            if let items = schemas[id.index].items { open.append(items) }
        }
        for id in seen { sound[id.index] = true }
        return nil
    }

    /// The schema that a chain of plain references ends at.
    func resolved(_ id: SchemaID) -> SchemaID {
        var id = id
        for _ in 0..<Self.deepest {
            guard isPureReference(id), let target = schemas[id.index].reference?.target else { return id }
            id = target
        }
        return id
    }
}
