import ApusRuntime
import ApusTestSupport
import HarnessAPI
import Testing

@Suite("Harness: requests and answers are what the documentation says")
struct HarnessWireTests {
    typealias Call = WireCall<HarnessClient>
    typealias FailureCase = WireFailureCase<HarnessClient>

    static func client(_ server: Server) -> HarnessClient {
        HarnessClient(xAPIKey: "pat.123", server: server)
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
        #expect(Set(Self.calls.map(\.operation)).sorted() == (try DocumentedOperations.names(in: "harness")))
    }

    // MARK: The table

    static let plain: [String: String?] = [
        "x-api-key": "pat.123", "Authorization": nil, "Accept": "application/json", "Content-Type": nil,
    ]
    static let json = plain.merging(["Content-Type": "application/json"]) { $1 }

    /// The query that every call for one target group has.
    static let scope =
        "accountIdentifier=default&orgIdentifier=default_org&projectIdentifier=web&environmentIdentifier=prod"

    static let calls: [Call] = [
        Call(
            "GetAllSegments",
            "GET /cf/admin/segments?accountIdentifier=default&orgIdentifier=default_org"
                + "&environmentIdentifier=prod&projectIdentifier=web",
            headers: plain,
            answer: .json(#"{"itemCount":1,"pageCount":1,"pageIndex":0,"pageSize":50,"segments":[\#(segment)]}"#),
            failures: failures(401, 403, 500)
        ) { client in
            let page = try await client.targetGroups.getAllSegments(
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                environmentIdentifier: "prod",
                projectIdentifier: "web"
            )
            #expect(page.itemCount == 1)
            #expect(page.version == nil)
            // A target group has targets, and a target has target groups.
            #expect(page.segments?.first?.included?.first?.segments?.first?.identifier == "staff")
        },
        Call(
            "GetAllSegments",
            "GET /cf/admin/segments?accountIdentifier=a%26b&orgIdentifier=default_org&environmentIdentifier=prod"
                + "&projectIdentifier=web&pageNumber=0&pageSize=50&sortOrder=DESCENDING&sortByField=modifiedAt"
                + "&name=Beta%20Testers&identifier=beta&rules=v2",
            headers: plain,
            answer: .json(#"{"itemCount":0,"pageCount":0,"pageIndex":0,"pageSize":50}"#)
        ) { client in
            let page = try await client.targetGroups.getAllSegments(
                accountIdentifier: "a&b",
                orgIdentifier: "default_org",
                environmentIdentifier: "prod",
                projectIdentifier: "web",
                pageNumber: 0,
                pageSize: 50,
                sortOrder: .descending,
                sortByField: .modifiedAt,
                name: "Beta Testers",
                identifier: "beta",
                rules: "v2"
            )
            #expect(page.segments == nil)
        },
        Call(
            "CreateSegment",
            "POST /cf/admin/segments?accountIdentifier=default&orgIdentifier=default_org",
            headers: json,
            body: #"{"environment":"prod","excluded":[],"identifier":"beta","name":"Beta","project":"web","#
                + #""rules":[{"attribute":"email","negate":false,"op":"ends_with","values":["@example.com"]}],"#
                + #""tags":[{"identifier":"pilot","name":"Pilot"}]}"#,
            answer: .status(201),
            failures: failures(400, 401, 403, 409, 500)
        ) { client in
            try await client.targetGroups.createSegment(
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                body: SegmentRequest(
                    environment: "prod",
                    excluded: [],
                    identifier: "beta",
                    name: "Beta",
                    project: "web",
                    rules: [Clause(attribute: "email", negate: false, op: "ends_with", values: ["@example.com"])],
                    tags: [Tag(identifier: "pilot", name: "Pilot")]
                )
            )
        },
        Call(
            "GetSegment",
            "GET /cf/admin/segments/beta?\(scope)&rules=v2",
            headers: plain,
            answer: .json(segment),
            failures: failures(401, 403, 404, 500)
        ) { client in
            let segment = try await client.targetGroups.getSegment(
                identifier: "beta",
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                projectIdentifier: "web",
                environmentIdentifier: "prod",
                rules: "v2"
            )
            #expect(segment.createdAt == 1_710_754_887_000)
            #expect(segment.included?.first?.attributes == ["age": 20, "location": "Belfast"])
        },
        Call(
            "PatchSegment",
            "PATCH /cf/admin/segments/beta?\(scope)",
            headers: json,
            body: #"{"comment":"Jane","executionTime":1735689600000,"gitDetails":{"commitMsg":"In"},"#
                + #""instructions":[{"kind":"addToIncludeList","parameters":{"targets":["jane"]}}]}"#,
            answer: .json(segment),
            failures: failures(400, 401, 403, 404, 409, 500)
        ) { client in
            let instruction = PatchInstructionItem(kind: "addToIncludeList", parameters: ["targets": ["jane"]])
            let segment = try await client.targetGroups.patchSegment(
                identifier: "beta",
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                projectIdentifier: "web",
                environmentIdentifier: "prod",
                body: GitSyncPatchOperation(
                    comment: "Jane",
                    executionTime: 1_735_689_600_000,
                    gitDetails: CfGitDetails(commitMsg: "In"),
                    instructions: [instruction]
                )
            )
            #expect(segment.name == "Beta Testers")
        },
        Call(
            "DeleteSegment",
            "DELETE /cf/admin/segments/beta?\(scope)",
            headers: plain,
            answer: .status(204),
            failures: failures(401, 403, 404, 500)
        ) { client in
            try await client.targetGroups.deleteSegment(
                identifier: "beta",
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                projectIdentifier: "web",
                environmentIdentifier: "prod"
            )
        },
        Call(
            "GetAvailableFlagsForSegment",
            "GET /cf/admin/segments/beta/available_flags?\(scope)&pageNumber=1&pageSize=20&sortOrder=ASCENDING"
                + "&sortByField=name&flagNameIdentifier=simple-bool",
            headers: plain,
            answer: .json(
                #"{"itemCount":21,"pageCount":2,"pageIndex":1,"pageSize":20,"#
                    + #""featureFlags":[{"identifier":"simple-bool","name":"Simple Bool"}]}"#
            ),
            failures: failures(401, 403, 404, 500)
        ) { client in
            let page = try await client.targetGroups.getAvailableFlagsForSegment(
                identifier: "beta",
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                projectIdentifier: "web",
                environmentIdentifier: "prod",
                pageNumber: 1,
                pageSize: 20,
                sortOrder: .ascending,
                sortByField: .name,
                flagNameIdentifier: "simple-bool"
            )
            #expect(page.featureFlags == [FlagBasicInfo(identifier: "simple-bool", name: "Simple Bool")])
        },
        Call(
            "GetSegmentFlags",
            "GET /cf/admin/segments/beta/flags?\(scope)",
            headers: plain,
            answer: .json(
                #"[{"environment":"prod","identifier":"new-checkout","name":"New Checkout","project":"web","#
                    + #""type":"CONDITION","variation":"two-steps"}]"#
            ),
            failures: failures(401, 403, 404, 500)
        ) { client in
            let flags = try await client.targetGroups.getSegmentFlags(
                identifier: "beta",
                accountIdentifier: "default",
                orgIdentifier: "default_org",
                projectIdentifier: "web",
                environmentIdentifier: "prod"
            )
            #expect(flags.map(\.type) == [.condition])
        },
    ]

    // MARK: What the server says

    static let segment =
        #"{"createdAt":1710754887000,"environment":"prod","identifier":"beta","name":"Beta Testers","included":["#
        + #"{"account":"default","attributes":{"age":20,"location":"Belfast"},"environment":"prod","#
        + #""identifier":"john","name":"John","org":"default_org","project":"web","#
        + #""segments":[{"identifier":"staff","name":"Staff"}]}],"version":5}"#

    /// One type for all of them; the code is the status as a string.
    static func failures(_ statuses: Int...) -> [WireFailure] {
        statuses.map {
            WireFailure($0, CfError.self, #"{"code":"\#($0)","details":{"field":["name"]},"message":"No."}"#)
        }
    }
}

@Suite("Harness: pages and what the description does not know")
struct HarnessBehaviourTests {
    @Test("pages follow each other by number, from 0, until all items are there")
    func pages() async throws {
        let server = try LoopbackServer { request in
            let number = request.query?.contains("pageNumber=1") == true ? 1 : 0
            let items = number == 0 ? ["a", "b"] : ["c"]
            let segments = items.map { #"{"identifier":"\#($0)","name":"\#($0)"}"# }.joined(separator: ",")
            return .json(
                #"{"itemCount":3,"pageCount":2,"pageIndex":\#(number),"pageSize":2,"segments":[\#(segments)]}"#
            )
        }
        let client = HarnessWireTests.client(Server(server.url))
        let list = client.targetGroups.getAllSegmentsPaged(
            accountIdentifier: "default",
            orgIdentifier: "default_org",
            environmentIdentifier: "prod",
            projectIdentifier: "web",
            pageSize: 2
        )
        #expect(try await list.collect().map(\.identifier) == ["a", "b", "c"])
        #expect(server.requests.count == 2)
        #expect(server.requests.last?.query?.contains("pageNumber=1") == true)
        await server.stop()
    }

    @Test("an order that the description does not know is sent as it is")
    func unknownOrder() async throws {
        let server = try LoopbackServer(replies: .json(#"{"itemCount":0,"pageCount":0,"pageIndex":0,"pageSize":1}"#))
        let client = HarnessWireTests.client(Server(server.url))
        _ = try await client.targetGroups.getAllSegments(
            accountIdentifier: "default",
            orgIdentifier: "default_org",
            environmentIdentifier: "prod",
            projectIdentifier: "web",
            sortOrder: SortOrder(rawValue: "RANDOM"),
            sortByField: .unrecognized("createdAt")
        )
        #expect(server.requests.first?.query?.hasSuffix("&sortOrder=RANDOM&sortByField=createdAt") == true)
        await server.stop()
    }

    @Test("a kind of flag that the description does not know comes back as it was")
    func unknownKind() async throws {
        let flag =
            #"{"environment":"e","identifier":"i","name":"n","project":"p","type":"INHERITED","variation":"v"}"#
        let server = try LoopbackServer(replies: .json("[\(flag)]"))
        let flags = try await HarnessWireTests.client(Server(server.url)).targetGroups.getSegmentFlags(
            identifier: "beta",
            accountIdentifier: "default",
            orgIdentifier: "default_org",
            projectIdentifier: "web",
            environmentIdentifier: "prod"
        )
        #expect(flags.first?.type == .unrecognized("INHERITED"))
        #expect(String(decoding: try flags.jsonBytes(), as: UTF8.self) == "[\(flag)]")
        await server.stop()
    }
}
