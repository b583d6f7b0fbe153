import ApusDiagnostics
import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Makes the type of a schema with `oneOf` or `anyOf` (OpenAPI 3.1.1 §4.8.24.1).
    mutating func union(
        _ unions: [FlatSchema.Union],
        of parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        guard let union = unions.first, unions.count == 1 else {
            return combined(unions, of: parts, flat: flat, at: site, into: type, depth: depth)
        }
        let members = UnionMembers(union, in: schemas, facts: facts)
        let hasBase = !flat.properties.isEmpty || flat.additionalSchemas != nil
        guard let first = members.ids.first else {
            return hasBase ? combined([], of: parts, flat: flat, at: site, into: type, depth: depth) : .json
        }
        if !hasBase {
            if let merged = mergedEnumeration(members.ids, of: parts, flat: flat, at: site, into: type, depth: depth) {
                return merged
            }
            if members.ids.count == 1 { return use(of: first, at: aliased(site, type), depth: depth + 1).type }
        } else if flat.types != nil, members.ids.contains(where: { !isObject($0) }) {
            return combined([], of: parts, flat: flat, at: site, into: type, depth: depth)
        }
        let base = hasBase ? flat.leaves.map { SchemaPart($0, ignoresUnions: true) } : []
        if members.ids.count == 1 {
            return inlineType(of: base + [SchemaPart(first)], at: aliased(site, type), depth: depth + 1)
        }
        return choice(of: members.ids, base: base, parts: parts, flat: flat, at: site, into: type, depth: depth)
    }

    /// Whether values of the schema are objects.
    private mutating func isObject(_ id: SchemaID) -> Bool {
        let flat = merged([SchemaPart(id)]).flat
        return flat.isObject
            || (flat.types == nil && flat.enumeration == nil && flat.const == nil && flat.items.isEmpty)
    }

    /// Makes a union with a case for each member.
    private mutating func choice(
        of members: [SchemaID],
        base: [SchemaPart],
        parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        let id = declare(parts, at: site, into: type)
        let path = table[id].schemaName
        var choices = UnionChoices()
        for (position, member) in members.enumerated() {
            let name = memberName(member, at: position)
            let memberSite = TypeSite(parent: id, prefix: "", base: name, owner: path, role: .unionMember)
            let reference: TypeReference
            // Properties beside the union apply only to objects.
            if base.isEmpty || !isObject(member) {
                reference = use(of: member, at: memberSite, depth: depth + 1).type
            } else {
                reference = inlineType(of: base + [SchemaPart(member)], at: memberSite, depth: depth + 1)
            }
            let payload = reference.inJSON
            choices.add(
                payload,
                equalTo: inlineTypes.original(payload),
                of: facts.resolved(member),
                at: schemas[member.index].place,
                documentation: schemas[member.index].description
            )
        }
        let discriminator = flat.leaves.compactMap { schemas[$0.index].discriminator }.first
        if let discriminator {
            for mapping in discriminator.mapping where base.isEmpty {
                let target = facts.resolved(mapping.schema)
                guard choices.index(of: target) == nil else { continue }
                let memberSite = TypeSite(parent: id, prefix: "", base: mapping.value, owner: path, role: .unionMember)
                let reference = use(of: target, at: memberSite, depth: depth + 1).type
                choices.add(reference, of: target, documentation: nil)
            }
        }
        return finishUnion(id, choices, discriminator: discriminator, at: site)
    }

    /// Defines the union of the payloads, or discards it if there is at most one payload.
    private mutating func finishUnion(
        _ id: TypeID,
        _ choices: UnionChoices,
        discriminator: Schema.Discriminator?,
        at site: TypeSite
    ) -> TypeReference {
        guard choices.payloads.count > 1 else {
            if inlineTypes.contains(id) { discard(id) }
            return choices.payloads.first ?? .json
        }
        let names = MemberNames(choices.payloads.map { caseName($0) }, reserved: ReservedNames.caseNames)
        let cases = choices.payloads.indices.map { index in
            var plan = UnionCase(
                name: names.names[index],
                payload: choices.payloads[index],
                documentation: Documentation(description: choices.descriptions[index])
            )
            let members = options.keepsExamples ? choices.members.filter { $0.index == index } : []
            // Members with the same payload have no facts in common.
            if members.count == 1 { plan.facts = valueFacts(of: [members[0].id]) }
            return plan
        }
        var draft = UnionDraft(id: id, path: table[id].schemaName, place: table[id].place ?? schemas[0].place)
        draft.memberPlaces = choices.places
        if let discriminator {
            draft.discriminatorKey = discriminator.propertyName
            draft.discriminatorPlace = discriminator.place
            addValues(of: discriminator, choices, to: &draft)
        } else if let ancestor = inheritance.commonAncestor(of: choices.members.map(\.id)),
            choices.members.count == choices.payloads.count
        {
            addValues(ofAncestor: ancestor, choices, to: &draft)
        }
        pending.unions[id] = draft
        return finish(id, shape: .union(UnionPlan(cases: cases, discrimination: .tests([]))), at: site)
    }

    /// Adds the values of a discriminator.
    ///
    /// They are the values in the mapping. Members that are not in the mapping have the constant of their property,
    /// otherwise their name.
    private mutating func addValues(
        of discriminator: Schema.Discriminator,
        _ choices: UnionChoices,
        to draft: inout UnionDraft
    ) {
        var mapped: Set<Int> = []
        for mapping in discriminator.mapping {
            guard let index = choices.index(of: facts.resolved(mapping.schema)) else { continue }
            mapped.insert(index)
            draft.add(mapping.value, case: index)
        }
        for (id, index) in choices.members where !mapped.contains(index) {
            for value in ownValues(of: id, key: discriminator.propertyName) { draft.add(value, case: index) }
        }
        draft.defaultCaseIndex = discriminator.defaultMapping.flatMap { choices.index(of: facts.resolved($0)) }
    }

    /// The values of the discriminator property of a member, otherwise the name of the member.
    mutating func ownValues(of id: SchemaID, key: String) -> [String] {
        let flat = merged([SchemaPart(id)]).flat
        if let property = flat.properties.first(where: { $0.name == key }) {
            let values = merged(property.schemas.map { SchemaPart($0) }).flat
            if let const = values.const?.string { return [const] }
            let name = schemas[id.index].name
            let strings = values.enumeration?.compactMap(\.string) ?? []
            if strings.count == 1 || (!strings.isEmpty && !strings.contains { $0 == name }) { return strings }
        }
        return schemas[id.index].name.map { [$0] } ?? []
    }

    /// Makes a struct with the properties of all members of several unions that apply at the same time.
    ///
    /// The properties of the members are optional. The type is `JSONValue` if a member is not an object.
    private mutating func combined(
        _ unions: [FlatSchema.Union],
        of parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        var flat = flat
        flat.unions = unions
        guard addMembers(ofUnionsIn: &flat), !flat.properties.isEmpty else { return .json }
        let id = declare(parts, at: site, into: type)
        let structure = structure(flat, of: id, owner: table[id].schemaName, depth: depth, coding: .json)
        return finish(id, shape: .structure(structure), at: site)
    }

    /// Adds the properties of the members of all unions, which are optional. Returns `false` if a member is not an object.
    @discardableResult
    mutating func addMembers(ofUnionsIn flat: inout FlatSchema) -> Bool {
        guard !flat.unions.isEmpty else { return true }
        var known = Set(flat.properties.map(\.name))
        for member in flat.unions.flatMap({ UnionMembers($0, in: schemas, facts: facts).ids }) {
            guard isObject(member) else { return false }
            for property in merged([SchemaPart(member)]).flat.properties
            where known.insert(property.name).inserted { flat.properties.append(property) }
        }
        flat.unions = []
        flat.required.removeAll { name in !known.contains(name.name) }
        return true
    }

    /// Makes the union of a schema with several types: `type: [string, integer]`.
    mutating func multipleTypes(
        _ types: [SchemaType],
        _ flat: FlatSchema,
        _ parts: [SchemaPart],
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference {
        guard !types.isEmpty else { return .json }
        let allowsAnything = Set(types).isSuperset(of: [.string, .boolean, .array, .object])
        if allowsAnything, !flat.hasObjectKeywords, flat.items.isEmpty { return .json }
        let id = declare(parts, at: site, into: type)
        var choices = UnionChoices()
        for type in types {
            let memberSite = TypeSite(
                parent: id,
                prefix: "",
                base: type.rawValue,
                owner: table[id].schemaName,
                role: .unionMember
            )
            switch type {
            case .array:
                let tuple = tuple(flat, parts, at: memberSite, into: nil, depth: depth + 1)
                choices.add(tuple ?? array(flat, at: memberSite, depth: depth + 1).inJSON)
            case .object where flat.properties.isEmpty:
                let values = additionalValues(flat, at: memberSite, depth: depth + 1)
                choices.add(.dictionary(values?.inJSON ?? .json))
            case .object:
                let nested = declare(parts, at: memberSite, into: nil)
                let structure = structure(flat, of: nested, owner: memberSite.path, depth: depth + 1, coding: .json)
                choices.add(finish(nested, shape: .structure(structure), at: memberSite))
            default: choices.add(ScalarTypes(options).type(type, format: flat.format).inJSON)
            }
        }
        return finishUnion(id, choices, discriminator: nil, at: site)
    }
}

/// Collects the payloads of a union without duplicates.
struct UnionChoices {
    private(set) var payloads: [TypeReference] = []
    private(set) var descriptions: [String?] = []
    /// The places of the members that the payloads come from.
    private(set) var places: [SourceLocation?] = []
    /// The schemas and the indices of their payloads.
    private(set) var members: [(id: SchemaID, index: Int)] = []
    private var indices: [TypeReference: Int] = [:]
    private var memberIndices: [SchemaID: Int] = [:]

    /// Adds a payload. `JSONValue` does not get a case: values that do not match another case are `.unrecognized`.
    ///
    /// - Parameter original: The type of which the payload is an alias.
    mutating func add(
        _ payload: TypeReference,
        equalTo original: TypeReference? = nil,
        of member: SchemaID? = nil,
        at place: SourceLocation? = nil,
        documentation: String? = nil
    ) {
        guard payload != .json else { return }
        let index = indices[original ?? payload] ?? payloads.count
        if index == payloads.count {
            indices[original ?? payload] = index
            payloads.append(payload)
            descriptions.append(documentation)
            places.append(place)
        }
        guard let member else { return }
        members.append((member, index))
        memberIndices[member] = memberIndices[member] ?? index
    }

    func index(of member: SchemaID) -> Int? { memberIndices[member] }
}
