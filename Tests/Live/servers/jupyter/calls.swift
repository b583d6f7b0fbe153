import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(server: Live.server).with { $0.headers["Authorization"] = "token token" }

    static func main() async {
        let calls = Calls()
        await calls.files()
        await calls.others()
        Live.control("restart")
        await Live.observe("after a restart") { [client = calls.client] in
            try await client.`GET /api/contents/{path}`(path: "renamed.txt", content: 0).name
        }
        await Live.observe("end") { true }
    }

    private func files() async {
        for (name, text) in [("a b.txt", "ünï\nline"), ("empty.txt", ""), ("plus+%25.txt", "x")] {
            await Live.observe("file \(name)") {
                let body: JSONValue = ["type": "file", "format": "text", "content": .string(text)]
                let saved = try await client.`PUT /api/contents/{path}`(
                    path: name,
                    body: Live.json(String(decoding: body.jsonBytes(), as: UTF8.self))
                )
                return [saved.name, saved.path, saved.type.rawValue]
            }
            await Live.observe("content of \(name)") {
                try await client.`GET /api/contents/{path}`(path: name, content: 1).content
            }
            await Live.observe("no content of \(name)") {
                try await client.`GET /api/contents/{path}`(path: name, content: 0).size
            }
        }
        await Live.observe("bytes") {
            _ = try await client.`PUT /api/contents/{path}`(
                path: "data.bin",
                body: Live.json(#"{"type": "file", "format": "base64", "content": "AAEC/w=="}"#)
            )
            return try await client.`GET /api/contents/{path}`(path: "data.bin", format: Live.json(#""base64""#))
                .content
        }
        await Live.observe("folder") {
            try await client.`POST /api/contents/{path}`(path: "", body: Live.json(#"{"type": "directory"}"#)).path
        }
        await Live.observe("folder's content") {
            try await client.`GET /api/contents/{path}`(path: "Untitled Folder").type.rawValue
        }
        await Live.observe("renamed") {
            try await client.`PATCH /api/contents/{path}`(path: "a b.txt", body: Live.json(#"{"path": "renamed.txt"}"#))
                .path
        }
        await Live.observe("missing") { try await client.`GET /api/contents/{path}`(path: "missing.txt") }
        await Live.observe("checkpoints") {
            let made = try await client.`POST /api/contents/{path}/checkpoints`(path: "renamed.txt")
            let listed = try await client.`GET /api/contents/{path}/checkpoints`(path: "renamed.txt")
            return [made.id, listed.first?.id]
        }
        await Live.observe("not changed") {
            let (_, response) = try await client.withResponse { client in
                try await client.`GET /api/config/{section_name}`(sectionName: "tagged")
            }
            let tag = response.headers["ETag"] ?? "none"
            let again = try await client.with { $0.headers["If-None-Match"] = tag }.withResponse { client in
                try? await client.`GET /api/config/{section_name}`(sectionName: "tagged")
            }
            return again.response.status
        }
        await Live.observe("deleted") { try await client.`DELETE /api/contents/{path}`(path: "empty.txt") }
        await Live.observe("deleted twice") { try await client.`DELETE /api/contents/{path}`(path: "empty.txt") }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { _ in
                try await client.`GET /api/contents/{path}`(path: "renamed.txt", content: 0).name
            }.count
        }
    }

    private func others() async {
        await Live.observe("version") { try await client.`GET /api/`().version ?? "" }
        await Live.observe("kernels") { try await client.`GET /api/kernels`().count }
        await Live.observe("sessions") { try await client.`GET /api/sessions`().count }
        await Live.observe("setting written") {
            try await client.`PATCH /api/config/{section_name}`(sectionName: "live", body: ["a": [1, nil], "b": "ü"])
        }
        await Live.observe("setting") { try await client.`GET /api/config/{section_name}`(sectionName: "live") }
        await Live.observe("who") {
            try await client.`GET /api/me`(permissions: #"{"contents": ["read"]}"#).permissions
        }
        await Live.observe("description") { try await client.`GET /api/spec.yaml`() }
        await Live.observe("wrong token") {
            let client = LiveClient(server: Live.server).with { $0.headers["Authorization"] = "token wrong" }
            return try await client.`GET /api/kernels`().count
        }
    }
}
