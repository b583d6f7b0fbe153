import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(server: Live.server)

    static func main() async {
        let calls = Calls()
        await calls.owners()
        await calls.echoes()
        await calls.forms()
        await calls.eitherFileOrText()
        await calls.files()
        await calls.streams()
        await calls.credentials()
        await calls.failures()
        await calls.restart()
        await Live.observe("end") { true }
    }

    private func owner(_ name: String) throws -> OwnerIn {
        try Live.json(
            """
            {"name": "\(name)", "birth": "1999-02-03", "wake": "06:05:04", "nap": "PT1H30M", "balance": "12345.67",
             "address": {"street": "ß 1", "city": null, "zip": "12345"}, "colour": "dark-blue", "priority": 10,
             "pets": [{"kind": "dog", "name": "Rex", "tricks": ["sit"]}, {"kind": "cat", "name": "Mia", "lives": 7}],
             "labels": {"a b": "c", "": "empty"}, "nested": {"x": [{"street": "s"}]}, "extra": {"any": [1, null]},
             "pair": [7, "z"], "either": 5, "unique": [1, 2], "re-named": "yes"}
            """
        )
    }

    private func owners() async {
        await Live.observe("owner created") { try await client.`POST /owners`(body: owner("Ada")) }
        await Live.observe("owner created twice") { try await client.`POST /owners`(body: owner("Ada")) }
        await Live.observe("owner refused") { try await client.`POST /owners`(body: owner("")) }
        for number in 0..<23 {
            _ = try? await client.`POST /owners`(body: owner("n\(number)"))
        }
        await Live.observe("owners of a colour") {
            try await client.`GET /owners`(limit: 2, colour: [Live.json(#""dark-blue""#), Live.json(#""""#)])
        }
        await Live.observe("limit refused") { try await client.`GET /owners`(limit: 101) }
        await Live.observe("all pages") {
            try await Live.collect(client.`GET /owners paged`(limit: 5)).map(\.name)
        }
        let id = (try? await client.`GET /owners`(limit: 1).items.first?.id) ?? UUID()
        await Live.observe("owner") { try await client.`GET /owners/{owner_id}`(ownerID: id) }
        await Live.observe("owner not changed") {
            let (_, response) = try await client.withResponse { client in
                try await client.`GET /owners/{owner_id}`(ownerID: id)
            }
            let tag = response.headers["ETag"] ?? "none"
            let second = try await client.withResponse { client in
                try? await client.`GET /owners/{owner_id}`(ownerID: id, ifNoneMatch: tag)
            }
            return second.response.status
        }
        await Live.observe("owner missing") {
            try await client.`GET /owners/{owner_id}`(ownerID: Live.json(#""00000000-0000-4000-8000-000000000000""#))
        }
        await Live.observe("patch of nothing") {
            try await client.`PATCH /owners/{owner_id}`(ownerID: id, body: OwnerPatch())
        }
        await Live.observe("patch of null") {
            try await client.`PATCH /owners/{owner_id}`(ownerID: id, body: Live.json(#"{"name": null}"#))
        }
        await Live.observe("patch of both") {
            try await client.`PATCH /owners/{owner_id}`(
                ownerID: id,
                body: Live.json(#"{"name": "x", "address": {"street": "s"}}"#)
            )
        }
        await Live.observe("pets") {
            try await client.`PUT /owners/{owner_id}/pets`(
                ownerID: id,
                body: Live.json(#"[{"kind": "cat", "name": "é"}, {"kind": "dog", "name": "b"}]"#)
            )
        }
        await Live.observe("owner deleted") { try await client.`DELETE /owners/{owner_id}`(ownerID: id) }
        await Live.observe("owner deleted twice") { try await client.`DELETE /owners/{owner_id}`(ownerID: id) }
    }

    private func echoes() async {
        await Live.observe("echo of all") {
            try await client.`GET /echo/{number}/{text}/{day}/{colour}/{rest}`(
                number: -5,
                text: "a b+c%2F?#é",
                day: Live.json(#""2024-02-29""#),
                colour: Live.json(#""red""#),
                rest: "x y/z",
                words: ["a,b", "", "c&d=e", "ü"],
                numbers: [1, -2],
                flag: true,
                ratio: 1.5,
                at: Live.json(#""2024-05-06T07:08:09+02:00""#),
                clock: "12:30:00",
                amount: Live.json(#""1.10""#),
                letter: Live.json(#""y""#),
                oddName: "o d",
                xToken: "tök en",
                xNumbers: [4],
                session: "s=1; t"
            )
        }
        await Live.observe("echo of little") {
            try await client.`GET /echo/{number}/{text}/{day}/{colour}/{rest}`(
                number: 0,
                text: "plain",
                day: Live.json(#""0001-01-01""#),
                colour: Live.json(#""red""#),
                rest: "r"
            )
        }
        await Live.observe("echo of JSON") {
            try await client.`POST /echo/json`(
                body: Live.json(#"[null, 1e2, -0.5, 9007199254740993, "\u2028", {"a": {}}]"#)
            )
        }
        await Live.observe("echo of a tree") {
            try await client.`POST /echo/tree`(
                body: Live.json(#"{"value": 1, "children": [{"value": 2, "children": [{"value": 3}]}]}"#)
            )
        }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { number in
                try await client.`POST /echo/json`(body: Live.json("[\(number)]"))
            }
        }
    }

    private func forms() async {
        await Live.observe("form") {
            try await client.`POST /forms/plain`(
                body: Live.json(#"{"name": "a b&c=ü+", "age": 3, "tags": ["x", "y z"]}"#)
            )
        }
        await Live.observe("form refused") {
            try await client.`POST /forms/plain`(body: Live.json(#"{"name": ""}"#))
        }
        let data = Data((0..<3_000_000).map { UInt8($0 % 251) })
        await Live.observe("upload") {
            try await client.`POST /forms/upload`(
                body: .init(file: UploadFile(data, name: "ä \"q\".bin", contentType: "image/png"), note: "n\nö")
            )
        }
        await Live.observe("upload from disk") {
            let file = URL(filePath: NSTemporaryDirectory()).appending(path: "apus-live-\(UUID()).bin")
            try data.write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            return try await client.`POST /forms/upload`(body: .init(file: UploadFile(contentsOf: file, name: "f.bin")))
        }
        await Live.observe("upload of many") {
            try await client.`POST /forms/many`(
                body: .init(
                    files: [UploadFile(Data("a".utf8), name: "1"), UploadFile(Data(), name: "2")],
                    small: UploadFile(Data("small".utf8), name: "s")
                )
            )
        }
    }

    private func eitherFileOrText() async {
        await Live.observe("file or text: file") {
            let file = UploadFile(Data("abc".utf8), name: "a.png", contentType: "image/png")
            return try await client.`POST /forms/either`(body: .init(thing: file))
        }
        await Live.observe("file or text: text") {
            try await client.`POST /forms/either`(body: .init(thing: .field("ä b")))
        }
    }

    private func files() async {
        await Live.observe("no bytes") { try await client.`GET /files/bytes/{size}`(size: 0) }
        await Live.observe("many bytes") { try await client.`GET /files/bytes/{size}`(size: 5_000_000) }
        await Live.observe("text") { try await client.`GET /files/text`() }
        await Live.observe("download") {
            let file = URL(filePath: NSTemporaryDirectory()).appending(path: "apus-live-\(UUID())")
            defer { try? FileManager.default.removeItem(at: file) }
            try await client.download(to: file) { client in try await client.`GET /files/bytes/{size}`(size: 1_000_000)
            }
            return try Data(contentsOf: file)
        }
        await Live.observe("moved") {
            let file = URL(filePath: NSTemporaryDirectory()).appending(path: "apus-live-\(UUID())")
            defer { try? FileManager.default.removeItem(at: file) }
            try await client.download(to: file) { client in try await client.`GET /files/moved`() }
            return try Data(contentsOf: file)
        }
    }

    private func streams() async {
        await Live.observe("lines") { try await Live.collect(client.`GET /streams/lines`(count: 20)) }
        await Live.observe("events") {
            try await Live.collect(client.`GET /streams/events`(count: 20))
        }
        await Live.observe("named events") {
            try await Live.collect(client.`GET /streams/named-events`().messages).map {
                "\($0.event) \($0.id ?? "") \($0.data)"
            }
        }
        await Live.observe("first of endless") {
            try await Live.collect(client.`GET /streams/endless`(), limit: 100).last?.number ?? 0
        }
    }

    private func credentials() async {
        let right = LiveClient(
            httpBearer: "right",
            httpBasic: .basic(username: "ädä", password: "pässword:with colon"),
            apiKeyHeader: "k e y",
            apiKeyQuery: "k&e=y ü",
            apiKeyCookie: "cookie",
            server: Live.server
        )
        let wrong = LiveClient(
            httpBearer: "wrong",
            httpBasic: .basic(username: "a", password: "b"),
            server: Live.server
        )
        for (name, client) in [("right", right), ("wrong", wrong), ("no", client)] {
            await Live.observe("\(name) bearer") { try await client.`GET /auth/bearer`() }
            await Live.observe("\(name) basic") { try await client.`GET /auth/basic`() }
            await Live.observe("\(name) key in header") { try await client.`GET /auth/key-in-header`() }
            await Live.observe("\(name) key in query") { try await client.`GET /auth/key-in-query`() }
            await Live.observe("\(name) key in cookie") { try await client.`GET /auth/key-in-cookie`() }
        }
    }

    private func failures() async {
        for code in [400, 403, 404, 410, 418, 422, 429, 500, 503] {
            await Live.observe("status \(code)") { try await client.`GET /status/{code}`(code: code) }
        }
        await Live.observe("timeout") {
            do {
                let impatient = client.with {
                    $0.timeout = .milliseconds(200)
                    $0.retry = .none
                }
                let client = impatient
                return try await client.`GET /slow`(seconds: 5)
            } catch let error as APIError {
                if case .timeout = error.reason { return "timed out" }
                throw error
            }
        }
    }

    private func restart() async {
        Live.control("restart")
        await Live.observe("after a restart") { try await client.`GET /owners`().total }
        await Live.observe("while the server restarts") {
            Live.control("stop")
            let patient = client.with { $0.retry.maximumRetries = 20 }
            async let answer = Self.total(patient)
            try await Task.sleep(for: .milliseconds(300))
            Live.control("start")
            return try await answer
        }
    }

    private static func total(_ client: LiveClient) async throws -> Int {
        try await client.`GET /owners`().total
    }
}
