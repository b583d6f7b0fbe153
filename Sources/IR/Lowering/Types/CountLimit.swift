/// Counts work that a small description can make arbitrarily large, up to a maximum.
struct CountLimit {
    let maximum: Int
    private var count = 0

    init(maximum: Int) { self.maximum = maximum }

    /// Whether more than the maximum was counted.
    var isExceeded: Bool { count > maximum }

    /// Adds to the count.
    ///
    /// - Returns: `true` if this exceeds the maximum for the first time, so that the caller reports it once.
    @discardableResult
    mutating func add(_ amount: Int) -> Bool {
        let wasExceeded = isExceeded
        count += amount
        return isExceeded && !wasExceeded
    }
}
