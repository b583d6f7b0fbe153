import ApusLowering
import ApusPlan
import Testing

@Suite("Parameters and values for paging")
struct PagingParameterTests {
    /// The inferred paging of an operation with these query parameters, a type each, and this response, as a text.
    private func paging(
        _ parameters: String...,
        response: String = names,
        headers: String = "{}",
        responses: String = "",
        path: String = "/a",
        options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> String? {
        let parameters = parameters.map { "{in: query, \($0)}" }.joined(separator: ", ")
        let planned = Planned(
            """
            paths:
              '\(path)':
                get:
                  operationId: list
                  parameters: [\(parameters)]
                  responses:
                    '200': {description: d, headers: \(headers), content: {application/json: {schema: \(response)}}}
            \(responses)
            """,
            options: options
        )
        guard let paging = planned.operation("list")?.paging else { return nil }
        return Self.text(paging)
    }

    private static func text(_ paging: PagingPlan) -> String {
        func path(_ steps: [SwiftPathStep]) -> String { steps.map(\.name.text).joined(separator: ".") }
        switch paging.strategy {
        case .offset(let parameter, _, let first, let total):
            var text = "offset \(parameter) from \(first)"
            if case .property(let total)? = total { text += " to \(path(total))" }
            return text
        case .pageNumber(let parameter, _, let first, let total):
            var text = "page \(parameter) from \(first)"
            if case .property(let total)? = total { text += " to \(path(total))" }
            return text
        case .cursor(let parameter, _, let next): return "cursor \(parameter) = \(path(next))"
        case .nextLink(let next): return "link \(path(next))"
        case .linkHeader: return "Link header"
        }
    }

    private static let names = "{type: array, items: {type: string}}"
    private static let link = "{Link: {schema: {type: string}}}"

    private static func object(_ properties: String) -> String {
        "{type: object, properties: {items: \(names), \(properties)}}"
    }

    @Test("a page that its description calls a token, or beside a text for a token, is not a page number")
    func tokens() {
        func integer(_ description: String) -> String {
            "name: page, description: '\(description)', schema: {type: integer}"
        }
        #expect(paging(integer("Page token"), headers: Self.link) == "Link header")
        #expect(paging(integer("A cursor of the list."), headers: Self.link) == "Link header")
        #expect(paging(integer("The page index. This value is simply for client state.")) == nil)
        #expect(paging(integer("The page number, if no cursor is given.")) == "page page from 1")
        #expect(paging(integer("The page. Ignored with a cursor.")) == "page page from 1")
        let token = "name: PageToken, schema: {type: string}"
        #expect(paging(integer("The page"), token) == nil)
        #expect(paging(integer("The page"), "name: token, schema: {type: string}") == "page page from 1")
    }

    @Test("a text parameter is a cursor if the response has its next value, which is not a link")
    func nextOfSameName() {
        let page = "name: page, schema: {type: string}"
        #expect(
            paging(page, response: Self.object("next_page: {type: string, nullable: true}")) == "cursor page = nextPage"
        )
        let position = "name: stream_position, schema: {type: string}"
        #expect(
            paging(position, response: Self.object("next_stream_position: {type: string}"))
                == "cursor streamPosition = nextStreamPosition"
        )
        #expect(
            paging("name: key, schema: {type: string}", response: Self.object("NextKey: {type: string}"))
                == "cursor key = nextKey"
        )
        #expect(
            paging(page, response: Self.object("next_page: {type: string, format: uri}")) == "link nextPage"
        )
        #expect(paging(page, response: Self.object("next_color: {type: string}")) == nil)
        // The value of one item, or of another object, is not about the list.
        let item = "{type: object, properties: {next_page: {type: string}}}"
        #expect(paging(page, response: "{type: object, properties: {items: {type: array, items: \(item)}}}") == nil)
        #expect(paging(page, response: Self.object("author: \(item)")) == nil)
    }

    @Test("an offset with a total is used instead of a cursor that a Boolean parameter switches on")
    func switchedCursor() {
        let offset = "name: offset, schema: {type: integer}"
        let marker = "name: marker, schema: {type: string}"
        let use = "name: usemarker, schema: {type: boolean}"
        let next = "next_marker: {type: string}"
        let counted = Self.object("\(next), total: {type: integer}")
        #expect(paging(offset, marker, use, response: counted) == "offset offset from 0 to total")
        #expect(paging(offset, marker, response: counted) == "cursor marker = nextMarker")
        #expect(paging(offset, marker, use, response: Self.object(next)) == "cursor marker = nextMarker")
        #expect(paging(marker, use, response: counted) == "cursor marker = nextMarker")
        let other = "name: useCache, schema: {type: boolean}"
        #expect(paging(offset, marker, other, response: counted) == "cursor marker = nextMarker")
    }

    @Test("'after' is the last item if it is described as its identifier")
    func identifier() {
        let items = "{type: array, items: {type: object, properties: {id: {type: string}}}}"
        let response = "{type: object, properties: {data: \(items), has_more: {type: boolean}}}"
        func after(_ description: String) -> String? {
            paging("name: after, description: \(description), schema: {type: string}", response: response)
        }
        #expect(after("Identifier for the last job from the previous request") == "cursor after = data.last.id")
        #expect(after("Only jobs that were created after this time") == nil)
    }

    @Test("a second success without content, or with equal content, does not prevent paging")
    func secondSuccess() {
        let page = "name: page, schema: {type: integer}"
        func second(_ status: String, _ content: String = "") -> String {
            "        '\(status)': {description: d\(content)}"
        }
        #expect(paging(page, responses: second("204")) == "page page from 1")
        #expect(paging(page, responses: second("206")) == "page page from 1")
        let equal = ", content: {application/json: {schema: \(Self.names)}}"
        #expect(paging(page, responses: second("206", equal)) == "page page from 1")
        let other = ", content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}"
        #expect(paging(page, responses: second("202", other)) == nil)
    }

    @Test("numbers of records are totals", arguments: ["TotalRecordCount", "FilteredRecordCount", "record_count"])
    func recordCounts(name: String) {
        let text = paging(
            "name: startIndex, schema: {type: integer}",
            "name: limit, schema: {type: integer}",
            response: Self.object("\(name): {type: integer}")
        )
        #expect(text?.hasPrefix("offset startIndex from 0 to ") == true)
    }

    @Test("a parameter that is deprecated or not to be used is used only if nothing else pages the list")
    func discouraged() {
        let page = "name: page, schema: {type: integer}"
        let offset = "name: offset, schema: {type: integer}"
        #expect(paging("\(offset), deprecated: true", page) == "page page from 1")
        #expect(paging("\(offset), description: Not applicable for this list", page) == "page page from 1")
        #expect(paging("\(page), description: Do not use.", headers: Self.link) == "Link header")
        #expect(paging("\(offset), deprecated: true") == "offset offset from 0")
        #expect(paging("\(offset), deprecated: true", "\(page), deprecated: true") == "offset offset from 0")
    }

    @Test("the lists of SCIM count from 1 (RFC 7644 §3.4.2.4)")
    func scim() {
        let start = "name: startIndex, schema: {type: integer}"
        let count = "name: count, schema: {type: integer}"
        let resources =
            "{type: object, properties: {schemas: \(Self.names), totalResults: {type: integer}, Resources: {type: array, items: {type: object, properties: {id: {type: string}}}}}}"
        #expect(paging(start, count, response: resources) == "offset startIndex from 1 to totalResults")
        #expect(paging(start, count, response: resources, path: "/scim/v2/Schemas") != nil)
        #expect(paging(start, count) == "offset startIndex from 0")
        #expect(paging("name: startIndex, schema: {type: integer, minimum: 1}", count) == "offset startIndex from 1")
        #expect(paging("name: startIndex, schema: {type: integer, minimum: 0}", count) == "offset startIndex from 0")
        #expect(paging("name: offset, schema: {type: integer, default: 1}", count) == "offset offset from 1")
        #expect(paging("name: offset, schema: {type: integer, minimum: 1}", count) == "offset offset from 0")
        func configured(first: Int?) -> String? {
            var options = LoweringOptions(module: "TestAPI")
            options.paging["list"] = .offset(parameter: "startIndex", limit: nil, first: first, items: "Resources")
            return paging(start, count, response: resources, options: options)
        }
        #expect(configured(first: nil) == "offset startIndex from 1")
        #expect(configured(first: 0) == "offset startIndex from 0")
    }
}
