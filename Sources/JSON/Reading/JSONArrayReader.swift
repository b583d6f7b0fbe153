/// The elements of a JSON array, in order.
public nonisolated struct JSONArrayReader: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    private var position: Int
    private let end: Int

    /// The number of elements.
    public let count: Int

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        self.tape = tape
        position = index + 1
        end = entry.next
        count = entry.childCount
    }

    /// Returns the next element, or `nil` after the last one.
    public mutating func next() -> JSONReader? {
        guard position < end else { return nil }
        defer { position = tape.entries[position].next }
        return JSONReader(tape: tape, index: position)
    }

    /// The number of elements; used by `reserveCapacity`.
    public var underestimatedCount: Int { count }
}
