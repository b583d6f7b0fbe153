import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// The data for deciding the discrimination of a union when all types are known.
struct UnionDraft {
    /// The property of the discriminator; `nil` if there is no discriminator.
    var discriminatorKey: String?
    var values: [UnionPlan.DiscriminatorValue] = []
    /// The values that several cases have, in order.
    var sharedValues: [(value: String, cases: [Int])] = []
    var defaultCaseIndex: Int?
    let id: TypeID
    let path: String
    let place: SourceLocation
    var discriminatorPlace: SourceLocation?
    /// The places of the members that the cases come from.
    var memberPlaces: [SourceLocation?] = []

    init(id: TypeID, path: String, place: SourceLocation) {
        self.id = id
        self.path = path
        self.place = place
    }

    /// The member that a case comes from.
    func member(_ index: Int, of plan: UnionPlan) -> UnionMember {
        let place = memberPlaces.indices.contains(index) ? memberPlaces[index] : nil
        return UnionMember(name: plan.cases[index].name, place: place)
    }

    /// Adds a discriminator value of a case. A value can have several cases.
    mutating func add(_ value: String, case index: Int) {
        guard let first = values.first(where: { $0.value == value }) else {
            return values.append(UnionPlan.DiscriminatorValue(value: value, caseIndex: index))
        }
        if first.caseIndex == index { return }
        if let position = sharedValues.firstIndex(where: { $0.value == value }) {
            if !sharedValues[position].cases.contains(index) { sharedValues[position].cases.append(index) }
        } else {
            sharedValues.append((value, [first.caseIndex, index]))
        }
    }
}

/// A member of a union that has a case.
struct UnionMember {
    let name: SwiftName
    /// The place of the member in `oneOf` or `anyOf`; `nil` if the member is not in the list.
    let place: SourceLocation?
}

/// The schemas of a union that get a case.
struct UnionMembers {
    /// The members in order, without duplicates, `null`, and schemas that accept any value.
    private(set) var ids: [SchemaID] = []

    init(_ union: FlatSchema.Union, in schemas: [Schema], facts: SchemaFacts) {
        var seen: Set<SchemaID> = []
        var open = union.members.reversed().map { $0 }
        while let id = open.popLast() {
            guard seen.insert(facts.resolved(id)).inserted, !facts.isNullOnly(id) else { continue }
            if schemas[id.index].booleanSchema == false { continue }
            if facts.isAnnotation(id) { continue }
            if schemas[id.index].name == nil, Self.isBareUnion(id, in: schemas, facts: facts) {
                // The cases of a nested union are added to the outer one.
                open += (schemas[id.index].oneOf + schemas[id.index].anyOf).reversed()
            } else {
                ids.append(id)
            }
        }
    }

    /// Whether the schema has only `oneOf` or `anyOf`.
    private static func isBareUnion(_ id: SchemaID, in schemas: [Schema], facts: SchemaFacts) -> Bool {
        let index = id.index
        return !facts.hasStructure(id, beside: .unions) && schemas[index].discriminator == nil
            && schemas[index].types.isEmpty && !(schemas[index].oneOf.isEmpty && schemas[index].anyOf.isEmpty)
            && (schemas[index].oneOf.isEmpty || schemas[index].anyOf.isEmpty)
    }
}
