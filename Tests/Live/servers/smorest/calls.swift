import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    let client = LiveClient(server: Live.server)

    static func main() async {
        let calls = Calls()
        await calls.orders()
        await calls.conditions()
        await calls.others()
        Live.control("restart")
        await Live.observe("after a restart, which forgets orders") { [client = calls.client] in
            try await client.`GET /orders/`().count
        }
        await Live.observe("end") { true }
    }

    private func orders() async {
        for number in 0..<11 {
            let kind = number % 2 == 0 ? "new" : "old"
            await Live.observe("order \(number)") {
                try await client.`POST /orders/`(
                    body: Live.json(
                        """
                        {"kind": "\(kind)", "day": "2024-02-29", "at": "12:30:00", "meta": {"a b": [1, null]}, "note": null,
                         "lines": [{"sku": "s\(number)", "count": \(number + 1), "price": 1.25}], "pair": [1, "z"],
                         "mail": "a@b.cd", "url": "https://example.com/ä", "secret": "hidden"}
                        """
                    )
                )
            }
        }
        await Live.observe("order refused") {
            try await client.`POST /orders/`(body: Live.json(#"{"lines": [{"sku": "a", "count": 0}], "mail": "x"}"#))
        }
        await Live.observe("orders of a kind") {
            try await client.`GET /orders/`(
                kind: Live.json(#""old""#),
                tags: ["a b", "c,d"],
                since: Live.json(#""2024-01-01T00:00:00Z""#),
                flag: true
            )
        }
        await Live.observe("all pages") {
            try await Live.collect(client.`GET /orders/ paged`(pageSize: 4)).map { $0.lines.map(\.count) }.flatMap(
                \.self
            )
        }
        await Live.observe("page beyond") { try await client.`GET /orders/`(page: 9, pageSize: 4) }
        await Live.observe("paging header") {
            let (_, response) = try await client.withResponse { client in
                try await client.`GET /orders/`(page: 2, pageSize: 4)
            }
            return try Live.json(response.headers["X-Pagination"] ?? "null") as JSONValue
        }
        await Live.observe("many at once") {
            try await Live.concurrently(50) { number in
                try await client.`GET /orders/`(page: number % 3 + 1, pageSize: 4).count
            }
        }
    }

    private func conditions() async {
        let id = (try? await client.`GET /orders/`(pageSize: 1).first?.id) ?? UUID()
        let first = try? await client.withResponse { client in try await client.`GET /orders/{order_id}`(orderID: id) }
        let tag = first?.response.headers["ETag"] ?? "none"
        await Live.observe("not changed") {
            let second = try await client.withResponse { client in
                try? await client.`GET /orders/{order_id}`(orderID: id, ifNoneMatch: tag)
            }
            return second.response.status
        }
        await Live.observe("changed with an old tag") {
            try await client.`PATCH /orders/{order_id}`(
                orderID: id,
                ifMatch: "\"old\"",
                body: Live.json(#"{"note": "x"}"#)
            )
        }
        await Live.observe("changed with the tag") {
            try await client.`PATCH /orders/{order_id}`(
                orderID: id,
                ifMatch: tag,
                body: Live.json(#"{"note": "ü", "lines": []}"#)
            )
        }
        await Live.observe("deleted with an old tag") {
            try await client.`DELETE /orders/{order_id}`(orderID: id, ifMatch: tag)
        }
        await Live.observe("deleted with the tag") {
            let (_, response) = try await client.withResponse { client in
                try await client.`GET /orders/{order_id}`(orderID: id)
            }
            try await client.`DELETE /orders/{order_id}`(orderID: id, ifMatch: response.headers["ETag"] ?? "")
        }
        await Live.observe("missing") { try await client.`GET /orders/{order_id}`(orderID: id) }
    }

    private func others() async {
        await Live.observe("upload") {
            try await client.`POST /orders/upload`(
                body: .init(document: UploadFile(Data(repeating: 1, count: 70_000), name: "ü x.pdf"))
            )
        }
        await Live.observe("form") {
            try await client.`POST /orders/form`(body: Live.json(#"{"name": "a&b=ü +", "numbers": [3, 1]}"#))
        }
        await Live.observe("form refused") {
            try await client.`POST /orders/form`(body: Live.json(#"{"name": "a", "numbers": []}"#)).name
        }
        await Live.observe("download") { try await client.`GET /orders/download`() }
        await Live.observe("stream") { try await Live.collect(client.`GET /orders/export`()) }
        for (name, client) in [
            ("right", LiveClient(bearer: "right", server: Live.server)),
            ("wrong", LiveClient(bearer: "wrong", server: Live.server)),
            ("no", client),
        ] {
            await Live.observe("\(name) token") { try await client.`GET /orders/closed`() }
        }
    }
}
