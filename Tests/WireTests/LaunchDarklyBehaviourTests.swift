import ApusRuntime
import ApusTestSupport
import Foundation
import LaunchDarklyAPI
import Testing

@Suite("LaunchDarkly: patches, limits and what the description does not know")
struct LaunchDarklyBehaviourTests {
    /// The forms of a patch with the content type that each needs.
    static let patches: [(patch: SegmentPatch, contentType: String?, body: String)] = [
        (
            .jsonPatch([PatchOperation(op: "remove", path: "/description")]),
            nil,
            #"[{"op":"remove","path":"/description"}]"#
        ),
        (
            .segmentMergePatch(SegmentMergePatch(tags: ["ops"], additionalProperties: ["description": .null])),
            "application/merge-patch+json",
            #"{"tags":["ops"],"description":null}"#
        ),
        (
            .segmentSemanticPatch(
                SegmentSemanticPatch(
                    environmentKey: "production",
                    instructions: [["kind": "addIncludedTargets", "values": ["user-1"]]]
                )
            ),
            "application/json; domain-model=launchdarkly.semanticpatch",
            #"{"environmentKey":"production","instructions":[{"kind":"addIncludedTargets","values":["user-1"]}]}"#
        ),
    ]

    @Test("a patch goes out with the content type of its form", arguments: patches)
    func contentType(patch: SegmentPatch, contentType: String?, body: String) async throws {
        let answer = Reply.json(LaunchDarklyWireTests.segment)
        let server = try LoopbackServer(replies: answer)
        let client = LaunchDarklyWireTests.client(Server(server.url)).with { $0.contentType = contentType }
        _ = try await client.segments.patchSegment(
            projKey: "web",
            envKey: "production",
            key: "testers",
            body: patch
        )
        let request = try #require(server.requests.first)
        #expect(request.headers.values(of: "Content-Type") == [contentType ?? "application/json"])
        #expect(request.bodyText == body)
        await server.stop()
    }

    @Test("a call whose content type was changed leaves the client as it was")
    func contentTypeOfOneCall() async throws {
        let server = try LoopbackServer(replies: .json("{}"))
        let client = LaunchDarklyWireTests.client(Server(server.url))
        let semantic = client.with { $0.contentType = "application/json; domain-model=launchdarkly.semanticpatch" }
        let body = MembersPatchInput(instructions: [])
        _ = try await semantic.accountMembersBeta.patchMembers(body: body)
        _ = try await client.accountMembersBeta.patchMembers(body: body)
        #expect(
            server.requests.map { $0.header("Content-Type") } == [
                "application/json; domain-model=launchdarkly.semanticpatch", "application/json",
            ]
        )
        await server.stop()
    }

    @Test("no key is sent by a client that has none, and a 401 says which one is missing")
    func missingKey() async throws {
        let failure = #"{"code":"unauthorized","message":"Invalid access token"}"#
        let server = try LoopbackServer(replies: .json(401, failure))
        let client = LaunchDarklyClient(server: Server(server.url))
        let error = await #expect(throws: APIError.self) {
            try await client.segments.deleteSegment(projKey: "web", envKey: "production", key: "testers")
        }
        #expect(server.requests.first?.header("Authorization") == nil)
        #expect(error?.payload(as: UnauthorizedErrorRep.self)?.code == "unauthorized")
        #expect(error?.description.contains("no credential was given for ApiKey") == true)
        await server.stop()
    }

    @Test("a limit is waited for, and the documented headers have their types")
    func rateLimit() async throws {
        let limited = Reply.json(429, #"{"code":"rate_limited","message":"Too many"}"#).header("Retry-After", "0")
        let answer = Reply.json(LaunchDarklyWireTests.segment)
            .header("x-ratelimit-reset", "1654104610000")
            .header("X-Ratelimit-Route-Remaining", "many")
        let server = try LoopbackServer(replies: limited, answer)
        let client = LaunchDarklyWireTests.client(Server(server.url))
        let (segment, response) = try await client.withResponse {
            try await $0.segments.getSegment(projKey: "web", envKey: "production", key: "testers")
        }
        #expect(segment.key == "testers")
        #expect(response.attempts == 2)
        #expect(response[LaunchDarklyClient.Headers.xRatelimitReset] == 1_654_104_610_000)
        #expect(response[LaunchDarklyClient.Headers.xRatelimitRouteRemaining] == nil)
        #expect(response[LaunchDarklyClient.Headers.retryAfter] == nil)
        await server.stop()
    }

    @Test("values and members that the description does not know come back as they were")
    func unknown() async throws {
        let answer =
            #"{"items":[{"_id":"1","_version":1,"expirationDate":0,"userKey":"u","targetType":"held","#
            + #""_resourceId":{"kind":"galaxy"}}],"later":[1]}"#
        let server = try LoopbackServer(replies: .json(answer))
        let client = LaunchDarklyWireTests.client(Server(server.url))
        let targets = try await client.segments.getExpiringUserTargetsForSegment(
            projKey: "web",
            envKey: "production",
            segmentKey: "testers"
        )
        #expect(targets.items.first?.targetType == "held")
        let kind = PatchSegmentInstruction.Kind(rawValue: "postponeUserTargets")
        #expect(kind == .unrecognized("postponeUserTargets"))
        let body = PatchSegmentRequest(
            instructions: [PatchSegmentInstruction(kind: kind, userKey: "u", targetType: .included)]
        )
        _ = try await client.segments.patchExpiringUserTargetsForSegment(
            projKey: "web",
            envKey: "production",
            segmentKey: "testers",
            body: body
        )
        #expect(
            server.requests.last?.bodyText
                == #"{"instructions":[{"kind":"postponeUserTargets","userKey":"u","targetType":"included"}]}"#
        )
        await server.stop()
    }

    @Test("a call that is cancelled ends at once and leaves nothing on the wire", .timeLimit(.minutes(10)))
    func cancellation() async throws {
        let server = try LoopbackServer(waiting: { _ in
            try? await Task.sleep(for: .seconds(3_600))
            return .status(204)
        })
        let client = LaunchDarklyWireTests.client(Server(server.url))
        let call = Task {
            try await client.segments.deleteSegment(projKey: "web", envKey: "production", key: "testers")
        }
        #expect(await server.receives(1))
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(await server.becomesQuiet())
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test("a body of the wrong shape is an error with its place")
    func decodingFault() async throws {
        let server = try LoopbackServer(replies: .json(#"{"items":[{"key":7}],"_links":{}}"#))
        let client = LaunchDarklyWireTests.client(Server(server.url))
        let error = await #expect(throws: APIError.self) {
            try await client.segments.getSegments(projKey: "web", envKey: "production")
        }
        #expect(error?.operationID == "getSegments")
        #expect(error?.status == 200)
        #expect(error?.description.contains("/items/0") == true)
        await server.stop()
    }
}
