/// The members of a JSON object in the order of the text, including duplicate names.
public nonisolated struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    private var position: Int
    private let end: Int

    /// The number of members.
    public let count: Int

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        self.tape = tape
        position = index + 1
        end = entry.is(.object) ? entry.next : position
        count = entry.childCount
    }

    /// Returns the next member, or `nil` after the last one.
    public mutating func next() -> (name: String, value: JSONReader)? {
        guard let place = nextPlace() else { return nil }
        return (tape.string(of: tape.entries[place]), JSONReader(tape: tape, index: place + 1))
    }

    /// Returns the index of the next name; the entry after it is the value.
    mutating func nextPlace() -> Int? {
        guard position < end else { return nil }
        defer { position = tape.entries[position + 1].next }
        return position
    }

    /// The number of members; used by `reserveCapacity`.
    public var underestimatedCount: Int { count }
}
