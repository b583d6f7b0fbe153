import ApusTestSupport
import Foundation
import Testing

/// Compiles the expected files of fixtures with a program that calls the client, and runs it with a mock transport.
@Suite("Fixtures: programs that call the expected clients", .serialized)
struct FixtureProgramTests {
    /// The lines that a program prints; `nil` if the modules of the runtime are not built.
    private func lines(of program: String, fixture name: String) async throws -> [String]? {
        guard RuntimeModules.folder != nil, let objects = RuntimeModules.objects else {
            print("skipped \(name): the modules of the runtime are not built")
            return nil
        }
        let folder = try TemporaryFolder()
        let main = try folder.write(Array(program.utf8), to: "main.swift").path
        let expected = RepositoryRoot.url.path + "/Tests/Fixtures/\(name)/expected"
        let files = try FileManager.default.contentsOfDirectory(atPath: expected).filter { $0.hasSuffix(".swift") }
        let executable = folder.url.path + "/program"
        let options = ["-Onone", "-wmo", "-swift-version", "6", "-module-name", "FixtureAPI", "-o", executable]
        let sources = files.sorted().map { expected + "/" + $0 } + [main]
        let compiled = try await ToolProcess.run(["swiftc"] + options + RuntimeModules.options + sources + objects)
        try #require(compiled.status == 0, "\(compiled.output)")
        let run = try await ToolProcess.run([executable])
        #expect(run.status == 0)
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test("parameters of the client are sent with every call, and a call replaces them")
    func clientParameters() async throws {
        let program = """
            import ApusRuntime
            import ApusTesting
            import Foundation

            let mock = MockTransport()
            mock.reply(to: "deleteThings", status: 204, json: "")
            func show(_ client: FixtureClient, _ call: (FixtureClient) async throws -> Void) async throws {
                try await call(client)
                let request = mock.requests.last!
                print(request.url.path, request.url.query ?? "-", request.headers["X-API-Version"] ?? "-")
            }
            let options = ClientOptions(transport: mock.transport)
            let client = FixtureClient(account: "a b", stage: .live, host: "https://example.com", options: options)
            try await show(client) { try await $0.deleteThings() }
            try await show(client) { try await $0.deleteThings(xAPIVersion: "2", account: "c", stage: .test) }
            try await show(client) { try await $0.deleteThings(region: "eu") }
            let other = FixtureClient(account: "d", xAPIVersion: "3", region: "us", host: "https://example.com", options: options)
            try await show(other) { try await $0.deleteThings() }
            """
        guard let lines = try await lines(of: program, fixture: "client-parameters") else { return }
        #expect(
            lines == [
                "/api/a b/things stage=live 2024-05-01", "/api/c/things stage=test 2",
                "/api/a b/things region=eu&stage=live 2024-05-01", "/api/d/things region=us 3",
            ]
        )
    }

    @Test("the last item of a page is the cursor of the next page, and no page too many is requested")
    func lastItem() async throws {
        let program = """
            import ApusRuntime
            import ApusTesting
            import Foundation

            let mock = MockTransport()
            mock.reply(to: "listByLastID", json: #"{"data": [{"id": "1"}], "last_id": "x1", "has_more": true}"#)
            mock.reply(to: "listByLastID", json: #"{"data": [{"id": "2"}], "last_id": "x2", "has_more": false}"#)
            mock.reply(to: "listByLastItem", json: #"{"data": [{"id": "3"}, {"id": "4"}], "has_more": true}"#)
            mock.reply(to: "listByLastItem", json: #"{"data": [{"id": "5"}]}"#)
            let client = FixtureClient(options: ClientOptions(transport: mock.transport))
            for try await item in client.listByLastIDPaged() { print(item.id ?? "-") }
            for try await item in client.listByLastItemPaged() { print(item.id ?? "-") }
            for request in mock.requests { print(request.url.path, request.url.query ?? "-") }
            """
        guard let lines = try await lines(of: program, fixture: "paging") else { return }
        #expect(lines.prefix(5) == ["1", "2", "3", "4", "5"])
        #expect(
            lines.dropFirst(5) == [
                "/by-last-id -", "/by-last-id after=x1", "/by-last-item -", "/by-last-item starting_after=4",
            ]
        )
    }

    @Test("pages by number end only if they state it, SCIM counts from 1, and the next value of a name is a cursor")
    func statedPages() async throws {
        let program = """
            import ApusRuntime
            import ApusTesting
            import Foundation

            let mock = MockTransport()
            // Without the object 'paging', a page states nothing.
            for page in [#"{"data": [{"id": "1"}]}"#, #"{"data": [{"id": "2"}]}"#, #"{"data": []}"#] {
                mock.reply(to: "listByStatement", json: page)
            }
            let client = FixtureClient(options: ClientOptions(transport: mock.transport))
            for try await item in client.listByStatementPaged() { print(item.id ?? "-") }
            // With it, a page without a next value is the last one.
            mock.reply(to: "listByStatement", json: #"{"data": [{"id": "3"}], "paging": {"next": "/2"}}"#)
            mock.reply(to: "listByStatement", json: #"{"data": [{"id": "4"}], "paging": {}}"#)
            for try await item in client.listByStatementPaged() { print(item.id ?? "-") }
            for ids in [["5", "6"], ["7"]] {
                let items = ids.map { #"{"id": "\\#($0)"}"# }.joined(separator: ",")
                mock.reply(to: "listByIndex", json: #"{"schemas": [], "totalResults": 3, "Resources": [\\#(items)]}"#)
            }
            for try await item in client.listByIndexPaged() { print(item.id ?? "-") }
            mock.reply(to: "listByPosition", json: #"{"data": [{"id": "8"}], "next_position": "x"}"#)
            mock.reply(to: "listByPosition", json: #"{"data": [{"id": "9"}]}"#)
            for try await item in client.listByPositionPaged() { print(item.id ?? "-") }
            for request in mock.requests { print(request.url.path, request.url.query ?? "-") }
            """
        guard let lines = try await lines(of: program, fixture: "paging") else { return }
        #expect(lines.prefix(9) == ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
        #expect(
            lines.dropFirst(9) == [
                "/by-statement -", "/by-statement page=2", "/by-statement page=3", "/by-statement -",
                "/by-statement page=2", "/by-index -", "/by-index startIndex=3", "/by-position -",
                "/by-position position=x",
            ]
        )
    }

    @Test("a page without content is an empty page")
    func missingContent() async throws {
        let program = """
            import ApusRuntime
            import ApusTesting
            import Foundation

            let mock = MockTransport()
            let client = FixtureClient(options: ClientOptions(transport: mock.transport))
            mock.reply(to: "listByPageOrNothing", json: #"[{"id": "1"}]"#)
            mock.reply(to: "listByPageOrNothing", status: 204)
            for try await item in client.listByPageOrNothingPaged() { print(item.id ?? "-") }
            mock.reply(to: "listByCursorOrNothing", json: #"{"data": [{"id": "2"}], "paging": {"next": "x"}}"#)
            mock.reply(to: "listByCursorOrNothing", status: 204)
            for try await item in client.listByCursorOrNothingPaged() { print(item.id ?? "-") }
            mock.reply(to: "listByLastOrNothing", json: #"{"data": [{"id": "3"}], "last": false, "total": 2}"#)
            mock.reply(to: "listByLastOrNothing", json: #"{"data": [{"id": "4"}], "last": true, "total": 2}"#)
            for try await item in client.listByLastOrNothingPaged() { print(item.id ?? "-") }
            for request in mock.requests { print(request.url.path, request.url.query ?? "-") }
            """
        guard let lines = try await lines(of: program, fixture: "paging") else { return }
        #expect(
            lines == [
                "1", "2", "3", "4", "/by-page-or-nothing -", "/by-page-or-nothing page=2", "/by-cursor-or-nothing -",
                "/by-cursor-or-nothing cursor=x", "/by-last-or-nothing -", "/by-last-or-nothing page=2",
            ]
        )
    }
}
