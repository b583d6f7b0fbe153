import ApusPlan

/// Which types came, went and changed.
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
                .compatible("nobody has to use it"),
                Places(new: types.new[id].place)
            )
        }
        changes += types.removed.map { id in
            Change(
                .typeRemoved,
                types.oldSpelling.name(of: id),
                "is gone",
                .breaking("code that names it no longer compiles"),
                Places(old: types.old[id].place)
            )
        }
        return changes
    }
}

/// What changed about one type.
struct TypeChanges {
    let plans: PlanPair
    let old: TypeID
    let new: TypeID

    var before: TypePlan { plans.types.old[old] }
    var after: TypePlan { plans.types.new[new] }
    /// `UserSegment.Rule`, as it is called now.
    var subject: String { plans.types.newSpelling.name(of: new) }
    var places: Places { Places(old: before.place, new: after.place) }

    /// Where people's code has the type. What no operation reaches may be used anyhow.
    var positions: [Position] {
        var positions: [Position] = []
        if before.usage.contains(.request) { positions.append(.request) }
        if before.usage.contains(.response) { positions.append(.response) }
        return positions.isEmpty ? Position.allCases : positions
    }

    func changes() -> [Change] {
        var changes = name
        if before.isDeprecated != after.isDeprecated {
            let what = after.isDeprecated ? "is deprecated" : "is no longer deprecated"
            let why: Judgement = .compatible("only the documentation says so")
            changes.append(Change(.typeDeprecated, subject, what, why, places))
        }
        switch (before.shape, after.shape) {
        case (.structure(let old), .structure(let new)):
            changes += StructureChanges(type: self, old: old, new: new).changes()
        case (.enumeration(let old), .enumeration(let new)):
            changes += EnumerationChanges(type: self, old: old, new: new).changes()
        case (.union(let old), .union(let new)):
            changes += UnionChanges(type: self, old: old, new: new).changes()
        case (.alias(let old), .alias(let new)): changes += alias(old, new)
        default:
            let what = "is \(after.shape.article) now instead of \(before.shape.article)"
            changes.append(
                Change(.typeKind, subject, what, .breaking("it is made and read in another way"), places)
            )
        }
        return changes
    }

    /// A nested type that only follows its parent to another name is not worth a line of its own.
    private var name: [Change] {
        let oldName = plans.types.oldSpelling.name(of: old)
        guard oldName != subject else { return [] }
        if before.name == after.name, let oldParent = before.parent, let newParent = after.parent,
            plans.types.identity(.named(oldParent), isOld: true)
                == plans.types.identity(.named(newParent), isOld: false)
        {
            return []
        }
        let why: Judgement = .breaking("code that names it no longer compiles")
        return [Change(.typeRenamed, oldName, "is called '\(subject)' now", why, places)]
    }

    private func alias(_ old: TypeReference, _ new: TypeReference) -> [Change] {
        let relation = plans.types.relation(old, new)
        let what = "stands for another type: " + plans.arrow(old, new)
        return [Change(.aliasTarget, subject, what, in: positions, places) { relation.judgement(in: $0) }]
            .compactMap { $0 }
    }

    /// A change that is judged where the type stands.
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
