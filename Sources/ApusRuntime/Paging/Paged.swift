/// All items of a list, page by page: `for try await segment in client.segments.listSegmentsPaged() { … }`.
///
/// A page is fetched when a loop needs it: after the items of the page before. Each loop starts with the first page.
/// ``pages`` returns the pages themselves.
public nonisolated struct Paged<Page: Sendable, Item: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Item

    private let connection: APIConnection
    private let paging: Paging<Page>
    private let items: @Sendable (Page) -> [Item]
    private let fetch: @Sendable (APIConnection, PagePosition) async throws -> Page

    /// A list.
    ///
    /// - Parameters:
    ///   - connection: the connection that requests the pages.
    ///   - paging: how the pages follow each other.
    ///   - items: the items of a page.
    ///   - fetch: requests the page at a position with the connection that it is given.
    public init(
        _ connection: APIConnection,
        _ paging: Paging<Page>,
        items: @escaping @Sendable (Page) -> [Item],
        fetch: @escaping @Sendable (APIConnection, PagePosition) async throws -> Page
    ) {
        self.connection = connection
        self.paging = paging
        self.items = items
        self.fetch = fetch
    }

    /// The pages.
    public var pages: Pages { Pages(list: self) }

    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages.makeAsyncIterator()) }

    /// All items, at most `limit`.
    public func collect(limit: Int = .max) async throws -> [Item] {
        var all: [Item] = []
        if limit <= 0 { return all }
        for try await item in self {
            all.append(item)
            if all.count >= limit { break }
        }
        return all
    }

    private static func tooManyEmptyPages(_ limit: Int, _ last: APIResponse?) -> APIError {
        let message = "\(limit) pages in a row without items, each with a next page ('maximumEmptyPages' of the client)"
        let cause = ErrorCause(.paging, message)
        return last?.error(cause)
            ?? APIError(operationID: "paging", reason: cause.reason, message: cause.message)
    }

    /// Whether two pages have equal items; `false` if items can't be compared.
    ///
    /// Usually the first items differ, and no others are compared.
    private static func isSame(_ items: [Item], _ earlier: [Item]) -> Bool {
        guard items.count == earlier.count, !items.isEmpty else { return false }
        return zip(items, earlier).allSatisfy { item, earlier in
            (item as? any Equatable).map { isEqual($0, to: earlier) } ?? false
        }
    }

    private static func isEqual<Value: Equatable>(_ value: Value, to other: Item) -> Bool {
        value == other as? Value
    }

    /// Returns item after item.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: Pages.Iterator
        var rest: ArraySlice<Item> = []

        public mutating func next() async throws -> Item? {
            while rest.isEmpty {
                guard let page = try await pages.nextWithItems() else { return nil }
                rest = page.items[...]
            }
            return rest.popFirst()
        }
    }

    /// The pages of a list.
    public struct Pages: AsyncSequence, Sendable {
        public typealias Element = Page

        let list: Paged

        public func makeAsyncIterator() -> Iterator { Iterator(list: list, state: PagingState(list.paging.first)) }

        /// Returns page after page.
        public struct Iterator: AsyncIteratorProtocol {
            let list: Paged
            var state: PagingState
            var isAtEnd = false
            /// The items of the page before, if a server that ignores the position would repeat them.
            var earlierItems: [Item] = []
            /// How many pages in a row had no items.
            var emptyPages = 0

            public mutating func next() async throws -> Page? { try await nextWithItems()?.page }

            /// After an error the list is at its end.
            mutating func nextWithItems() async throws -> (page: Page, items: [Item])? {
                if isAtEnd { return nil }
                isAtEnd = true
                try Task.checkCancellation()
                let position = state.position
                let outer = list.connection.options.recorder
                let recorder = list.paging.needsResponse ? outer ?? ResponseRecorder() : outer
                let connection = list.connection.with { options in
                    options.recorder = recorder
                    options.link = position.link
                }
                let page = try await list.fetch(connection, position)
                let items = list.items(page)
                if list.paging.endsWhenRepeated {
                    if Paged.isSame(items, earlierItems) { return nil }
                    earlierItems = items
                }
                let (count, isTooMuch) = state.count.addingReportingOverflow(items.count)
                state.count = isTooMuch ? .max : count
                let facts = PageFacts(count: items.count, response: recorder?.last)
                if let next = list.paging.advance(&state, page, facts) {
                    state.position = next
                    isAtEnd = false
                    emptyPages = items.isEmpty ? emptyPages + 1 : 0
                    let limit = Swift.max(1, connection.options.maximumEmptyPages)
                    guard emptyPages < limit else {
                        isAtEnd = true
                        throw Paged.tooManyEmptyPages(limit, recorder?.last)
                    }
                }
                return (page, items)
            }
        }
    }
}
