/// The position of a page, which the closure of ``Paged`` passes to the method. Everything is `nil` for the first page,
/// unless the caller chose a position.
public nonisolated struct PagePosition: Sendable {
    /// How many items come before the page.
    public internal(set) var offset: Int?
    /// The number of the page.
    public internal(set) var number: Int?
    /// The cursor in the page before.
    public internal(set) var cursor: String?
    /// The URL of the page, instead of the operation's.
    var link: String?
}
