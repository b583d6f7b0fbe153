import ApusPlan

/// Compares the lists of types.
struct TypeListChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        let types = pair.types
        var changes = types.pairs.flatMap { TypeChanges(plans: pair, old: $0.old, new: $0.new).changes() }
        changes += types.added.map { id in
            Change(
                .typeAdded,
                types.newSpelling.name(of: id),
                "is a new \(types.new[id].shape.kind)",
                .compatible("existing code does not use it"),
                Places(new: types.new[id].place)
            )
        }
        changes += types.removed.map { id in
            Change(
                .typeRemoved,
                types.oldSpelling.name(of: id),
                "is removed",
                .breaking("code that names it no longer compiles"),
                Places(old: types.old[id].place)
            )
        }
        return changes
    }
}

/// Compares one type of the old and the new client.
struct TypeChanges {
    let plans: PlanPair
    let old: TypeID
    let new: TypeID

    var before: TypePlan { plans.types.old[old] }
    var after: TypePlan { plans.types.new[new] }
    /// The new name of the type: `UserSegment.Rule`.
    var subject: String { plans.types.newSpelling.name(of: new) }
    var places: Places { Places(old: before.place, new: after.place) }

    /// The positions in which code uses the type; all positions if no operation uses it.
    var positions: [Position] {
        var positions: [Position] = []
        if before.usage.contains(.request) { positions.append(.request) }
        if before.usage.contains(.response) { positions.append(.response) }
        return positions.isEmpty ? Position.allCases : positions
    }

    func changes() -> [Change] {
        var changes = name + split
        if before.isDeprecated != after.isDeprecated {
            let what = after.isDeprecated ? "is deprecated" : "is no longer deprecated"
            let why: Judgement = .compatible("only the documentation changes")
            changes.append(Change(.typeDeprecated, subject, what, why, places))
        }
        if plans.types.isReportedElsewhere(old: old, new: new) { return changes }
        // A schema that is added or removed elsewhere changes which of equal types is declared and which are aliases.
        let oldShape = plans.types.old[plans.types.original(old, in: plans.types.old)].shape
        let newShape = plans.types.new[plans.types.original(new, in: plans.types.new)].shape
        switch (oldShape, newShape) {
        case (.structure(let old), .structure(let new)):
            changes += StructureChanges(type: self, old: old, new: new).changes()
        case (.enumeration(let old), .enumeration(let new)):
            changes += EnumerationChanges(type: self, old: old, new: new).changes()
        case (.union(let old), .union(let new)):
            changes += UnionChanges(type: self, old: old, new: new).changes()
        case (.alias(let old), .alias(let new)): changes += alias(old, new)
        default:
            let what = "is now \(newShape.article) instead of \(oldShape.article)"
            changes.append(
                Change(.typeKind, subject, what, .breaking("values are created and read differently"), places)
            )
        }
        return changes
    }

    /// The change of the name. A nested type whose parent is renamed is not reported separately.
    private var name: [Change] {
        let oldName = plans.types.oldSpelling.name(of: old)
        guard oldName != subject, !plans.types.typesInAliases.contains(old) else { return [] }
        if before.name == after.name, let oldParent = before.parent, let newParent = after.parent,
            plans.types.identity(.named(oldParent), isOld: true)
                == plans.types.identity(.named(newParent), isOld: false)
        {
            return []
        }
        let why: Judgement = .breaking("code that names it no longer compiles")
        return [Change(.typeRenamed, oldName, "is renamed to \'\(subject)\'", why, places)]
    }

    /// Reports that two names stood for one type and now stand for two.
    private var split: [Change] {
        guard let twin = plans.types.formerTwin(old: old, new: new) else { return [] }
        let what = "is no longer the same type as '\(plans.types.oldSpelling.name(of: twin))'"
        let why: Judgement = .breaking("code that uses one of the names for the other no longer compiles")
        return [Change(.aliasTarget, subject, what, why, places)]
    }

    private func alias(_ old: TypeReference, _ new: TypeReference) -> [Change] {
        let relation = plans.types.relation(old, new)
        let what = "is an alias of a different type: " + plans.arrow(old, new)
        return [Change(.aliasTarget, subject, what, in: positions, places) { relation.judgement(in: $0) }]
            .compactMap { $0 }
    }

    /// A change of a member that is judged in the positions of the type.
    func change(
        _ kind: ChangeKind,
        _ member: SwiftName,
        _ what: String,
        _ places: Places? = nil,
        judge: (Position) -> Judgement?
    ) -> Change? {
        Change(kind, subject + "." + member.text, what, in: positions, places ?? self.places, judge: judge)
    }
}

extension TypePlan.Shape {
    fileprivate var kind: String {
        switch self {
        case .structure: "struct"
        case .enumeration: "enum"
        case .union: "enum with payloads"
        case .alias: "typealias"
        }
    }

    fileprivate var article: String {
        switch self {
        case .structure, .alias: "a " + kind
        case .enumeration, .union: "an " + kind
        }
    }
}
