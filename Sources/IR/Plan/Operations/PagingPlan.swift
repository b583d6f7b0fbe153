/// The paging of a list operation.
package struct PagingPlan: Sendable, Hashable {
    package var strategy: Strategy
    /// The property path from the response to the array of items; empty if the response is the array.
    package var items: [SwiftPathStep]
    /// The type of an item.
    package var itemType: TypeReference
    /// Where a page of ``Strategy/offset(parameter:limit:first:total:)`` or
    /// ``Strategy/pageNumber(parameter:size:first:total:)`` states whether another page follows, and a page of
    /// ``Strategy/cursor(parameter:within:next:)`` whose cursor is its last item; `nil` if it does not.
    package var next: NextPlan?
    /// The reason of an inferred paging; `nil` if the paging is configured.
    package var reason: String?

    package enum Strategy: Sendable, Hashable {
        /// `parameter` is the number of items to skip plus `first` (0 or 1). `limit` is the page size, if the operation
        /// has such a parameter.
        case offset(parameter: SwiftName, limit: SwiftName?, first: Int = 0, total: TotalPlan?)
        /// `parameter` is the page number, which starts with `first` (0 or 1).
        case pageNumber(parameter: SwiftName, size: SwiftName?, first: Int, total: TotalPlan?)
        /// `parameter` is the cursor of the page, and the response has the cursor of the next page at `next`. If the
        /// parameter is an object, `within` is the path of the cursor in it.
        case cursor(parameter: SwiftName, within: [SwiftPathStep], next: [SwiftPathStep])
        /// The response has the URL of the next page at `next`.
        case nextLink(next: [SwiftPathStep])
        /// The `Link` header has the URL of the next page (RFC 8288).
        case linkHeader
    }

    /// The place of the total number of items in a response.
    package enum TotalPlan: Sendable, Hashable {
        case header(String)
        case property([SwiftPathStep])
    }

    /// The statement of a page that another page follows.
    package enum NextPlan: Sendable, Hashable {
        /// Another page follows if the value exists and is not an empty string: a link, a number or a cursor.
        case value([SwiftPathStep])
        /// Another page follows if the boolean equals `whenTrue`: `hasMore` is true, `isLast` is false.
        case flag([SwiftPathStep], whenTrue: Bool)
        /// Another page follows if the header `Link` has the relation `next` (RFC 8288).
        case linkHeader
    }

    package init(
        strategy: Strategy,
        items: [SwiftPathStep],
        itemType: TypeReference,
        next: NextPlan? = nil,
        reason: String? = nil
    ) {
        self.strategy = strategy
        self.items = items
        self.itemType = itemType
        self.next = next
        self.reason = reason
    }
}

extension OperationPlan {
    /// The name of the method for the items of all pages: `listSegmentsPaged`.
    package var pagedName: SwiftName { SwiftName(name.text + "Paged") }
}
