/// How the pages of a list operation follow each other.
package struct PagingPlan: Sendable, Hashable {
    package var strategy: Strategy
    /// The property path from the response to the array of items; empty: the response is the array.
    package var items: [SwiftPathStep]
    /// The element's type.
    package var itemType: TypeReference
    /// Whether it was inferred rather than configured, and why.
    package var reason: String?

    package enum Strategy: Sendable, Hashable {
        /// `offset` grows by the number of items; `limit` is the page size, when there is one.
        case offset(parameter: SwiftName, limit: SwiftName?, total: TotalPlan?)
        /// The page number grows by one from `first` (0 or 1).
        case pageNumber(parameter: SwiftName, size: SwiftName?, first: Int, total: TotalPlan?)
        /// The cursor of the next page is at `next` in the response and goes into `parameter`.
        /// A cursor inside an object parameter has its path in `within`.
        case cursor(parameter: SwiftName, within: [SwiftPathStep], next: [SwiftPathStep])
        /// The URL of the next page is at `next` in the response.
        case nextLink(next: [SwiftPathStep])
        /// The URL of the next page is in the `Link` header (RFC 8288).
        case linkHeader
    }

    /// Where the number of all items is told.
    package enum TotalPlan: Sendable, Hashable {
        case header(String)
        case property([SwiftPathStep])
    }

    package init(strategy: Strategy, items: [SwiftPathStep], itemType: TypeReference, reason: String? = nil) {
        self.strategy = strategy
        self.items = items
        self.itemType = itemType
        self.reason = reason
    }
}

extension OperationPlan {
    /// The name of the method for the items of all pages: `listSegmentsPaged`.
    package var pagedName: SwiftName { SwiftName(name.text + "Paged") }
}
