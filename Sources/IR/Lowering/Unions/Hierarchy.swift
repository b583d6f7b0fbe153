import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Makes the union of the children of a schema with a discriminator.
    ///
    /// The properties of the parent are merged into each child. If the parent has a discriminator value of its own, the
    /// union has a case for it, with the nested struct `Base`.
    mutating func buildHierarchy(_ type: TypeID, parent: SchemaID, children: [SchemaID], at site: TypeSite) {
        guard let discriminator = schemas[parent.index].discriminator else { return }
        var choices = UnionChoices()
        // A grandchild belongs to the case of its parent.
        let inner = inheritance.descendants(of: children)
        var direct = children.filter { !inner.contains($0) }
        // The children extend each other in a cycle.
        if direct.isEmpty { direct = children }
        for child in direct { choices.add(.named(namedType(child)), of: child) }
        var draft = UnionDraft(id: type, path: table[type].schemaName, place: discriminator.place)
        draft.discriminatorKey = discriminator.propertyName
        let mapped = mappedValues(of: discriminator)
        draft.discriminatorPlace = discriminator.place
        for (child, index) in choices.members {
            for value in values(of: child, under: discriminator, mapped) { draft.add(value, case: index) }
        }
        draft.defaultCaseIndex = discriminator.defaultMapping.flatMap { choices.index(of: facts.resolved($0)) }
        let known = Set(draft.values.map(\.value))
        let own = values(ofParent: parent, under: discriminator, mapped).filter { !known.contains($0) }
        var payloads = choices.payloads
        if !own.isEmpty {
            payloads.append(baseType(of: parent, in: type))
            for value in own {
                draft.values.append(UnionPlan.DiscriminatorValue(value: value, caseIndex: payloads.count - 1))
            }
        }
        let names = MemberNames(payloads.map(caseName), reserved: ReservedNames.caseNames)
        let cases = zip(names.names, payloads).map { UnionCase(name: $0, payload: $1) }
        pending.unions[type] = draft
        table[type].shape = .union(UnionPlan(cases: cases, discrimination: .tests([])))
    }

    /// Adds the values of the discriminator of a schema that all members of a union extend.
    mutating func addValues(ofAncestor parent: SchemaID, _ choices: UnionChoices, to draft: inout UnionDraft) {
        guard let discriminator = schemas[parent.index].discriminator else { return }
        draft.discriminatorKey = discriminator.propertyName
        draft.discriminatorPlace = discriminator.place
        let mapped = mappedValues(of: discriminator)
        for (child, index) in choices.members {
            for value in values(of: child, under: discriminator, mapped) { draft.add(value, case: index) }
        }
    }

    /// The values in the mapping of a discriminator, by schema.
    private func mappedValues(of discriminator: Schema.Discriminator) -> [SchemaID: [String]] {
        var mapped: [SchemaID: [String]] = [:]
        for mapping in discriminator.mapping {
            mapped[facts.resolved(mapping.schema), default: []].append(mapping.value)
        }
        return mapped
    }

    /// The discriminator values of a child and its descendants.
    private mutating func values(
        of child: SchemaID,
        under discriminator: Schema.Discriminator,
        _ mapped: [SchemaID: [String]]
    ) -> [String] {
        var result: [String] = []
        var seen: Set<SchemaID> = []
        var open = [child]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            if let mapped = mapped[id] {
                result += mapped
            } else {
                let own = schemas[id.index].discriminator?.mapping ?? []
                let values = own.filter { facts.resolved($0.schema) == id }.map(\.value)
                result += values.isEmpty ? ownValues(of: id, key: discriminator.propertyName) : values
            }
            open += (inheritance.children(of: id) ?? []).reversed()
        }
        return result
    }

    /// The discriminator values of the parent itself.
    private mutating func values(
        ofParent parent: SchemaID,
        under discriminator: Schema.Discriminator,
        _ mapped: [SchemaID: [String]]
    ) -> [String] {
        if let mapped = mapped[parent] { return mapped }
        // Without a mapping, the name of a schema is its value, unless the values of the property exclude the name.
        guard inheritance.isChild(parent) || discriminator.mapping.isEmpty else { return [] }
        return ownValues(of: parent, key: discriminator.propertyName)
    }

    /// The struct for values of the parent itself.
    private mutating func baseType(of parent: SchemaID, in type: TypeID) -> TypeReference {
        let site = TypeSite(
            parent: type,
            prefix: "",
            base: "Base",
            owner: table[type].schemaName,
            role: .unionMember
        )
        let part = SchemaPart(parent, ignoresUnions: true)
        let flat = merged([part]).flat
        let id = declare([part], at: site, into: nil)
        let structure = structure(flat, of: id, owner: site.path, depth: 0, coding: .json)
        return finish(id, shape: .structure(structure), at: site)
    }
}
