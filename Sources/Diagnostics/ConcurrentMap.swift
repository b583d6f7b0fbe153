import Dispatch

extension Array where Element: Sendable {
    /// Returns the results of `transform` for each element, in order; runs on all processors concurrently.
    package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        guard count > 1 else { return map(transform) }
        var results = [Result?](repeating: nil, count: count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each iteration writes a different element, and all iterations end before the buffer is read.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: count) { buffer[$0] = transform(self[$0]) }
        }
        return results.compactMap { $0 }
    }
}
