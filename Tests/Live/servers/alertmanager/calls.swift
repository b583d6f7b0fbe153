import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = Self.client(password: "secret")
    static let server = Server(CommandLine.arguments[1] + "/api/v2")

    /// The description has no security scheme, although the server can ask for a password.
    static func client(password: String) -> LiveClient {
        let credential = Data("ada:\(password)".utf8).base64EncodedString()
        return LiveClient(server: server).with { $0.headers["Authorization"] = "Basic \(credential)" }
    }

    static func main() async {
        let calls = Calls()
        await calls.alerts()
        await calls.silences()
        await Live.observe("end") { true }
    }

    private func alerts() async {
        await Live.observe("receivers") { try await client.`GET /receivers`().map(\.name).sorted() }
        await Live.observe("status") { try await client.`GET /status`().cluster.status.rawValue }
        await Live.observe("alerts sent") {
            try await client.`POST /alerts`(
                body: Live.json(
                    #"""
                    [{"labels": {"alertname": "Disk ü", "host": "a b"}, "annotations": {"text": "x\ny"},
                      "startsAt": "2024-05-06T07:08:09.120Z", "endsAt": "2099-01-01T00:00:00Z", "generatorURL": "http://example.com/?a=b"},
                     {"labels": {"alertname": "CPU", "host": "c"}, "endsAt": "2099-01-01T00:00:00Z"}]
                    """#
                )
            )
        }
        await Live.observe("alert refused") {
            try await client.`POST /alerts`(body: Live.json(#"[{"labels": {"": "x"}}]"#))
        }
        await Live.observe("alerts") {
            try await client.`GET /alerts`().map {
                "\($0.labels["alertname"] ?? "") \($0.annotations) \($0.status.state.rawValue)"
            }.sorted()
        }
        await Live.observe("filtered alerts") {
            try await client.`GET /alerts`(
                active: true,
                silenced: false,
                inhibited: false,
                unprocessed: true,
                filter: [#"alertname="Disk ü""#, #"host=~"a.*""#],
                receiver: "first"
            ).map { $0.startsAt }
        }
        await Live.observe("filter refused") { try await client.`GET /alerts`(filter: ["no matcher at all"]) }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { _ in try await client.`GET /alerts`().count }
        }
    }

    private func silences() async {
        let text = #"""
            {"matchers": [{"name": "alertname", "value": "CPU", "isRegex": false, "isEqual": true}], "createdBy": "ädä",
             "comment": "quiet", "startsAt": "2024-05-06T07:08:09Z", "endsAt": "2099-01-01T00:00:00.000Z"}
            """#
        await Live.observe("silence") {
            let id = try await client.`POST /silences`(body: Live.json(text)).silenceID ?? ""
            let silence = try await client.`GET /silence/{silenceID}`(silenceID: Live.json("\"\(id)\""))
            return [silence.createdBy, silence.comment, silence.status.state.rawValue, silence.matchers[0].name]
        }
        await Live.observe("silences") {
            try await client.`GET /silences`(filter: [#"alertname="CPU""#]).map(\.comment)
        }
        await Live.observe("silence refused") {
            try await client.`POST /silences`(
                body: Live.json(
                    #"{"matchers": [], "createdBy": "a", "comment": "b", "startsAt": "2024-05-06T07:08:09Z", "endsAt": "2099-01-01T00:00:00Z"}"#
                )
            )
        }
        await Live.observe("silence missing") {
            try await client.`GET /silence/{silenceID}`(
                silenceID: Live.json(#""00000000-0000-4000-8000-000000000000""#)
            )
        }
        await Live.observe("silence deleted") {
            let id = try await client.`GET /silences`()[0].id
            try await client.`DELETE /silence/{silenceID}`(silenceID: Live.json("\"\(id)\""))
            return try await client.`GET /silences`()[0].status.state.rawValue
        }
        await Live.observe("wrong password") {
            let client = Self.client(password: "wrong")
            return try await client.`GET /silences`().count
        }
        await Live.observe("no password") {
            let client = LiveClient(server: Self.server)
            return try await client.`GET /silences`().count
        }
        Live.control("restart")
        await Live.observe("after a restart") { try await client.`GET /silences`().count }
    }
}
