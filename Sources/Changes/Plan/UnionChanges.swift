import ApusPlan

/// Compares the cases of one union, which is an enum with payloads.
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
            type.change(.unionCaseRemoved, removed.name, "is removed") { _ in
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
            case .request: .compatible("existing code does not send it")
            case .response:
                .breaking(
                    "a 'switch' without 'default' must handle it; such a value was read as '.\(old.unrecognizedName)' or another case before"
                )
            }
        }
    }

    private func unionCase(_ old: UnionCase, _ new: UnionCase) -> [Change?] {
        var changes: [Change?] = []
        if old.name != new.name {
            let what = "is renamed to \'.\(new.name)\'"
            changes.append(
                type.change(.unionCaseRenamed, old.name, what) { _ in .breaking("the old name no longer exists") }
            )
        }
        let relation = type.plans.types.relation(old.payload, new.payload)
        let what = "has a different type: " + type.plans.arrow(old.payload, new.payload)
        changes.append(type.change(.unionCasePayload, new.name, what, judge: relation.judgement))
        if old.addedDiscriminator != new.addedDiscriminator {
            let what = "is encoded with the discriminator '\(new.addedDiscriminator ?? "of its payload")'"
            changes.append(
                type.change(.unionDiscriminator, new.name, what) { position in
                    position == .request ? .behaviour("the server receives a different value") : nil
                }
            )
        }
        return changes
    }

    private var unrecognized: Change? {
        guard old.unrecognizedName != new.unrecognizedName else { return nil }
        let what = "is renamed to '.\(new.unrecognizedName)'"
        return type.change(.unionCaseRenamed, old.unrecognizedName, what) { _ in
            .breaking("the old name no longer exists")
        }
    }

    /// Changes of the rules that select one of the cases that both unions have.
    private var discrimination: Change? {
        let common = Set(old.cases.map(\.name)).intersection(new.cases.map(\.name))
        let before = UnionChanges.recognition(in: old, of: common)
        let after = UnionChanges.recognition(in: new, of: common)
        guard before != after else { return nil }
        let what =
            switch (old.discrimination, new.discrimination) {
            case (.discriminator(let old, _), .discriminator(let new, _)) where old != new:
                "is selected by '\(new)' instead of '\(old)'"
            case (.discriminator, .discriminator): "is selected by different values"
            case (_, .discriminator(let key, _)): "is now selected by '\(key)'"
            case (.discriminator(let key, _), _): "is no longer selected by '\(key)'"
            case (.tests, .tests): "is selected by different tests"
            }
        return Change(.unionDiscrimination, type.subject, what, in: type.positions, type.places) { position in
            position == .response ? .behaviour("a value may be read as a different case") : nil
        }
    }

    /// One line for each rule that selects one of the cases, in the order in which the rules are tried.
    private static func recognition(in union: UnionPlan, of names: Set<SwiftName>) -> [String] {
        func name(_ index: Int) -> SwiftName? {
            guard union.cases.indices.contains(index), names.contains(union.cases[index].name) else { return nil }
            return union.cases[index].name
        }
        switch union.discrimination {
        case .discriminator(let key, let values):
            let lines = values.compactMap { value in name(value.caseIndex).map { "\(value.value): \($0)" } }
            let shared = union.sharedValues.map { value in
                value.value + ": " + value.tests.compactMap { text(of: $0, name) }.joined(separator: ", ")
            }
            let rest = union.defaultCaseIndex.flatMap(name).map { ["default: \($0)"] } ?? []
            return [key] + lines.sorted() + shared.sorted() + rest
        case .tests(let tests):
            return tests.compactMap { text(of: $0, name) }
        }
    }

    /// The conditions of a test; `nil` if its case has no name.
    private static func text(of test: UnionPlan.CaseTest, _ name: (Int) -> SwiftName?) -> String? {
        guard let name = name(test.caseIndex) else { return nil }
        let constants = test.constants.map { "\($0.key)=\($0.values.joined(separator: "|"))" }
        let parts = [
            test.kinds.map(\.rawValue).joined(separator: ","), constants.joined(separator: ","),
            test.requiredKeys.joined(separator: ","), test.absentKeys.joined(separator: ","),
            test.containers.map(\.rawValue).joined(separator: ","), String(test.mustDecode),
        ]
        return "\(name): " + parts.joined(separator: " ")
    }
}
