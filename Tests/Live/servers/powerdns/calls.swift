import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    static let server = Server(CommandLine.arguments[1] + "/api/v1")
    let client = LiveClient(apiKeyHeader: "key", server: server)

    static func main() async {
        let calls = Calls()
        await calls.zones()
        await calls.others()
        Live.control("restart")
        await Live.observe("after a restart") { [client = calls.client] in
            try await client.`GET /servers/{server_id}/zones`(serverID: "localhost").count
        }
        await Live.observe("end") { true }
    }

    private func zones() async {
        await Live.observe("servers") { try await client.`GET /servers`().map(\.id) }
        for name in ["example.org.", "münchen.example."] {
            let text = """
                {"name": "\(name)", "kind": "Native", "nameservers": ["ns1.example.net."], "rrsets": [
                 {"name": "www.\(name)", "type": "A", "ttl": 60, "records": [{"content": "192.0.2.1", "disabled": false}]}]}
                """
            await Live.observe("zone \(name)") {
                let zone = try await client.`POST /servers/{server_id}/zones`(
                    serverID: "localhost",
                    body: Live.json(text)
                )
                return [zone.name, zone.kind.map { "\($0.rawValue)" }]
            }
        }
        await Live.observe("zone twice") {
            try await client.`POST /servers/{server_id}/zones`(
                serverID: "localhost",
                body: Live.json(#"{"name": "example.org.", "kind": "Native", "nameservers": []}"#)
            )
        }
        await Live.observe("records added") {
            try await client.`PATCH /servers/{server_id}/zones/{zone_id}`(
                serverID: "localhost",
                zoneID: "example.org.",
                body: Live.json(
                    #"""
                    {"rrsets": [{"name": "t.example.org.", "type": "TXT", "ttl": 5, "changetype": "REPLACE",
                     "records": [{"content": "\"a b; c\"", "disabled": false}], "comments": [{"content": "ü", "account": "me"}]}]}
                    """#
                )
            )
        }
        await Live.observe("record refused") {
            try await client.`PATCH /servers/{server_id}/zones/{zone_id}`(
                serverID: "localhost",
                zoneID: "example.org.",
                body: Live.json(
                    #"{"rrsets": [{"name": "x.example.org.", "type": "A", "ttl": 5, "changetype": "REPLACE", "records": [{"content": "no address"}]}]}"#
                )
            )
        }
        await Live.observe("zone read") {
            let zone = try await client.`GET /servers/{server_id}/zones/{zone_id}`(
                serverID: "localhost",
                zoneID: "example.org."
            )
            return (zone.rrsets ?? []).map { "\($0.name) \($0.type) \($0.records.map(\.content))" }.sorted()
        }
        await Live.observe("records of a name") {
            try await client.`GET /servers/{server_id}/zones/{zone_id}`(
                serverID: "localhost",
                zoneID: "example.org.",
                rrsets: true,
                rrsetName: "t.example.org.",
                rrsetType: "TXT"
            ).rrsets?.count ?? -1
        }
        await Live.observe("zone exported") {
            try await client.`GET /servers/{server_id}/zones/{zone_id}/export`(
                serverID: "localhost",
                zoneID: "example.org."
            )
            .split(separator: "\n").filter { $0.contains("TXT") }.map(String.init)
        }
        await Live.observe("zone missing") {
            try await client.`GET /servers/{server_id}/zones/{zone_id}`(serverID: "localhost", zoneID: "missing.org.")
        }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { _ in
                try await client.`GET /servers/{server_id}/zones`(serverID: "localhost", zone: "example.org.").count
            }
        }
    }

    private func others() async {
        await Live.observe("found") {
            try await client.`GET /servers/{server_id}/search-data`(
                serverID: "localhost",
                q: "t.exam*",
                max: 10,
                objectType: "record"
            )
            .map { "\($0.name ?? "") \($0.content ?? "")" }
        }
        await Live.observe("metadata") {
            _ = try? await client.`POST /servers/{server_id}/zones/{zone_id}/metadata`(
                serverID: "localhost",
                zoneID: "example.org.",
                body: Live.json(#"{"kind": "ALLOW-AXFR-FROM", "metadata": ["192.0.2.0/24", "AUTO-NS"]}"#)
            )
            return try await client.`GET /servers/{server_id}/zones/{zone_id}/metadata/{metadata_kind}`(
                serverID: "localhost",
                zoneID: "example.org.",
                metadataKind: "ALLOW-AXFR-FROM"
            )
        }
        await Live.observe("signature key") {
            try await client.`POST /servers/{server_id}/tsigkeys`(
                serverID: "localhost",
                body: Live.json(#"{"name": "k", "algorithm": "hmac-sha256", "key": "YWJjZA=="}"#)
            )
        }
        await Live.observe("setting") {
            try await client.`GET /servers/{server_id}/config`(serverID: "localhost").first { $0.name == "api" }?.value
                ?? ""
        }
        await Live.observe("statistics") {
            try await client.`GET /servers/{server_id}/statistics`(serverID: "localhost", statistic: "uptime").count
        }
        await Live.observe("cache flushed") {
            try await client.`PUT /servers/{server_id}/cache/flush`(serverID: "localhost", domain: "example.org.")
        }
        await Live.observe("wrong key") {
            let client = LiveClient(apiKeyHeader: "wrong", server: Self.server)
            return try await client.`GET /servers`().count
        }
        await Live.observe("zone deleted") {
            try await client.`DELETE /servers/{server_id}/zones/{zone_id}`(
                serverID: "localhost",
                zoneID: "example.org."
            )
        }
    }
}
