import ApusRuntime
import ApusTestSupport
import LaunchDarklyAPI
import Testing

@Suite("LaunchDarkly: requests and answers are what the documentation says")
struct LaunchDarklyWireTests {
    typealias Call = WireCall<LaunchDarklyClient>
    typealias FailureCase = WireFailureCase<LaunchDarklyClient>

    static func client(_ server: Server) -> LaunchDarklyClient {
        LaunchDarklyClient(apiKey: "api-123abc", server: server)
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
        #expect(Set(Self.calls.map(\.operation)).sorted() == (try DocumentedOperations.names(in: "launchdarkly")))
    }

    // MARK: The table

    /// The key stands in `Authorization` as it is, without a scheme before it.
    static let plain: [String: String?] = [
        "Authorization": "api-123abc", "Accept": "application/json", "Content-Type": nil,
    ]
    static let json: [String: String?] = [
        "Authorization": "api-123abc", "Accept": "application/json", "Content-Type": "application/json",
    ]

    static let calls: [Call] = [
        Call(
            "patchMembers",
            "PATCH /api/v2/members",
            headers: json,
            body: #"{"comment":"Contractors","instructions":[{"kind":"replaceMembersRoles","memberIDs":["1234a56b"],"#
                + #""value":"reader"}]}"#,
            answer: .json(#"{"members":["1234a56b"],"errors":[{"507f1f77":"you cannot modify your own role"}]}"#),
            failures: failures(400, 401, 403, 409, 429)
        ) { client in
            let instruction: Instruction = [
                "kind": "replaceMembersRoles", "value": "reader", "memberIDs": ["1234a56b"],
            ]
            let body = MembersPatchInput(comment: "Contractors", instructions: [instruction])
            let result = try await client.accountMembersBeta.patchMembers(body: body)
            #expect(result.members == ["1234a56b"])
            #expect(result.errors == [["507f1f77": "you cannot modify your own role"]])
        },
        Call(
            "getSegments",
            "GET /api/v2/segments/web/production",
            headers: plain,
            answer: .json(#"{"items":[\#(segment)],"_links":{"self":{"href":"/api/v2/x","type":"t"}},"totalCount":1}"#),
            failures: failures(401, 404)
        ) { client in
            let segments = try await client.segments.getSegments(projKey: "web", envKey: "production")
            #expect(segments.items.map(\.key) == ["testers"])
            #expect(segments.links["self"]?.href == "/api/v2/x")
            #expect(segments.totalCount == 1)
        },
        Call(
            "postSegment",
            "POST /api/v2/segments/web/production",
            headers: json,
            body: #"{"name":"Testers","key":"testers","tags":["ops"],"unbounded":false}"#,
            answer: .json(201, segment),
            failures: failures(400, 401, 403, 404, 429)
        ) { client in
            let body = SegmentBody(name: "Testers", key: "testers", tags: ["ops"], unbounded: false)
            let segment = try await client.segments.postSegment(projKey: "web", envKey: "production", body: body)
            #expect(segment.key == "testers")
            #expect(segment.creationDate == 1_654_104_600_000)
        },
        Call(
            "getSegment",
            // Whatever a key holds, it stays one segment of the path.
            "GET /api/v2/segments/web%2Fshop/pr%C3%B6d/a%20b%3Fc%23d",
            headers: plain,
            answer: .json(segment),
            failures: failures(401, 404, 429)
        ) { client in
            let segment = try await client.segments.getSegment(projKey: "web/shop", envKey: "pröd", key: "a b?c#d")
            #expect(segment.rules.first?.clauses.first?.values == ["a@b.c", 2.5])
            #expect(segment.included == nil)
            #expect(!segment.deleted)
        },
        Call(
            "patchSegment",
            "PATCH /api/v2/segments/web/production/testers",
            headers: json,
            body: #"{"patch":[{"op":"replace","path":"/description","value":null},"#
                + #"{"op":"add","path":"/tags/0","value":"ops"}],"comment":"Why"}"#,
            answer: .json(segment),
            failures: failures(400, 401, 403, 404, 409, 429)
        ) { client in
            let patch = [
                PatchOperation(op: "replace", path: "/description", value: .null),
                PatchOperation(op: "add", path: "/tags/0", value: "ops"),
            ]
            let segment = try await client.segments.patchSegment(
                projKey: "web",
                envKey: "production",
                key: "testers",
                body: .patchWithComment(PatchWithComment(patch: patch, comment: "Why"))
            )
            #expect(segment.version == 3)
        },
        Call(
            "deleteSegment",
            "DELETE /api/v2/segments/web/production/testers",
            headers: plain,
            answer: .status(204),
            failures: failures(401, 403, 404, 409, 429)
        ) { client in
            try await client.segments.deleteSegment(projKey: "web", envKey: "production", key: "testers")
        },
        Call(
            "updateBigSegmentTargets",
            "POST /api/v2/segments/web/production/testers/users",
            headers: json,
            body: #"{"included":{"add":["user-1"],"remove":["user-2"]},"excluded":{"add":[]}}"#,
            answer: .status(204),
            failures: failures(400, 401, 404, 429)
        ) { client in
            try await client.segments.updateBigSegmentTargets(
                projKey: "web",
                envKey: "production",
                key: "testers",
                body: SegmentUserState(
                    included: SegmentUserList(add: ["user-1"], remove: ["user-2"]),
                    excluded: SegmentUserList(add: [])
                )
            )
        },
        Call(
            "getSegmentMembershipForUser",
            "GET /api/v2/segments/web/production/testers/users/user%40example.com",
            headers: plain,
            answer: .json(#"{"userKey":"user@example.com","included":true,"excluded":false}"#),
            failures: failures(400, 401, 404, 429)
        ) { client in
            let target = try await client.segments.getSegmentMembershipForUser(
                projKey: "web",
                envKey: "production",
                key: "testers",
                userKey: "user@example.com"
            )
            #expect(target == BigSegmentTarget(userKey: "user@example.com", included: true, excluded: false))
        },
        Call(
            "getExpiringUserTargetsForSegment",
            // The key of the segment stands before that of the environment, other than everywhere else.
            "GET /api/v2/segments/web/testers/expiring-user-targets/production",
            headers: plain,
            answer: .json(#"{"items":[\#(expiringTarget)]}"#),
            failures: failures(401, 404, 429)
        ) { client in
            let targets = try await client.segments.getExpiringUserTargetsForSegment(
                projKey: "web",
                envKey: "production",
                segmentKey: "testers"
            )
            #expect(targets.items.map(\.expirationDate) == [1_672_358_400_000])
            #expect(targets.items.first?.resourceId.kind == "segment")
        },
        Call(
            "patchExpiringUserTargetsForSegment",
            "PATCH /api/v2/segments/web/testers/expiring-user-targets/production",
            headers: json,
            body: #"{"comment":"Later","instructions":[{"kind":"updateExpireUserTargetDate","userKey":"user-1","#
                + #""targetType":"included","value":1672358400000,"version":2}]}"#,
            answer: .json(
                #"{"items":[\#(expiringTarget)],"totalInstructions":2,"failedInstructions":1,"#
                    + #""errors":[{"instructionIndex":1,"message":"no such user"}]}"#
            ),
            failures: failures(400, 401, 403, 404, 409, 429)
        ) { client in
            let instruction = PatchSegmentInstruction(
                kind: .updateExpireUserTargetDate,
                userKey: "user-1",
                targetType: .included,
                value: 1_672_358_400_000,
                version: 2
            )
            let result = try await client.segments.patchExpiringUserTargetsForSegment(
                projKey: "web",
                envKey: "production",
                segmentKey: "testers",
                body: PatchSegmentRequest(comment: "Later", instructions: [instruction])
            )
            #expect(result.errors == [ExpiringTargetError(instructionIndex: 1, message: "no such user")])
        },
    ]

    // MARK: What the server says

    static let segment =
        #"{"name":"Testers","tags":["ops"],"creationDate":1654104600000,"lastModifiedDate":1654190999000,"#
        + #""key":"testers","_links":{},"rules":[{"_id":"1","clauses":[{"attribute":"email","op":"in","#
        + #""values":["a@b.c",2.5],"negate":false}]}],"version":3,"deleted":false,"generation":0}"#

    static let expiringTarget =
        #"{"_id":"12ab","_version":1,"expirationDate":1672358400000,"userKey":"user-1","targetType":"included","#
        + #""_resourceId":{"kind":"segment","key":"testers"}}"#

    /// The payloads of the statuses: each has a type of its own.
    static func failures(_ statuses: Int...) -> [WireFailure] {
        statuses.compactMap { status in
            switch status {
            case 400: failure(status, InvalidRequestErrorRep.self, "invalid_request")
            case 401: failure(status, UnauthorizedErrorRep.self, "unauthorized")
            case 403: failure(status, ForbiddenErrorRep.self, "forbidden")
            case 404: failure(status, NotFoundErrorRep.self, "not_found")
            case 409: failure(status, StatusConflictErrorRep.self, "optimistic_locking_error")
            case 429: failure(status, RateLimitedErrorRep.self, "rate_limited")
            default: nil
            }
        }
    }

    private static func failure<Payload: JSONModel>(
        _ status: Int,
        _ type: Payload.Type,
        _ code: String
    ) -> WireFailure {
        WireFailure(status, type, #"{"code":"\#(code)","message":"It did not work."}"#)
    }
}
