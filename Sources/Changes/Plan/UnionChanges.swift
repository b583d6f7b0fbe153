import ApusPlan

/// What changed about one enum with payloads.
struct UnionChanges {
    let type: TypeChanges
    let old: UnionPlan
    let new: UnionPlan

    func changes() -> [Change] {
        let types = type.plans.types
        let pairing = Pairing(
            old.cases,
            new.cases,
            by: Pairing.Key { $0.name.text },
            Pairing.Key(
                old: { types.identity($0.payload, isOld: true) },
                new: { types.identity($0.payload, isOld: false) }
            )
        )
        var changes: [Change?] = []
        for (old, new) in pairing.pairs { changes += unionCase(old, new) }
        changes += pairing.added.map(added)
        changes += pairing.removed.map { removed in
            type.change(.unionCaseRemoved, removed.name, "is gone") { _ in
                .breaking("code that names it no longer compiles")
            }
        }
        changes.append(unrecognized)
        changes.append(discrimination)
        return changes.compactMap { $0 }
    }

    private func added(_ added: UnionCase) -> Change? {
        let payload = type.plans.types.newSpelling.spell(added.payload)
        return type.change(.unionCaseAdded, added.name, "is a new case with '\(payload)'") { position in
            switch position {
            case .request: .compatible("nobody has to send it")
            case .response:
                .behaviour(
                    "what came as '.\(old.unrecognizedName)' has a name now, which a 'switch' without 'default' must list"
                )
            }
        }
    }

    private func unionCase(_ old: UnionCase, _ new: UnionCase) -> [Change?] {
        var changes: [Change?] = []
        if old.name != new.name {
            let what = "is called '.\(new.name)' now"
            changes.append(
                type.change(.unionCaseRenamed, old.name, what) { _ in .breaking("the old name is gone") }
            )
        }
        let relation = type.plans.types.relation(old.payload, new.payload)
        let what = "holds another type: " + type.plans.arrow(old.payload, new.payload)
        changes.append(type.change(.unionCasePayload, new.name, what, judge: relation.judgement))
        if old.addedDiscriminator != new.addedDiscriminator {
            let what = "is written with the discriminator '\(new.addedDiscriminator ?? "of its payload")'"
            changes.append(
                type.change(.unionDiscriminator, new.name, what) { position in
                    position == .request ? .behaviour("the server gets another value") : nil
                }
            )
        }
        return changes
    }

    private var unrecognized: Change? {
        guard old.unrecognizedName != new.unrecognizedName else { return nil }
        let what = "is called '.\(new.unrecognizedName)' now"
        return type.change(.unionCaseRenamed, old.unrecognizedName, what) { _ in .breaking("the old name is gone") }
    }

    /// How values find the cases that both have.
    private var discrimination: Change? {
        let common = Set(old.cases.map(\.name)).intersection(new.cases.map(\.name))
        let before = UnionChanges.recognition(in: old, of: common)
        let after = UnionChanges.recognition(in: new, of: common)
        guard before != after else { return nil }
        let what =
            switch (old.discrimination, new.discrimination) {
            case (.discriminator(let old, _), .discriminator(let new, _)) where old != new:
                "is told by '\(new)' instead of '\(old)'"
            case (.discriminator, .discriminator): "is told by other values"
            case (_, .discriminator(let key, _)): "is told by '\(key)' now"
            case (.discriminator(let key, _), _): "is no longer told by '\(key)'"
            case (.tests, .tests): "is told by other tests"
            }
        return Change(.unionDiscrimination, type.subject, what, in: type.positions, type.places) { position in
            position == .response ? .behaviour("a value may be read as another case") : nil
        }
    }

    /// A line for each way to one of the cases, in the order in which they are tried.
    private static func recognition(in union: UnionPlan, of names: Set<SwiftName>) -> [String] {
        func name(_ index: Int) -> SwiftName? {
            guard union.cases.indices.contains(index), names.contains(union.cases[index].name) else { return nil }
            return union.cases[index].name
        }
        switch union.discrimination {
        case .discriminator(let key, let values):
            let lines = values.compactMap { value in name(value.caseIndex).map { "\(value.value): \($0)" } }
            return [key] + lines.sorted()
        case .tests(let tests):
            return tests.compactMap { test in
                guard let name = name(test.caseIndex) else { return nil }
                let constants = test.constants.map { "\($0.key)=\($0.values.joined(separator: "|"))" }
                let parts = [
                    test.kinds.map(\.rawValue).joined(separator: ","), constants.joined(separator: ","),
                    test.requiredKeys.joined(separator: ","), test.absentKeys.joined(separator: ","),
                    String(test.mustDecode),
                ]
                return "\(name): " + parts.joined(separator: " ")
            }
        }
    }
}
