/// All items of a list, page by page: `for try await segment in client.segments.listSegmentsPaged() { … }`.
///
/// Nothing is fetched before it is asked for, and each loop begins anew. A page is fetched when the items of the one before
/// are used up; leaving the loop fetches no more. ``pages`` gives the pages themselves.
public struct Paged<Page: Sendable, Item: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Item

    private let connection: APIConnection
    private let paging: Paging<Page>
    private let items: @Sendable (Page) -> [Item]
    private let fetch: @Sendable (APIConnection, PagePosition) async throws -> Page

    /// A list.
    ///
    /// - Parameters:
    ///   - paging: how the pages follow each other.
    ///   - items: the items of a page.
    ///   - fetch: gets the page at a place, through the connection it is given.
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

    /// The pages as they come.
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

    /// Gives item after item.
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

        /// Gives page after page.
        public struct Iterator: AsyncIteratorProtocol {
            let list: Paged
            var state: PagingState
            var isAtEnd = false

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
                let (count, isTooMuch) = state.count.addingReportingOverflow(items.count)
                state.count = isTooMuch ? .max : count
                let facts = PageFacts(count: items.count, response: recorder?.last)
                if let next = list.paging.advance(&state, page, facts) {
                    state.position = next
                    isAtEnd = false
                }
                return (page, items)
            }
        }
    }
}
