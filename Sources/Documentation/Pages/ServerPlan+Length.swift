import ApusPlan

extension ServerPlan {
    /// Whether the pages of groups and the examples of operations repeat the URL. Repeating a long one takes quadratic time.
    var isShort: Bool { url.utf8.count <= 200 }
}
