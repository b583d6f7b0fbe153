/// The members of a JSON object in the order of the text, duplicates included.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    private var position: Int
    private let end: Int

    /// How many members the object has.
    public let count: Int

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        self.tape = tape
        position = index + 1
        end = entry.is(.object) ? entry.next : position
        count = entry.childCount
    }

    /// The next member, `nil` behind the last one.
    public mutating func next() -> (name: String, value: JSONReader)? {
        guard let place = nextPlace() else { return nil }
        return (tape.string(of: tape.entries[place]), JSONReader(tape: tape, index: place + 1))
    }

    /// The entry of the next name; its value is the entry behind it.
    mutating func nextPlace() -> Int? {
        guard position < end else { return nil }
        defer { position = tape.entries[position + 1].next }
        return position
    }

    /// A number that is never too large, for `reserveCapacity`.
    public var underestimatedCount: Int { count }
}
