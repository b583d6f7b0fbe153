import ApusPlan

/// What changed about one operation.
struct OperationChanges {
    let pair: OperationPair

    private var before: OperationPlan { pair.before }
    private var after: OperationPlan { pair.after }

    func changes() -> [Change] {
        identity + argumentOrder
            + ParameterChanges(pair: pair).changes()
            + BodyChanges(pair: pair).changes()
            + SuccessChanges(pair: pair).changes()
            + FailureChanges(pair: pair).changes()
            + PagingChanges(pair: pair).changes()
            + sending
    }

    /// Its name and its request line.
    private var identity: [Change] {
        var changes: [Change] = []
        if before.name != after.name {
            let what = "is called '\(after.name)' now"
            changes.append(
                Change(.operationRenamed, pair.old.subject, what, .breaking("the old name is gone"), pair.places)
            )
        }
        if pair.old.group.propertyName != pair.new.group.propertyName {
            let what = "is '\(pair.new.subject)' now"
            let why: Judgement = .breaking("the method belongs to another group")
            changes.append(Change(.operationMoved, pair.old.subject, what, why, pair.places))
        }
        if before.method != after.method {
            let what = "is sent with \(after.method) instead of \(before.method)"
            changes.append(pair.change(.operationMethod, what, .behaviour("the server gets another request")))
        }
        if PathShape.text(of: before.path) != PathShape.text(of: after.path) {
            let what = "goes to '\(after.path.text)' instead of '\(before.path.text)'"
            changes.append(pair.change(.operationPath, what, .behaviour("the server gets another request")))
        }
        if before.isDeprecated != after.isDeprecated {
            changes.append(
                pair.change(
                    .operationDeprecated,
                    after.isDeprecated ? "is deprecated" : "is no longer deprecated",
                    .compatible(after.isDeprecated ? "calls are only warned of" : "calls are no longer warned of")
                )
            )
        }
        return changes
    }

    private var argumentOrder: [Change] {
        let old = labels(of: before)
        let new = labels(of: after)
        guard !ArgumentOrder.isKept(old, new) else { return [] }
        let what = "takes its arguments in another order: '\(ArgumentOrder.text(new))'"
        let why: Judgement = .breaking("Swift wants arguments in the order of the declaration")
        return [pair.change(.argumentOrder, what, why)]
    }

    private func labels(of operation: OperationPlan) -> [String] {
        operation.parameters.map(\.name.text) + (operation.body.map { [$0.name.text] } ?? [])
    }

    /// Credentials, server and retries.
    private var sending: [Change] {
        var changes: [Change] = []
        if let judgement = security {
            changes.append(pair.change(.operationSecurity, "asks for \(Self.text(after.security))", judgement))
        }
        if before.server?.url != after.server?.url {
            let place = after.server.map { "'\($0.url)'" } ?? "the client's server"
            let why: Judgement = .behaviour("requests go to another place")
            changes.append(pair.change(.operationServer, "goes to \(place)", why))
        }
        if before.retry != after.retry {
            let what = "is retried \(after.retry.text) instead of \(before.retry.text)"
            changes.append(pair.change(.operationRetry, what, .behaviour("failed requests are treated in another way")))
        }
        return changes
    }

    /// What other requirements mean; `nil` when they are the same.
    private var security: Judgement? {
        let old = Set(before.security.map(Self.normal))
        let new = Set(after.security.map(Self.normal))
        guard old != new else { return nil }
        if new.isEmpty { return .compatible("no credentials are needed") }
        if old.isEmpty { return .behaviour("calls without credentials are refused") }
        // Whoever meets an old alternative must meet a new one: the same one, or one that wants less.
        let isMet = old.allSatisfy { alternative in
            new.contains { candidate in
                candidate.allSatisfy { key, scopes in alternative[key].map(scopes.isSubset(of:)) ?? false }
            }
        }
        return isMet ? .compatible("the old credentials are still enough") : .behaviour("other credentials are needed")
    }

    private static func normal(_ requirement: SecurityRequirementPlan) -> [String: Set<String>] {
        Dictionary(requirement.schemes.map { ($0.key, Set($0.scopes)) }) { $0.union($1) }
    }

    /// `'apiKey', or 'oauth' (read) and 'tenant'`
    private static func text(_ requirements: [SecurityRequirementPlan]) -> String {
        guard !requirements.isEmpty else { return "no credentials" }
        return requirements.map { requirement in
            guard !requirement.schemes.isEmpty else { return "nothing" }
            return requirement.schemes.map { scheme in
                "'\(scheme.key)'" + (scheme.scopes.isEmpty ? "" : " (\(scheme.scopes.joined(separator: ", ")))")
            }.joined(separator: " and ")
        }.joined(separator: ", or ")
    }
}

extension OperationPlan.RetrySafety {
    fileprivate var text: String {
        switch self {
        case .idempotent: "after any failure"
        case .onRefusal: "only when the server refused it"
        case .never: "never"
        }
    }
}
