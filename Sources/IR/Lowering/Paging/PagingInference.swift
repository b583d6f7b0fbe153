import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Infers how an operation returns the pages of a list.
///
/// An operation can be paged if it is a `GET` without a required body that returns one JSON value, or a value or nothing,
/// and the value is an array or has exactly one list within two levels (see ``PagedItems``). The strategy is the first of
/// these that applies:
///
/// 1. **cursor**: a string parameter such as `cursor`, `pageToken` or `after` (or an object parameter `pagination` or
///    `page` with such a property), and a string in the response such as `nextCursor`, `nextPageToken` or `next` that is not a URL
///    by its format or example.
///    A number such as `from` is a cursor if the response has the number of the next page's first item under `next`.
///    Any text parameter with a text of the same name after `next` is a cursor too: `page` and `next_page`.
///    If a Boolean parameter such as `usemarker` switches the cursor on, an offset with a total is used instead.
///    If the parameter has no value in the response, but the response has a next link, the link is used.
///    With a flag such as `has_more`, the cursor can be the last item of the page (see ``LastItemCursor``).
/// 2. **offset**: an integer parameter such as `offset`, `skip` or `start`. The page size is `limit`, `count`, `top` …
///    `from` with `to`, or `start` with `end`, is a range and not an offset. An offset of items whose number is greater than
///    it is a value of an item. The offset of the first item is 0 or 1 (see ``PagingStart``).
/// 3. **page number**: an integer parameter such as `page`, `pageNumber` or `pageIndex` that is not a token (see
///    ``PagingParameters``). The first page is 0 or 1 (see ``PagingStart``).
/// 4. **next link**: a string or URL in the response such as `next`, `nextLink`, `nextUrl`, `links.next` or
///    `_links.next.href`.
/// 5. **Link header**: the response documents the header `Link` (RFC 8288).
///
/// A cursor or link must belong to the response as a whole: to the response itself, to the object with the items if it is
/// an envelope such as `data`, or to an object such as `links`, `paging` or `meta`. The link of another list in the
/// response leads to a page of another type.
///
/// The total number of items is a response header such as `X-Total-Count`, or an integer property such as `totalCount`,
/// `total` or `TotalRecordCount`. Paging by offset or page number also ends with the page that states that no other page
/// follows (see ``NextPageStatement``). `apus list --inferred` lists the decisions. `paging` in `apus.yaml` replaces them.
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
        guard let content = plan.success.onlyContent, content.coding == .json else { return nil }
        if let override = OperationNames.setting(options.paging, of: operation) {
            return ConfiguredPaging(
                paths: paths,
                schemas: schemas,
                plan: plan,
                response: content.type,
                described: operation
            ).paging(override)
        }
        guard plan.method == "GET", plan.body?.isRequired != true else { return nil }
        let recommended = parameters(of: plan).withoutDiscouraged
        return recommended.flatMap { inferred(of: $0, operation, content.type) }
            ?? inferred(of: plan, operation, content.type)
    }

    private func parameters(of plan: OperationPlan) -> PagingParameters { PagingParameters(plan: plan, paths: paths) }

    private func inferred(of plan: OperationPlan, _ operation: Operation, _ response: TypeReference) -> PagingPlan? {
        let hasPosition = parameters(of: plan).hasPosition
        let lists = PagedItems(paths: paths, path: plan.path.text, hasPagingParameter: hasPosition)
        guard let items = lists.items(of: response) else { return nil }
        if let paging = lastItem(plan, response, items) { return paging }
        guard let (strategy, reason) = strategy(of: plan, operation, response, items: items) else { return nil }
        let place = items.path.isEmpty ? "returns an array" : "returns an array under '\(items.spelling)'"
        return PagingPlan(
            strategy: strategy,
            items: items.path,
            itemType: items.type,
            next: strategy.isNumbered
                ? NextPageStatement(paths: paths).place(in: response, items: items, of: operation) : nil,
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
        let parameters = parameters(of: plan)
        if parameters.cursorNeedsSwitch, let offset = offset(parameters, operation, response),
            case .offset(_, _, _, _?) = offset.0
        {
            return offset
        }
        return cursor(plan, response, items) ?? numericCursor(plan, response, items)
            ?? (parameters.cursors.isEmpty ? nil : nextLink(items, response))
            ?? offset(parameters, operation, response)
            ?? pageNumber(parameters, operation, response) ?? nextLink(items, response) ?? linkHeader(operation)
    }

    private static let nextCursorNames: Set<String> = [
        "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continuation", "continue", "next",
        "nextpagecursor", "aftercursor", "after", "endcursor", "nextmarker", "nextpage",
    ]

    private func cursor(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        if let pair = pairedCursor(plan, response, items) { return pair }
        let hasCandidate = plan.parameters.contains { parameter in
            let name = parameter.wireName.simplified
            return PagingParameters.cursorNames.contains(name) || ["pagination", "page", "paging"].contains(name)
        }
        guard hasCandidate else { return nil }
        let texts = paths.find(in: response, depth: 3) { key, type in
            Self.nextCursorNames.contains(key.simplified) && paths.isText(type)
        }
        let own = texts.filter { !$0.isLink && paths.concerns($0, items, in: response, isCursor: true) }
        guard let next = own.min(by: { $0.path.count < $1.path.count }) else { return nil }
        for parameter in plan.parameters where parameter.location == .query {
            let name = parameter.wireName.simplified
            if PagingParameters.cursorNames.contains(name), paths.isText(parameter.type) {
                return (
                    .cursor(parameter: parameter.name, within: [], next: next.path),
                    "the operation has the query parameter '\(parameter.wireName)', the response has '\(next.spelling)'"
                )
            }
            guard ["pagination", "page", "paging"].contains(name) else { continue }
            let inner = paths.find(in: parameter.type, depth: 1) { key, type in
                PagingParameters.cursorNames.contains(key.simplified) && paths.isText(type)
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

    /// A text parameter such as `page`, with the value for the next page under `next_page` in the response.
    private func pairedCursor(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        let parameters = parameters(of: plan).texts
        guard !parameters.isEmpty else { return nil }
        let texts = paths.find(in: response, depth: 3) { key, type in
            // Most keys start with another letter, and are not copied.
            key.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "n") && key.simplified.hasPrefix("next")
                && paths.isText(type)
        }
        let own = texts.filter { !$0.isLink && paths.concerns($0, items, in: response, isCursor: true) }
        for next in own.sorted(by: { $0.path.count < $1.path.count }) {
            let name = String(next.keys.last?.simplified.dropFirst(4) ?? "")
            if let parameter = parameters.first(where: { $0.wireName.simplified == name }) {
                return (
                    .cursor(parameter: parameter.name, within: [], next: next.path),
                    "the operation has the query parameter '\(parameter.wireName)', the response has '\(next.spelling)'"
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

    /// A number such as `from` for the first item, with the first item of the next page under `next`.
    private func numericCursor(
        _ plan: OperationPlan,
        _ response: TypeReference,
        _ items: PropertyPaths.Found
    ) -> (PagingPlan.Strategy, String)? {
        guard let parameter = parameters(of: plan).integer(["from", "start", "startat", "cursor", "after"]) else {
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

    private func offset(
        _ parameters: PagingParameters,
        _ operation: Operation,
        _ response: TypeReference
    ) -> (PagingPlan.Strategy, String)? {
        guard let offset = parameters.offset else { return nil }
        let limit = parameters.size
        // Without a page size, names such as `start` and `from` are not specific: they can also be times.
        if limit == nil, offset.wireName.simplified != "offset" { return nil }
        let reason =
            limit.map { "the operation has the query parameters '\(offset.wireName)' and '\($0.wireName)'" }
            ?? "the operation has the query parameter '\(offset.wireName)'"
        let start = PagingStart(paths: paths, schemas: schemas, operation: operation, response: response)
        return (
            .offset(
                parameter: offset.name,
                limit: limit?.name,
                first: start.offset(offset),
                total: total(operation, response)
            ),
            reason
        )
    }

    private func pageNumber(
        _ parameters: PagingParameters,
        _ operation: Operation,
        _ response: TypeReference
    ) -> (PagingPlan.Strategy, String)? {
        guard let page = parameters.page else { return nil }
        let size = parameters.size
        let start = PagingStart(paths: paths, schemas: schemas, operation: operation, response: response)
        let reason =
            size.map { "the operation has the query parameters '\(page.wireName)' and '\($0.wireName)'" }
            ?? "the operation has the query parameter '\(page.wireName)'"
        return (
            .pageNumber(
                parameter: page.name,
                size: size?.name,
                first: start.page(page),
                total: total(operation, response)
            ),
            reason
        )
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

    // MARK: Totals

    private func total(_ operation: Operation, _ response: TypeReference) -> PagingPlan.TotalPlan? {
        let headers = operation.responses.filter { StatusPattern($0.status).isSuccess }.flatMap(\.headers)
        let known: Set<String> = [
            "xtotalcount", "xtotal", "totalcount", "xtotalitems", "xpaginationtotal", "xtotalelements",
        ]
        if let header = headers.first(where: { known.contains($0.name.simplified) }) { return .header(header.name) }
        let names: Set<String> = [
            "totalcount", "total", "totalitems", "totalresults", "totalrecords", "totalentries", "totalelements",
            "itemcount", "totalsize",
        ]
        let found = paths.find(in: response, depth: 2) { key, type in
            let name = key.simplified
            return (names.contains(name) || name.hasSuffix("recordcount")) && paths.isInteger(type)
        }
        return found.min { $0.path.count < $1.path.count }.map { .property($0.path) }
    }
}
