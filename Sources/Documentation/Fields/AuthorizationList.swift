import ApusMarkdown
import ApusPlan

/// The credentials that an operation needs, with the meanings of scopes and the URLs of OAuth 2.
struct AuthorizationList: Sendable {
    let pages: PageSet

    /// The alternatives. The schemes of each are joined by "and".
    func lines(_ operation: OperationPlan) -> [String] {
        guard !operation.security.isEmpty else { return ["None."] }
        let alternatives = operation.security.map { requirement -> String in
            let schemes = requirement.schemes.map(scheme)
            return schemes.isEmpty ? "None" : schemes.joined(separator: " and ")
        }
        let first =
            alternatives.count == 1 ? [alternatives[0] + "."] : ["Any of:", ""] + alternatives.map { "- " + $0 }
        // Lists without text between them are one list.
        return first + list("Scopes:", scopes(operation)) + list("URLs:", urls(operation))
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["", title, ""] + items
    }

    private func scheme(_ entry: SecurityRequirementPlan.Entry) -> String {
        guard let scheme = pages.securitySchemes[entry.key] else { return MarkdownText.code(entry.key) }
        let scopes = entry.scopes.map { pages.code($0) }.joined(separator: ", ")
        return MarkdownText.code(scheme.name.text) + " (" + scheme.kind.documented + ")"
            + (scopes.isEmpty ? "" : " with " + scopes)
    }

    /// The scopes that have a meaning, each once.
    private func scopes(_ operation: OperationPlan) -> [String] {
        var known: Set<String> = []
        return operation.security.flatMap(\.schemes).flatMap { entry -> [String] in
            let meanings = pages.securitySchemes[entry.key]?.kind.scopeDescriptions ?? [:]
            return entry.scopes.compactMap { scope in
                guard let meaning = meanings[scope], known.insert(scope).inserted else { return nil }
                return "- " + pages.code(scope) + ": " + MarkdownText.cell(meaning)
            }
        }
    }

    /// The URLs of the schemes, each scheme once. With several schemes, a URL follows the name of its scheme.
    private func urls(_ operation: OperationPlan) -> [String] {
        var known: Set<String> = []
        let schemes = operation.security.flatMap(\.schemes).filter { known.insert($0.key).inserted }
            .compactMap { pages.securitySchemes[$0.key] }.filter { !$0.kind.urls.isEmpty }
        return schemes.flatMap { scheme in
            let name = schemes.count > 1 ? MarkdownText.code(scheme.name.text) + ": " : ""
            return scheme.kind.urls.map { "- " + name + $0 }
        }
    }
}

extension SecuritySchemePlan.Kind {
    /// The meanings of scopes, by name.
    var scopeDescriptions: [String: String] {
        guard case .oauth2(let flows) = self else { return [:] }
        return flows.reduce(into: [:]) { $0.merge($1.scopeDescriptions) { first, _ in first } }
    }

    /// The URLs of OAuth 2 flows and of OpenID Connect: ``Token URL: `https://…` ``. With several flows, the flow is named:
    /// ``Token URL (client credentials): `https://…` ``.
    var urls: [String] {
        switch self {
        case .oauth2(let flows):
            flows.flatMap { flow in
                let name = flows.count > 1 ? " (" + flow.kind.name + ")" : ""
                return [
                    ("Authorization URL", flow.authorizationURL), ("Token URL", flow.tokenURL),
                    ("Refresh URL", flow.refreshURL),
                ].compactMap { label, url in url.map { label + name + ": " + MarkdownText.code($0) } }
            }
        case .openIDConnect(let url): ["OpenID Connect URL: " + MarkdownText.code(url)]
        default: []
        }
    }

    /// A short description of the scheme, in Markdown.
    var documented: String {
        switch self {
        case .apiKey(let name, .query): "API key in the query parameter " + MarkdownText.code(name)
        case .apiKey(let name, .cookie): "API key in the cookie " + MarkdownText.code(name)
        case .apiKey(let name, _): "API key in the header " + MarkdownText.code(name)
        case .basic: "user name and password"
        case .bearer: "bearer token"
        case .http(let scheme): "HTTP " + MarkdownText.code(scheme)
        case .oauth2(let flows):
            flows.isEmpty ? "OAuth 2 token" : "OAuth 2 " + flows.map(\.kind.documented).joined(separator: " or ")
        case .openIDConnect: "OpenID Connect token"
        case .mutualTLS: "client certificate"
        }
    }
}

extension OAuthFlowPlan.Kind {
    fileprivate var name: String {
        switch self {
        case .authorizationCode: "authorization code"
        case .clientCredentials: "client credentials"
        case .deviceAuthorization: "device authorization"
        case .implicit: "implicit"
        case .password: "password"
        }
    }

    /// What the caller needs for the flow.
    fileprivate var documented: String {
        switch self {
        case .authorizationCode: "authorization code"
        case .clientCredentials: "client credentials"
        case .password: "user name and password"
        case .deviceAuthorization, .implicit: "token"
        }
    }
}
