import ApusDiagnostics

extension DocumentReader {
    /// Reads `components.securitySchemes` (2.0: `securityDefinitions`).
    mutating func readSecuritySchemes() -> [SecurityScheme] {
        let isSwagger = version == .v2_0
        let section =
            isSwagger
            ? mapping(root.root, "securityDefinitions")
            : root.root["components"].flatMap { $0.isMapping ? mapping($0, "securitySchemes") : nil }
        guard let section else { return [] }
        var schemes: [SecurityScheme] = []
        // The name of a scheme may start with `x-`. Such a member is an extension only if it is not a scheme.
        for entry in section.entries where !entry.isExtension || isScheme(entry.value) {
            guard let node = component(entry.value, .securityScheme)?.node else { continue }
            checkFields(node, .securityScheme, of: "the security scheme")
            guard let kind = isSwagger ? readSwaggerScheme(node) : readSchemeKind(node) else { continue }
            schemes.append(
                SecurityScheme(
                    key: entry.key,
                    kind: kind,
                    description: text(node, "description"),
                    place: entry.keyPlace
                )
            )
        }
        return schemes
    }

    private func isScheme(_ node: Node) -> Bool {
        node.isMapping && (node["type"] != nil || node["$ref"] != nil)
    }

    /// Reads the type of a security scheme and its members (OpenAPI 3.1.1 §4.8.27).
    private mutating func readSchemeKind(_ node: Node) -> SecurityScheme.Kind? {
        let consequence = "the client has no credentials for it"
        guard let type = requiredText(node, "type", of: "the security scheme", consequence: consequence) else {
            return nil
        }
        switch type {
        case "apiKey": return readAPIKey(node)
        case "http":
            let scheme = requiredText(node, "scheme", of: "the security scheme", consequence: "it is read as 'bearer'")
            return .http(scheme: scheme?.lowercased() ?? "bearer", bearerFormat: text(node, "bearerFormat"))
        case "oauth2": return .oauth2(readFlows(node))
        case "openIdConnect":
            let url = requiredText(node, "openIdConnectUrl", of: "the security scheme", consequence: consequence)
            return url.map { .openIDConnect(url: $0) }
        case "mutualTLS": return .mutualTLS
        case "basic":
            // The name in 2.0.
            report(.unknownSchemeType(node, reading: "http"))
            return .http(scheme: "basic", bearerFormat: nil)
        case "bearer":
            report(.unknownSchemeType(node, reading: "http"))
            return .http(scheme: "bearer", bearerFormat: nil)
        default:
            report(.unknownSchemeType(node, reading: nil))
            return nil
        }
    }

    /// Reads an API key (OpenAPI 3.1.1 §4.8.27).
    mutating func readAPIKey(_ node: Node) -> SecurityScheme.Kind? {
        let consequence = "the client has no credentials for it"
        guard let name = requiredText(node, "name", of: "the API key", consequence: consequence),
            let place = requiredText(node, "in", of: "the API key", consequence: consequence)
        else { return nil }
        guard let location = Parameter.Location(rawValue: place), [.header, .query, .cookie].contains(location) else {
            report(.unknownLocation(place, among: [.header, .query, .cookie], node, consequence: consequence))
            return nil
        }
        return .apiKey(name: name, location: location)
    }

    private mutating func readFlows(_ node: Node) -> [SecurityScheme.Flow] {
        guard let flows = mapping(node, "flows") else {
            let consequence = "the client can't request tokens"
            if node["flows"] == nil {
                report(.missingKey("flows", of: "the security scheme", node, consequence: consequence))
            }
            return []
        }
        var result: [SecurityScheme.Flow] = []
        for entry in flows.entries where !entry.isExtension {
            let names = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"]
            guard names.contains(entry.key) else {
                let nearest = suggestions.nearest(to: entry.key, among: names)
                report(.unknownKey(entry, in: flows, of: "'flows'", nearest: nearest))
                continue
            }
            guard entry.value.isMapping else {
                report(.wrongKind(of: "'\(entry.key)'", expected: "a mapping", entry.value))
                continue
            }
            checkFields(entry.value, .flow, of: "the flow")
            result.append(readFlow(entry.value, name: entry.key))
        }
        return result
    }

    /// Reads an OAuth flow (OpenAPI 3.1.1 §4.8.29).
    mutating func readFlow(_ node: Node, name: String) -> SecurityScheme.Flow {
        var scopes: [(name: String, description: String)] = []
        if let list = node["scopes"], list.isSequence {
            report(
                .wrongKind(of: "'scopes'", expected: "a mapping", list, consequence: "its elements are read as names")
            )
            scopes = list.elements.compactMap { element in element.scalarText.map { ($0, "") } }
        } else if let entries = mapping(node, "scopes")?.entries {
            scopes = entries.filter { $0.value.isScalar }.map { ($0.key, $0.value.scalarText ?? "") }
        }
        return SecurityScheme.Flow(
            name: name,
            authorizationURL: text(node, "authorizationUrl") ?? text(node, "deviceAuthorizationUrl"),
            tokenURL: text(node, "tokenUrl"),
            refreshURL: text(node, "refreshUrl"),
            scopes: scopes
        )
    }

    // MARK: Requirements

    /// Reads `security` of the root or of an operation (OpenAPI 3.1.1 §4.8.30).
    /// - Returns: `nil` if it is absent, or if no requirement names a declared scheme.
    mutating func readSecurity(_ node: Node) -> [SecurityRequirement]? {
        guard let value = node["security"], !value.isNull else { return nil }
        let isRoot = value.tree === root.tree && node.isIdentical(to: root.root)
        var requirements: [SecurityRequirement] = []
        if value.isMapping {
            let consequence = "it is read as a list of one requirement"
            report(.wrongKind(of: "'security'", expected: "a list", value, consequence: consequence))
        } else if !value.isSequence {
            report(.wrongKind(of: "'security'", expected: "a list", value))
            return nil
        }
        let elements = value.isMapping ? [value] : Array(value.elements)
        for element in elements {
            guard element.isMapping else {
                report(.wrongKind(of: "an element of 'security'", expected: "a mapping", element))
                continue
            }
            let schemes = readRequirement(element, isRoot: isRoot)
            if schemes.isEmpty, element.count > 0 { continue }
            requirements.append(SecurityRequirement(schemes: schemes, place: element.place.start(upTo: 1)))
        }
        // If all requirements are invalid, the operation still needs credentials. An empty list would make it anonymous.
        return requirements.isEmpty && !elements.isEmpty ? nil : requirements
    }

    private mutating func readRequirement(_ node: Node, isRoot: Bool) -> [SecurityRequirement.Entry] {
        var schemes: [SecurityRequirement.Entry] = []
        for entry in node.entries {
            guard securitySchemeNames.contains(entry.key) else {
                let names = securitySchemeNames.sorted()
                let nearest = suggestions.nearest(to: entry.key, among: names)
                report(.undeclaredSecurityScheme(entry, nearest, Array(names.prefix(5)), isRoot: isRoot))
                continue
            }
            let scopes = entry.value.isNull ? [] : texts(entry.value, as: entry.key) ?? []
            schemes.append(SecurityRequirement.Entry(name: entry.key, scopes: scopes))
        }
        return schemes
    }
}

extension DiagnosticCode {
    static let unknownSchemeType = DiagnosticCode(
        "unknown-security-scheme-type",
        .warning,
        explanation: """
            The `type` of a security scheme is not one of apiKey, http, oauth2, openIdConnect and mutualTLS (2.0: basic,
            apiKey and oauth2).

            The scheme is ignored, unless the type has exactly one meaning.
            """
    )
    static let undeclaredSecurityScheme = DiagnosticCode(
        "undeclared-security-scheme",
        .warning,
        explanation: """
            `security` names a scheme that is not declared, so the kind of its credentials is unknown.

            The requirement is read without the name. An operation without any valid requirement uses those of the root.
            """
    )

    static let security: [DiagnosticCode] = [.unknownSchemeType, .undeclaredSecurityScheme]
}

extension Diagnostic {
    static func unknownSchemeType(_ scheme: Node, reading: String?) -> Diagnostic {
        let type = scheme["type"]
        let name = type?.scalarText ?? ""
        let names = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]
        let nearest = NearestName.find(name, among: names)
        return Diagnostic(
            .unknownSchemeType,
            "unknown type '\(name)' of a security scheme",
            at: type?.usePlace ?? scheme.place,
            consequence: reading == nil ? "the client has no credentials for it" : "it is read as HTTP's '\(name)'",
            help: reading.map { "write 'type: \($0)' and 'scheme: \(name)'" }
                ?? nearest.map { "did you mean '\($0)'" }
                ?? "types are apiKey, http, oauth2, openIdConnect and mutualTLS",
            fix: reading.map { .members([DiagnosticFix.Member("type", $0), DiagnosticFix.Member("scheme", name)]) }
                ?? nearest.map { .replacement($0) }
        )
    }

    static func undeclaredSecurityScheme(
        _ entry: NodeEntry,
        _ nearest: String?,
        _ names: [String],
        isRoot: Bool
    ) -> Diagnostic {
        Diagnostic(
            .undeclaredSecurityScheme,
            "there is no security scheme '\(entry.key)'",
            at: entry.keyPlace,
            consequence: isRoot
                ? "the client sends no credentials for it"
                : "the client uses the other schemes of 'security', or those of the root",
            help: nearest.map { "did you mean '\($0)'" }
                ?? (names.isEmpty
                    ? "declare it in 'securitySchemes'"
                    : "declare it, or use one of: \(names.joined(separator: ", "))"),
            fix: nearest.map { .renaming(from: entry.key, to: $0) } ?? .declaration(entry.key)
        )
    }
}
