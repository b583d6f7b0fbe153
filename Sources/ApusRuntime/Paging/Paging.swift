/// How the pages of a list follow each other.
public nonisolated struct Paging<Page: Sendable>: Sendable {
    typealias Advance = @Sendable (inout PagingState, Page, PageFacts) -> PagePosition?

    let first: PagePosition
    /// Whether the total or the next link may be in a header.
    let needsResponse: Bool
    /// Whether a page with the items of the page before is the end, because the server ignores the position.
    var endsWhenRepeated = false
    let advance: Advance

    /// The offset grows by the number of items.
    ///
    /// The last page is the first of these:
    /// - a page without items;
    /// - the page that reaches the total, unless it states that another page follows. A total that is negative or
    ///   smaller than the number of items so far is not known;
    /// - a page that states that no other page follows; on the first page, this counts only if the total is not larger;
    /// - a page that states nothing after a page that stated that another one follows;
    /// - if nothing is stated, a page that is shorter than `limit` after a first page that was full.
    ///
    /// A page with the same items as the page before is not returned and ends the list: the server ignores the offset.
    ///
    /// - Parameters:
    ///   - offset: the offset at which the list begins; `nil`: the first item.
    ///   - first: the offset of the first item: 0, or 1 if the server counts items from 1 (RFC 7644 §3.4.2.4).
    ///   - limit: the number of items of a full page, if the request states it.
    ///   - total: the number of all items, if a page states it.
    ///   - next: whether another page follows, if a page states it.
    public static func offset(
        from offset: Int? = nil,
        first: Int = 0,
        limit: Int? = nil,
        total: PageTotal<Page> = .unknown,
        next: NextPage<Page> = .unknown
    ) -> Paging {
        let needsResponse = total.needsResponse || next.needsResponse
        return Paging(first: PagePosition(offset: offset), needsResponse: needsResponse, endsWhenRepeated: true) {
            state,
            page,
            facts in
            let current = Swift.max(state.position.offset ?? first, first)
            let (following, isTooMuch) = current.addingReportingOverflow(facts.count)
            guard facts.count > 0, !isTooMuch else { return nil }
            let received = following - first
            let isIncomplete = total.items(page, facts.response, received: received).map { received < $0 }
            let exists = next.exists(page, facts.response)
            guard state.continues(exists, isIncomplete, count: facts.count, size: limit) else { return nil }
            return PagePosition(offset: following)
        }
    }

    /// The number grows by one. The last page is found as with ``offset(from:first:limit:total:next:)``.
    ///
    /// - Parameters:
    ///   - number: the page at which the list begins; `nil`: the first page.
    ///   - first: the number of the first page, 0 or 1.
    ///   - size: the number of items of a full page, if the request states it.
    ///   - total: the number of all items or pages, if a page states it.
    ///   - next: whether another page follows, if a page states it.
    public static func pageNumber(
        from number: Int? = nil,
        first: Int = 1,
        size: Int? = nil,
        total: PageTotal<Page> = .unknown,
        next: NextPage<Page> = .unknown
    ) -> Paging {
        let needsResponse = total.needsResponse || next.needsResponse
        return Paging(first: PagePosition(number: number), needsResponse: needsResponse, endsWhenRepeated: true) {
            state,
            page,
            facts in
            let current = state.position.number ?? first
            let (following, isTooMuch) = current.addingReportingOverflow(1)
            guard facts.count > 0, !isTooMuch else { return nil }
            // The number of items is only known when counting began at the first page.
            state.isCounted = state.isCounted || current == first
            let isIncomplete: Bool? =
                if let pages = total.pages(page, received: following - first) {
                    following - first < pages
                } else if state.isCounted, let total = total.items(page, facts.response, received: state.count) {
                    state.count < total
                } else {
                    nil
                }
            let exists = next.exists(page, facts.response)
            guard state.continues(exists, isIncomplete, count: facts.count, size: size) else { return nil }
            return PagePosition(number: following)
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

/// Where a page contains the length of the list. A length that is negative or smaller than what was received is not known.
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

    fileprivate func items(_ page: Page, _ response: APIResponse?, received: Int) -> Int? {
        let total: Int? =
            switch place {
            case .none, .pages: nil
            case .header(let name): response?.headers[name].flatMap { Int(HeaderText.trimmed($0)) }
            case .items(let count): count(page)
            }
        return total.flatMap { $0 < received ? nil : $0 }
    }

    fileprivate func pages(_ page: Page, received: Int) -> Int? {
        guard case .pages(let count) = place else { return nil }
        return count(page).flatMap { $0 < received ? nil : $0 }
    }
}

/// Where a page states whether another page follows.
public nonisolated struct NextPage<Page: Sendable>: Sendable {
    fileprivate enum Place: Sendable {
        case none
        case page(@Sendable (Page) -> Bool?)
        case linkHeader
    }
    fileprivate let place: Place

    /// Pages do not state it.
    public static var unknown: NextPage { NextPage(place: .none) }

    /// In the page: `.exists { $0.next != nil }`. The function returns `nil` if the page does not state it.
    public static func exists(_ exists: @escaping @Sendable (Page) -> Bool?) -> NextPage {
        NextPage(place: .page(exists))
    }

    /// In the header `Link`: another page follows if it has the relation `next` (RFC 8288).
    public static var linkHeader: NextPage { NextPage(place: .linkHeader) }

    fileprivate var needsResponse: Bool { if case .linkHeader = place { true } else { false } }

    fileprivate func exists(_ page: Page, _ response: APIResponse?) -> Bool? {
        switch place {
        case .none: nil
        case .page(let exists): exists(page)
        case .linkHeader:
            response.map { response in
                response.headers["Link"].flatMap { LinkHeader.target(of: "next", in: $0) } != nil
            }
        }
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
    /// Whether an earlier page stated that another page follows.
    private var hasNext = false
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

    /// Whether another page is requested.
    ///
    /// - Parameters:
    ///   - exists: Whether the page states that another page follows; `nil` if it states nothing.
    ///   - isIncomplete: Whether there are fewer items so far than the total; `nil` if the total is not known.
    ///   - count: The number of items of the page.
    ///   - size: The requested number of items.
    mutating func continues(_ exists: Bool?, _ isIncomplete: Bool?, count: Int, size: Int?) -> Bool {
        let isShort = isLast(count, size)
        if exists == true {
            // Some totals count the items of the page.
            hasNext = true
            return true
        }
        if isIncomplete == false || isShort { return false }
        // A server that never fills the member of its description sends the total nevertheless.
        return exists == false ? !hasNext && isIncomplete == true : !hasNext || isIncomplete == true
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
