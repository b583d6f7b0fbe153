/// The elements of a JSON array, in order.
public struct JSONArrayReader: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    private var position: Int
    private let end: Int

    /// How many elements the array has.
    public let count: Int

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        self.tape = tape
        position = index + 1
        end = entry.next
        count = entry.childCount
    }

    /// The next element, `nil` behind the last one.
    public mutating func next() -> JSONReader? {
        guard position < end else { return nil }
        defer { position = tape.entries[position].next }
        return JSONReader(tape: tape, index: position)
    }

    /// A number that is never too large, for `reserveCapacity`.
    public var underestimatedCount: Int { count }
}
