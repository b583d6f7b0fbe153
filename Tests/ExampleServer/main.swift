import ApusTestSupport
import Foundation

// The server that the packages of Examples talk to when `make examples` runs them. Prints its URL, then serves until its
// input ends.

/// What the server has for each request line; a request that is not as the description says gets 400.
func reply(to request: RecordedRequest) -> Reply {
    switch "\(request.method) \(request.target)" {
    case "GET /stations/S%C3%A4ntis/readings?limit=2":
        .json(#"[{"time":"2026-01-05T08:00:00Z","celsius":-7.5},{"time":"2026-01-05T07:50:00Z","celsius":-8}]"#)
    case "POST /tasks" where request.header("X-API-Key") == "secret":
        .json(201, #"{"id":7,"title":"Write the example","state":"open"}"#)
    case "GET /api/v2/segments/web/production/beta" where request.header("Authorization") == "api-123abc":
        .json(
            #"{"name":"Beta testers","tags":[],"creationDate":1,"lastModifiedDate":2,"key":"beta","_links":{},"#
                + #""rules":[],"version":1,"deleted":false,"generation":1}"#
        )
    case "GET /products/chair": .json(#"{"name":"Chair","price":49.9,"tags":["wood"]}"#)
    default: .status(400)
    }
}

let server = try LoopbackServer(reply(to:))
print(server.url)
fflush(nil)
while readLine() != nil {}
await server.stop()
