import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("paging")
struct PagedTests {
    private let mock = MockTransport()

    private var connection: APIConnection {
        APIConnection(server: "https://api.test/v1", options: ClientOptions(transport: mock.transport))
    }

    private var queries: [String?] { mock.requests.map { $0.url.query } }

    /// Pages of numbers.
    private func numbers(
        _ paging: Paging<[Int]>,
        _ fill: @escaping @Sendable (inout APIRequest, PagePosition) -> Void
    ) -> Paged<[Int], Int> {
        Paged(connection, paging) {
            $0
        } fetch: { connection, page in
            var request = APIRequest("list", .get, "/list")
            fill(&request, page)
            return try await connection.json(request)
        }
    }

    private func replies(_ pages: String..., headers: HTTPHeaders = [:]) {
        for page in pages { mock.reply(to: "list", json: page, headers: headers) }
    }

    @Test("by offset until a page is empty")
    func offset() async throws {
        replies("[1,2]", "[3]", "[]")
        let items = try await numbers(.offset()) { $0.query("offset", $1.offset) }.collect()
        #expect(items == [1, 2, 3])
        #expect(queries == [nil, "offset=2", "offset=3"])
    }

    @Test("by offset until a page is short, when the first was full")
    func offsetLimit() async throws {
        replies("[1,2]", "[3]", "[]")
        let paged = numbers(.offset(from: 10, limit: 2)) { $0.query("offset", $1.offset) }
        #expect(try await paged.collect() == [1, 2, 3])
        #expect(queries == ["offset=10", "offset=12"])
    }

    @Test("a server that gives less than it is asked for is followed to the end")
    func cappedLimit() async throws {
        replies("[1,2]", "[3,4]", "[]")
        #expect(try await numbers(.offset(limit: 1000)) { $0.query("offset", $1.offset) }.collect() == [1, 2, 3, 4])
    }

    @Test("by offset until the total is reached")
    func offsetTotal() async throws {
        replies("[1,2]", "[3]", headers: ["X-Total-Count": "3"])
        let paged = numbers(.offset(total: .header("X-Total-Count"))) { $0.query("offset", $1.offset) }
        #expect(try await paged.collect() == [1, 2, 3])
        #expect(queries == [nil, "offset=2"])
    }

    @Test("by page number", arguments: [0, 1])
    func pageNumber(first: Int) async throws {
        replies("[1,2]", "[3,4]", "[]")
        let paged = numbers(.pageNumber(first: first)) { $0.query("page", $1.number) }
        #expect(try await paged.collect() == [1, 2, 3, 4])
        #expect(queries == [nil, "page=\(first + 1)", "page=\(first + 2)"])
    }

    @Test("by page number until the total of items or pages is reached")
    func pageNumberTotal() async throws {
        replies("[1,2]", "[3,4]", "[5,6]", "[7,8]")
        let items = numbers(.pageNumber(first: 0, total: .items { _ in 4 })) { $0.query("page", $1.number) }
        #expect(try await items.collect() == [1, 2, 3, 4])
        let pages = numbers(.pageNumber(from: 2, total: .pages { _ in 3 })) { $0.query("page", $1.number) }
        #expect(try await pages.collect() == [5, 6, 7, 8])
        #expect(queries == [nil, "page=1", "page=2", "page=3"])
    }

    // MARK: - The statement that another page follows

    /// Pages of letters with the members `next` and `total`.
    private func letters(_ paging: Paging<JSONValue>) -> Paged<JSONValue, JSONValue> {
        Paged(connection, paging) { page in
            if case .array(let items)? = page["items"] { items } else { [] }
        } fetch: { connection, page in
            var request = APIRequest("list", .get, "/list")
            request.query("offset", page.offset)
            request.query("page", page.number)
            return try await connection.json(request)
        }
    }

    private static let next = NextPage<JSONValue>.exists { $0["next"]?.string != nil }
    private static let total = PageTotal<JSONValue>.items { $0["total"]?.int }

    @Test("a page without a next value is the last one, by page number and by offset", arguments: [true, false])
    func statedEnd(byNumber: Bool) async throws {
        replies(#"{"items":["a","b"],"next":"/2"}"#, #"{"items":["c"],"next":null}"#, #"{"items":["d"]}"#)
        let list = letters(byNumber ? .pageNumber(next: Self.next) : .offset(next: Self.next))
        #expect(try await list.collect() == ["a", "b", "c"])
        #expect(queries == [nil, byNumber ? "page=2" : "offset=2"])
    }

    @Test("a next value counts more than a page that is shorter than the limit")
    func shortPage() async throws {
        replies(#"{"items":["a","b"],"next":"/2"}"#, #"{"items":["c"],"next":"/3"}"#, #"{"items":["d"]}"#)
        let list = letters(.offset(limit: 2, next: Self.next))
        #expect(try await list.collect() == ["a", "b", "c", "d"])
    }

    @Test("a first page without a next value is not the last one if the total is larger")
    func unfilledNext() async throws {
        replies(#"{"items":["a"],"total":3}"#, #"{"items":["b"],"total":3}"#, #"{"items":["c"],"total":3}"#)
        #expect(try await letters(.pageNumber(total: Self.total, next: Self.next)).collect() == ["a", "b", "c"])
        #expect(mock.requests.count == 3)
    }

    @Test("a missing next value after pages with one counts more than the total, which may be an estimate")
    func estimatedTotal() async throws {
        replies(#"{"items":["a"],"total":9,"next":"/2"}"#, #"{"items":["b"],"total":9}"#, #"{"items":["c"]}"#)
        #expect(try await letters(.offset(total: Self.total, next: Self.next)).collect() == ["a", "b"])
    }

    @Test("a total that is negative or smaller than the number of items so far is not known", arguments: [-1, 0, 1])
    func impossibleTotal(total: Int) async throws {
        for byNumber in [true, false] {
            replies("[1,2]", "[3]", "[]", headers: ["X-Total-Count": "\(total)"])
            let paging =
                byNumber
                ? Paging<[Int]>.pageNumber(total: .header("X-Total-Count")) : .offset(total: .header("X-Total-Count"))
            let paged = numbers(paging) { request, page in
                request.query("offset", page.offset)
                request.query("page", page.number)
            }
            #expect(try await paged.collect() == [1, 2, 3])
        }
        #expect(queries == [nil, "page=2", "page=3", nil, "offset=2", "offset=3"])
    }

    @Test("a number of pages that is smaller than the number of the page is not known")
    func impossiblePages() async throws {
        replies("[1,2]", "[3]", "[]")
        let paged = numbers(.pageNumber(total: .pages { _ in 0 })) { $0.query("page", $1.number) }
        #expect(try await paged.collect() == [1, 2, 3])
    }

    @Test("a next value counts more than a total, which may count the items of the page", arguments: [true, false])
    func totalOfPage(byNumber: Bool) async throws {
        replies(#"{"items":["a","b"],"total":2,"next":"/2"}"#, #"{"items":["c"],"total":1}"#, #"{"items":["d"]}"#)
        let list = letters(
            byNumber ? .pageNumber(total: Self.total, next: Self.next) : .offset(total: Self.total, next: Self.next)
        )
        #expect(try await list.collect() == ["a", "b", "c"])
    }

    @Test("a page that states nothing ends a list only after a page that stated a next one")
    func unstated() async throws {
        let next = NextPage<JSONValue>.exists { $0["meta"].map { $0["next"]?.string != nil } }
        replies(#"{"items":["a"]}"#, #"{"items":["b"]}"#, #"{"items":[]}"#)
        #expect(try await letters(.pageNumber(next: next)).collect() == ["a", "b"])
        replies(#"{"items":["c"],"meta":{"next":"/2"}}"#, #"{"items":["d"]}"#, #"{"items":["e"]}"#)
        #expect(try await letters(.pageNumber(next: next)).collect() == ["c", "d"])
    }

    @Test("an offset that counts from 1", arguments: [nil, 0, 1])
    func offsetFromOne(from offset: Int?) async throws {
        replies(#"{"items":["a","b"],"total":3}"#, #"{"items":["c"],"total":3}"#)
        let list = letters(.offset(from: offset, first: 1, total: Self.total))
        #expect(try await list.collect() == ["a", "b", "c"])
        #expect(queries == [offset.map { "offset=\($0)" }, "offset=3"])
    }

    @Test("a Link header without the relation next is on the last page")
    func linkStatement() async throws {
        mock.reply(to: "list", json: "[1]", headers: ["Link": "</list?page=2>; rel=next"])
        mock.reply(to: "list", json: "[2]", headers: ["Link": "</list?page=1>; rel=prev"])
        mock.reply(to: "list", json: "[3]")
        #expect(try await numbers(.pageNumber(next: .linkHeader)) { $0.query("page", $1.number) }.collect() == [1, 2])
        #expect(queries == [nil, "page=2"])
    }

    @Test("a server that ignores the position answers the same page again, which is the end", arguments: [true, false])
    func repeatedPage(byNumber: Bool) async throws {
        replies(#"{"items":[{"id":1},{"id":2}]}"#, #"{"items":[{"id":1},{"id":2}],"time":7}"#)
        let list = letters(byNumber ? .pageNumber() : .offset())
        #expect(try await list.collect().count == 2)
        #expect(mock.requests.count == 2)
        var pages = 0
        for try await _ in list.pages { pages += 1 }
        #expect(pages == 1)
    }

    private typealias CursorPage = [String: [String]]

    private func cursorPages() -> Paged<[String: [String]], String> {
        Paged(connection, .cursor { $0["next"]?.first }) {
            $0["items"] ?? []
        } fetch: { connection, page in
            var request = APIRequest("list", .get, "/list")
            request.query("cursor", page.cursor)
            return try await connection.json(request)
        }
    }

    @Test("by cursor, empty pages included")
    func cursor() async throws {
        replies(#"{"items":["a"],"next":["c1"]}"#, #"{"items":[],"next":["c2"]}"#, #"{"items":["b"],"next":[""]}"#)
        #expect(try await cursorPages().collect() == ["a", "b"])
        #expect(queries == [nil, "cursor=c1", "cursor=c2"])
    }

    @Test("a cursor that comes again is the end")
    func repeatedCursor() async throws {
        replies(#"{"items":["a"],"next":["c1"]}"#, #"{"items":["b"],"next":["c2"]}"#, #"{"items":["c"],"next":["c1"]}"#)
        #expect(try await cursorPages().collect() == ["a", "b", "c"])
        #expect(mock.requests.count == 3)
    }

    private func linked() -> Paged<[String: [String]], String> {
        Paged(connection, .nextLink { $0["next"]?.first }) {
            $0["items"] ?? []
        } fetch: { connection, _ in
            var request = APIRequest("list", .get, "/list")
            request.query("limit", 2)
            request.header("X-Kept", "yes")
            return try await connection.json(request)
        }
    }

    @Test(
        "by links, absolute and relative",
        arguments: ["https://api.test:443/v1/other?page=2", "/v1/other?page=2", "other?page=2"]
    )
    func nextLink(link: String) async throws {
        replies(#"{"items":["a"],"next":["\#(link)"]}"#, #"{"items":["b"]}"#)
        #expect(try await linked().collect() == ["a", "b"])
        #expect(mock.requests.map { $0.url.path } == ["/v1/list", "/v1/other"])
        #expect(mock.requests.last?.url.query == "page=2" && mock.requests.last?.headers["X-Kept"] == "yes")
    }

    @Test(
        "a link to another origin is refused",
        arguments: [
            "https://evil.test/v1/list", "http://api.test/v1/list", "https://api.test:8443/", "//evil.test/x",
            "https://api.test@evil.test/",
        ]
    )
    func otherOrigin(link: String) async throws {
        replies(#"{"items":["a"],"next":["\#(link)"]}"#, #"{"items":["b"]}"#)
        var items: [String] = []
        let error = await #expect(throws: APIError.self) {
            for try await item in linked() { items.append(item) }
        }
        #expect(items == ["a"] && mock.requests.count == 1)
        #expect(error?.description.contains("another origin") == true)
    }

    @Test("by the Link header")
    func linkHeader() async throws {
        mock.reply(
            to: "list",
            json: "[1]",
            headers: ["Link": "</v1/list?p=1>; rel=\"first\", </v1/list?p=2>; title=\"a, b\"; rel=\"x next\""]
        )
        mock.reply(to: "list", json: "[2]", headers: ["Link": "</v1/list?p=1>; rel=prev"])
        #expect(try await numbers(.linkHeader) { _, _ in }.collect() == [1, 2])
        #expect(queries == [nil, "p=2"])
    }

    @Test("nothing is fetched before it is asked for, and no more than that")
    func lazy() async throws {
        replies("[1,2]", "[1]", "[2]")
        let paged = numbers(.offset()) { $0.query("offset", $1.offset) }
        #expect(mock.requests.isEmpty)
        for try await item in paged where item == 2 { break }
        #expect(mock.requests.count == 1)
        #expect(try await paged.collect(limit: 2) == [1, 2])
        var pages = paged.pages.makeAsyncIterator()
        #expect(try await pages.next() == [2])
    }

    @Test("cancellation ends the loop")
    func cancellation() async {
        replies("[1]")
        let paged = numbers(.offset()) { $0.query("offset", $1.offset) }
        let task = Task {
            for try await _ in paged { withUnsafeCurrentTask { $0?.cancel() } }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(mock.requests.count == 1)
    }

    @Test("a server that names another empty page each time ends with an error")
    func emptyPages() async throws {
        let count = Locked(0)
        let mock = MockTransport()
        mock.reply(to: "op") { _ in
            let number = count.access { count in
                count += 1
                return count
            }
            let json = #"{"items": [\#(number % 10 == 1 && number < 25 ? "1" : "")], "next": "\#(number)"}"#
            return TransportResponse(status: 200, body: Data(json.utf8))
        }
        let connection = TestClient(mock: mock).connection.with { $0.maximumEmptyPages = 12 }
        let list = Paged(connection, Paging<JSONValue>.cursor { $0["next"]?.string }) { page in
            if case .array(let items)? = page["items"] { items } else { [] }
        } fetch: { connection, _ in
            try await connection.json(APIRequest("op", .get, "/"))
        }
        var items = 0
        let error = await #expect(throws: APIError.self) { for try await _ in list { items += 1 } }
        #expect(error?.reason == .paging && items == 3 && count.current == 33)
        #expect(error?.description.contains("12 pages in a row without items") == true)
    }
}
