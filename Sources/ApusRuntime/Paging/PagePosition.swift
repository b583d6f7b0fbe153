/// Which page is wanted: what the closure of ``Paged`` puts into its arguments. Everything is `nil` for a first page
/// whose place the caller did not choose.
public struct PagePosition: Sendable {
    /// How many items come before the page.
    public internal(set) var offset: Int?
    /// The number of the page.
    public internal(set) var number: Int?
    /// What the page before said.
    public internal(set) var cursor: String?
    /// The URL of the page; the connection takes it instead of the operation's.
    var link: String?
}
