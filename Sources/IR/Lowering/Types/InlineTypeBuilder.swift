import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// The type of an inline schema or of a combination of schemas.
    mutating func inlineType(of parts: [SchemaPart], at site: TypeSite, depth: Int) -> TypeReference {
        switch cache[parts] {
        case .complete(let type): return owned(type, at: site)
        case .inProgress(let id?): return .named(id)
        case .inProgress(nil):
            diagnostics.append(.endlessSchema(site.path, at: schemas[parts[0].id.index].place))
            return .json
        case nil: break
        }
        if parts.count > 1 {
            combinationLimit.add(1)
            guard !combinationLimit.isExceeded, parts.count <= Self.maximumCombinedSchemas else {
                diagnostics.append(.tooManyCombinations(site.path, at: schemas[parts[0].id.index].place))
                return .json
            }
        }
        cache.begin(parts)
        let type = shape(of: parts, at: site, into: nil, depth: depth)
        cache.complete(parts, as: type)
        return type
    }

    /// Declares a type for inline schemas. Returns `type` if it is already declared.
    mutating func declare(_ parts: [SchemaPart], at site: TypeSite, into type: TypeID?) -> TypeID {
        if let type { return type }
        let schema = parts.last.map { schemas[$0.id.index] }
        let id = table.add(
            TypePlan(
                name: SwiftName(""),
                parent: site.parent,
                schemaName: site.path,
                documentation: schema.map { documentation(of: $0) } ?? Documentation(),
                isDeprecated: schema?.isDeprecated ?? false,
                place: schema?.place,
                shape: .alias(.json)
            )
        )
        inlineTypes.declare(id, at: site)
        cache.declare(id, for: parts)
        return id
    }

    /// Defines a declared type. If there is an equal inline type with the same name, it becomes an alias of it.
    mutating func finish(_ id: TypeID, shape: TypePlan.Shape, at site: TypeSite) -> TypeReference {
        table[id].shape = shape
        guard inlineTypes.contains(id) else { return .named(id) }
        let draft = pending.unions[id]
        var signature = ShapeSignature(shape, draft: draft, named: site.sharingName, types: inlineTypes).text
        for value in pending.defaults[id] ?? [] { signature += "\u{3}\(value.property)\(value.value.jsonText)" }
        let first = inlineTypes.first(withSignature: signature, orElse: id)
        guard first != id else { return .named(id) }
        discardNestedTypes(of: id)
        pending.discard(id)
        if let known = inlineTypes.type(first, ownedAt: site) {
            inlineTypes.discard(id, for: first)
            return .named(known)
        }
        table[id].shape = .alias(.named(first))
        table[id].isShared = true
        inlineTypes.makeAlias(id, of: first)
        return .named(id)
    }

    /// Discards the types nested in a type that becomes an alias. The equal type has them too.
    mutating func discardNestedTypes(of id: TypeID) {
        // Nested types are declared after the type that contains them.
        var containers: Set<TypeID> = [id]
        for index in (id.index + 1)..<max(table.plans.count, id.index + 1) {
            let nested = TypeID(index)
            guard let parent = table[nested].parent, containers.contains(parent) else { continue }
            containers.insert(nested)
            let original = inlineTypes.original(nested)
            if inlineTypes.contains(nested) {
                inlineTypes.discard(nested, for: original == nested ? nil : original)
                pending.discard(nested)
            }
        }
    }

    /// The type of an inline schema that is also used elsewhere, with a name of this place: an alias.
    mutating func owned(_ type: TypeReference, at site: TypeSite) -> TypeReference {
        switch type {
        case .array(let element): return .array(owned(element, at: site.element()))
        case .dictionary(let value): return .dictionary(owned(value, at: site.element()))
        case .optional(let wrapped): return .optional(owned(wrapped, at: site))
        case .jsonText(let value): return .jsonText(owned(value, at: site))
        case .named(let id):
            let original = inlineTypes.original(id)
            guard inlineTypes.contains(original) else { return type }
            if let known = inlineTypes.type(original, ownedAt: site) { return .named(known) }
            var plan = table[original]
            plan.parent = site.parent
            plan.schemaName = site.path
            plan.shape = .alias(.named(original))
            plan.isShared = true
            plan.examples = []
            let alias = table.add(plan)
            inlineTypes.declare(alias, at: site)
            inlineTypes.makeAlias(alias, of: original)
            return .named(alias)
        default: return type
        }
    }

    /// Discards a declared inline type that is not needed.
    mutating func discard(_ id: TypeID) {
        inlineTypes.discard(id)
        pending.discard(id)
    }
}
