/// Collects a JSON text that arrives in pieces, and indexes it meanwhile.
package nonisolated final class JSONTextCollector {
    private var builder: JSONTapeBuilder
    private let step: Int
    /// The length of the text from which scanning is worth it; `nil`: the text is not JSON.
    private var nextScan: Int?
    private var isFinished = false

    /// - Parameters:
    ///   - capacity: the expected length of the text.
    ///   - options: what JSON is accepted.
    ///   - step: the number of bytes that are indexed together.
    package init(capacity: Int, options: JSONReadingOptions = JSONReadingOptions(), step: Int = 64 << 10) {
        builder = JSONTapeBuilder(capacity: capacity, options: options)
        // The scan of an empty text ends at the bytes after it, too.
        builder.append(UnsafeBufferPointer(start: nil, count: 0))
        self.step = step
        nextScan = step
    }

    deinit {
        if !isFinished { builder.deallocate() }
    }

    /// The number of bytes that have arrived.
    package var count: Int { builder.count }

    /// Appends a piece of the text, which may begin and end anywhere.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        builder.append(bytes)
        guard let next = nextScan, count >= next else { return }
        do {
            guard count < JSONTapeBuilder.excessiveLength else {
                nextScan = nil
                return
            }
            try builder.scan(isComplete: false)
            // A token that has not ended is scanned again from its begin. Waiting until it is twice as long bounds the work.
            nextScan = count + max(step, count - builder.position)
        } catch {
            nextScan = nil
        }
    }

    /// Ends the text. The collector accepts no more of it.
    ///
    /// - Parameter own: takes the memory of the text, which `deallocate()` frees, and returns an object that keeps it. As
    ///   long as the object exists, the text does not change.
    /// - Returns: The index of the text; `nil` when it is not JSON.
    package func finish(_ own: (UnsafeMutableBufferPointer<UInt8>) -> AnyObject) -> JSONTape? {
        let isJSON = nextScan != nil && (try? builder.scan(isComplete: true)) != nil
        isFinished = true
        let owner = own(UnsafeMutableBufferPointer(start: builder.base, count: count))
        guard isJSON else {
            builder.entries.deallocate()
            return nil
        }
        return JSONTape(builder, owner: owner)
    }
}
