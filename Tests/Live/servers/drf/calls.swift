import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(
        tokenAuth: .signer { request, _ in request.headers["Authorization"] = "Token token" },
        server: Live.server
    )

    static func main() async {
        let calls = Calls()
        await calls.keepers()
        await calls.animals()
        await calls.files()
        await calls.credentials()
        Live.control("restart")
        await Live.observe("after a restart") { [client = calls.client] in
            try await client.`GET /api/keepers/`(limit: 1).count
        }
        await Live.observe("end") { true }
    }

    private func keepers() async {
        await Live.observe("keeper created") {
            try await client.`POST /api/keepers/`(
                body: .json(Live.json(#"{"name": "Äda", "email": "a@b.cd", "phone": null}"#))
            )
        }
        await Live.observe("keeper twice") {
            try await client.`POST /api/keepers/`(body: .json(Live.json(#"{"name": "Äda"}"#)))
        }
        await Live.observe("keeper by form") {
            try await client.`POST /api/keepers/`(body: .form(Live.json(#"{"name": "by & form=ü", "phone": "+1 2"}"#)))
        }
        await Live.observe("keeper by multipart") {
            try await client.`POST /api/keepers/`(body: .multipart(Live.json(#"{"name": "by\nmultipart ü"}"#)))
        }
        await Live.observe("many keepers") {
            try await Live.concurrently(50) { number in
                try await client.`POST /api/keepers/`(body: .json(Live.json(#"{"name": "k\#(number)"}"#))).name
            }.count
        }
        await Live.observe("pages by offset") {
            try await Live.collect(client.`GET /api/keepers/ paged`(limit: 7)).map(\.name).sorted()
        }
        await Live.observe("pages by cursor") {
            try await Live.collect(client.`GET /api/keepers-by-cursor/ paged`()).count
        }
        await Live.observe("keeper patched") {
            try await client.`PATCH /api/keepers/{id}/`(id: 1, body: .json(Live.json(#"{"phone": "7"}"#)))
        }
        await Live.observe("keeper missing") { try await client.`GET /api/keepers/{id}/`(id: 4711) }
        await Live.observe("keeper deleted") { try await client.`DELETE /api/keepers/{id}/`(id: 2) }
    }

    private func animal(_ number: Int) -> String {
        """
        {"uid": "00000000-0000-4000-8000-0000000000\(10 + number)", "name": "a\(number)", "diet": "\(number % 2 == 0 ? "meat" : "plants")",
         "mood": "\(number % 3 == 0 ? "" : "happy")", "level": \(number % 2 == 0 ? 1 : 3), "weight": "\(number).50", "born": "2001-02-\(10 + number)",
         "seen": "2024-05-06T07:08:09.123456Z", "feeding": "06:30:00", "gestation": "3 04:05:06", "notes": {"x": [1, null]},
         "keeper": \(number % 4 == 0 ? "null" : "1"), "big": 9007199254740993, "address": "::1", "secret": "s", "sizes": {"a": 1}}
        """
    }

    private func animals() async {
        for number in 0..<16 {
            let text = animal(number)
            await Live.observe("animal \(number)") {
                try await client.`POST /api/animals/`(body: .json(Live.json(text)))
            }
        }
        await Live.observe("animal refused") {
            try await client.`POST /api/animals/`(body: .json(Live.json(#"{"name": "", "level": 2, "weight": "x"}"#)))
        }
        await Live.observe("pages by number") { try await Live.collect(client.`GET /api/animals/ paged`()).map(\.name) }
        await Live.observe("page beyond") { try await client.`GET /api/animals/`(page: 99) }
        await Live.observe("filtered") {
            try await client.`GET /api/animals/`(
                bornLt: Live.json(#""2001-02-20""#),
                bornRange: [Live.json(#""2001-02-11""#), Live.json(#""2001-02-16""#)],
                diet: Live.json(#""meat""#),
                keeperIsnull: false,
                levelGte: 1,
                ordering: "-name",
                search: "a",
                weightGte: Live.json("1.5")
            ).results.map(\.name)
        }
        await Live.observe("stats") {
            try await client.`GET /api/animals/stats/`(
                csv: [1, 2],
                ids: [Live.json(#""00000000-0000-4000-8000-000000000001""#)],
                when: Live.json(#""2024-05-06T07:08:09Z""#)
            )
        }
    }

    private func files() async {
        let id = UUID(uuidString: "00000000-0000-4000-8000-000000000010") ?? UUID()
        await Live.observe("photo") {
            try await client.`POST /api/animals/{uid}/photo/`(
                uid: id,
                body: .init(photo: UploadFile(Data(repeating: 7, count: 100_000), name: "p.png"), caption: "ünï")
            )
        }
        await Live.observe("photo read") { try await client.`GET /api/animals/{uid}/raw/`(uid: id) }
        await Live.observe("animal put") {
            try await client.`PUT /api/animals/{uid}/`(
                uid: id,
                body: .json(Live.json(#"{"name": "put", "weight": null, "diet": null}"#))
            )
        }
        await Live.observe("animal not changed") {
            let (_, response) = try await client.withResponse { client in
                try await client.`GET /api/animals/{uid}/`(uid: id)
            }
            let tag = response.headers["ETag"] ?? "none"
            let again = try await client.with { $0.headers["If-None-Match"] = tag }.withResponse { client in
                try? await client.`GET /api/animals/{uid}/`(uid: id)
            }
            return again.response.status
        }
        await Live.observe("animal deleted") { try await client.`DELETE /api/animals/{uid}/`(uid: id) }
    }

    private func credentials() async {
        await Live.observe("token") {
            try await client.`POST /token/`(body: .json(Live.json(#"{"username": "admin", "password": "pässword"}"#)))
        }
        await Live.observe("token refused") {
            try await client.`POST /token/`(body: .json(Live.json(#"{"username": "admin", "password": "x"}"#)))
        }
        for (name, client) in [
            ("basic", LiveClient(basicAuth: .basic(username: "admin", password: "pässword"), server: Live.server)),
            ("wrong basic", LiveClient(basicAuth: .basic(username: "admin", password: "x"), server: Live.server)),
            ("no", LiveClient(server: Live.server)),
        ] {
            await Live.observe("\(name) credentials") { try await client.`GET /api/keepers/{id}/`(id: 1) }
        }
    }
}
