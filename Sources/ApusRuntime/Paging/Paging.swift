/// How the pages of a list follow each other.
public nonisolated struct Paging<Page: Sendable>: Sendable {
    typealias Advance = @Sendable (inout PagingState, Page, PageFacts) -> PagePosition?

    let first: PagePosition
    /// Whether the total or the next link may be in a header.
    let needsResponse: Bool
    let advance: Advance

    /// The offset grows by the number of items. The last page is the one that reaches the total; without a total the one
    /// that is shorter than `limit` after a first page that was full, else an empty one.
    public static func offset(
        from offset: Int? = nil,
        limit: Int? = nil,
        total: PageTotal<Page> = .unknown
    ) -> Paging {
        Paging(first: PagePosition(offset: offset), needsResponse: total.needsResponse) { state, page, facts in
            let (next, isTooMuch) = (state.position.offset ?? 0).addingReportingOverflow(facts.count)
            guard facts.count > 0, !isTooMuch, !state.isLast(facts.count, limit) else { return nil }
            if let total = total.items(page, facts.response), next >= total { return nil }
            return PagePosition(offset: next)
        }
    }

    /// The number grows by one. The last page is found as with ``offset(from:limit:total:)``.
    ///
    /// - Parameter first: the number of the first page, 0 or 1.
    public static func pageNumber(
        from number: Int? = nil,
        first: Int = 1,
        size: Int? = nil,
        total: PageTotal<Page> = .unknown
    ) -> Paging {
        Paging(first: PagePosition(number: number), needsResponse: total.needsResponse) { state, page, facts in
            let current = state.position.number ?? first
            let (next, isTooMuch) = current.addingReportingOverflow(1)
            guard facts.count > 0, !isTooMuch, !state.isLast(facts.count, size) else { return nil }
            if let pages = total.pages(page), next - first >= pages { return nil }
            // The number of items is only known when counting began at the first page.
            if current == first || state.isCounted {
                state.isCounted = true
                if let total = total.items(page, facts.response), state.count >= total { return nil }
            }
            return PagePosition(number: next)
        }
    }

    /// The cursor of the next page is in the page. There is no next page when it is missing, empty, or the same as an
    /// earlier one.
    public static func cursor(from cursor: String? = nil, next: @escaping @Sendable (Page) -> String?) -> Paging {
        Paging(first: PagePosition(cursor: cursor), needsResponse: false) { state, page, _ in
            guard let cursor = next(page), state.isNew(cursor) else { return nil }
            return PagePosition(cursor: cursor)
        }
    }

    /// The URL of the next page is in the page. It must have the origin of the server, or the next page is an error.
    public static func nextLink(_ next: @escaping @Sendable (Page) -> String?) -> Paging {
        Paging(first: PagePosition(), needsResponse: false) { state, page, _ in
            guard let link = next(page), state.isNew(link) else { return nil }
            return PagePosition(link: link)
        }
    }

    /// The URL of the next page is in the header `Link` with the relation `next` (RFC 8288). It must have the origin of
    /// the server, or the next page is an error.
    public static var linkHeader: Paging {
        Paging(first: PagePosition(), needsResponse: true) { state, _, facts in
            guard let header = facts.response?.headers["Link"], let link = LinkHeader.target(of: "next", in: header),
                state.isNew(link)
            else { return nil }
            return PagePosition(link: link)
        }
    }
}

/// Where a page contains the length of the list.
public nonisolated struct PageTotal<Page: Sendable>: Sendable {
    fileprivate enum Place: Sendable {
        case none
        case header(String)
        case items(@Sendable (Page) -> Int?)
        case pages(@Sendable (Page) -> Int?)
    }
    fileprivate let place: Place

    /// The length is not known.
    public static var unknown: PageTotal { PageTotal(place: .none) }

    /// The number of all items, in a response header.
    public static func header(_ name: String) -> PageTotal { PageTotal(place: .header(name)) }

    /// The number of all items, in the page.
    public static func items(_ count: @escaping @Sendable (Page) -> Int?) -> PageTotal {
        PageTotal(place: .items(count))
    }

    /// The number of all pages, in the page.
    public static func pages(_ count: @escaping @Sendable (Page) -> Int?) -> PageTotal {
        PageTotal(place: .pages(count))
    }

    fileprivate var needsResponse: Bool { if case .header = place { true } else { false } }

    fileprivate func items(_ page: Page, _ response: APIResponse?) -> Int? {
        switch place {
        case .none, .pages: nil
        case .header(let name): response?.headers[name].flatMap { Int(HeaderText.trimmed($0)) }
        case .items(let count): count(page)
        }
    }

    fileprivate func pages(_ page: Page) -> Int? {
        if case .pages(let count) = place { count(page) } else { nil }
    }
}

/// Facts about a page.
nonisolated struct PageFacts {
    /// How many items it has.
    var count: Int
    var response: APIResponse?
}

/// The state between pages.
nonisolated struct PagingState: Sendable {
    var position: PagePosition
    /// The number of items so far.
    var count = 0
    /// Whether `count` includes the first page.
    var isCounted = false
    private var firstPageWasFull: Bool?
    private var seen: Set<String> = []

    init(_ first: PagePosition) {
        position = first
        if let cursor = first.cursor { seen.insert(cursor) }
    }

    /// Whether a cursor or link is not empty and has not occurred before.
    mutating func isNew(_ next: String) -> Bool {
        !next.isEmpty && seen.insert(next).inserted
    }

    /// Whether a page is the last one because it is shorter than the requested limit. When even the first page is
    /// shorter, the server has a smaller limit, and the length says nothing.
    mutating func isLast(_ count: Int, _ limit: Int?) -> Bool {
        guard let limit else { return false }
        guard let firstPageWasFull else {
            firstPageWasFull = count >= limit
            return false
        }
        return firstPageWasFull && count < limit
    }
}
