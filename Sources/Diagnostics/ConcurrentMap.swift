import Dispatch

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in their order, worked out on all processors at once.
    package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        guard count > 1 else { return map(transform) }
        var results = [Result?](repeating: nil, count: count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each iteration writes a place of its own, and all have ended before the buffer is read.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: count) { buffer[$0] = transform(self[$0]) }
        }
        return results.compactMap { $0 }
    }
}
