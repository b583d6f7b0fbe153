import ApusSpecParser

/// The schemas that apply to one value: those it is held against, what they refer to, their `allOf`, and the members
/// of their unions that fit.
struct ApplicableSchemas {
    private(set) var schemas: [Schema] = []
    /// The unions that more than one member fits.
    private(set) var unions: [Union] = []
    /// How many steps it takes to look for a member.
    private(set) var weight = 0
    private(set) var ids: Set<SchemaID> = []
    private var order: [SchemaID] = []
    /// Whether a part of what applies is not known, so that any member may be declared.
    var isUncertain = false

    /// - Returns: Whether it is a new one.
    mutating func insert(_ id: SchemaID) -> Bool { ids.insert(id).inserted }

    mutating func append(_ schema: Schema, _ id: SchemaID) {
        schemas.append(schema)
        order.append(id)
        weight += 1 + schema.properties.count
    }

    mutating func append(_ union: Union) { unions.append(union) }

    /// A union, and those of its members that fit.
    struct Union {
        let schema: Schema
        let keyword: String
        let members: [SchemaID]
    }

    /// These schemas but for some of them, with the unions left out.
    func without(_ others: Set<SchemaID>) -> ApplicableSchemas {
        var result = ApplicableSchemas()
        result.isUncertain = isUncertain
        for (id, schema) in zip(order, schemas) where !others.contains(id) { result.append(schema, id) }
        return result
    }

    /// These schemas and those of a part.
    func with(_ part: ApplicableSchemas) -> ApplicableSchemas {
        var result = self
        for (id, schema) in zip(part.order, part.schemas) { result.append(schema, id) }
        return result
    }

    /// Whether a member of an object is declared, or welcome without.
    func receives(_ name: String) -> Bool {
        if schemas.contains(where: { $0.property(name) != nil }) { return true }
        if case .undeclared = reception(of: name) { return false }
        return true
    }

    func contains(_ id: SchemaID) -> Bool { ids.contains(id) }

    /// What becomes of a member that none of `properties` names.
    enum Reception {
        case schemas([SchemaID])
        /// Any value is welcome and kept.
        case open
        case forbidden(Schema)
        /// Nobody says anything of it.
        case undeclared(Schema)
    }

    func reception(of name: String) -> Reception {
        var additional: [SchemaID] = []
        var isOpen = isUncertain
        var forbidding: Schema?
        var declaring: Schema?
        for schema in schemas {
            if !schema.patternProperties.isEmpty || schema.booleanSchema == true { isOpen = true }
            if !schema.properties.isEmpty { declaring = declaring ?? schema }
            switch schema.additionalProperties {
            case .schema(let id): additional.append(id)
            case .allowed: isOpen = true
            case .forbidden: forbidding = forbidding ?? schema
            case nil: break
            }
        }
        if !additional.isEmpty { return .schemas(additional) }
        // A sibling of `allOf` that allows more doesn't take back what another one forbids.
        if let forbidding, !isUncertain, forbidding.patternProperties.isEmpty { return .forbidden(forbidding) }
        if isOpen { return .open }
        return declaring.map { .undeclared($0) } ?? .open
    }
}

extension ExampleCheck {
    /// Adds a schema that applies to a value, and those that apply with it.
    /// - Parameter isParent: Whether a schema that has this one in its `allOf` applies already, so that its
    ///   discriminator has nothing more to say.
    /// - Returns: Whether a member of each union fits.
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
        // Whatever else the schema says, the value is what it allows beside.
        if value.isNull, schema.isNullable { return true }
        schemas.append(schema, id)
        var isFine = true
        if let reference = schema.reference {
            if let target = reference.target {
                isFine = collect(target, of: value, into: &schemas, at: pointer, depth: depth, isParent: isParent)
            } else {
                schemas.isUncertain = true
            }
        }
        for part in schema.allOf {
            let fits = collect(part, of: value, into: &schemas, at: pointer, depth: depth, isParent: true)
            isFine = isFine && fits
        }
        let unions = [(schema.oneOf, "oneOf"), (schema.anyOf, "anyOf")].filter { !$0.0.isEmpty }
        for (members, keyword) in unions {
            let fits = choose(members, keyword, of: schema, for: value, into: &schemas, at: pointer, depth: depth)
            isFine = isFine && fits
        }
        if unions.isEmpty, !isParent, let child = discriminated(value, schema), !schemas.contains(child) {
            let fits = collect(child, of: value, into: &schemas, at: pointer, depth: depth)
            isFine = isFine && fits
        }
        return isFine
    }

    /// Adds the members of a union that fit, or the one that must be meant.
    private mutating func choose(
        _ members: [SchemaID],
        _ keyword: String,
        of schema: Schema,
        for value: Node,
        into schemas: inout ApplicableSchemas,
        at pointer: String,
        depth: Int
    ) -> Bool {
        // A parent that lists its children, and the value is one of them already.
        if members.contains(where: { schemas.contains($0) || schemas.contains(resolved($0)) }) { return true }
        // What says that null is allowed, and nothing else, is meant for null alone.
        let members = value.isNull ? members : members.filter { !document.schemas[$0].saysOnlyNullable }
        var chosen: [SchemaID]
        if let named = discriminated(value, schema) {
            chosen = [named]
        } else {
            chosen = members.filter { fits(value, $0, depth: depth + 1) }
            if chosen.isEmpty {
                // The only one of the value's kind says best what is wrong.
                chosen = members.filter { ValueFault.isOfKind(value, document.schemas[resolved($0)]) }
                guard chosen.count == 1 else {
                    contradiction("\(value.kind.noun) that no schema of '\(keyword)' fits", value, at: pointer, schema)
                    schemas.isUncertain = true
                    return false
                }
            }
        }
        if chosen.count > 1 {
            schemas.append(ApplicableSchemas.Union(schema: schema, keyword: keyword, members: chosen))
        }
        var isFine = true
        for member in chosen {
            let fits = collect(member, of: value, into: &schemas, at: pointer, depth: depth)
            isFine = isFine && fits
        }
        return isFine
    }

    /// The schema that the discriminator of a schema chooses for a value (OpenAPI 3.1.1 §4.8.25).
    private func discriminated(_ value: Node, _ schema: Schema) -> SchemaID? {
        guard let discriminator = schema.discriminator,
            let name = value[discriminator.propertyName]?.scalarText
        else { return nil }
        if let mapped = discriminator.mapping.first(where: { $0.value == name }) { return resolved(mapped.schema) }
        return named[name].map(resolved) ?? discriminator.defaultMapping.map(resolved)
    }

    /// The schema behind references that say nothing else.
    private func resolved(_ id: SchemaID) -> SchemaID {
        var id = id
        // Circles of references are taken apart already.
        while let target = document.schemas[id].reference?.target { id = target }
        return id
    }
}
