import ApusPlan

/// Compares the cases of one enumeration.
struct EnumerationChanges {
    let type: TypeChanges
    let old: EnumerationPlan
    let new: EnumerationPlan

    func changes() -> [Change] {
        let pairing = Pairing(
            old.cases,
            new.cases,
            by: Pairing.Key { $0.value.compactText },
            Pairing.Key { $0.name.text }
        )
        var changes: [Change?] = [raw, openness, unrecognized]
        changes += pairing.pairs.flatMap { enumerationCase($0.old, $0.new) }
        changes += pairing.added.map(added)
        changes += pairing.removed.map { removed in
            let places = Places(old: removed.place ?? type.before.place)
            return type.change(.caseRemoved, removed.name, "is removed: \(removed.value.compactText)", places) { _ in
                .breaking("code that names it no longer compiles")
            }
        }
        return changes.compactMap { $0 }
    }

    private func added(_ added: EnumerationCase) -> Change? {
        let places = Places(new: added.place ?? type.after.place)
        return type.change(.caseAdded, added.name, "is a new value: \(added.value.compactText)", places) { position in
            switch position {
            case .request: return .compatible("existing code does not send it")
            case .response:
                if old.isClosed { return .breaking("a 'switch' without 'default' must handle it") }
                return .breaking(
                    "a 'switch' without 'default' must handle it; the value was read as '.\(old.unrecognizedName)' before"
                )
            }
        }
    }

    private func enumerationCase(_ old: EnumerationCase, _ new: EnumerationCase) -> [Change?] {
        var changes: [Change?] = []
        let places = Places(old: old.place ?? type.before.place, new: new.place ?? type.after.place)
        if old.name != new.name {
            let what = "is renamed to \'.\(new.name)\'"
            changes.append(
                type.change(.caseRenamed, old.name, what, places) { _ in .breaking("the old name no longer exists") }
            )
        }
        if old.value != new.value {
            let what = "stands for \(new.value.compactText) instead of \(old.value.compactText)"
            changes.append(
                type.change(.caseValue, new.name, what, places) { position in
                    position == .request
                        ? .behaviour("a different value is sent") : .behaviour("a different value is read as this case")
                }
            )
        }
        if old.isDeprecated != new.isDeprecated {
            let what = new.isDeprecated ? "is deprecated" : "is no longer deprecated"
            changes.append(
                type.change(.caseDeprecated, new.name, what, places) { _ in .compatible("it still works") }
            )
        }
        return changes
    }

    private var raw: Change? {
        guard old.raw != new.raw else { return nil }
        let what = "has values of kind \(new.raw) instead of \(old.raw)"
        return type.change(.enumerationRaw, SwiftName("rawValue"), what) { _ in
            .breaking("raw values have a different type")
        }
    }

    private var openness: Change? {
        guard old.isClosed != new.isClosed else { return nil }
        if new.isClosed {
            return type.change(.enumerationClosed, old.unrecognizedName, "is removed because the enum is closed") { _ in
                .breaking("unknown values are now decoding errors")
            }
        }
        return type.change(.enumerationOpened, new.unrecognizedName, "now keeps unknown values") { position in
            switch position {
            case .request: .breaking("'init(rawValue:)' no longer returns an optional")
            case .response: .breaking("a 'switch' without 'default' must handle it")
            }
        }
    }

    private var unrecognized: Change? {
        guard !old.isClosed, !new.isClosed, old.unrecognizedName != new.unrecognizedName else { return nil }
        let what = "is renamed to '.\(new.unrecognizedName)'"
        return type.change(.caseRenamed, old.unrecognizedName, what) { _ in .breaking("the old name no longer exists") }
    }
}
