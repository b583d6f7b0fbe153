import ApusDiagnostics

/// Reads `collectionFormat`, `host`, `basePath`, `schemes` and `securityDefinitions` of Swagger 2.0.
extension DocumentReader {
    /// Reads `collectionFormat` as the `style` and `explode` of OpenAPI 3 (Swagger 2.0 "Parameter Object").
    mutating func readCollectionFormat(_ parameter: inout Parameter, _ node: Node) {
        parameter.style = parameter.location.defaultStyle
        parameter.explode = false
        guard let format = text(node, "collectionFormat") else { return }
        let isQuery = parameter.location == .query
        switch format {
        case "csv": break
        case "multi" where isQuery: parameter.explode = true
        case "ssv" where isQuery: parameter.style = .spaceDelimited
        case "pipes" where isQuery: parameter.style = .pipeDelimited
        case "tsv" where isQuery: parameter.style = .tabDelimited
        default: report(.invalidCollectionFormat(format, parameter, node))
        }
    }

    /// Returns a server for each scheme of the root.
    mutating func readSwaggerServers() -> [Server] {
        let node = root.root
        let schemes = texts(node, "schemes") ?? []
        return swaggerServers(schemes: schemes, at: node["host"] ?? node["basePath"])
    }

    /// Returns the scheme of an operation as a server, such as `http:`, which leaves host and path to the caller.
    /// - Returns: `nil` if the operation has no `schemes`, allows both HTTP and HTTPS, or has the `schemes` of the root.
    mutating func swaggerServers(of operation: Node) -> [Server]? {
        guard version == .v2_0, let node = operation["schemes"], let schemes = texts(operation, "schemes") else {
            return nil
        }
        func allowed(_ schemes: [String]) -> Set<String> {
            Set(schemes.map { $0.lowercased() }).intersection(["http", "https"])
        }
        let own = allowed(schemes)
        guard own.count == 1, let scheme = own.first, own != allowed(texts(root.root, "schemes") ?? []) else {
            return nil
        }
        let place = node.keyPlace ?? node.place
        return [Server(url: scheme + ":", name: nil, description: nil, variables: [], place: place)]
    }

    private mutating func swaggerServers(schemes: [String], at node: Node?) -> [Server] {
        guard let node else { return [] }
        let host = text(root.root, "host")?.trimmingSpaces ?? ""
        var path = text(root.root, "basePath")?.trimmingSpaces ?? ""
        if !path.isEmpty, !path.hasPrefix("/") { path = "/" + path }
        let urls: [String]
        if host.isEmpty {
            urls = path.isEmpty ? [] : [path]
        } else if host.contains("://") {
            urls = [host + path]
        } else {
            // The first server is the default, so HTTPS comes first. The schemes of web sockets are ignored.
            let names = schemes.map { $0.lowercased() }.filter { $0 == "https" || $0 == "http" }
            let ordered = names.filter { $0 == "https" } + names.filter { $0 == "http" }
            urls = (ordered.isEmpty ? ["https"] : ordered).map { "\($0)://\(host)\(path)" }
        }
        return urls.map { url in
            Server(url: url, name: nil, description: nil, variables: [], place: node.keyPlace ?? node.place)
        }
    }

    /// Reads a security scheme (Swagger 2.0 "Security Scheme Object").
    /// - Returns: `nil` if its type is missing or unknown, which is reported.
    mutating func readSwaggerScheme(_ node: Node) -> SecurityScheme.Kind? {
        let consequence = "the client has no credentials for it"
        guard let type = requiredText(node, "type", of: "the security scheme", consequence: consequence) else {
            return nil
        }
        switch type {
        case "basic": return .http(scheme: "basic", bearerFormat: nil)
        case "apiKey": return readAPIKey(node)
        case "oauth2":
            let names = [
                "implicit": "implicit", "password": "password", "application": "clientCredentials",
                "accessCode": "authorizationCode",
            ]
            guard let flow = requiredText(node, "flow", of: "the security scheme", consequence: consequence) else {
                return .oauth2([])
            }
            return .oauth2([readFlow(node, name: names[flow] ?? flow)])
        default:
            report(.unknownSchemeType(node, reading: nil))
            return nil
        }
    }
}

extension Diagnostic {
    static func invalidCollectionFormat(_ format: String, _ parameter: Parameter, _ node: Node) -> Diagnostic {
        let isQuery = parameter.location == .query
        let names = isQuery ? ["csv", "ssv", "tsv", "pipes", "multi"] : ["csv"]
        return Diagnostic(
            .invalidStyle,
            "'\(format)' is not a collection format of \(parameter.location.rawValue) parameters",
            at: node["collectionFormat"]?.usePlace ?? parameter.place,
            consequence: "it is read as 'csv'",
            help: NearestName.find(format, among: names).map { "did you mean '\($0)'" }
                ?? "use one of \(names.joined(separator: ", "))",
            fix: .replacement(NearestName.find(format, among: names) ?? "csv")
        )
    }
}
