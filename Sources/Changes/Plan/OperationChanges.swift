import ApusPlan

/// Compares one operation of the old and the new client.
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

    /// Changes of the name, group, method, path and deprecation.
    private var identity: [Change] {
        var changes: [Change] = []
        let isMoved = pair.old.group.propertyName != pair.new.group.propertyName
        if before.name != after.name {
            let what = "is renamed to \'\(isMoved ? pair.new.subject : after.name.text)\'"
            changes.append(
                Change(
                    .operationRenamed,
                    pair.old.subject,
                    what,
                    .breaking("the old name no longer exists"),
                    pair.places
                )
            )
        }
        if isMoved, before.name == after.name {
            let what = "is moved to '\(pair.new.subject)'"
            let why: Judgement = .breaking("the method belongs to a different group")
            changes.append(Change(.operationMoved, pair.old.subject, what, why, pair.places))
        }
        if before.method != after.method {
            let what = "is sent with \(after.method) instead of \(before.method)"
            changes.append(pair.change(.operationMethod, what, .behaviour("the server receives a different request")))
        }
        if PathShape.text(of: before.path) != PathShape.text(of: after.path) {
            let what = "goes to '\(after.path.text)' instead of '\(before.path.text)'"
            changes.append(pair.change(.operationPath, what, .behaviour("the server receives a different request")))
        }
        if before.isDeprecated != after.isDeprecated {
            changes.append(
                pair.change(
                    .operationDeprecated,
                    after.isDeprecated ? "is deprecated" : "is no longer deprecated",
                    .compatible(after.isDeprecated ? "calls produce a warning" : "calls no longer produce a warning")
                )
            )
        }
        return changes
    }

    private var argumentOrder: [Change] {
        let old = labels(of: before)
        let new = labels(of: after)
        guard !ArgumentOrder.isKept(old, new) else { return [] }
        let what = "takes its arguments in a different order: '\(ArgumentOrder.text(new))'"
        let why: Judgement = .breaking("Swift requires arguments in the order of their declaration")
        return [pair.change(.argumentOrder, what, why)]
    }

    private func labels(of operation: OperationPlan) -> [String] {
        operation.parameters.map(\.name.text) + (operation.body.map { [$0.name.text] } ?? [])
    }

    /// Changes of credentials, server and retries.
    private var sending: [Change] {
        var changes: [Change] = []
        if let judgement = security {
            changes.append(pair.change(.operationSecurity, Self.text(after.security), judgement))
        }
        if before.server?.url != after.server?.url {
            let place = after.server.map { "'\($0.url)'" } ?? "the client's server"
            let why: Judgement = .behaviour("requests go to a different URL")
            changes.append(pair.change(.operationServer, "goes to \(place)", why))
        }
        if before.retry != after.retry {
            let what = "is retried \(after.retry.text) instead of \(before.retry.text)"
            changes.append(pair.change(.operationRetry, what, .behaviour("failed requests are retried differently")))
        }
        return changes
    }

    /// The judgement of changed security requirements; `nil` if they are the same.
    private var security: Judgement? {
        let old = Self.alternatives(before.security)
        let new = Self.alternatives(after.security)
        guard old != new else { return nil }
        switch (old.contains([:]), new.contains([:])) {
        case (true, true):
            // Apus infers optional credentials if no operation of a description requires one. Then the description says
            // nothing about this operation.
            let isInferred = [pair.plans.old, pair.plans.new].contains { $0.infersSecurity }
            return isInferred ? nil : .compatible("calls without credentials are still accepted")
        case (false, true): return .compatible("credentials are no longer needed")
        case (true, false): return .behaviour("calls without credentials fail")
        case (false, false): break
        }
        // The old credentials are sufficient if each old alternative also satisfies a new one: the same alternative, or one
        // that requires less.
        let isMet = old.allSatisfy { alternative in
            new.contains { candidate in
                candidate.allSatisfy { key, scopes in alternative[key].map(scopes.isSubset(of:)) ?? false }
            }
        }
        return isMet
            ? .compatible("the old credentials are still sufficient") : .behaviour("different credentials are needed")
    }

    /// The alternatives; one without schemes if no credential is required.
    private static func alternatives(_ requirements: [SecurityRequirementPlan]) -> Set<[String: Set<String>]> {
        requirements.isEmpty ? [[:]] : Set(requirements.map(normal))
    }

    private static func normal(_ requirement: SecurityRequirementPlan) -> [String: Set<String>] {
        Dictionary(requirement.schemes.map { ($0.key, Set($0.scopes)) }) { $0.union($1) }
    }

    /// `requires 'apiKey', or 'oauth' (read) and 'tenant'`
    private static func text(_ requirements: [SecurityRequirementPlan]) -> String {
        guard !requirements.isEmpty else { return "needs no credentials" }
        let isOptional = requirements.contains { $0.schemes.isEmpty }
        return (isOptional ? "accepts " : "requires ")
            + requirements.map { requirement in
                guard !requirement.schemes.isEmpty else { return "no credentials" }
                return requirement.schemes.map { scheme in
                    "'\(scheme.key)'" + (scheme.scopes.isEmpty ? "" : " (\(scheme.scopes.joined(separator: ", ")))")
                }.joined(separator: " and ")
            }.joined(separator: ", or ")
    }
}

extension ClientPlan {
    /// Whether the credentials of the operations are inferred, because the description requires none.
    fileprivate var infersSecurity: Bool { inferences.contains { $0.subject == "security" } }
}

extension OperationPlan.RetrySafety {
    fileprivate var text: String {
        switch self {
        case .idempotent: "after any failure"
        case .onRefusal: "only if the server refused the request"
        case .never: "never"
        }
    }
}
