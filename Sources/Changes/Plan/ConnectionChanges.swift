import ApusPlan

/// Compares the clients themselves: names, servers, credentials, parameters and response headers.
struct ConnectionChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        client + ServerChanges(pair: pair).changes() + schemes + ClientParameterChanges(pair: pair).changes() + headers
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
        let subject = { (scheme: SecuritySchemePlan) in "\(pair.new.name).init(\(scheme.name):)" }
        let members = MemberChanges(
            kinds: .init(added: .schemeAdded, removed: .schemeRemoved, renamed: .schemeRenamed),
            reasons: .init(
                added: "the argument has a default",
                removed: "the client's initializer no longer takes it",
                renamed: "the argument has a different label"
            ),
            subject: subject,
            addition: { _ in "is a new credential" }
        )
        let changes = members.changes(pairing) { old, new, places in
            guard old.kind != new.kind else { return [] }
            let what = "is now \(new.kind.text) instead of \(old.kind.text)"
            return [Change(.schemeKind, subject(new), what, .behaviour("the credential is sent differently"), places)]
        }
        return changes + schemeOrder + authorization
    }

    /// The argument `authorization` of a client whose description has no security scheme.
    private var authorization: [Change] {
        let subject = "\(pair.new.name).init(authorization:)"
        let names = pair.new.securitySchemes.map(\.name.text) + pair.old.securitySchemes.map(\.name.text)
        guard !names.contains("authorization") else { return [] }
        switch (pair.old.takesAuthorization, pair.new.takesAuthorization) {
        case (true, false):
            let why: Judgement = .breaking("the description has a security scheme, whose argument takes the credential")
            return [Change(.schemeRemoved, subject, "is removed", why, Places())]
        case (false, true):
            return [
                Change(
                    .schemeAdded,
                    subject,
                    "is a new credential",
                    .compatible("the argument has a default"),
                    Places()
                )
            ]
        default: return []
        }
    }

    private var schemeOrder: [Change] {
        let before = pair.old.securitySchemes.map(\.name.text)
        let after = pair.new.securitySchemes.map(\.name.text)
        if ArgumentOrder.isKept(before, after) { return [] }
        let what = "takes its credentials in a different order: '\(ArgumentOrder.text(after))'"
        let why: Judgement = .breaking("Swift requires arguments in the order of their declaration")
        return [Change(.schemeOrder, pair.new.name.text + ".init", what, why, Places())]
    }

    // MARK: - Headers

    private var headers: [Change] {
        let pairing = Pairing(
            pair.old.responseHeaders,
            pair.new.responseHeaders,
            by: Pairing.Key { $0.wireName.lowercased() },
            Pairing.Key { $0.name.text }
        )
        let subject = { (header: ResponseHeaderPlan) in "\(pair.new.name).Headers.\(header.name)" }
        let members = MemberChanges(
            kinds: .init(added: .headerAdded, removed: .headerRemoved, renamed: .headerRenamed),
            reasons: .init(
                added: "existing code does not read it",
                removed: "code that reads it no longer compiles",
                renamed: "the old name no longer exists"
            ),
            subject: subject,
            addition: { _ in "is a new header" }
        )
        return members.changes(pairing) { old, new, places in
            let relation = pair.types.relation(old.type, new.type)
            guard let judgement = relation.judgement(in: .response) else { return [] }
            let what = "has a different type: " + pair.arrow(old.type, new.type)
            return [Change(.headerType, subject(new), what, judgement, places)]
        }
    }
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
        case .oauth2(let flows) where flows.isEmpty: "OAuth 2"
        case .oauth2(let flows): "OAuth 2 with " + flows.map(\.text).joined(separator: " and ")
        case .openIDConnect(let url): "OpenID Connect at '\(url)'"
        case .mutualTLS: "mutual TLS"
        }
    }
}

extension OAuthFlowPlan {
    /// `tokens from '/token' for read, write`
    fileprivate var text: String {
        let urls = [authorizationURL, tokenURL, refreshURL].compactMap { $0.map { "'\($0)'" } }
        let source = urls.isEmpty ? "the flow '\(kind.rawValue)'" : "tokens from \(urls.joined(separator: ", "))"
        return scopes.isEmpty ? source : source + " for \(scopes.joined(separator: ", "))"
    }
}
