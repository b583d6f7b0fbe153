import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(server: Live.server)
    let tenant = "default_tenant"
    let database = "default_database"

    static func main() async {
        let calls = Calls()
        await calls.system()
        await calls.collections()
        await calls.records()
        Live.control("restart")
        await Live.observe("after a restart") { [client = calls.client] in
            try await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections_count`(
                tenant: calls.tenant,
                database: calls.database
            )
        }
        await Live.observe("end") { true }
    }

    private func system() async {
        await Live.observe("version") { try await client.`GET /api/v2/version`() }
        await Live.observe("healthcheck") { try await client.`GET /api/v2/healthcheck`() }
        await Live.observe("checks") { try await client.`GET /api/v2/pre-flight-checks`() }
        await Live.observe("identity") { try await client.`GET /api/v2/auth/identity`() }
        await Live.observe("tenant") {
            try await client.`POST /api/v2/tenants`(body: Live.json(#"{"name": "tenant ü"}"#))
        }
        await Live.observe("tenant read") {
            try await client.`GET /api/v2/tenants/{tenant_name}`(tenantName: "tenant ü")
        }
        await Live.observe("database") {
            try await client.`POST /api/v2/tenants/{tenant}/databases`(
                tenant: "tenant ü",
                body: Live.json(#"{"name": "second"}"#)
            )
        }
        await Live.observe("databases") {
            try await client.`GET /api/v2/tenants/{tenant}/databases`(tenant: "tenant ü").map(\.name)
        }
    }

    private func collections() async {
        for number in 0..<12 {
            await Live.observe("collection \(number)") {
                let made = try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections`(
                    tenant: tenant,
                    database: database,
                    body: Live.json(
                        #"{"name": "coll-\#(number)", "metadata": {"a": "ü", "b": 1, "c": 1.5, "d": true}}"#
                    )
                )
                return try [made.name, String(decoding: made.metadata?.jsonBytes() ?? [], as: UTF8.self)]
            }
        }
        await Live.observe("collection twice") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections`(
                tenant: tenant,
                database: database,
                body: Live.json(#"{"name": "coll-1"}"#)
            ).name
        }
        await Live.observe("collection refused") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections`(
                tenant: tenant,
                database: database,
                body: Live.json(#"{"name": "x"}"#)
            ).name
        }
        await Live.observe("all pages") {
            try await Live.collect(
                client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections paged`(
                    tenant: tenant,
                    database: database,
                    limit: 5
                )
            ).map(\.name).sorted()
        }
        await Live.observe("collection missing") {
            try await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}`(
                tenant: tenant,
                database: database,
                collectionID: "missing"
            ).name
        }
        await Live.observe("collection deleted") {
            _ = try await client.`DELETE /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}`(
                tenant: tenant,
                database: database,
                collectionID: "coll-0"
            )
            return try await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections_count`(
                tenant: tenant,
                database: database
            )
        }
    }

    private func records() async {
        let tenant = tenant
        let database = database
        let client = client
        let found = try? await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}`(
            tenant: tenant,
            database: database,
            collectionID: "coll-1"
        )
        let id = found.flatMap { try? Live.json(String(decoding: $0.id.jsonBytes(), as: UTF8.self)) as String } ?? ""
        await Live.observe("records") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/add`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(
                    #"""
                    {"ids": ["a", "b b", "ü"], "embeddings": [[1, 0, 0.25], [0, 1, 0], [0, 0, -1.5]], "documents": ["x", null, "ß"],
                     "metadatas": [{"k": 1}, null, {"k": 2, "s": "t"}]}
                    """#
                )
            )
        }
        await Live.observe("records refused") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/add`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(#"{"ids": ["c"], "embeddings": [[1]]}"#)
            )
        }
        await Live.observe("count") {
            try await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/count`(
                tenant: tenant,
                database: database,
                collectionID: id
            )
        }
        await Live.observe("got") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/get`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(#"{"ids": ["a", "ü"], "include": ["documents", "embeddings", "metadatas"]}"#)
            )
        }
        await Live.observe("got by a filter") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/get`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(#"{"where": {"k": {"$gt": 1}}, "include": ["metadatas"]}"#)
            ).ids
        }
        await Live.observe("nearest") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/query`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(
                    #"{"query_embeddings": [[1, 0, 0], [0, 1, 0]], "n_results": 2, "include": ["documents", "distances"]}"#
                )
            )
        }
        await Live.observe("changed") {
            _ =
                try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/upsert`(
                    tenant: tenant,
                    database: database,
                    collectionID: id,
                    body: Live.json(#"{"ids": ["a", "d"], "embeddings": [[9, 9, 9], [1, 1, 1]]}"#)
                )
            return
                try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/get`(
                    tenant: tenant,
                    database: database,
                    collectionID: id,
                    body: Live.json(#"{"include": ["embeddings"]}"#)
                )
        }
        await Live.observe("deleted") {
            try await client.`POST /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/delete`(
                tenant: tenant,
                database: database,
                collectionID: id,
                body: Live.json(#"{"ids": ["a"]}"#)
            )
        }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { _ in
                try await client.`GET /api/v2/tenants/{tenant}/databases/{database}/collections/{collection_id}/count`(
                    tenant: tenant,
                    database: database,
                    collectionID: id
                )
            }
        }
    }
}
