import ApusSpecParser

/// The schemas that apply to one value: the initial schemas, the targets of their references, their `allOf`, and the
/// matching members of their unions.
struct ApplicableSchemas {
    private(set) var schemas: [Schema] = []
    /// The unions of which more than one member matches the value.
    private(set) var unions: [Union] = []
    /// The number of steps for the lookup of one member of an object.
    private(set) var lookupCost = 0
    private(set) var ids: Set<SchemaID> = []
    private var order: [SchemaID] = []
    /// Whether an applicable schema is unknown, for example because of an unresolved reference. Any member can be
    /// declared then.
    var isIncomplete = false

    /// Marks a schema as visited.
    /// - Returns: Whether the schema was not visited before.
    mutating func insert(_ id: SchemaID) -> Bool { ids.insert(id).inserted }

    mutating func append(_ schema: Schema, _ id: SchemaID) {
        schemas.append(schema)
        order.append(id)
        lookupCost += 1 + schema.properties.count
    }

    mutating func append(_ union: Union) { unions.append(union) }

    /// A `oneOf` or `anyOf` and its matching members.
    struct Union {
        let schema: Schema
        let keyword: String
        let members: [SchemaID]
    }

    /// Returns the schemas that are not in `others`, without unions.
    func without(_ others: Set<SchemaID>) -> ApplicableSchemas {
        var result = ApplicableSchemas()
        result.isIncomplete = isIncomplete
        for (id, schema) in zip(order, schemas) where !others.contains(id) { result.append(schema, id) }
        return result
    }

    /// Returns these schemas and those of `part`.
    func with(_ part: ApplicableSchemas) -> ApplicableSchemas {
        var result = self
        for (id, schema) in zip(part.order, part.schemas) { result.append(schema, id) }
        return result
    }

    /// Returns whether a member of an object is declared, or is subject to a rule for additional members.
    func covers(_ name: String) -> Bool {
        if schemas.contains(where: { $0.property(name) != nil }) { return true }
        if case .undeclared = ruleForAdditionalMembers { return false }
        return true
    }

    func contains(_ id: SchemaID) -> Bool { ids.contains(id) }

    /// The rule for members that `properties` does not declare.
    enum AdditionalMemberRule {
        /// The value must match these schemas.
        case schemas([SchemaID])
        /// Any value is allowed and kept.
        case allowed
        /// Forbidden by this schema.
        case forbidden(Schema)
        /// The schemas have no rule; this one is the first that declares properties. JSON Schema allows the member, but a
        /// struct has no property for it.
        case undeclared(Schema)
    }

    var ruleForAdditionalMembers: AdditionalMemberRule {
        var additional: [SchemaID] = []
        var isAllowed = isIncomplete
        var forbidding: Schema?
        var declaring: Schema?
        for schema in schemas {
            if !schema.patternProperties.isEmpty || schema.booleanSchema == true { isAllowed = true }
            if !schema.properties.isEmpty { declaring = declaring ?? schema }
            switch schema.additionalProperties {
            case .schema(let id): additional.append(id)
            case .allowed: isAllowed = true
            case .forbidden: forbidding = forbidding ?? schema
            case nil: break
            }
        }
        if !additional.isEmpty { return .schemas(additional) }
        // All schemas apply, so one that allows additional members does not override one that forbids them.
        if let forbidding, !isIncomplete, forbidding.patternProperties.isEmpty { return .forbidden(forbidding) }
        if isAllowed { return .allowed }
        return declaring.map { .undeclared($0) } ?? .allowed
    }
}

extension ExampleCheck {
    /// Adds a schema that applies to a value, and the schemas that apply because of it.
    /// - Parameter isParent: Whether a schema with this one in its `allOf` already applies. The discriminator of this
    ///   schema is then not evaluated.
    /// - Returns: Whether each union has a matching member.
    mutating func collect(
        _ id: SchemaID,
        of value: Node,
        into schemas: inout ApplicableSchemas,
        at pointer: String,
        depth: Int,
        isParent: Bool = false
    ) -> Bool {
        guard schemas.insert(id) else { return true }
        let schema = document.schemas[id]
        // A nullable schema allows null regardless of its other keywords.
        if value.isNull, schema.isNullable { return true }
        schemas.append(schema, id)
        var isValid = true
        if let reference = schema.reference {
            if let target = reference.target {
                isValid = collect(target, of: value, into: &schemas, at: pointer, depth: depth, isParent: isParent)
            } else {
                schemas.isIncomplete = true
            }
        }
        for part in schema.allOf {
            let matches = collect(part, of: value, into: &schemas, at: pointer, depth: depth, isParent: true)
            isValid = isValid && matches
        }
        let unions = [(schema.oneOf, "oneOf"), (schema.anyOf, "anyOf")].filter { !$0.0.isEmpty }
        for (members, keyword) in unions {
            let matches = choose(members, keyword, of: schema, for: value, into: &schemas, at: pointer, depth: depth)
            isValid = isValid && matches
        }
        if unions.isEmpty, !isParent, let child = discriminatedSchema(value, schema), !schemas.contains(child) {
            let matches = collect(child, of: value, into: &schemas, at: pointer, depth: depth)
            isValid = isValid && matches
        }
        return isValid
    }

    /// Adds the matching members of a union. If none matches, adds the only member for the kind of the value, whose faults
    /// are more specific than a report that no member matches.
    private mutating func choose(
        _ members: [SchemaID],
        _ keyword: String,
        of schema: Schema,
        for value: Node,
        into schemas: inout ApplicableSchemas,
        at pointer: String,
        depth: Int
    ) -> Bool {
        // The parent of a hierarchy can list its children in a union. Nothing is chosen if one of them already applies.
        if members.contains(where: { schemas.contains($0) || schemas.contains(resolved($0)) }) { return true }
        // In a union, a schema that only allows null stands for null and not for any value.
        let members = value.isNull ? members : members.filter { !document.schemas[$0].allowsOnlyNull }
        var chosen: [SchemaID]
        if let discriminated = discriminatedSchema(value, schema) {
            chosen = [discriminated]
        } else {
            chosen = members.filter { matches(value, $0, depth: depth + 1) }
            if chosen.isEmpty {
                chosen = members.filter { ValueFault.isOfKind(value, document.schemas[resolved($0)]) }
                guard chosen.count == 1 else {
                    reportContradiction(
                        "\(value.kind.noun) that matches no schema of '\(keyword)'",
                        value,
                        at: pointer,
                        schema
                    )
                    schemas.isIncomplete = true
                    return false
                }
            }
        }
        if chosen.count > 1 {
            schemas.append(ApplicableSchemas.Union(schema: schema, keyword: keyword, members: chosen))
        }
        var isValid = true
        for member in chosen {
            let matches = collect(member, of: value, into: &schemas, at: pointer, depth: depth)
            isValid = isValid && matches
        }
        return isValid
    }

    /// Returns the schema that a discriminator chooses for a value (OpenAPI 3.1.1 §4.8.25).
    private func discriminatedSchema(_ value: Node, _ schema: Schema) -> SchemaID? {
        guard let discriminator = schema.discriminator,
            let name = value[discriminator.propertyName]?.scalarText
        else { return nil }
        if let mapped = discriminator.mapping.first(where: { $0.value == name }) { return resolved(mapped.schema) }
        return componentSchemas[name].map(resolved) ?? discriminator.defaultMapping.map(resolved)
    }

    /// Returns the schema at the end of a chain of references.
    private func resolved(_ id: SchemaID) -> SchemaID {
        var id = id
        // The parser already removed cycles of references.
        while let target = document.schemas[id].reference?.target { id = target }
        return id
    }
}
