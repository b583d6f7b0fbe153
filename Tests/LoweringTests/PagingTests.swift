import ApusLowering
import ApusPlan
import Testing

@Suite("Paging")
struct PagingTests {
    /// The inferred or configured paging of an operation with these parameters and this response.
    private func paging(
        parameters: String,
        response: String,
        headers: String = "{}",
        path: String = "/a",
        options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> PagingPlan? {
        let planned = Planned(
            """
            paths:
              '\(path)':
                get:
                  operationId: list
                  parameters: [\(parameters)]
                  responses:
                    '200': {description: d, headers: \(headers), content: {application/json: {schema: \(response)}}}
            """,
            options: options
        )
        return planned.operation("list")?.paging
    }

    private static let offset = "{name: offset, in: query, schema: {type: integer}}"
    private static let limit = "{name: limit, in: query, schema: {type: integer}}"
    private static let names = "{type: array, items: {type: string}}"

    @Test("offset and limit with an array, and the total in a header")
    func offset() {
        let paging = paging(
            parameters: "\(Self.offset), \(Self.limit)",
            response: Self.names,
            headers: "{X-Total-Count: {schema: {type: integer}}}"
        )
        #expect(
            paging?.strategy
                == .offset(parameter: SwiftName("offset"), limit: SwiftName("limit"), total: .header("X-Total-Count"))
        )
        #expect(paging?.items == [])
        #expect(paging?.itemType == .string)
        #expect(paging?.reason == "the operation has the query parameters 'offset' and 'limit' and returns an array")
    }

    @Test("a body that is not required does not prevent paging")
    func optionalBody() {
        let list = "{type: array, items: {type: string}}"
        func isPaged(_ body: String) -> Bool {
            let planned = Planned(
                """
                paths:
                  /a:
                    get:
                      operationId: list
                      parameters: [\(Self.offset), \(Self.limit)]
                      requestBody: {\(body)content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
                      responses: {'200': {description: d, content: {application/json: {schema: \(list)}}}}
                """
            )
            return planned.operation("list")?.paging != nil
        }
        #expect(isPaged(""))
        #expect(!isPaged("required: true, "))
    }

    @Test("an optional body that can only be an empty object is left out, and listed as inferred")
    func emptyBody() {
        func planned(_ body: String) -> Planned {
            Planned(
                """
                paths:
                  /a:
                    get:
                      operationId: list
                      requestBody: {\(body)}
                      responses: {'204': {description: d}}
                """
            )
        }
        let closed =
            "content: {application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: false, properties: {}}}}"
        #expect(planned(closed).operation("list")?.body == nil)
        #expect(planned(closed).plan.inferences.map(\.decision) == ["the method has no argument for the body"])
        #expect(planned("required: true, " + closed).operation("list")?.body != nil)
        #expect(planned(closed.replacing("additionalProperties: false, ", with: "")).operation("list")?.body != nil)
    }

    @Test("an offset that items have numbers greater than is a value and not a number of items")
    func offsetAsValue() {
        let response = "{type: object, properties: {items: \(Self.names)}}"
        let value =
            "{name: offset, in: query, description: Items with a number greater than the offset, schema: {type: integer}}"
        #expect(paging(parameters: value, response: response) == nil)
        #expect(paging(parameters: Self.offset, response: response) != nil)
    }

    @Test("page number and size with the total in a property; an index starts at 0, a number at 1")
    func pageNumber() {
        let response = "{type: object, properties: {items: \(Self.names), total: {type: integer}}}"
        let total = PagingPlan.TotalPlan.property([SwiftPathStep(name: SwiftName("total"), isOptional: true)])
        for (parameter, extra, first) in [
            ("page", "", 1), ("pageIndex", "", 0), ("page", ", default: 0", 0), ("pageNumber", ", minimum: 0", 0),
            ("page", ", default: 1", 1),
        ] {
            let paging = paging(
                parameters:
                    "{name: \(parameter), in: query, schema: {type: integer\(extra)}}, {name: per_page, in: query, schema: {type: integer}}",
                response: response
            )
            #expect(
                paging?.strategy
                    == .pageNumber(
                        parameter: SwiftName(parameter),
                        size: SwiftName("perPage"),
                        first: first,
                        total: total
                    )
            )
            #expect(paging?.items == [SwiftPathStep(name: SwiftName("items"), isOptional: true)])
        }
    }

    @Test("a cursor is a parameter, or a property of an object parameter")
    func cursor() {
        let plain = paging(
            parameters: "{name: page_token, in: query, schema: {type: string}}",
            response:
                "{type: object, required: [users], properties: {users: \(Self.names), next_page_token: {type: string}}}"
        )
        let next = SwiftPathStep(name: SwiftName("nextPageToken"), isOptional: true)
        #expect(plain?.strategy == .cursor(parameter: SwiftName("pageToken"), within: [], next: [next]))
        #expect(plain?.items == [SwiftPathStep(name: SwiftName("users"), isOptional: false)])

        let within = paging(
            parameters:
                "{name: pagination, in: query, style: deepObject, schema: {type: object, properties: {cursor: {type: string}, count: {type: integer}}}}",
            response: """
                {type: object, required: [data], properties: {data: {type: object, required: [users, pagination], properties: {
                  users: \(Self.names), pagination: {type: object, properties: {next: {type: string}}}}}}}
                """
        )
        guard case .cursor(let parameter, let inner, let path) = within?.strategy else {
            Issue.record("the strategy is not a cursor")
            return
        }
        #expect(parameter.text == "pagination")
        #expect(inner.map(\.name.text) == ["cursor"])
        #expect(path.map(\.name.text) == ["data", "pagination", "next"])
        #expect(within?.items.map(\.name.text) == ["data", "users"])
    }

    @Test("with a flag, the last item of a page is the cursor of the next one")
    func lastItem() {
        let data = "data: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}"
        let more = "has_more: {type: boolean}"
        func cursor(_ parameter: String, _ properties: String) -> String? {
            let response = "{type: object, required: [data], properties: {\(properties)}}"
            let paging = paging(
                parameters: "{name: \(parameter), in: query, schema: {type: string}}",
                response: response
            )
            guard case .cursor(_, _, let path) = paging?.strategy, case .flag(let flag, true) = paging?.next,
                flag.map(\.name.text) == ["hasMore"]
            else { return nil }
            return path.map(\.name.text).joined(separator: ".")
        }
        #expect(cursor("starting_after", "\(data), \(more)") == "data.last.id")
        #expect(cursor("after", "\(data), \(more), last_id: {type: string}") == "lastID")
        #expect(cursor("after_id", "\(data), \(more), last_id: {type: string, nullable: true}") == "lastID")
        #expect(cursor("after, description: The ID of the last pet", "\(data), \(more)") == "data.last.id")
        // Without a flag, nothing states the last page. `after` can be a time.
        #expect(cursor("starting_after", data) == nil)
        #expect(cursor("after", "\(data), \(more)") == nil)
        #expect(cursor("starting_after", "data: \(Self.names), \(more)") == nil)
        let configured = paging(
            parameters: "{name: from, in: query, schema: {type: string}}",
            response: "{type: object, properties: {\(data), \(more)}}",
            options: LoweringOptions(
                module: "TestAPI",
                paging: ["list": .cursor(parameter: "from", next: "data.last.id", items: "data")]
            )
        )
        #expect(
            configured?.next == .flag([SwiftPathStep(name: SwiftName("hasMore"), isOptional: true)], whenTrue: true)
        )
    }

    @Test("the next link is a property, in a map of links, or in the Link header")
    func links() {
        let property = paging(
            parameters: "",
            response: "{type: object, properties: {results: \(Self.names), next: {type: string}}}"
        )
        #expect(property?.strategy == .nextLink(next: [SwiftPathStep(name: SwiftName("next"), isOptional: true)]))
        let link = "{type: object, properties: {href: {type: string}}}"
        let map = paging(
            parameters: Self.limit,
            response:
                "{type: object, properties: {items: \(Self.names), _links: {type: object, additionalProperties: \(link)}}}"
        )
        guard case .nextLink(let path) = map?.strategy else {
            Issue.record("the strategy is not a next link")
            return
        }
        #expect(path.map(\.name.text) == ["links", "next", "href"])
        #expect(path.map(\.isKey) == [false, true, false])
        let header = paging(parameters: Self.limit, response: Self.names, headers: "{Link: {schema: {type: string}}}")
        #expect(header?.strategy == .linkHeader)
    }

    @Test(
        "operations that are not paged",
        arguments: [
            ("", "{type: array, items: {type: string}}"),
            ("{name: offset, in: query, schema: {type: integer}}", "{type: object, properties: {a: {type: string}}}"),
            ("{name: start, in: query, schema: {type: integer}}", "{type: array, items: {type: string}}"),
            ("{name: page, in: query, schema: {type: string}}", "{type: array, items: {type: string}}"),
            (
                "{name: limit, in: query, schema: {type: integer}}",
                "{type: object, properties: {tags: {type: array, items: {type: string}}, _links: {type: object, additionalProperties: {type: string}}}}"
            ),
        ]
    )
    func none(parameters: String, response: String) {
        #expect(paging(parameters: parameters, response: response) == nil)
    }

    private static let page = "{name: page, in: query, schema: {type: integer}}"
    private static let id = "{name: id, in: path, required: true, schema: {type: string}}"

    @Test("the link of another list in the response is not the next page")
    func foreignLink() {
        let page = "{type: object, properties: {next: {type: string}, items: \(Self.names)}}"
        let playlist = "{type: object, properties: {name: {type: string}, images: \(Self.names), items: \(page)}}"
        #expect(paging(parameters: "", response: playlist) == nil)
        #expect(paging(parameters: Self.id, response: playlist, path: "/playlists/{id}") == nil)
        let comments = "{type: object, properties: {nextCursor: {type: string}, list: \(Self.names)}}"
        let response = "{type: object, properties: {posts: \(Self.names), comments: \(comments)}}"
        #expect(paging(parameters: "{name: cursor, in: query, schema: {type: string}}", response: response) == nil)
        let envelope =
            "{type: object, properties: {data: {type: object, properties: {next: {type: string}, users: \(Self.names)}}}}"
        #expect(paging(parameters: "", response: envelope) != nil)
    }

    @Test("a cursor can be in the object with the items")
    func cursorBesideItems() {
        let cursors = "{type: object, properties: {after: {type: string}}}"
        let artists = "{type: object, properties: {items: \(Self.names), cursors: \(cursors)}}"
        let paging = paging(
            parameters: "{name: after, in: query, schema: {type: string}}",
            response: "{type: object, properties: {artists: \(artists)}}"
        )
        guard case .cursor(_, _, let next) = paging?.strategy else {
            Issue.record("the strategy is not a cursor")
            return
        }
        #expect(next.map(\.name.text) == ["artists", "cursors", "after"])
    }

    @Test("links, errors and tags are not items unless the operation lists them")
    func descriptiveArrays() {
        for name in ["_links", "errors", "warnings", "tags", "included"] {
            let only = "{type: object, properties: {\(name): \(Self.names)}}"
            #expect(paging(parameters: Self.page, response: only) == nil, "\(name)")
            let embedded =
                "{type: object, properties: {\(name): \(Self.names), _embedded: {type: object, properties: {channels: \(Self.names)}}}}"
            let items = paging(parameters: Self.page, response: embedded)?.items.map(\.name.text)
            #expect(items == ["embedded", "channels"], "\(name)")
        }
        let tags = paging(
            parameters: Self.page,
            response: "{type: object, properties: {tags: \(Self.names)}}",
            path: "/tags"
        )
        #expect(tags?.items.map(\.name.text) == ["tags"])
    }

    @Test(
        "a page of numbers states whether another page follows",
        arguments: [
            ("next: {type: string, nullable: true}", PagingPlan.NextPlan.value([PagingTests.step("next")])),
            ("nextPage: {type: [integer, 'null']}", .value([PagingTests.step("nextPage")])),
            (
                "links: {type: object, properties: {next: {type: string}}}",
                .value([PagingTests.step("links"), PagingTests.step("next")])
            ),
            ("hasMore: {type: boolean}", .flag([PagingTests.step("hasMore")], whenTrue: true)),
            ("last: {type: boolean}", .flag([PagingTests.step("last")], whenTrue: false)),
        ]
    )
    func statement(property: String, expected: PagingPlan.NextPlan) {
        let paging = paging(
            parameters: Self.page,
            response: "{type: object, properties: {items: \(Self.names), \(property)}}"
        )
        #expect(paging?.next == expected)
    }

    static func step(_ name: String) -> SwiftPathStep { SwiftPathStep(name: SwiftName(name), isOptional: true) }

    @Test("the Link header and a configured path state whether another page follows")
    func otherStatements() {
        let header = paging(parameters: Self.page, response: Self.names, headers: "{Link: {schema: {type: string}}}")
        #expect(header?.next == .linkHeader)
        var options = LoweringOptions(module: "TestAPI")
        options.paging["list"] = .pageNumber(parameter: "page", size: nil, first: 1, items: "rows", next: "meta.more")
        let meta = "meta: {type: object, properties: {more: {type: boolean}}}"
        let configured = paging(
            parameters: Self.page,
            response: "{type: object, properties: {rows: \(Self.names), \(meta)}}",
            options: options
        )
        #expect(configured?.next == .flag([Self.step("meta"), Self.step("more")], whenTrue: true))
    }

    @Test("a number with the next number in the response is a cursor; with an end, it is a range")
    func numbers() {
        let from = "{name: from, in: query, schema: {type: integer}}"
        let response = "{type: object, properties: {items: \(Self.names), next: {type: [integer, 'null']}}}"
        let cursor = paging(parameters: "\(from), \(Self.limit)", response: response)
        #expect(
            cursor?.strategy == .cursor(parameter: SwiftName("from"), within: [], next: [Self.step("next")])
        )
        let to = "{name: to, in: query, schema: {type: integer}}"
        #expect(paging(parameters: "\(from), \(to), \(Self.limit)", response: Self.names) == nil)
    }

    @Test("the link is used if the operation has a cursor whose value the response has only in the link")
    func linkWithCursor() {
        let token = "{name: PageToken, in: query, schema: {type: string}}"
        let response =
            "{type: object, properties: {items: \(Self.names), next_page_uri: {type: string, format: uri}}}"
        let paging = paging(parameters: "\(Self.page), \(token)", response: response)
        #expect(paging?.strategy == .nextLink(next: [Self.step("nextPageURI")]))
    }

    @Test("a value that its description calls a URL is a link")
    func describedLink() {
        let next = "{type: string, description: URL to the next page of items}"
        let paging = paging(
            parameters: "{name: cursor, in: query, schema: {type: string}}",
            response: "{type: object, properties: {items: \(Self.names), next: \(next)}}"
        )
        #expect(paging?.strategy == .nextLink(next: [Self.step("next")]))
    }

    @Test("the first page is the minimum of an alternative")
    func firstPageOfAlternative() {
        let page = "{name: page, in: query, schema: {oneOf: [{type: integer, minimum: 0}, {type: 'null'}]}}"
        guard case .pageNumber(_, _, 0, _) = paging(parameters: page, response: Self.names)?.strategy else {
            Issue.record("the first page is not 0")
            return
        }
    }

    @Test("a response with several lists is not paged")
    func severalLists() {
        let list = "{type: object, properties: {total: {type: integer}, items: \(Self.names)}}"
        let response = "{type: object, properties: {tracks: \(list), albums: \(list)}}"
        #expect(paging(parameters: "\(Self.offset), \(Self.limit)", response: response) == nil)
    }

    @Test("an array of a single resource is not a list")
    func singleResource() {
        let links = "{type: object, properties: {Next: {type: string}}}"
        let data = "{type: object, properties: {ConsentId: {type: string}, Permissions: \(Self.names)}}"
        let consent = "{type: object, properties: {Data: \(data), Links: \(links)}}"
        #expect(paging(parameters: Self.id, response: consent, path: "/consents/{id}") == nil)
        #expect(paging(parameters: "", response: consent, path: "/consents") == nil)
        let user = "{type: object, properties: {id: {type: string}, roles: \(Self.names), next: {type: string}}}"
        #expect(paging(parameters: "", response: user, path: "/me") == nil)
        let messages =
            "{type: object, properties: {session_id: {type: string}, messages: \(Self.names), next_page_token: {type: string}}}"
        let token = "{name: next_page_token, in: query, schema: {type: string}}"
        #expect(paging(parameters: "\(Self.id), \(token)", response: messages, path: "/sessions/{id}") != nil)
        let items = "{type: object, properties: {items: \(Self.names), next: {type: string}}}"
        #expect(paging(parameters: Self.id, response: items, path: "/teams/{id}") != nil)
    }

    @Test(
        "a next value that is a URL is a link and not a cursor",
        arguments: ["format: uri", "example: 'https://a.example/?c=1'"]
    )
    func linkInsteadOfCursor(keyword: String) {
        let paging = paging(
            parameters: "{name: cursor, in: query, schema: {type: string}}",
            response: "{type: object, properties: {results: \(Self.names), next: {type: string, \(keyword)}}}"
        )
        #expect(paging?.strategy == .nextLink(next: [SwiftPathStep(name: SwiftName("next"), isOptional: true)]))
    }

    @Test("the configuration replaces the inferred paging")
    func configured() {
        let parameters = "\(Self.offset), \(Self.limit), {name: c, in: query, schema: {type: string}}"
        let response = "{type: object, properties: {xs: \(Self.names), ys: \(Self.names), n: {type: string}}}"
        #expect(paging(parameters: parameters, response: response) == nil)
        let cursor = LoweringOptions(
            module: "TestAPI",
            paging: ["list": .cursor(parameter: "c", next: "n", items: "ys")]
        )
        let configured = paging(parameters: parameters, response: response, options: cursor)
        #expect(configured?.items.map(\.name.text) == ["ys"])
        #expect(configured?.reason == nil)
        let none = LoweringOptions(module: "TestAPI", paging: ["GET /a": .none])
        #expect(paging(parameters: "\(Self.offset), \(Self.limit)", response: Self.names, options: none) == nil)
    }
}
