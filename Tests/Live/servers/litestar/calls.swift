import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(server: Live.server)

    static func main() async {
        let calls = Calls()
        await calls.books()
        await calls.others()
        Live.control("restart")
        await Live.observe("after a restart") { [client = calls.client] in try await client.`GET /books`().total ?? -1 }
        await Live.observe("end") { true }
    }

    private func books() async {
        for number in 0..<10 {
            let by =
                number % 2 == 0
                ? #"{"type": "person", "name": "Ä"}"#
                : #"{"type": "group", "name": "G", "members": [{"type": "person", "name": "x"}]}"#
            let format = number % 3 == 0 ? "audio book" : "paper"
            await Live.observe("book \(number)") {
                try await client.`POST /books`(
                    body: Live.json(
                        #"{"title": "t\#(number)", "by": \#(by), "format": "\#(format)", "pages": \#(number % 4 == 0 ? "null" : "12"), "published": "200\#(number)-01-02", "price": \#(number).25, "extra": {"a b": 1}}"#
                    )
                )
            }
        }
        await Live.observe("book refused") {
            try await client.`POST /books`(
                body: Live.json(#"{"title": "x", "by": {"type": "person", "name": "y"}, "format": "stone"}"#)
            )
        }
        await Live.observe("books of a format") {
            try await client.`GET /books`(
                limit: 2,
                offset: 1,
                formats: [Live.json(#""audio book""#)],
                since: Live.json(#""2001-01-01""#)
            )
        }
        await Live.observe("all pages") {
            try await Live.collect(client.`GET /books paged`(limit: 3)).map(\.book.title)
        }
        let id = (try? await client.`GET /books`(limit: 1).items?.first?.id) ?? UUID()
        await Live.observe("book") { try await client.`GET /books/{number}`(number: id) }
        await Live.observe("book missing") {
            try await client.`GET /books/{number}`(number: Live.json(#""00000000-0000-4000-8000-000000000000""#))
        }
        await Live.observe("book replaced") {
            try await client.`PUT /books/{number}`(
                number: id,
                body: Live.json(#"{"title": "new", "by": {"type": "person", "name": "n"}}"#)
            )
        }
        await Live.observe("books changed") {
            try await client.`PATCH /books`(
                body: Live.json(#"[{"type": "group", "name": "g", "members": []}, {"type": "person", "name": "p"}]"#)
            )
        }
        await Live.observe("book deleted") { try await client.`DELETE /books/{number}`(number: id) }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { number in
                try await client.`GET /books`(limit: number % 4 + 1).items?.count ?? -1
            }
        }
    }

    private func others() async {
        await Live.observe("echo") {
            try await client.`GET /echo`(numbers: [3, -1], flag: true, xToken: "a b", session: "s1", text: "ü&=+ /")
        }
        await Live.observe("echo refused") {
            try await client.`GET /echo`(numbers: [1], flag: false, xToken: "x", text: "a")
        }
        await Live.observe("wrong token") { try await client.`GET /echo`(numbers: [1], flag: false, xToken: "wrong") }
        await Live.observe("form") {
            try await client.`POST /form`(body: Live.json(#"{"name": "a&b=ü +", "count": 3}"#))
        }
        await Live.observe("upload") {
            try await client.`POST /upload`(
                body: .init(
                    note: "ünï",
                    file: UploadFile(Data(repeating: 5, count: 300_000), name: "ä.bin", contentType: "image/png")
                )
            )
        }
        await Live.observe("bytes") { try await client.`GET /bytes`(size: 200_000) }
        await Live.observe("text") { try await client.`GET /text`() }
        await Live.observe("events") {
            // The description says JSON, so the bytes are read as they are.
            let (stream, _) = try await client.bytes { client in try await client.`GET /events`(count: 3) }
            return String(decoding: try await stream.collect(), as: UTF8.self).components(separatedBy: "\r\n")
        }
        await Live.observe("not changed") {
            let (_, first) = try await client.withResponse { client in try await client.`GET /tagged`() }
            let tag = first.headers["ETag"] ?? "none"
            let second = try await client.withResponse { client in
                try? await client.`GET /tagged`(ifNoneMatch: tag)
            }
            return second.response.status
        }
        for (name, client) in [
            ("right", LiveClient(bearer: "right", server: Live.server)),
            ("wrong", LiveClient(bearer: "wrong", server: Live.server)),
            ("no", client),
        ] {
            await Live.observe("\(name) bearer") { try await client.`GET /closed`() }
        }
        await Live.observe("failure") {
            let client = client.with { $0.retry = .none }
            return try await client.`GET /fail`()
        }
    }
}
