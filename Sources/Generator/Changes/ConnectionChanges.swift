import ApusIR

/// Compares the clients themselves: names, servers, credentials and response headers.
struct ConnectionChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        client + ServerChanges(pair: pair).changes() + schemes + headers
    }

    private var client: [Change] {
        var changes: [Change] = []
        let old = pair.old
        let new = pair.new
        if old.module != new.module {
            changes.append(
                Change(
                    .clientModule,
                    new.module,
                    "is the new module name instead of '\(old.module)'",
                    .breaking("programs import the old module"),
                    Places()
                )
            )
        }
        if old.name != new.name {
            let what = "is renamed to \'\(new.name)\'"
            changes.append(
                Change(.clientName, old.name.text, what, .breaking("the old name no longer exists"), Places())
            )
        }
        if old.access != new.access {
            let what = "is now \(new.access.rawValue) instead of \(old.access.rawValue)"
            let judgement: Judgement =
                old.access.rank > new.access.rank
                ? .breaking("other modules can no longer use it") : .compatible("more modules can use it")
            changes.append(Change(.clientAccess, new.name.text, what, judgement, Places()))
        }
        return changes
    }

    // MARK: - Credentials

    private var schemes: [Change] {
        let pairing = Pairing(
            pair.old.securitySchemes,
            pair.new.securitySchemes,
            by: Pairing.Key { $0.key },
            Pairing.Key { $0.name.text }
        )
        var changes = pairing.pairs.flatMap { scheme($0.old, $0.new) }
        changes += pairing.added.map { scheme in
            let why: Judgement = .compatible("the argument has a default")
            return Change(.schemeAdded, subject(scheme), "is a new credential", why, Places(new: scheme.place))
        }
        changes += pairing.removed.map { scheme in
            let why: Judgement = .breaking("the client's initializer no longer takes it")
            return Change(.schemeRemoved, subject(scheme), "is removed", why, Places(old: scheme.place))
        }
        let before = pair.old.securitySchemes.map(\.name.text)
        let after = pair.new.securitySchemes.map(\.name.text)
        if !ArgumentOrder.isKept(before, after) {
            let what = "takes its credentials in a different order: '\(ArgumentOrder.text(after))'"
            let why: Judgement = .breaking("Swift requires arguments in the order of their declaration")
            changes.append(Change(.schemeOrder, pair.new.name.text + ".init", what, why, Places()))
        }
        return changes
    }

    private func scheme(_ old: SecuritySchemePlan, _ new: SecuritySchemePlan) -> [Change] {
        let places = Places(old: old.place, new: new.place)
        var changes: [Change] = []
        if old.name != new.name {
            let why: Judgement = .breaking("the argument has a different label")
            changes.append(Change(.schemeRenamed, subject(old), "is renamed to \'\(new.name)\'", why, places))
        }
        if old.kind != new.kind {
            let what = "is now \(new.kind.text) instead of \(old.kind.text)"
            let why: Judgement = .behaviour("the credential is sent differently")
            changes.append(Change(.schemeKind, subject(new), what, why, places))
        }
        return changes
    }

    private func subject(_ scheme: SecuritySchemePlan) -> String { "\(pair.new.name).init(\(scheme.name):)" }

    // MARK: - Headers

    private var headers: [Change] {
        let pairing = Pairing(
            pair.old.responseHeaders,
            pair.new.responseHeaders,
            by: Pairing.Key { $0.wireName.lowercased() },
            Pairing.Key { $0.name.text }
        )
        var changes = pairing.pairs.flatMap { header($0.old, $0.new) }
        changes += pairing.added.map { header in
            let why: Judgement = .compatible("existing code does not read it")
            return Change(.headerAdded, subject(header), "is a new header", why, Places(new: header.place))
        }
        changes += pairing.removed.map { header in
            let why: Judgement = .breaking("code that reads it no longer compiles")
            return Change(.headerRemoved, subject(header), "is removed", why, Places(old: header.place))
        }
        return changes
    }

    private func header(_ old: ResponseHeaderPlan, _ new: ResponseHeaderPlan) -> [Change] {
        let places = Places(old: old.place, new: new.place)
        var changes: [Change] = []
        if old.name != new.name {
            let why: Judgement = .breaking("the old name no longer exists")
            changes.append(Change(.headerRenamed, subject(old), "is renamed to \'\(new.name)\'", why, places))
        }
        if let judgement = pair.types.relation(old.type, new.type).judgement(in: .response) {
            let what = "has a different type: " + pair.arrow(old.type, new.type)
            changes.append(Change(.headerType, subject(new), what, judgement, places))
        }
        return changes
    }

    private func subject(_ header: ResponseHeaderPlan) -> String { "\(pair.new.name).Headers.\(header.name)" }
}

extension AccessLevel {
    /// The rank of the level; a level with a higher rank is more accessible.
    fileprivate var rank: Int {
        switch self {
        case .internal: 0
        case .package: 1
        case .public: 2
        }
    }
}

extension SecuritySchemePlan.Kind {
    /// `an API key in the header 'X-Key'`
    fileprivate var text: String {
        switch self {
        case .apiKey(let name, let location): "an API key in the \(location.rawValue) as '\(name)'"
        case .basic: "HTTP basic"
        case .bearer: "an HTTP bearer token"
        case .http(let scheme): "HTTP \(scheme)"
        case .oauth2(let url?, let scopes) where scopes.isEmpty: "OAuth 2 with tokens from '\(url)'"
        case .oauth2(let url?, let scopes):
            "OAuth 2 with tokens from '\(url)' for \(scopes.joined(separator: ", "))"
        case .oauth2(nil, _): "OAuth 2"
        case .openIDConnect(let url): "OpenID Connect at '\(url)'"
        case .mutualTLS: "mutual TLS"
        }
    }
}
