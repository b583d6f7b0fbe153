import ApusRuntime
import ApusTestSupport
import Foundation
import SailPointAPI
import Testing

@Suite("SailPoint: requests and answers are what the documentation says")
struct SailPointWireTests {
    typealias Call = WireCall<SailPointClient>
    typealias FailureCase = WireFailureCase<SailPointClient>

    static func client(_ server: Server) -> SailPointClient {
        SailPointClient(userAuth: "jwt-123", server: server)
    }

    @Test("each request has the documented bytes", arguments: calls)
    func request(call: Call) async throws {
        try await call.checkRequest(Self.client)
    }

    @Test("each documented failure comes with its payload", arguments: FailureCase.all(calls))
    func failure(of row: FailureCase) async throws {
        try await row.call.check(row.failure, Self.client)
    }

    @Test("the table has every operation of the description")
    func isComplete() throws {
        #expect(Set(Self.calls.map(\.operation)).sorted() == (try DocumentedOperations.names(in: "sailpoint")))
    }

    // MARK: The table

    static let plain: [String: String?] = [
        "Authorization": "Bearer jwt-123", "Accept": "application/json", "Content-Type": nil,
    ]

    static func with(_ contentType: String) -> [String: String?] {
        plain.merging(["Content-Type": contentType]) { $1 }
    }

    static let calls: [Call] = [
        Call(
            "createSegment",
            "POST /segments",
            headers: with("application/json"),
            body: #"{"name":"segment-xyz","owner":{"type":"IDENTITY","id":"2c91","name":"support"},"#
                + #""visibilityCriteria":{"expression":{"operator":"EQUALS","attribute":"location","#
                + #""value":{"type":"STRING","value":"Austin"},"children":[]}},"active":true}"#,
            answer: .json(201, segment),
            failures: failures(400, 401, 403, 429, 500)
        ) { client in
            let isAustin = SailPointAPI.Expression(
                operator: .equals,
                attribute: "location",
                value: Value(type: "STRING", value: "Austin"),
                children: []
            )
            let body = Segment(
                name: "segment-xyz",
                owner: OwnerReferenceSegments(type: .identity, id: "2c91", name: "support"),
                visibilityCriteria: VisibilityCriteria(expression: isAustin),
                active: true
            )
            let segment = try await client.segments.createSegment(body: body)
            #expect(segment.id == "0f11f2a4")
            #expect(segment.created == Date(timeIntervalSince1970: 1_577_836_800))
        },
        Call(
            "listSegments",
            "GET /segments",
            headers: plain,
            answer: .json("[\(segment)]"),
            failures: failures(400, 401, 403, 429, 500)
        ) { client in
            let segments = try await client.segments.listSegments()
            #expect(segments.map(\.name) == ["segment-xyz"])
        },
        Call(
            "listSegments",
            "GET /segments?limit=250&offset=500&count=true",
            headers: plain,
            answer: .json("[]").header("X-Total-Count", "500")
        ) { client in
            let (segments, response) = try await client.withResponse {
                try await $0.segments.listSegments(limit: 250, offset: 500, count: true)
            }
            #expect(segments.isEmpty)
            #expect(response[SailPointClient.Headers.xTotalCount] == 500)
            #expect(response[SailPointClient.Headers.retryAfter] == nil)
        },
        Call(
            "getSegment",
            "GET /segments/ef38f94347e94562b5bb8424a56397d8",
            headers: plain,
            answer: .json(segment),
            failures: failures(400, 401, 403, 404, 429, 500)
        ) { client in
            let segment = try await client.segments.getSegment(id: "ef38f94347e94562b5bb8424a56397d8")
            let children = segment.visibilityCriteria?.expression?.children
            #expect(children?.map(\.attribute) == ["location", "department"])
            #expect(children?.first?.children?.first?.operator == .and)
            #expect(segment.owner?.type == .identity)
        },
        Call(
            "deleteSegment",
            "DELETE /segments/a%2Fb",
            headers: plain,
            answer: .status(204),
            failures: failures(400, 401, 403, 404, 429, 500)
        ) { client in
            try await client.segments.deleteSegment(id: "a/b")
        },
        Call(
            "patchSegment",
            "PATCH /segments/ef38",
            headers: with("application/json-patch+json"),
            body: #"[{"op":"replace","path":"/name","value":"hr"},{"op":"replace","path":"/active","value":true},"#
                + #"{"op":"remove","path":"/description"},"#
                + #"{"op":"add","path":"/owner","value":{"id":"2c91","type":"IDENTITY"}}]"#,
            answer: .json(segment),
            failures: failures(400, 401, 403, 404, 429, 500)
        ) { client in
            let patch = [
                JsonPatchOperation(op: .replace, path: "/name", value: .string("hr")),
                JsonPatchOperation(op: .replace, path: "/active", value: .boolean(true)),
                JsonPatchOperation(op: .remove, path: "/description"),
                JsonPatchOperation(op: .add, path: "/owner", value: .object(["type": "IDENTITY", "id": "2c91"])),
            ]
            let segment = try await client.segments.patchSegment(id: "ef38", body: patch)
            #expect(segment.active == true)
        },
    ]

    // MARK: What the server says

    static let segment =
        #"{"id":"0f11f2a4","name":"segment-xyz","created":"2020-01-01T00:00:00Z","owner":{"type":"IDENTITY"},"#
        + #""visibilityCriteria":{"expression":{"operator":"AND","attribute":null,"value":null,"children":["#
        + #"{"operator":"EQUALS","attribute":"location","children":[{"operator":"AND"}]},"#
        + #"{"operator":"EQUALS","attribute":"department","children":null}]}},"active":true}"#

    static func failures(_ statuses: Int...) -> [WireFailure] {
        statuses.map { status in
            switch status {
            case 401: WireFailure(status, ListAccessProfiles401Response.self, #"{"error":"JWT is expired"}"#)
            case 429: WireFailure(status, ListAccessProfiles429Response.self, #"{"message":"Rate Limit Exceeded"}"#)
            default:
                WireFailure(
                    status,
                    ErrorResponseDto.self,
                    #"{"detailCode":"\#(status).1","trackingId":"e7ea","messages":[{"locale":null,"#
                        + #""localeOrigin":"DEFAULT","text":"No."}],"causes":[]}"#
                )
            }
        }
    }
}
