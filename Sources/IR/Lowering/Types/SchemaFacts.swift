import ApusSpecParser

/// What can be told of a schema without making a type of it.
struct SchemaFacts {
    let schemas: [Schema]
    private var nullability: [SchemaID: Bool?] = [:]

    /// References may lead this far.
    static let deepest = 200

    init(_ schemas: [Schema]) { self.schemas = schemas }

    /// Whether the schema has nothing but `$ref` and annotations.
    func isPureReference(_ id: SchemaID) -> Bool {
        schemas[id.index].reference != nil && !hasStructure(id, beside: .reference)
    }

    enum Keyword { case reference, allOf, unions, none }

    /// Whether the schema says something about the shape of a value, beside a keyword and a plain `type: object`.
    func hasStructure(_ id: SchemaID, beside keyword: Keyword) -> Bool {
        let index = id.index
        if keyword != .reference, schemas[index].reference != nil { return true }
        if keyword != .allOf, !schemas[index].allOf.isEmpty { return true }
        if keyword != .unions, !schemas[index].oneOf.isEmpty || !schemas[index].anyOf.isEmpty { return true }
        if !schemas[index].properties.isEmpty || !schemas[index].required.isEmpty { return true }
        if let additional = schemas[index].additionalProperties, additional != .allowed, additional != .forbidden {
            return true
        }
        if schemas[index].enumeration != nil || schemas[index].const != nil || schemas[index].items != nil {
            return true
        }
        if !schemas[index].patternProperties.isEmpty || !schemas[index].prefixItems.isEmpty { return true }
        return false
    }

    /// Whether the schema says nothing about the shape of a value at all.
    func isAnnotation(_ id: SchemaID) -> Bool {
        !hasStructure(id, beside: .none) && schemas[id.index].types.isEmpty && schemas[id.index].format == nil
            && schemas[id.index].booleanSchema != false
    }

    /// Whether the schema stands for `null` alone: `type: 'null'`, or `nullable: true` and nothing else.
    func isNullOnly(_ id: SchemaID) -> Bool {
        let index = id.index
        guard !hasStructure(id, beside: .none) || schemas[index].enumeration != nil else {
            return schemas[index].const?.isNull ?? false
        }
        if let values = schemas[index].enumeration { return !values.isEmpty && values.allSatisfy(\.isNull) }
        if schemas[index].types == [.null] { return true }
        return schemas[index].types.isEmpty && schemas[index].isNullable
    }

    /// Whether a value may be `null`: `nullable`, `null` among types or values, or what it refers to allows it.
    mutating func isNullable(_ id: SchemaID) -> Bool {
        isNullable(id, depth: 0)
    }

    private mutating func isNullable(_ id: SchemaID, depth: Int) -> Bool {
        let index = id.index
        if schemas[index].isNullable || schemas[index].types.contains(.null) { return true }
        if let values = schemas[index].enumeration { return values.contains(where: \.isNull) }
        if let const = schemas[index].const { return const.isNull }
        guard schemas[index].types.isEmpty || schemas[index].reference != nil, depth < Self.deepest else {
            return false
        }
        if schemas[index].reference == nil, schemas[index].allOf.isEmpty, schemas[index].oneOf.isEmpty,
            schemas[index].anyOf.isEmpty
        {
            return false
        }
        if let known = nullability[id] { return known ?? false }
        nullability.updateValue(nil, forKey: id)
        let result = inheritsNull(id, depth: depth + 1)
        nullability.updateValue(result, forKey: id)
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
    func brokenReference(_ id: SchemaID) -> Schema.Reference? {
        var seen: Set<SchemaID> = []
        var open = [id]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            if let reference = schemas[id.index].reference {
                guard let target = reference.target else { return reference }
                open.append(target)
            }
            open += schemas[id.index].allOf
            if let items = schemas[id.index].items { open.append(items) }
        }
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
