import ApusJSON
import ApusPlan
import ApusSpecParser

/// Infers how an operation returns the pages of a list.
///
/// An operation can be paged if it is a `GET` without a required body that returns one JSON value, and the value is an array or
/// has exactly one list within two levels (see ``PagedItems``). The strategy is the first of these that applies:
///
/// 1. **cursor**: a string parameter such as `cursor`, `pageToken` or `after` (or an object parameter `pagination` or
///    `page` with such a property), and a string in the response such as `nextCursor`, `nextPageToken` or `next` that is not a URL
///    by its format or example.
///    A number such as `from` is a cursor if the response has the number of the next page's first item under `next`.
///    If the parameter has no value in the response, but the response has a next link, the link is used.
///    With a flag such as `has_more`, the cursor can be the last item of the page (see ``LastItemCursor``).
/// 2. **offset**: an integer parameter such as `offset`, `skip` or `start`. The page size is `limit`, `count`, `top` …
///    `from` with `to`, or `start` with `end`, is a range and not an offset. An offset of items whose number is greater than
///    it is a value of an item.
/// 3. **page number**: an integer parameter such as `page`, `pageNumber` or `pageIndex`. The first page is the default
///    value if it is 0 or 1, otherwise the minimum if it is 0 or 1, otherwise 0 if the example is 0 or the parameter or
///    a property of the response is named `pageIndex`, otherwise 1.
/// 4. **next link**: a string or URL in the response such as `next`, `nextLink`, `nextUrl`, `links.next` or
///    `_links.next.href`.
/// 5. **Link header**: the response documents the header `Link` (RFC 8288).
///
/// A cursor or link must belong to the response as a whole: to the response itself, to the object with the items if it is
/// an envelope such as `data`, or to an object such as `links`, `paging` or `meta`. The link of another list in the
/// response leads to a page of another type.
///
/// The total number of items is a response header such as `X-Total-Count`, or an integer property such as `totalCount`
/// or `total`. Paging by offset or page number also ends with the page that states that no other page follows (see
/// ``NextPageStatement``). `apus list --inferred` lists the decisions. `paging` in `apus.yaml` replaces them.
struct PagingInference {
    let paths: PropertyPaths
    let options: LoweringOptions
    private let schemas: [Schema]

    init(_ table: TypeTable, schemas: [Schema], options: LoweringOptions) {
        self.schemas = schemas
        paths = PropertyPaths(table: table)
        self.options = options
    }

    /// The paging of an operation, configured or inferred; `nil` if it is not paged.
    func paging(of plan: OperationPlan, described operation: Operation) -> PagingPlan? {
        guard case .single(let content) = plan.success, content.coding == .json else { return nil }
        if let override = OperationNames.setting(options.paging, of: operation) {
            return ConfiguredPaging(paths: paths, plan: plan, response: content.type, described: operation)
                .paging(override)
        }
        let lists = PagedItems(paths: paths, path: plan.path.text, hasPagingParameter: hasPagingParameter(plan))
        guard plan.method == "GET", plan.body?.isRequired != true, let items = lists.items(of: content.type) else {
            return nil
        }
        if let paging = lastItem(plan, content.type, items) { return paging }
        guard let (strategy, reason) = strategy(of: plan, operation, content.type, items: items) else { return nil }
        let place = items.path.isEmpty ? "returns an array" : "returns an array under '\(items.spelling)'"
        return PagingPlan(
            strategy: strategy,
            items: items.path,
            itemType: items.type,
            next: strategy.isNumbered
                ? NextPageStatement(paths: paths).place(in: content.type, items: items, of: operation) : nil,
            reason: "\(reason) and \(place)"
        )
    }

    // MARK: Strategies

    private func strategy(
        of plan: OperationPlan,
        _ operation: Operation,
        _ response: TypeReference,
        items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        cursor(plan, response, items) ?? numericCursor(plan, response, items)
            ?? (hasCursorParameter(plan) ? nextLink(items, response) : nil) ?? offset(plan, operation, response)
            ?? pageNumber(plan, operation, response) ?? nextLink(items, response) ?? linkHeader(operation)
    }

    private static let cursorNames: Set<String> = [
        "cursor", "pagecursor", "nextcursor", "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken",
        "continuation", "continue", "after", "startingafter", "aftercursor", "marker", "starttoken", "pageafter",
        "next",
    ]
    private static let nextCursorNames: Set<String> = [
        "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continuation", "continue", "next",
        "nextpagecursor", "aftercursor", "after", "endcursor", "nextmarker", "nextpage",
    ]

    private func cursor(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        let hasCandidate = plan.parameters.contains { parameter in
            let name = parameter.wireName.simplified
            return Self.cursorNames.contains(name) || ["pagination", "page", "paging"].contains(name)
        }
        guard hasCandidate else { return nil }
        let texts = paths.find(in: response, depth: 3) { key, type in
            Self.nextCursorNames.contains(key.simplified) && paths.isText(type)
        }
        let own = texts.filter { !$0.isLink && paths.concerns($0, items, in: response, isCursor: true) }
        guard let next = own.min(by: { $0.path.count < $1.path.count }) else { return nil }
        for parameter in plan.parameters where parameter.location == .query {
            let name = parameter.wireName.simplified
            if Self.cursorNames.contains(name), paths.isText(parameter.type) {
                return (
                    .cursor(parameter: parameter.name, within: [], next: next.path),
                    "the operation has the query parameter '\(parameter.wireName)', the response has '\(next.spelling)'"
                )
            }
            guard ["pagination", "page", "paging"].contains(name) else { continue }
            let inner = paths.find(in: parameter.type, depth: 1) { key, type in
                Self.cursorNames.contains(key.simplified) && paths.isText(type)
            }
            if let inner = inner.first {
                return (
                    .cursor(parameter: parameter.name, within: inner.path, next: next.path),
                    "the query parameter '\(parameter.wireName)' has '\(inner.spelling)', the response has '\(next.spelling)'"
                )
            }
        }
        return nil
    }

    /// The paging of an operation whose response has no cursor, but states that the last item is one.
    private func lastItem(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> PagingPlan? {
        guard let found = LastItemCursor(paths: paths).find(in: plan, response, items),
            cursor(plan, response, items) == nil
        else { return nil }
        let parameter = found.parameter
        return PagingPlan(
            strategy: .cursor(parameter: parameter.name, within: [], next: found.cursor.path),
            items: items.path,
            itemType: items.type,
            next: found.next,
            reason: "the operation has the query parameter '\(parameter.wireName)', the response has "
                + "'\(found.flag.spelling)' and '\(found.cursor.spelling)', and an array under '\(items.spelling)'"
        )
    }

    /// Whether the operation has a text parameter for a cursor.
    private func hasCursorParameter(_ plan: OperationPlan) -> Bool {
        plan.parameters.contains { parameter in
            parameter.location == .query && Self.cursorNames.contains(parameter.wireName.simplified)
                && paths.isText(parameter.type)
        }
    }

    /// A number such as `from` for the first item, with the first item of the next page under `next`.
    private func numericCursor(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        guard let parameter = integerParameter(plan, ["from", "start", "startat", "cursor", "after"]) else {
            return nil
        }
        let name = parameter.wireName.simplified
        let numbers = paths.find(in: response, depth: 2) { key, type in
            ["next", "next" + name, "nextcursor"].contains(key.simplified) && paths.isInteger(type)
        }
        let own = numbers.filter { paths.concerns($0, items, in: response, isCursor: true) }
        guard let next = own.min(by: { $0.path.count < $1.path.count }) else { return nil }
        return (
            .cursor(parameter: parameter.name, within: [], next: next.path),
            "the operation has the query parameter '\(parameter.wireName)', the response has '\(next.spelling)'"
        )
    }

    private static let sizeNames: Set<String> = [
        "limit", "count", "length", "top", "size", "pagesize", "perpage", "pagelimit", "maxresults", "max", "take",
        "itemsperpage",
        "first",
    ]

    private static let offsetNames: Set<String> = ["offset", "skip", "start", "startindex", "startat", "from"]
    private static let pageNames: Set<String> = [
        "page", "pagenumber", "pageindex", "pageno", "pagenum", "currentpage",
    ]

    private static let pagingNames = cursorNames.union(offsetNames).union(pageNames)

    private func hasPagingParameter(_ plan: OperationPlan) -> Bool {
        plan.parameters.contains { $0.location == .query && Self.pagingNames.contains($0.wireName.simplified) }
    }

    private func offset(
        _ plan: OperationPlan,
        _ operation: Operation,
        _ response: TypeReference
    ) -> (PagingPlan.Strategy, String)? {
        guard let offset = integerParameter(plan, Self.offsetNames), !isRange(offset, plan), !isValue(offset) else {
            return nil
        }
        let limit = integerParameter(plan, Self.sizeNames)
        // Without a page size, names such as `start` and `from` are not specific: they can also be times.
        if limit == nil, offset.wireName.simplified != "offset" { return nil }
        let reason =
            limit.map { "the operation has the query parameters '\(offset.wireName)' and '\($0.wireName)'" }
            ?? "the operation has the query parameter '\(offset.wireName)'"
        let total = total(operation, response)
        return (.offset(parameter: offset.name, limit: limit?.name, total: total), reason)
    }

    /// Whether a parameter such as `from` is the start of a range whose end is another parameter.
    private func isRange(_ parameter: ParameterPlan, _ plan: OperationPlan) -> Bool {
        let ends = ["from": ["to", "until"], "start": ["end", "stop"]][parameter.wireName.simplified] ?? []
        return plan.parameters.contains { ends.contains($0.wireName.simplified) }
    }

    /// Whether a parameter is a value of an item instead of a number of items: `items with a number greater than the offset`.
    private func isValue(_ parameter: ParameterPlan) -> Bool {
        let prose = parameter.documentation.prose.lowercased()
        return ["greater than the offset", "larger than the offset", "higher than the offset"].contains(
            where: prose.contains
        )
    }

    private func pageNumber(
        _ plan: OperationPlan,
        _ operation: Operation,
        _ response: TypeReference
    ) -> (PagingPlan.Strategy, String)? {
        guard let page = integerParameter(plan, Self.pageNames) else { return nil }
        let size = integerParameter(plan, Self.sizeNames)
        let reason =
            size.map { "the operation has the query parameters '\(page.wireName)' and '\($0.wireName)'" }
            ?? "the operation has the query parameter '\(page.wireName)'"
        return (
            .pageNumber(
                parameter: page.name,
                size: size?.name,
                first: firstPage(page, operation, response),
                total: total(operation, response)
            ),
            reason
        )
    }

    private func firstPage(_ parameter: ParameterPlan, _ operation: Operation, _ response: TypeReference) -> Int {
        if case .number(let text)? = parameter.defaultValue, let value = Int(text), value == 0 || value == 1 {
            return value
        }
        let described = operation.parameters.first { $0.name == parameter.wireName && $0.location == .query }
        let minimum = described?.schema.flatMap { self.minimum(of: $0) }
        if let minimum, minimum == 0 || minimum == 1 { return minimum }
        if described?.examples.first?.value.int == 0 { return 0 }
        if parameter.wireName.simplified.hasText("index") { return 0 }
        return paths.find(in: response, depth: 2) { key, _ in key.simplified == "pageindex" }.isEmpty ? 1 : 0
    }

    /// The minimum of a schema or of one of its alternatives, such as `oneOf` with `null`.
    private func minimum(of id: SchemaID) -> Int? {
        let schema = schemas[id.index]
        return schema.minimum?.int
            ?? (schema.oneOf + schema.anyOf).lazy.compactMap { schemas[$0.index].minimum?.int }.first
    }

    private func nextLink(_ items: PropertyPaths.Found, _ response: TypeReference) -> (PagingPlan.Strategy, String)? {
        let links = paths.find(in: response, depth: 3) { key, type in
            Self.linkNames.contains(key.simplified) && paths.isText(type)
        }
        let own = links.filter { link in
            paths.concerns(link, items, in: response)
                // `nextPage` can also be a token.
                && (link.isLink || link.keys.last?.simplified != "nextpage")
        }
        let named = own.min { $0.path.count < $1.path.count }
        // Objects that are not lists can have links too, so links count only with a typical array of items.
        let isList = items.keys.isEmpty || PagedItems.names.contains(items.keys.last?.lowercased() ?? "")
        let reference = isList ? paths.nextReference(in: response) : nil
        guard let found = named ?? reference.flatMap({ paths.concerns($0, items, in: response) ? $0 : nil }) else {
            return nil
        }
        return (.nextLink(next: found.path), "the response has the link '\(found.spelling)'")
    }

    private static let linkNames: Set<String> = [
        "next", "nextlink", "nexturl", "nexturi", "nextpageurl", "nextpageuri", "nextpagelink", "nextpage",
        "odatanextlink",
    ]

    private func linkHeader(_ operation: Operation) -> (PagingPlan.Strategy, String)? {
        operation.documentsLinkHeader ? (.linkHeader, "the response documents the header 'Link'") : nil
    }

    // MARK: Parameters and totals

    private func integerParameter(_ plan: OperationPlan, _ names: Set<String>) -> ParameterPlan? {
        plan.parameters.first { parameter in
            parameter.location == .query && names.contains(parameter.wireName.simplified)
                && paths.isInteger(parameter.type)
        }
    }

    private func total(_ operation: Operation, _ response: TypeReference) -> PagingPlan.TotalPlan? {
        let headers = operation.responses.filter { StatusPattern($0.status).isSuccess }.flatMap(\.headers)
        let known: Set<String> = [
            "xtotalcount", "xtotal", "totalcount", "xtotalitems", "xpaginationtotal", "xtotalelements",
        ]
        if let header = headers.first(where: { known.contains($0.name.simplified) }) { return .header(header.name) }
        let names: Set<String> = [
            "totalcount", "total", "totalitems", "totalresults", "totalrecords", "totalentries", "totalelements",
            "itemcount",
            "totalsize",
        ]
        let found = paths.find(in: response, depth: 2) { key, type in
            names.contains(key.simplified) && paths.isInteger(type)
        }
        return found.min { $0.path.count < $1.path.count }.map { .property($0.path) }
    }
}
