import ApusPlan

/// Compares the documented failures of one operation.
///
/// Changes of failures never break compilation, because undocumented failures are thrown too. They only change the type
/// that `error.payload(as:)` needs.
struct FailureChanges {
    let pair: OperationPair

    func changes() -> [Change] {
        let pairing = Pairing(pair.before.failures, pair.after.failures, by: Pairing.Key { $0.status.documented })
        return pairing.pairs.compactMap { payload(.failureType, $0.new.status, from: $0.old, to: $0.new) }
            + pairing.added.map(added)
            + pairing.removed.map(removed)
    }

    private func subject(_ status: StatusPattern) -> String { pair.new.subject + " → " + status.documented }

    private func added(_ failure: FailurePlan) -> Change {
        // A new status replaces the range or default that covered it before.
        if let earlier = Self.covering(failure.status, in: pair.before.failures),
            let change = payload(.failureAdded, failure.status, from: earlier, to: failure)
        {
            return change
        }
        let judgement: Judgement = .compatible("the error was already thrown before")
        return Change(
            .failureAdded,
            subject(failure.status),
            "is documented" + (failure.content.map { " with '\(spell($0, isOld: false))'" } ?? ""),
            judgement,
            Places(new: failure.place ?? pair.after.place)
        )
    }

    private func removed(_ failure: FailurePlan) -> Change {
        if let later = Self.covering(failure.status, in: pair.after.failures),
            let change = payload(.failureRemoved, failure.status, from: failure, to: later)
        {
            return change
        }
        let isCovered = Self.covering(failure.status, in: pair.after.failures) != nil
        let judgement: Judgement =
            failure.content == nil || isCovered
            ? .compatible("the error is still thrown") : .behaviour("its payload is no longer decoded")
        return Change(
            .failureRemoved,
            subject(failure.status),
            "is no longer documented" + (failure.content.map { "; it had '\(spell($0, isOld: true))'" } ?? ""),
            judgement,
            Places(old: failure.place ?? pair.before.place)
        )
    }

    /// The failure that covers a status that is not documented itself (OpenAPI 3.1.1 §4.8.16).
    private static func covering(_ status: StatusPattern, in failures: [FailurePlan]) -> FailurePlan? {
        if case .exact(let code) = status,
            let range = failures.first(where: { $0.status == .range(code / 100) })
        {
            return range
        }
        guard status != .default else { return nil }
        return failures.first { $0.status == .default }
    }

    private func payload(
        _ kind: ChangeKind,
        _ status: StatusPattern,
        from old: FailurePlan,
        to new: FailurePlan
    ) -> Change? {
        let judgement: Judgement
        let what: String
        switch (old.content, new.content) {
        case (nil, nil): return nil
        case (nil, let after?):
            what = "has '\(spell(after, isOld: false))' instead of no payload"
            judgement = .compatible("its payload can now be read")
        case (let before?, nil):
            what = "has no payload instead of '\(spell(before, isOld: true))'"
            judgement = .behaviour("its payload is no longer decoded")
        case (let before?, let after?):
            switch pair.plans.types.relation(before.type, after.type) {
            case .same where before.coding == after.coding: return nil
            case .same:
                what = "is decoded as \(after.coding.text) instead of \(before.coding.text)"
                judgement = .behaviour("its payload is decoded differently")
            case .sameSwiftType:
                let names = pair.plans.types.names(before.type, after.type)
                what = "has \(names.new) instead of \(names.old)"
                judgement = .behaviour("its payload is decoded differently")
            case .widened, .different:
                let names = pair.plans.types.names(before.type, after.type)
                what = "has \(names.new) instead of \(names.old)"
                judgement = .behaviour("'payload(as:)' needs a different type")
            }
        }
        return Change(kind, subject(status), what, judgement, pair.places(old.place, new.place))
    }

    private func spell(_ content: ResponseContent, isOld: Bool) -> String {
        let types = pair.plans.types
        return (isOld ? types.oldSpelling : types.newSpelling).spell(content.type)
    }
}
