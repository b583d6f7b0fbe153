import ApusPlan
import ApusSpecParser

/// Plans the servers of a client and names them (OpenAPI 3.1.1 §4.8.5, §4.8.6).
///
/// The name of a server is the first of these that exists:
/// 1. `name` (OpenAPI 3.2);
/// 2. the description, if it has at most four words;
/// 3. the stage in the host of its URL (`sandbox`, `staging`);
/// 4. the first variable in its URL;
/// 5. `production` for the first server;
/// 6. a label of the host, otherwise `server` and a number.
enum ServerPlanner {
    static func plans(_ servers: [Server]) -> [ServerPlan] {
        var seen: Set<String> = []
        let distinct = servers.filter { seen.insert($0.url).inserted }
        let spelled = distinct.enumerated().map { index, server in name(of: server, at: index) }
        let names = MemberNames(spelled, reserved: ReservedNames.members, suffix: "Server")
        return zip(distinct, names.names).map { server, name in
            let placeholders = placeholders(of: server.url)
            let variables = server.variables.filter { placeholders.contains($0.name) }
            let variableNames = MemberNames(variables.map(\.name), reserved: ReservedNames.members)
            return ServerPlan(
                name: name,
                url: server.url,
                documentation: Documentation(description: server.description),
                variables: zip(variables, variableNames.names).map { variable, name in
                    ServerVariablePlan(
                        name: name,
                        wireName: variable.name,
                        defaultValue: variable.defaultValue,
                        values: variable.values,
                        documentation: Documentation(description: variable.description)
                    )
                },
                place: server.place
            )
        }
    }

    private static let stages = ["sandbox", "staging", "stage", "testing", "test", "dev", "localhost", "demo", "eu"]

    private static func name(of server: Server, at index: Int) -> String {
        if let name = server.name, !name.isEmpty { return name }
        let words = server.description.map { NameWords($0).words.map(\.text) } ?? []
        if (1...4).contains(words.count), server.description?.contains("\n") == false {
            let distinctive = words.filter { !["server", "api", "url", "the", "endpoint"].contains($0.lowercased()) }
            if !distinctive.isEmpty { return distinctive.joined(separator: " ") }
        }
        let host = host(of: server.url)
        let labels = host.split { $0 == "." || $0 == "-" || $0 == ":" }.map(String.init)
        if let stage = stages.first(where: labels.contains) { return stage }
        let placeholders = placeholders(of: server.url)
        if let variable = server.variables.first(where: { placeholders.contains($0.name) }) { return variable.name }
        if index == 0 { return "production" }
        let label = labels.first { !["www", "api", "com", "app"].contains($0) && !$0.contains("{") }
        return label ?? "server\(index + 1)"
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

    private static func host(of url: String) -> String {
        let afterScheme = url.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = afterScheme.first else { return "" }
        let host = first.hasSuffix(":") ? afterScheme.dropFirst().first ?? "" : first
        return url.hasPrefix("/") ? "" : String(host)
    }
}
