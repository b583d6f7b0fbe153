import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// What a union's discrimination is decided from, once every type is known.
struct UnionDraft {
    /// The discriminator's property; `nil` when there is no discriminator.
    var discriminatorKey: String?
    var values: [UnionPlan.DiscriminatorValue] = []
    var path: String
    var place: SourceLocation
}

/// The schemas of a union that are worth a case.
struct UnionMembers {
    /// In order, without `null`, without what stands for anything, each once.
    private(set) var ids: [SchemaID] = []
    /// Whether some member allows anything.
    private(set) var allowsAnything = false

    init(_ union: FlatSchema.Union, in schemas: [Schema], facts: SchemaFacts) {
        var seen: Set<SchemaID> = []
        var open = union.members.reversed().map { $0 }
        while let id = open.popLast() {
            guard seen.insert(facts.resolved(id)).inserted, !facts.isNullOnly(id) else { continue }
            if schemas[id.index].booleanSchema == false { continue }
            if facts.isAnnotation(id) {
                allowsAnything = true
            } else if schemas[id.index].name == nil, Self.isBareUnion(id, in: schemas, facts: facts) {
                // A union inside of a union adds its cases to the outer one.
                open += (schemas[id.index].oneOf + schemas[id.index].anyOf).reversed()
            } else {
                ids.append(id)
            }
        }
    }

    private static func isBareUnion(_ id: SchemaID, in schemas: [Schema], facts: SchemaFacts) -> Bool {
        let index = id.index
        return !facts.hasStructure(id, beside: .unions) && schemas[index].discriminator == nil
            && schemas[index].types.isEmpty && !(schemas[index].oneOf.isEmpty && schemas[index].anyOf.isEmpty)
            && (schemas[index].oneOf.isEmpty || schemas[index].anyOf.isEmpty)
    }
}
