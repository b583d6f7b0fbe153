import ApusPlan

/// Compares the servers of the clients.
struct ServerChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        let pairing = Pairing(
            pair.old.servers,
            pair.new.servers,
            by: Pairing.Key { $0.name.text },
            Pairing.Key { $0.url }
        )
        let members = MemberChanges<ServerPlan>(
            kinds: .init(added: .serverAdded, removed: .serverRemoved, renamed: .serverRenamed),
            reasons: .init(
                added: "existing code does not choose it",
                removed: "the name no longer exists",
                renamed: "the old name no longer exists"
            ),
            subject: subject,
            addition: { "is a new server: '\($0.url)'" }
        )
        return members.changes(pairing) { old, new, places in url(old, new, places) + variables(old, new, places) }
            + defaultServer
    }

    private func subject(_ server: ServerPlan) -> String { "\(pair.new.name).Servers.\(server.name)" }

    private func url(_ old: ServerPlan, _ new: ServerPlan, _ places: Places) -> [Change] {
        guard old.url != new.url else { return [] }
        let what = "is '\(new.url)' instead of '\(old.url)'"
        return [Change(.serverURL, subject(new), what, .behaviour("requests go to a different URL"), places)]
    }

    /// Changes of the first server, which is the default of the client's initializer.
    private var defaultServer: [Change] {
        let subject = pair.new.name.text + ".init(server:)"
        let places = Places(old: pair.old.servers.first?.place, new: pair.new.servers.first?.place)
        switch (pair.old.servers.first, pair.new.servers.first) {
        case (let old?, let new?) where old.host == nil && new.host != nil:
            let why: Judgement = .breaking("the server has no host, so every client needs the argument 'host'")
            return [Change(.serverDefault, subject, "no longer has a default", why, places)]
        case (let old?, let new?) where old.url != new.url && old.name != new.name:
            let why: Judgement = .behaviour("clients without a server argument send requests to a different URL")
            return [
                Change(.serverDefault, subject, "is '\(new.name)' by default instead of '\(old.name)'", why, places)
            ]
        case (_?, nil):
            let why: Judgement = .breaking("the description has no server, so every client needs the argument")
            return [Change(.serverDefault, subject, "no longer has a default", why, places)]
        case (nil, let new?):
            let why: Judgement = .compatible("existing calls still compile")
            return [Change(.serverDefault, subject, "is '\(new.name)' by default", why, places)]
        default: return []
        }
    }

    // MARK: - Variables

    private func variables(_ old: ServerPlan, _ new: ServerPlan, _ places: Places) -> [Change] {
        var changes: [Change] = []
        let pairing = Pairing(old.variables, new.variables, by: Pairing.Key { $0.wireName })
        if let judgement = shape(old, new, pairing) {
            let before = signature(old)
            let after = signature(new)
            changes.append(
                Change(.serverVariables, subject(new), "is '\(after)' instead of '\(before)'", judgement, places)
            )
        }
        for (before, after) in pairing.pairs {
            let subject = subject(new) + "(\(after.name):)"
            if before.defaultValue != after.defaultValue {
                let what = "is '\(after.defaultValue)' by default instead of '\(before.defaultValue)'"
                let why: Judgement = .behaviour("calls that omit it send requests to a different URL")
                changes.append(Change(.serverVariableDefault, subject, what, why, places))
            }
            if before.values != after.values {
                let lost = before.values.filter { !after.values.contains($0) }
                let what = "can be " + (after.values.isEmpty ? "any value" : after.values.joined(separator: ", "))
                let why: Judgement =
                    if before.values.isEmpty != after.values.isEmpty {
                        .breaking("the type of the argument is " + (after.values.isEmpty ? "'String'" : "an enum"))
                    } else if lost.isEmpty {
                        .compatible("the old values are still accepted")
                    } else {
                        .breaking("some cases of its enum no longer exist")
                    }
                changes.append(Change(.serverVariableValues, subject, what, why, places))
            }
        }
        return changes
    }

    /// The judgement of a changed signature; `nil` if the labels are the same.
    private func shape(_ old: ServerPlan, _ new: ServerPlan, _ pairing: Pairing<ServerVariablePlan>) -> Judgement? {
        let before = labels(of: old)
        let after = labels(of: new)
        if before == after { return nil }
        if before.isEmpty { return .breaking("a constant becomes a function") }
        if after.isEmpty { return .breaking("a function becomes a constant") }
        if new.host != nil, old.host == nil { return .breaking("calls lack the required argument '\(after[0])'") }
        if !pairing.removed.isEmpty || (old.host != nil && new.host == nil) {
            return .breaking("an argument is removed")
        }
        if before == ["_"] { return .breaking("the argument gets a label, because it is no longer the only one") }
        if !Set(before).isSubset(of: after) { return .breaking("an argument has a different label") }
        if !ArgumentOrder.isKept(before, after) {
            return .breaking("Swift requires arguments in the order of their declaration")
        }
        return .compatible("the new argument has a default")
    }

    /// The labels of the arguments. The only variable of a server has no label.
    private func labels(of server: ServerPlan) -> [String] {
        guard let host = server.host else {
            return server.variables.count == 1 ? ["_"] : server.variables.map(\.name.text)
        }
        return [host.name.text] + server.variables.map(\.name.text)
    }

    /// `tenant(region:version:)`; only the name if there are no variables.
    private func signature(_ server: ServerPlan) -> String {
        let names = labels(of: server)
        return names.isEmpty ? server.name.text : "\(server.name)(\(ArgumentOrder.text(names)))"
    }
}
