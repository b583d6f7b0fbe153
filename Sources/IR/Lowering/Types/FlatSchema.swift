import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// One of several schemas that a value must be valid against.
struct SchemaPart: Sendable, Hashable {
    var id: SchemaID
    /// Whether `oneOf` and `anyOf` of the schema are ignored, because one of their members is merged with it.
    var ignoresUnions = false

    init(_ id: SchemaID, ignoresUnions: Bool = false) {
        self.id = id
        self.ignoresUnions = ignoresUnions
    }
}

/// A schema merged with the schemas of its `$ref` and `allOf`.
struct FlatSchema {
    struct Property {
        var name: String
        var place: SourceLocation
        /// The schemas that the property must be valid against, in the order of the merge.
        var schemas: [SchemaID]
    }

    struct Union {
        var members: [SchemaID]
        /// The schema that has the `oneOf` or `anyOf`.
        var owner: SchemaID
    }

    /// The merged schemas. A schema comes after the schemas that it refers to.
    var leaves: [SchemaID] = []
    /// The types that all schemas allow. `nil` if none declares a type, empty if the types contradict each other.
    var types: [SchemaType]?
    var format: String?
    var enumeration: [Node]?
    var const: Node?
    var properties: [Property] = []
    var required: [Schema.RequiredName] = []
    /// The schemas of `additionalProperties`; `nil` if there are none.
    var additionalSchemas: [SchemaID]?
    var allowsAdditional: Bool?
    var patternSchemas: [SchemaID] = []
    var items: [SchemaID] = []
    var prefixItems: [SchemaID] = []
    /// Whether ``prefixItems`` are a list in `items` without a number of elements, which many descriptions use for
    /// alternatives.
    var isUncountedList = false
    var unions: [Union] = []
    var isBinary = false
    /// The schema of the JSON value that a string contains.
    var contentSchema: SchemaID?
    /// The first schema, and the first one whose `type` contradicts the schemas before it.
    var conflict: (SchemaID, SchemaID)?

    var isObject: Bool { types?.contains(.object) ?? false }
    /// Whether a keyword for objects is present.
    var hasObjectKeywords: Bool {
        !properties.isEmpty || additionalSchemas != nil || allowsAdditional != nil || !patternSchemas.isEmpty
    }
}

/// Merges schemas that a value must all be valid against (OpenAPI 3.1.1 §4.8.24, JSON Schema 2020-12 §10.2.1.1).
///
/// Each schema is merged once, even if several paths lead to it. So cycles of `allOf` and `$ref` end.
struct SchemaFlattener {
    let schemas: [Schema]
    private(set) var flat = FlatSchema()
    /// A schema that includes itself with `allOf` or `$ref`.
    private(set) var cycle: SchemaID?
    private var propertyIndices: [String: Int] = [:]
    /// The schemas of properties that are already merged.
    private var propertySchemas: Set<PropertySchema> = []
    private var requiredNames: Set<String> = []
    private var isMerged = false
    /// Whether a schema only declares `type: object`, which holds only if no other schema declares a type.
    private var hasBareObject = false

    init(_ parts: [SchemaPart], in schemas: [Schema]) {
        self.schemas = schemas
        for part in collect(parts) { merge(part) }
        if hasBareObject, flat.types == nil, flat.items.isEmpty, flat.prefixItems.isEmpty { flat.types = [.object] }
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

    /// The schemas to merge, in order: first the `$ref` and `allOf` of a schema, then the schema.
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
        if isMerged, schema.isBareObject {
            hasBareObject = true
        } else {
            merge(types: schema.types, of: id)
        }
        flat.format = schema.scalarFormat ?? flat.format
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
        if !schema.conditional.isEmpty { merge(conditionalPropertiesOf: schema) }
        switch schema.additionalProperties {
        case nil: break
        case .allowed: flat.allowsAdditional = flat.allowsAdditional ?? true
        case .forbidden: flat.allowsAdditional = false
        case .schema(let id): flat.additionalSchemas = (flat.additionalSchemas ?? []) + [id]
        }
        if let content = schema.contentSchema, schema.contentEncoding == nil,
            schema.contentMediaType.map({ MediaTypeName($0).coding == .json }) ?? true
        {
            flat.contentSchema = content
        }
        flat.patternSchemas += schema.patternProperties.map(\.schema)
        if let items = schema.items { flat.items.append(items) }
        if flat.prefixItems.isEmpty {
            flat.prefixItems = schema.prefixItems
            flat.isUncountedList = schema.isItemsList && schema.minItems == nil && schema.maxItems == nil
        }
        if !part.ignoresUnions {
            if !schema.oneOf.isEmpty { flat.unions.append(FlatSchema.Union(members: schema.oneOf, owner: id)) }
            if !schema.anyOf.isEmpty { flat.unions.append(FlatSchema.Union(members: schema.anyOf, owner: id)) }
        }
        if schema.types == [.file] || (schema.isBinaryContent && schema.types != [.object]) { flat.isBinary = true }
    }

    private mutating func merge(types: [SchemaType], of id: SchemaID) {
        let types = types.filter { $0 != .null }
        guard !types.isEmpty else { return }
        guard let known = flat.types else {
            flat.types = types
            return
        }
        var common = known.filter { types.contains($0) }
        // `integer` is a subset of `number`.
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

    /// Adds the properties that an object has under a condition. They are optional.
    private mutating func merge(conditionalPropertiesOf schema: Schema) {
        var known = Set(flat.properties.map(\.name))
        for id in schema.conditional {
            let condition = schemas[schemas[id.index].reference?.target?.index ?? id.index]
            for property in condition.properties
            where known.insert(property.name).inserted && schemas[property.schema.index].booleanSchema == nil {
                propertyIndices[property.name] = flat.properties.count
                flat.properties.append(
                    FlatSchema.Property(name: property.name, place: property.place, schemas: [property.schema])
                )
            }
        }
    }

    /// Removes the `oneOf` of a parent that lists its children, when a child that has the parent in `allOf` is merged.
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
