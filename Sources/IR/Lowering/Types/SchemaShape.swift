import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Makes the type of values that are valid against all given schemas.
    ///
    /// - Parameter type: The declared type to define; `nil` for inline schemas, which declare a type if they need one.
    /// - Returns: A reference to `type`, or a simpler type if `type` is not needed.
    mutating func shape(of parts: [SchemaPart], at site: TypeSite, into type: TypeID?, depth: Int) -> TypeReference {
        if let only = onlyPart(of: parts) { return use(of: only, at: aliased(site, type), depth: depth + 1).type }
        let flattener = merged(parts)
        var flat = flattener.flat
        if let cycle = flattener.cycle { diagnostics.append(.allOfCycle(site.path, at: schemas[cycle.index].place)) }
        if let (first, second) = flat.conflict {
            diagnostics.append(
                .contradictingTypes(
                    site.path,
                    at: schemas[second.index].place,
                    first: schemas[first.index].place,
                    keepsProperties: !flat.properties.isEmpty
                )
            )
            guard !flat.properties.isEmpty else { return .json }
            flat.types = [.object]
        }
        let unions = flat.unions.filter { hasAlternatives($0, in: flat) }
        if !unions.isEmpty {
            return union(unions, of: parts, flat: flat, at: site, into: type, depth: depth)
        }
        if let const = flat.const {
            return enumeration([const], of: parts, flat: flat, at: site, into: type)
        }
        if let values = flat.enumeration {
            return enumeration(values, of: parts, flat: flat, at: site, into: type)
        }
        return typed(flat, parts, at: site, into: type, depth: depth)
    }

    /// The only schema that a schema refers to by `$ref` or `allOf`; `nil` if the schema has keywords of its own.
    private func onlyPart(of parts: [SchemaPart]) -> SchemaID? {
        guard let part = parts.first, parts.count == 1 else { return nil }
        let index = part.id.index
        guard schemas[index].reference != nil || !schemas[index].allOf.isEmpty else { return nil }
        let reference = schemas[index].reference
        let hasOwn: Bool
        if reference == nil {
            hasOwn = facts.hasStructure(part.id, beside: .allOf)
        } else {
            hasOwn =
                facts.hasStructure(part.id, beside: .reference) && !schemas[index].allOf.allSatisfy(facts.isAnnotation)
                || facts.hasStructure(part.id, beside: [.reference, .allOf])
        }
        guard !hasOwn else { return nil }
        var targets = schemas[index].allOf.filter { !facts.isAnnotation($0) }
        if let reference {
            guard let target = reference.target else { return nil }
            targets.insert(target, at: 0)
        }
        guard targets.count == 1, let target = targets.first else { return nil }
        // The type of the parent is the union of all children, so a child is a type of its own even if it adds nothing.
        return inheritance.isChild(part.id, of: facts.resolved(target)) ? nil : target
    }

    /// The site of an inline type in an alias. The type is at the top level, because an alias cannot contain types.
    func aliased(_ site: TypeSite, _ type: TypeID?) -> TypeSite {
        guard let type, site.parent == type else { return site }
        var site = site
        site.parent = nil
        return site
    }

    /// Whether the members of a union are different types.
    ///
    /// They are not if all members only have annotations or only require properties that are declared beside the union:
    /// `anyOf: [{required: [a]}, {required: [b]}]`.
    private func hasAlternatives(_ union: FlatSchema.Union, in flat: FlatSchema) -> Bool {
        !union.members.allSatisfy { member in
            if facts.isAnnotation(member) { return true }
            let index = member.index
            let isPlainObject = schemas[index].types.isEmpty || schemas[index].types == [.object]
            return isPlainObject && schemas[index].reference == nil && schemas[index].properties.isEmpty
                && schemas[index].allOf.isEmpty && schemas[index].oneOf.isEmpty && schemas[index].anyOf.isEmpty
                && schemas[index].enumeration == nil && schemas[index].const == nil && schemas[index].items == nil
                && !schemas[index].required.isEmpty && flat.hasObjectKeywords
        }
    }

    /// Makes the type of a schema without enumerations and unions.
    private mutating func typed(
        _ flat: FlatSchema,
        _ parts: [SchemaPart],
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        guard let types = flat.types else {
            if flat.hasObjectKeywords { return object(flat, parts, at: site, into: type, depth: depth) }
            // `items` and `prefixItems` without a `type` mean an array, but a list of alternatives in `items` does not.
            if flat.isUncountedList { return .json }
            if !flat.items.isEmpty || !flat.prefixItems.isEmpty {
                return tuple(flat, parts, at: site, into: type, depth: depth)
                    ?? array(flat, at: aliased(site, type), depth: depth)
            }
            return flat.isBinary ? .bytes : flat.format.flatMap { ScalarTypes(options).type(forFormat: $0) } ?? .json
        }
        guard let only = types.first, types.count == 1 else {
            return multipleTypes(types, flat, parts, at: site, into: type, depth: depth)
        }
        switch only {
        case .object: return object(flat, parts, at: site, into: type, depth: depth)
        case .array:
            return tuple(flat, parts, at: site, into: type, depth: depth)
                ?? array(flat, at: aliased(site, type), depth: depth)
        case .string:
            // A string whose content is described contains JSON.
            if let content = flat.contentSchema {
                return .jsonText(use(of: content, at: aliased(site, type), depth: depth + 1).element.inJSON)
            }
            fallthrough
        default: return ScalarTypes(options).type(only, format: flat.format, isBinary: flat.isBinary)
        }
    }

    mutating func array(_ flat: FlatSchema, at site: TypeSite, depth: Int) -> TypeReference {
        // The elements of a tuple of equal elements have the type of the first.
        if let first = flat.prefixItems.first {
            guard flat.prefixItems.count <= Self.maximumTupleElements, !flat.isUncountedList || isUniform(flat) else {
                return .array(.json)
            }
            return .array(use(of: first, at: site.element(), depth: depth + 1).element)
        }
        return .array(use(ofAll: flat.items, at: site.element(), depth: depth + 1).element)
    }

    private mutating func object(
        _ flat: FlatSchema,
        _ parts: [SchemaPart],
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        if flat.properties.isEmpty {
            let values = additionalValues(flat, at: aliased(site, type), depth: depth)
            if let values { return .dictionary(values) }
            if flat.allowsAdditional != false { return .dictionary(.json) }
        }
        let id = declare(parts, at: site, into: type)
        let structure = structure(flat, of: id, owner: site.path, depth: depth, coding: .json)
        return finish(id, shape: .structure(structure), at: site)
    }

    /// The type of the values of additional properties; `nil` if the schema does not declare them.
    mutating func additionalValues(_ flat: FlatSchema, at site: TypeSite, depth: Int) -> TypeReference? {
        let schemas = (flat.additionalSchemas ?? []) + flat.patternSchemas
        guard !schemas.isEmpty else { return flat.allowsAdditional == true ? .json : nil }
        if !flat.patternSchemas.isEmpty, flat.patternSchemas.count > 1 || flat.additionalSchemas != nil {
            let uses = schemas.map { use(of: $0, at: site.element(), depth: depth + 1).element }
            return uses.allSatisfy { $0 == uses[0] } ? uses[0] : .json
        }
        return use(ofAll: schemas, at: site.element(), depth: depth + 1).element
    }
}
