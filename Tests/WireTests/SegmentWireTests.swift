import ApusRuntime
import ApusTestSupport
import SegmentAPI
import Testing

@Suite("Segment: requests and answers are what the documentation says")
struct SegmentWireTests {
    typealias Call = WireCall<SegmentClient>
    typealias FailureCase = WireFailureCase<SegmentClient>

    static func client(_ server: Server) -> SegmentClient {
        SegmentClient(token: "sgp_123", server: server)
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
        #expect(Set(Self.calls.map(\.operation)).sorted() == (try DocumentedOperations.names(in: "segment")))
    }

    // MARK: The table

    /// Every version of the answer is taken, the first one rather than the others.
    static let plain: [String: String?] = [
        "Authorization": "Bearer sgp_123",
        "Accept": "application/vnd.segment.v1+json, application/json, application/vnd.segment.v1beta+json, "
            + "application/vnd.segment.v1alpha+json",
        "Content-Type": nil,
    ]
    static let json = plain.merging(["Content-Type": "application/json"]) { $1 }

    static let calls: [Call] = [
        Call(
            "listUsers",
            "GET /users",
            headers: plain,
            answer: answer(#"{"data":{"users":[\#(user)],"pagination":{"current":"MA==","totalEntries":1}}}"#),
            failures: failures
        ) { client in
            let page = try await client.iamUsers.listUsers()
            #expect(page.data?.users.map(\.email) == ["papi@example.com"])
            #expect(page.data?.pagination.totalEntries == 1)
            #expect(page.data?.pagination.next == nil)
        },
        Call(
            "listUsers",
            // The members of `pagination` are parameters of their own, in brackets (deepObject).
            "GET /users?pagination%5Bcursor%5D=Mg%3D%3D&pagination%5Bcount%5D=10",
            headers: plain,
            answer: answer(#"{"data":{"users":[],"pagination":{"current":"Mg==","next":null}}}"#)
        ) { client in
            let page = try await client.iamUsers.listUsers(pagination: PaginationInput(cursor: "Mg==", count: 10))
            #expect(page.data?.users.isEmpty == true)
        },
        Call(
            "deleteUsers",
            "DELETE /users?userIds=dLPzv57d5nRGz8U5iegLKp&userIds=a%2Cb",
            headers: plain,
            answer: answer(#"{"data":{"status":"SUCCESS"}}"#),
            failures: failures
        ) { client in
            let result = try await client.iamUsers.deleteUsers(userIds: ["dLPzv57d5nRGz8U5iegLKp", "a,b"])
            #expect(result.data?.status == .success)
        },
        Call(
            "getUser",
            "GET /users/sgJDWk3K21k6LE3tLU9nRK",
            headers: plain,
            answer: answer(#"{"data":{"user":\#(user)}}"#),
            failures: failures
        ) { client in
            let user = try await client.iamUsers.getUser(userId: "sgJDWk3K21k6LE3tLU9nRK").data?.user
            #expect(user?.name == "")
            #expect(user?.permissions?.first?.resources.first?.type == .workspace)
        },
        Call(
            "listUserGroupsFromUser",
            "GET /users/sgJDWk3K21k6LE3tLU9nRK/groups?pagination%5Bcount%5D=2.5",
            headers: plain,
            answer: answer(#"{"data":{"groups":[{"id":"bBAB","name":"PAPI"}],"pagination":{"current":"MA=="}}}"#),
            failures: failures
        ) { client in
            let page = try await client.iamUsers.listUserGroupsFromUser(
                userId: "sgJDWk3K21k6LE3tLU9nRK",
                pagination: PaginationInput(count: 2.5)
            )
            #expect(page.data?.groups == [MinimalUserGroupV1(id: "bBAB", name: "PAPI")])
        },
        Call(
            "addPermissionsToUser",
            "POST /users/sgJD/permissions",
            headers: json,
            body: permissionsBody,
            answer: answer(permissions),
            failures: failures
        ) { client in
            let result = try await client.iamUsers.addPermissionsToUser(
                userId: "sgJD",
                body: AddPermissionsToUserV1Input(permissions: [permission])
            )
            #expect(result.data?.permissions.map(\.roleName) == ["Workspace Owner"])
        },
        Call(
            "replacePermissionsForUser",
            "PUT /users/sgJD/permissions",
            headers: json,
            body: permissionsBody,
            answer: answer(permissions),
            failures: failures
        ) { client in
            let result = try await client.iamUsers.replacePermissionsForUser(
                userId: "sgJD",
                body: ReplacePermissionsForUserV1Input(permissions: [permission])
            )
            #expect(result.data?.permissions.first?.resources.first?.labels == [])
        },
        Call(
            "listInvites",
            "GET /invites?pagination%5Bcount%5D=2",
            headers: plain,
            answer: answer(#"{"data":{"invites":["foo@example.com"],"pagination":{"current":"MA=="}}}"#),
            failures: failures
        ) { client in
            let page = try await client.iamUsers.listInvites(pagination: PaginationInput(count: 2))
            #expect(page.data?.invites == ["foo@example.com"])
        },
        Call(
            "createInvites",
            "POST /invites",
            headers: json,
            body: #"{"invites":[{"email":"foo@example.com","permissions":[{"roleId":"1WDU","#
                + #""resources":[{"id":"9aQ1","type":"WORKSPACE"}],"#
                + #""labels":[{"key":"environment","value":"production"}]}]},{"email":"bar@example.com"}]}"#,
            answer: answer(#"{"data":{"emails":["foo@example.com","bar@example.com"]}}"#, status: 201),
            failures: failures
        ) { client in
            let permission = InvitePermissionV1(
                roleId: "1WDU",
                resources: [ResourceV1(id: "9aQ1", type: .workspace)],
                labels: [AllowedLabelBeta(key: "environment", value: "production")]
            )
            let invites = [
                InviteV1(email: "foo@example.com", permissions: [permission]), InviteV1(email: "bar@example.com"),
            ]
            let result = try await client.iamUsers.createInvites(body: CreateInvitesV1Input(invites: invites))
            #expect(result.data?.emails == ["foo@example.com", "bar@example.com"])
        },
        Call(
            "deleteInvites",
            "DELETE /invites?emails=foo%40example.com&emails=a%2Bb%40example.com",
            headers: plain,
            answer: answer(#"{"data":{"status":"SUCCESS"}}"#),
            failures: failures
        ) { client in
            let result = try await client.iamUsers.deleteInvites(emails: ["foo@example.com", "a+b@example.com"])
            #expect(result.data?.status == .success)
        },
    ]

    // MARK: What is said

    /// The service names the version of an answer in its media type.
    static func answer(_ json: String, status: Int = 200) -> Reply {
        .bytes([UInt8](json.utf8), type: "application/vnd.segment.v1+json", status: status)
    }

    static let user =
        #"{"id":"sgJDWk3K21k6LE3tLU9nRK","name":"","email":"papi@example.com","permissions":[{"roleId":"1WDU","#
        + #""roleName":"Workspace Owner","resources":[{"id":"9aQ1","type":"WORKSPACE","labels":[]}]}]}"#

    static let permissions =
        #"{"data":{"permissions":[{"roleId":"1WDU","roleName":"Workspace Owner","#
        + #""resources":[{"id":"9aQ1","type":"WORKSPACE","labels":[]}]}]}}"#

    static let permission = PermissionInputV1(
        roleId: "1WDU",
        resources: [PermissionResourceV1(id: "9aQ1", type: .workspace)]
    )

    static let permissionsBody =
        #"{"permissions":[{"roleId":"1WDU","resources":[{"id":"9aQ1","type":"WORKSPACE"}]}]}"#

    static let failures: [WireFailure] = [
        WireFailure(404, RequestErrorEnvelope.self, #"{"errors":[{"type":"NotFound","message":"Not found"}]}"#),
        WireFailure(
            422,
            RequestErrorEnvelope.self,
            #"{"errors":[{"type":"ValidationFailure","field":"roleId","data":[{"given":null}],"status":422}]}"#
        ),
        WireFailure(429, RequestErrorEnvelope.self, #"{"errors":[{"type":"RateLimited"}]}"#),
    ]
}

@Suite("Segment: versions of media types, pages and what the description does not know")
struct SegmentBehaviourTests {
    static let versions = [
        "application/json", "application/vnd.segment.v1+json", "application/vnd.segment.v1beta+json",
        "application/vnd.segment.v1alpha+json",
    ]

    @Test("a call chooses the version that it sends and the one that it takes", arguments: versions, versions)
    func version(sent: String, wanted: String) async throws {
        let json = #"{"data":{"emails":[]}}"#
        let server = try LoopbackServer(replies: .bytes([UInt8](json.utf8), type: wanted, status: 201))
        let client = SegmentWireTests.client(Server(server.url)).with {
            $0.contentType = sent
            $0.accept = wanted
        }
        let result = try await client.iamUsers.createInvites(body: CreateInvitesV1Input(invites: []))
        #expect(result.data?.emails == [])
        #expect(server.requests.first?.headers.values(of: "Content-Type") == [sent])
        #expect(server.requests.first?.headers.values(of: "Accept") == [wanted])
        await server.stop()
    }

    @Test("pages follow each other by cursor, until there is none")
    func pages() async throws {
        let server = try LoopbackServer { request in
            let isFirst = request.query == "pagination%5Bcount%5D=2"
            let users = isFirst ? ["1", "2"] : ["3"]
            let list = users.map { #"{"id":"\#($0)","name":"","email":""}"# }.joined(separator: ",")
            let next = isFirst ? #""Mg==""# : "null"
            return .json(#"{"data":{"users":[\#(list)],"pagination":{"current":"?","next":\#(next)}}}"#)
        }
        let client = SegmentWireTests.client(Server(server.url))
        let list = client.iamUsers.listUsersPaged(pagination: PaginationInput(count: 2))
        #expect(try await list.collect().map(\.id) == ["1", "2", "3"])
        #expect(
            server.requests.map(\.target) == [
                "/users?pagination%5Bcount%5D=2", "/users?pagination%5Bcursor%5D=Mg%3D%3D&pagination%5Bcount%5D=2",
            ]
        )
        await server.stop()
    }

    @Test("a kind of resource that the description does not know comes back as it was")
    func unknownKind() async throws {
        let server = try LoopbackServer(
            replies: .json(
                #"{"data":{"user":{"id":"1","name":"","email":"","permissions":[{"roleId":"1","roleName":"r","#
                    + #""resources":[{"id":"9","type":"GALAXY"}]}]}}}"#
            ),
            SegmentWireTests.answer(SegmentWireTests.permissions)
        )
        let client = SegmentWireTests.client(Server(server.url))
        let user = try #require(try await client.iamUsers.getUser(userId: "1").data?.user)
        let resources = user.permissions?.first?.resources ?? []
        #expect(resources.first?.type == .unrecognized("GALAXY"))
        let permission = PermissionInputV1(roleId: "1", resources: resources)
        let body = ReplacePermissionsForUserV1Input(permissions: [permission])
        _ = try await client.iamUsers.replacePermissionsForUser(userId: "1", body: body)
        #expect(
            server.requests.last?.bodyText
                == #"{"permissions":[{"roleId":"1","resources":[{"id":"9","type":"GALAXY"}]}]}"#
        )
        await server.stop()
    }
}
