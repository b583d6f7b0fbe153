import ApusPlan

/// Compares the parameters of operations that are arguments of the clients' initializers.
struct ClientParameterChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        let pairing = Pairing(
            pair.old.clientParameters,
            pair.new.clientParameters,
            by: Pairing.Key { $0.location.rawValue + " " + $0.wireName.lowercased() },
            Pairing.Key { $0.name.text }
        )
        return pairing.pairs.flatMap { renaming($0.old, $0.new) + requirement($0.old, $0.new) + type($0.old, $0.new) }
            + pairing.added.map(added) + pairing.removed.map(removed) + order
    }

    private func change(_ kind: ChangeKind, _ parameter: ClientParameterPlan, _ what: String, _ why: Judgement)
        -> Change
    {
        Change(kind, "\(pair.new.name).init(\(parameter.name):)", what, why, Places())
    }

    private func added(_ parameter: ClientParameterPlan) -> Change {
        change(
            .clientParameterAdded,
            parameter,
            "is a new parameter of the client",
            parameter.canBeOmitted
                ? .compatible("the argument has a default") : .breaking("calls lack the required argument")
        )
    }

    private func removed(_ parameter: ClientParameterPlan) -> Change {
        let why: Judgement = .breaking("the client's initializer no longer takes it")
        return change(.clientParameterRemoved, parameter, "is removed", why)
    }

    private func renaming(_ old: ClientParameterPlan, _ new: ClientParameterPlan) -> [Change] {
        guard old.name != new.name else { return [] }
        let why: Judgement = .breaking("the argument has a different label")
        return [change(.clientParameterRenamed, old, "is renamed to '\(new.name)'", why)]
    }

    private func requirement(_ old: ClientParameterPlan, _ new: ClientParameterPlan) -> [Change] {
        if !old.isRequired, new.isRequired {
            let why: Judgement = .breaking("calls that omit it or pass an optional no longer compile")
            return [change(.clientParameterRequired, new, "is now required", why)]
        }
        if old.canBeOmitted, !new.canBeOmitted {
            let why: Judgement = .breaking("calls that omit it no longer compile")
            return [change(.clientParameterRequired, new, "has no default", why)]
        }
        if old.isRequired, !new.isRequired || !old.canBeOmitted && new.canBeOmitted {
            let what = new.isRequired ? "has a default" : "is now optional"
            return [change(.clientParameterOptional, new, what, .compatible("existing calls still compile"))]
        }
        guard old.defaultValue != new.defaultValue else { return [] }
        let why: Judgement = .behaviour("clients that are created without it send a different value")
        return [change(.clientParameterDefault, new, "has a different default", why)]
    }

    private func type(_ old: ClientParameterPlan, _ new: ClientParameterPlan) -> [Change] {
        guard let judgement = pair.types.relation(old.type, new.type).judgement(in: .request) else { return [] }
        let what = "has a different type: " + pair.arrow(old.type, new.type)
        return [change(.clientParameterType, new, what, judgement)]
    }

    private var order: [Change] {
        let before = pair.old.clientParameters.map(\.name.text)
        let after = pair.new.clientParameters.map(\.name.text)
        if ArgumentOrder.isKept(before, after) { return [] }
        let what = "takes its parameters in a different order: '\(ArgumentOrder.text(after))'"
        let why: Judgement = .breaking("Swift requires arguments in the order of their declaration")
        return [Change(.clientParameterOrder, pair.new.name.text + ".init", what, why, Places())]
    }
}

extension ClientParameterPlan {
    fileprivate var canBeOmitted: Bool { !isRequired || defaultValue != nil }
}
