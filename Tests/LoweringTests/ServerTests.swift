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
        "a server that is added at the end renames no other one",
        arguments: [
            ["https://first.example.com", "https://second.example.com", "https://third.example.com"],
            ["https://app.example.us", "https://app.example.com", "https://app.example.eu"],
            ["https://app.example.eu", "https://app.example.us", "https://eu.example.com", "https://eu2.example.com"],
            ["/v1", "https://api.example.com", "https://sandbox.example.com", "https://sandbox.example.org"],
        ]
    )
    func added(urls: [String]) {
        func names(_ count: Int) -> [String] {
            servers(urls.prefix(count).map { "{url: '\($0)'}" }.joined(separator: ", ")).map(\.name.text)
        }
        let all = names(urls.count)
        for count in 1..<urls.count { #expect(names(count) == Array(all.prefix(count))) }
    }

    @Test(
        "servers are named after their descriptions and hosts",
        arguments: [
            (["https://api.example.com"], ["server1"]),
            (["https://sandboxreportingapi.example.com"], ["sandbox"]),
            (["https://api.example.com", "https://sandbox.example.com"], ["server1", "sandbox"]),
            (["https://eu.example.com", "https://mirror.example.com"], ["eu", "mirror"]),
            (["https://app.example.com", "https://app.example.us"], ["server1", "us"]),
            (["https://app.example.us"], ["server1"]), (["http://localhost:8080"], ["localhost"]),
            (["https://first.example.com", "https://second.example.com"], ["server1", "second"]),
            (["/v1"], ["server1"]), (["https://10.0.0.1", "https://10.0.0.2"], ["server1", "server2"]),
        ]
    )
    func names(urls: [String], names: [String]) {
        let plans = servers(urls.map { "{url: '\($0)'}" }.joined(separator: ", "))
        #expect(plans.map(\.name.text) == names)
    }

    @Test("a server is named after a short description")
    func descriptions() {
        let plans = servers(
            "{url: 'https://a.example', description: The service for federal agencies}, {url: 'https://b.example', description: A server that answers with recorded examples}, {url: 'https://c.example', description: The federal service.}"
        )
        #expect(plans.map(\.name.text) == ["server1", "b", "federal"])
    }

    @Test("a server is named after a variable of its host, not after its scheme or port")
    func variables() {
        let variables = "{scheme: {default: https}, tenant: {default: acme}, port: {default: '443'}}"
        let plans = servers("{url: '{scheme}://{tenant}.example.com:{port}', variables: \(variables)}")
        #expect(plans.map(\.name.text) == ["tenant"])
    }

    @Test("the values of a variable are an enumeration, which servers share if the values are equal")
    func enumerations() {
        let region = "region: {default: eu, enum: [eu, us-east]}"
        let plans = servers(
            """
            {url: 'https://a.{region}.example', variables: {\(region)}},
            {url: 'https://b.{region}.example', variables: {\(region)}},
            {url: 'https://c.{region}.example', variables: {region: {default: x, enum: [y]}}}
            """
        )
        let enumerations = plans.compactMap { $0.variables.first?.enumeration }
        #expect(enumerations.map(\.name.text) == ["Region", "Region", "Region3"])
        #expect(enumerations.map(\.isDeclared) == [true, false, true])
        #expect(enumerations[0].cases.map(\.name.text) == ["eu", "usEast"])
        #expect(enumerations[0].cases.map(\.value) == ["eu", "us-east"])
        #expect(enumerations[2].cases.map(\.value) == ["y", "x"] && enumerations[2].defaultCase.text == "x")
    }

    @Test("an operation's server on the host of the first server is a path, one on another host keeps its URL")
    func sameHost() {
        let planned = Planned(
            """
            servers: [{url: 'https://api.example.com/v1'}]
            paths:
              /a: {get: {operationId: a, servers: [{url: 'https://API.example.com/v2'}], responses: {'204': {description: d}}}}
              /b: {get: {operationId: b, servers: [{url: 'https://up.example.com/v1'}], responses: {'204': {description: d}}}}
            """
        )
        #expect(planned.operation("a")?.server?.url == "/v2")
        #expect(planned.operation("b")?.server?.url == "https://up.example.com/v1")
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
