import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// One of the schemas that a value must all be valid against.
struct SchemaPart: Sendable, Hashable {
    var id: SchemaID
    /// Its `oneOf` and `anyOf` are dealt with elsewhere: a member of them is merged into the rest of the schema.
    var ignoresUnions = false

    init(_ id: SchemaID, ignoresUnions: Bool = false) {
        self.id = id
        self.ignoresUnions = ignoresUnions
    }
}

/// A schema with everything that its `$ref` and `allOf` lead to, merged into one level.
struct FlatSchema {
    struct Property {
        var name: String
        var place: SourceLocation
        /// Every schema that the property must be valid against, in the order of the merge.
        var schemas: [SchemaID]
    }

    struct Union {
        var members: [SchemaID]
        /// The schema that has the `oneOf` or `anyOf`.
        var owner: SchemaID
    }

    /// The schemas that have something to say, those referred to before those that refer to them.
    var leaves: [SchemaID] = []
    /// `nil`: not said. Empty: they contradict each other.
    var types: [SchemaType]?
    var format: String?
    var enumeration: [Node]?
    var const: Node?
    var properties: [Property] = []
    var required: [Schema.RequiredName] = []
    /// The schemas that other keys must be valid against; `nil`: not said.
    var additionalSchemas: [SchemaID]?
    var allowsAdditional: Bool?
    var patternSchemas: [SchemaID] = []
    var items: [SchemaID] = []
    var prefixItems: [SchemaID] = []
    var unions: [Union] = []
    var isBinary = false
    /// The first two schemas whose `type`s have nothing in common.
    var conflict: (SchemaID, SchemaID)?

    var isObject: Bool { types?.contains(.object) ?? false }
    /// Whether keywords of objects are there.
    var hasObjectKeywords: Bool {
        !properties.isEmpty || additionalSchemas != nil || allowsAdditional != nil || !patternSchemas.isEmpty
    }
}

/// Merges schemas: OpenAPI 3.1.1 §4.8.24, JSON Schema 2020-12 §10.2.1.1.
///
/// A schema that several ways lead to counts once, so cycles of `allOf` and `$ref` end.
struct SchemaFlattener {
    let schemas: [Schema]
    private(set) var flat = FlatSchema()
    /// A schema that is among its own `allOf`.
    private(set) var cycle: SchemaID?
    private var propertyIndices: [String: Int] = [:]
    /// The schemas of properties that are in the merge already.
    private var propertySchemas: Set<PropertySchema> = []
    private var requiredNames: Set<String> = []
    private var isMerged = false

    init(_ parts: [SchemaPart], in schemas: [Schema]) {
        self.schemas = schemas
        for part in collect(parts) { merge(part) }
        dropUnionsOfAncestors()
    }

    private struct PropertySchema: Hashable {
        let property: Int
        let schema: SchemaID
    }

    private enum Step {
        case enter(SchemaPart)
        case leave(SchemaPart)
    }

    /// The schemas of the merge in order: what a schema refers to, its `allOf`, itself.
    private mutating func collect(_ parts: [SchemaPart]) -> [SchemaPart] {
        if let part = parts.first, parts.count == 1 {
            let schema = part.id.index
            if schemas[schema].reference == nil, schemas[schema].allOf.isEmpty { return parts }
        }
        isMerged = true
        var order: [SchemaPart] = []
        var open: Set<SchemaID> = []
        var done: Set<SchemaID> = []
        var steps = parts.reversed().map(Step.enter)
        while let step = steps.popLast() {
            switch step {
            case .leave(let part):
                open.remove(part.id)
                done.insert(part.id)
                order.append(part)
            case .enter(let part):
                guard !done.contains(part.id) else { continue }
                guard open.insert(part.id).inserted else {
                    cycle = cycle ?? part.id
                    continue
                }
                steps.append(.leave(part))
                for id in schemas[part.id.index].allOf.reversed() { steps.append(.enter(SchemaPart(id))) }
                if let target = schemas[part.id.index].reference?.target { steps.append(.enter(SchemaPart(target))) }
            }
        }
        return order
    }

    private mutating func merge(_ part: SchemaPart) {
        let id = part.id
        let schema = schemas[id.index]
        flat.leaves.append(id)
        merge(types: schema.types, of: id)
        flat.format = schema.format ?? flat.format
        if let values = schema.enumeration {
            if let known = flat.enumeration {
                let allowed = Set(values.map { JSONLiteral($0) })
                flat.enumeration = known.filter { allowed.contains(JSONLiteral($0)) }
            } else {
                flat.enumeration = values
            }
        }
        flat.const = schema.const ?? flat.const
        merge(propertiesOf: schema)
        switch schema.additionalProperties {
        case nil: break
        case .allowed: flat.allowsAdditional = flat.allowsAdditional ?? true
        case .forbidden: flat.allowsAdditional = false
        case .schema(let id): flat.additionalSchemas = (flat.additionalSchemas ?? []) + [id]
        }
        flat.patternSchemas += schema.patternProperties.map(\.schema)
        if let items = schema.items { flat.items.append(items) }
        if flat.prefixItems.isEmpty { flat.prefixItems = schema.prefixItems }
        if !part.ignoresUnions {
            if !schema.oneOf.isEmpty { flat.unions.append(FlatSchema.Union(members: schema.oneOf, owner: id)) }
            if !schema.anyOf.isEmpty { flat.unions.append(FlatSchema.Union(members: schema.anyOf, owner: id)) }
        }
        let isEncoded = schema.contentEncoding != nil && schema.contentEncoding != "binary"
        if schema.types == [.file] || (schema.contentMediaType != nil && !isEncoded && schema.types != [.object]) {
            flat.isBinary = true
        }
    }

    private mutating func merge(types: [SchemaType], of id: SchemaID) {
        let types = types.filter { $0 != .null }
        guard !types.isEmpty else { return }
        guard let known = flat.types else {
            flat.types = types
            return
        }
        var common = known.filter { types.contains($0) }
        // An integer is a number: the narrower one holds.
        if common.isEmpty || (known.contains(.number) && types.contains(.integer) && !common.contains(.integer)) {
            if known.contains(.number), types.contains(.integer) { common.append(.integer) }
            if known.contains(.integer), types.contains(.number) { common.append(.integer) }
        }
        if common.isEmpty, flat.conflict == nil, let first = flat.leaves.first { flat.conflict = (first, id) }
        flat.types = common
    }

    private mutating func merge(propertiesOf schema: Schema) {
        if !isMerged {
            flat.properties = schema.properties.map {
                FlatSchema.Property(name: $0.name, place: $0.place, schemas: [$0.schema])
            }
            flat.required = schema.required
            return
        }
        for property in schema.properties {
            if let index = propertyIndices[property.name] {
                let schema = PropertySchema(property: index, schema: property.schema)
                let isFirst = flat.properties[index].schemas.first == property.schema
                if !isFirst, propertySchemas.insert(schema).inserted {
                    flat.properties[index].schemas.append(property.schema)
                }
            } else {
                propertyIndices[property.name] = flat.properties.count
                flat.properties.append(
                    FlatSchema.Property(name: property.name, place: property.place, schemas: [property.schema])
                )
            }
        }
        for name in schema.required where requiredNames.insert(name.name).inserted { flat.required.append(name) }
    }

    /// A parent that lists its children in `oneOf`, while they have it in their `allOf`, says nothing about a child.
    private mutating func dropUnionsOfAncestors() {
        guard isMerged, !flat.unions.isEmpty else { return }
        let leaves = Set(flat.leaves)
        flat.unions.removeAll { union in
            union.members.contains { member in
                leaves.contains(member) || schemas[member.index].reference?.target.map(leaves.contains) ?? false
            }
        }
    }
}
