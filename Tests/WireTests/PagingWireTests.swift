import ApusRuntime
import ApusTestSupport
import HarnessAPI
import LaunchDarklyAPI
import SailPointAPI
import SegmentAPI
import Testing

/// A list operation of two pages: what the server answers to the first request and to the second, what is asked for
/// then, and how many items there are in all.
struct PagedOperation: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let pages: [String]
    let second: String
    let count: Int
    let collect: @Sendable (Server) async throws -> Int

    init(
        _ name: String,
        pages: [String],
        second: String,
        count: Int,
        _ collect: @escaping @Sendable (Server) async throws -> Int
    ) {
        testDescription = name
        self.pages = pages
        self.second = second
        self.count = count
        self.collect = collect
    }
}

@Suite("every list operation of the four APIs is a sequence of its items")
struct PagingWireTests {
    @Test("two pages, then no more requests", arguments: operations)
    func pages(operation: PagedOperation) async throws {
        let server = try LoopbackServer(replies: .json(operation.pages[0]), .json(operation.pages[1]), .status(500))
        #expect(try await operation.collect(Server(server.url)) == operation.count)
        let targets = server.requests.map(\.target)
        #expect(targets.count == 2)
        #expect(targets.last?.contains(operation.second) == true, "\(targets)")
        await server.stop()
    }

    static let operations: [PagedOperation] =
        launchDarkly + harness + segment + [
            PagedOperation(
                "listSegments",
                pages: [
                    "[\(SailPointWireTests.segment),\(SailPointWireTests.segment)]", "[\(SailPointWireTests.segment)]",
                ],
                second: "limit=2&offset=2",
                count: 3
            ) { try await SailPointWireTests.client($0).segments.listSegmentsPaged(limit: 2).collect().count }
        ]

    private static let launchDarkly: [PagedOperation] = [
        PagedOperation(
            "getSegments",
            pages: [
                #"{"items":[\#(LaunchDarklyWireTests.segment)],"_links":{"next":{"href":"/api/v2/segments/web/p?offset=1"}}}"#,
                #"{"items":[\#(LaunchDarklyWireTests.segment)],"_links":{}}"#,
            ],
            second: "/api/v2/segments/web/p?offset=1",
            count: 2
        ) {
            try await LaunchDarklyWireTests.client($0).segments.getSegmentsPaged(projKey: "web", envKey: "p").collect()
                .count
        },
        PagedOperation(
            "getExpiringUserTargetsForSegment",
            pages: [
                #"{"items":[\#(LaunchDarklyWireTests.expiringTarget)],"_links":{"next":{"href":"/api/v2/segments/more"}}}"#,
                #"{"items":[\#(LaunchDarklyWireTests.expiringTarget)]}"#,
            ],
            second: "/api/v2/segments/more",
            count: 2
        ) {
            try await LaunchDarklyWireTests.client($0).segments.getExpiringUserTargetsForSegmentPaged(
                projKey: "web",
                envKey: "p",
                segmentKey: "testers"
            ).collect().count
        },
    ]

    private static func harnessPage(_ number: Int, _ name: String, _ items: String...) -> String {
        let list = items.map { #"{"identifier":"\#($0)","name":"\#($0)"}"# }.joined(separator: ",")
        return #"{"itemCount":3,"pageCount":2,"pageIndex":\#(number),"pageSize":2,"\#(name)":[\#(list)]}"#
    }

    private static let harness: [PagedOperation] = [
        PagedOperation(
            "GetAllSegments",
            pages: [harnessPage(0, "segments", "a", "b"), harnessPage(1, "segments", "c")],
            second: "pageNumber=1",
            count: 3
        ) {
            try await HarnessWireTests.client($0).targetGroups.getAllSegmentsPaged(
                accountIdentifier: "a",
                orgIdentifier: "o",
                environmentIdentifier: "e",
                projectIdentifier: "p",
                pageSize: 2
            ).collect().count
        },
        PagedOperation(
            "GetAvailableFlagsForSegment",
            pages: [harnessPage(0, "featureFlags", "a", "b"), harnessPage(1, "featureFlags", "c")],
            second: "pageNumber=1",
            count: 3
        ) {
            try await HarnessWireTests.client($0).targetGroups.getAvailableFlagsForSegmentPaged(
                identifier: "beta",
                accountIdentifier: "a",
                orgIdentifier: "o",
                projectIdentifier: "p",
                environmentIdentifier: "e",
                pageSize: 2
            ).collect().count
        },
    ]

    private static func segmentPages(_ name: String, _ first: String, _ last: String) -> [String] {
        [
            #"{"data":{"\#(name)":[\#(first)],"pagination":{"current":"MA==","next":"Mg=="}}}"#,
            #"{"data":{"\#(name)":[\#(last)],"pagination":{"current":"Mg=="}}}"#,
        ]
    }

    private static let segment: [PagedOperation] = [
        PagedOperation(
            "listUsers",
            pages: segmentPages(
                "users",
                #"{"id":"1","name":"","email":""},{"id":"2","name":"","email":""}"#,
                #"{"id":"3","name":"","email":""}"#
            ),
            second: "pagination%5Bcursor%5D=Mg%3D%3D",
            count: 3
        ) {
            try await SegmentWireTests.client($0).iamUsers.listUsersPaged(pagination: PaginationInput(count: 2))
                .collect().count
        },
        PagedOperation(
            "listUserGroupsFromUser",
            pages: segmentPages("groups", #"{"id":"1","name":"a"}"#, #"{"id":"2","name":"b"}"#),
            second: "pagination%5Bcursor%5D=Mg%3D%3D",
            count: 2
        ) {
            try await SegmentWireTests.client($0).iamUsers.listUserGroupsFromUserPaged(
                userId: "u",
                pagination: PaginationInput(count: 1)
            ).collect().count
        },
        PagedOperation(
            "listInvites",
            pages: segmentPages("invites", #""a@b.c""#, #""d@e.f""#),
            second: "pagination%5Bcursor%5D=Mg%3D%3D",
            count: 2
        ) {
            try await SegmentWireTests.client($0).iamUsers.listInvitesPaged(pagination: PaginationInput(count: 1))
                .collect().count
        },
    ]
}
