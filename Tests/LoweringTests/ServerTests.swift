import ApusLowering
import ApusPlan
import Testing

@Suite("Servers")
struct ServerTests {
    private func servers(_ servers: String) -> [ServerPlan] {
        Planned("servers: [\(servers)]\npaths: {}").plan.servers
    }

    @Test(
        "a relative server has an argument for its host",
        arguments: [
            ("/api/v2", "{host}/api/v2"), ("''", "{host}"), ("/", "{host}"), ("api/v2", "{host}/api/v2"),
            ("//example.com/v1", "{host}/v1"), ("example.com/v1", "{host}/v1"), ("localhost:8080", "{host}"),
            ("./v1", "{host}/v1"),
        ]
    )
    func relative(url: String, template: String) {
        let server = servers("{url: \(url)}").first
        #expect(server?.host?.template == template)
        #expect(server?.host?.name.text == "host")
    }

    @Test("the argument for the host does not clash with variables")
    func hostVariable() {
        let url = "'/{host}/{version}'"
        let variables = "{host: {default: a}, version: {default: v1}}"
        let server = servers("{url: \(url), variables: \(variables)}").first
        #expect(server?.host?.template == "{host_}/{host}/{version}")
        #expect(server?.host?.wireName == "host_")
        #expect(server?.host?.name.text == "host")
        #expect(server?.variables.map(\.name.text) == ["host2", "version"])
    }

    @Test("an absolute server has no argument for its host, also if its scheme or its whole start is a variable")
    func absolute() {
        #expect(servers("{url: 'https://a.example'}").first?.host == nil)
        let scheme = "{url: '{scheme}://a.example', variables: {scheme: {default: https}}}"
        #expect(servers(scheme).first?.host == nil)
        let base = "{url: '{base}/v1', variables: {base: {default: 'https://a.example'}}}"
        #expect(servers(base).first?.host == nil)
        let path = "{url: '{base}', variables: {base: {default: /v1}}}"
        #expect(servers(path).first?.host?.template == "{host}{base}")
    }

    @Test(
        "servers are named after their descriptions and hosts",
        arguments: [
            (["https://api.example.com"], ["server1"]),
            (["https://sandboxreportingapi.example.com"], ["sandbox"]),
            (["https://api.example.com", "https://sandbox.example.com"], ["server1", "sandbox"]),
            (["https://eu.example.com", "https://mirror.example.com"], ["eu", "mirror"]),
            (["/v1"], ["server1"]), (["https://10.0.0.1", "https://10.0.0.2"], ["server1", "server2"]),
        ]
    )
    func names(urls: [String], names: [String]) {
        let plans = servers(urls.map { "{url: '\($0)'}" }.joined(separator: ", "))
        #expect(plans.map(\.name.text) == names)
    }

    @Test("the names of other servers do not change when the order changes")
    func order() {
        let urls = ["https://eu.example.com", "https://mirror.example.com", "https://sandbox.example.com"]
        let forward = servers(urls.map { "{url: '\($0)'}" }.joined(separator: ", "))
        let backward = servers(urls.reversed().map { "{url: '\($0)'}" }.joined(separator: ", "))
        #expect(forward.map(\.name) == backward.reversed().map(\.name))
    }

    @Test("a relative server of an operation stays relative")
    func operation() {
        let planned = Planned(
            """
            servers: [{url: /api/v2}]
            paths:
              /ping: {get: {operationId: ping, servers: [{url: ''}], responses: {'204': {description: d}}}}
              /a: {get: {operationId: a, responses: {'204': {description: d}}}}
            """
        )
        #expect(planned.operation("ping")?.server?.url == "")
        #expect(planned.operation("a")?.server == nil)
    }
}
