/// The objects that are already read. A response that 300 operations refer to is read, and reported, once.
struct SharedObjects {
    var parameters: [NodeKey: ParameterOutcome] = [:]
    var requestBodies: [NodeKey: RequestBody] = [:]
    var responses: [ResponseKey: Response] = [:]
    /// `nil` for a header that could not be read.
    var headers: [NodeKey: Header?] = [:]
    var callbacks: [NodeKey: [Operation]] = [:]

    /// The maximum nesting of callbacks and headers. Real descriptions stay far below it.
    static let maximumDepth = 16
    /// The number of nested callbacks and headers that are being read.
    private(set) var depth = 0

    /// Starts a callback or header, which can contain others.
    /// - Returns: `false`, without starting it, at the maximum depth. Otherwise ``leave()`` must be called at its end.
    mutating func enter() -> Bool {
        guard depth < Self.maximumDepth else { return false }
        depth += 1
        return true
    }

    /// Ends a callback or header.
    mutating func leave() { depth -= 1 }
}
