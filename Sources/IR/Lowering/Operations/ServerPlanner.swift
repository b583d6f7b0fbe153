import ApusPlan
import ApusSpecParser

/// Plans the servers of a client and names them (OpenAPI 3.1.1 §4.8.5, §4.8.6).
///
/// The name of a server is the first of these that exists:
/// 1. `name` (OpenAPI 3.2);
/// 2. the description, if it is a name and not a sentence: at most three words besides words such as `the`, `service` and
///    `server`, without words such as `for`, `of` and `is`;
/// 3. the stage or region in the host of its URL (`sandbox`, `staging`, `eu`), or its top-level domain `eu`, `uk` or `us`
///    if an earlier server has another one;
/// 4. the first variable in its URL, except for scheme, port, version and base path;
/// 5. the first label of the host that no earlier server has, except for the first server;
/// 6. `server` and its number.
///
/// The name depends on the server and on those before it, so that a server that is added at the end renames no other one.
///
/// A server with a relative URL (`/api/v2`, an empty URL, `//host/v1`) has an argument for its host.
struct ServerPlanner {
    /// The labels of the host of each server.
    private let labels: [[String]]
    /// The first server that has a label.
    private let firstServers: [String: Int]
    /// The top-level domain of each server; empty for a path.
    private let domains: [String]

    static func plans(_ servers: [Server]) -> [ServerPlan] {
        var seen: Set<String> = []
        let distinct = servers.filter { seen.insert($0.url).inserted }
        let planner = ServerPlanner(distinct)
        let spelled = distinct.enumerated().map { index, server in planner.name(of: server, at: index) }
        let names = MemberNames(spelled, reserved: ReservedNames.members, suffix: "Server")
        let plans = zip(distinct, names.names).map { server, name in plan(of: server, named: name) }
        return ServerEnumerations.added(to: plans)
    }

    private init(_ servers: [Server]) {
        labels = servers.map { Self.hostLabels(of: $0.url) }
        domains = servers.map { Self.host(of: $0.url).last ?? "" }
        let indices = labels.enumerated().lazy.flatMap { index, labels in labels.lazy.map { ($0, index) } }
        firstServers = Dictionary(indices) { first, _ in first }
    }

    /// The server of one operation.
    ///
    /// The URL is relative if it differs from the first server of the description in its path only, so that it is on
    /// the host that the caller gives (OpenAPI 3.1.1 §4.8.5).
    static func plan(of server: Server, besides first: Server?) -> ServerPlan {
        var plan = plan(of: server, named: SwiftName("server"))
        if let first, let (origin, path) = parts(of: server.url), let (other, _) = parts(of: first.url),
            origin == other
        {
            plan.url = path
        }
        return plan
    }

    /// The scheme and host of an absolute URL in lower case, and the path; `nil` for a relative one.
    private static func parts(of url: String) -> (origin: String, path: String)? {
        guard let scheme = url.firstRange(of: "://"), !url.hasPrefix("{") else { return nil }
        let end = url[scheme.upperBound...].firstIndex(of: "/") ?? url.endIndex
        return (url[..<end].lowercased(), String(url[end...]))
    }

    private static func plan(of server: Server, named name: SwiftName) -> ServerPlan {
        let placeholders = placeholders(of: server.url)
        let variables = server.variables.filter { placeholders.contains($0.name) }
        let template = relativeTemplate(of: server)
        // The argument for the host comes first and keeps its name.
        let arguments = (template == nil ? [] : ["host"]) + variables.map(\.name)
        let names = MemberNames(arguments, reserved: ReservedNames.members).names
        var plan = ServerPlan(
            name: name,
            url: server.url,
            documentation: Documentation(description: server.description),
            place: server.place
        )
        plan.variables = zip(variables, names.suffix(variables.count)).map { variable, name in
            ServerVariablePlan(
                name: name,
                wireName: variable.name,
                defaultValue: variable.defaultValue,
                values: variable.values,
                documentation: Documentation(description: variable.description)
            )
        }
        if let template, let argument = names.first {
            var key = "host"
            while placeholders.contains(key) { key += "_" }
            plan.host = ServerPlan.Host(name: argument, wireName: key, template: "{\(key)}" + template)
        }
        return plan
    }

    // MARK: Relative URLs

    /// The path of a server without scheme and host, with a leading slash unless it is empty: `/api/{version}`; `nil`
    /// if the URL is absolute.
    ///
    /// In `//example.com/v1` and `example.com/v1` the first part is a host, which the argument replaces.
    private static func relativeTemplate(of server: Server) -> String? {
        let template = server.url
        let defaults = Dictionary(server.variables.map { ($0.name, $0.defaultValue) }) { first, _ in first }
        let expanded = template.replacingPlaceholders { defaults[$0] }
        if expanded.contains("://") || expanded.hasPrefix("{") { return nil }
        if template.hasPrefix("{") { return expanded.hasPrefix("/") ? template : nil }
        let hasSlashes = template.hasPrefix("//")
        let parts = template.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        let startsWithHost = hasSlashes || (!template.hasPrefix("/") && parts.first.map(Self.isHost) == true)
        let path = startsWithHost ? parts.dropFirst() : parts[...]
        return path.map { "/" + $0 }.joined()
    }

    /// Whether the first part of a URL without a scheme is a host: `example.com`, `localhost:8080`.
    private static func isHost(_ part: Substring) -> Bool {
        part != ".." && (part.contains(".") || part.contains(":") || part == "localhost")
    }

    // MARK: Names

    private static let stages = [
        "sandbox", "staging", "stage", "testing", "test", "dev", "localhost", "demo", "eu", "us", "uk",
    ]
    /// Stages that are recognized as a part of a label: `sandboxapi`.
    private static let distinctStages = ["sandbox", "staging"]
    private static let regions: Set<String> = ["eu", "uk", "us"]
    private static let genericWords: Set<String> = [
        "server", "servers", "service", "api", "url", "the", "a", "an", "endpoint", "host", "environment", "instance",
    ]
    /// Words of sentences, which names do not have.
    private static let sentenceWords: Set<String> = [
        "for", "of", "to", "in", "on", "at", "by", "from", "with", "without", "is", "are", "be", "can", "when", "where",
        "which", "that", "this", "these", "your", "you", "it", "its", "as", "or", "if", "use", "used", "exposes",
    ]
    private static let commonLabels: Set<String> = ["www", "api", "com", "app", "http", "https"]

    private static let commonVariables: Set<String> = ["scheme", "protocol", "port", "version", "basepath"]

    private func name(of server: Server, at index: Int) -> String {
        if let name = server.name, !name.isEmpty { return name }
        if let name = server.description.flatMap(Self.name(in:)) { return name }
        let own = labels[index]
        if let stage = Self.stages.first(where: own.contains) { return stage }
        let isRegion = Self.regions.contains(domains[index])
        if isRegion, domains[..<index].contains(where: { $0 != domains[index] }) { return domains[index] }
        if let stage = Self.distinctStages.first(where: { stage in own.contains { $0.contains(stage) } }) {
            return stage
        }
        let placeholders = Self.placeholders(of: server.url)
        let variable = server.variables.first { variable in
            placeholders.contains(variable.name) && !Self.commonVariables.contains(variable.name.simplified)
        }
        if let variable { return variable.name }
        return distinctiveLabel(at: index) ?? "server\(index + 1)"
    }

    /// The distinctive words of a description that is a name; `nil` for a sentence.
    private static func name(in description: String) -> String? {
        let words = NameWords(description).words.map(\.text)
        let distinctive = words.filter { !genericWords.contains($0.lowercased()) }
        guard (1...3).contains(distinctive.count), words.count <= 6, !description.contains("\n"),
            !words.contains(where: { sentenceWords.contains($0.lowercased()) }),
            // `API v2.1, deprecated` is a sentence, `Production.` is a name.
            words.count <= 4 || !description.contains(where: { ",.;:".contains($0) })
        else { return nil }
        return distinctive.joined(separator: " ")
    }

    /// The first label of a host that no earlier server has; `nil` for the first server.
    private func distinctiveLabel(at index: Int) -> String? {
        guard index > 0 else { return nil }
        return labels[index].first { label in
            firstServers[label] == index && !Self.commonLabels.contains(label) && label.contains { $0.isLetter }
                && !label.contains { "{}".contains($0) }
        }
    }

    /// The names in braces in a URL template.
    private static func placeholders(of url: String) -> Set<String> {
        var names: Set<String> = []
        var start: String.Index?
        for index in url.utf8.indices {
            switch url.utf8[index] {
            case UInt8(ascii: "{"): start = url.utf8.index(after: index)
            case UInt8(ascii: "}"):
                if let start { names.insert(String(url[start..<index])) }
                start = nil
            default: break
            }
        }
        return names
    }

    /// `["sandbox", "example"]` of `https://sandbox.example.com/v1`, without the top-level domain; empty for a path.
    private static func hostLabels(of url: String) -> [String] {
        let domains = host(of: url)
        return (domains.count > 1 ? domains.dropLast() : domains[...]).flatMap { $0.split(separator: "-") }
            .map(String.init)
    }

    /// `["sandbox", "example", "com"]` of `https://sandbox.example.com/v1`; empty for a path.
    private static func host(of url: String) -> [String] {
        if url.hasPrefix("/"), !url.hasPrefix("//") { return [] }
        let parts = url.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = parts.first else { return [] }
        let host = first.hasSuffix(":") ? parts.dropFirst().first ?? "" : first
        return host.lowercased().prefix { $0 != ":" }.split(separator: ".").map(String.init)
    }
}
