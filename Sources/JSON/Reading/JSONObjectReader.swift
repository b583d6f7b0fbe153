/// The members of a JSON object, found by name.
///
/// Names that are asked for in the order of the text cost one comparison. When a name occurs twice the first value
/// counts, as in `JSONDecoder`; a name should be asked for once.
public struct JSONObjectReader: Sendable {
    package let tape: JSONTape
    package let index: Int

    /// How many members the object has.
    public let count: Int

    /// Entry and number of the first member that was not asked for yet; everything before it was.
    private var position: Int
    private var ordinal = 0
    private let end: Int

    /// Which members were asked for.
    private var seen = JSONMemberSet()

    /// Made at the first name out of order in an object too large for looking through it again and again.
    private var names: JSONNameIndex?

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        self.tape = tape
        self.index = index
        count = entry.childCount
        position = index + 1
        end = entry.next
    }

    // MARK: Reading members

    /// The member `key`, read as what the context asks for: a missing one is a fault for most types, `nil` for an
    /// optional (as is `null`), `.absent` for `Nullable` and `Presence`.
    public subscript<Value: JSONReadable>(key: StaticString) -> Value {
        mutating get throws {
            let found = find(key) ?? 0
            return try Value.member(JSONMember(tape: tape, object: index, index: found, name: key))
        }
    }

    /// A member that must be there but may be `null`.
    public mutating func nullable<Value: JSONReadable>(_ key: StaticString) throws -> Value? {
        guard let found = find(key) else { throw missing(key) }
        guard !tape.entries[found].is(.null) else { return nil }
        return try Value(from: JSONReader(tape: tape, index: found))
    }

    /// A member that may be missing or `null`, with the difference kept.
    public mutating func presence<Value: JSONReadable>(_ key: StaticString) throws -> Nullable<Value> {
        guard let found = find(key) else { return Nullable(.absent) }
        return try Nullable(from: JSONReader(tape: tape, index: found))
    }

    /// The place of a member, `nil` when there is none; counts as asked for.
    public mutating func member(_ key: StaticString) -> JSONReader? {
        find(key).map { JSONReader(tape: tape, index: $0) }
    }

    /// All members that were not asked for, as a dictionary.
    public func rest<Value: JSONReadable>(of type: Value.Type = Value.self) throws -> [String: Value] {
        guard position < end else { return [:] }
        var rest: [String: Value] = [:]
        var number = ordinal
        var name = position
        while name < end {
            if !seen.contains(number), isFirst(name, number: number) {
                let key = tape.string(of: tape.entries[name])
                if rest.index(forKey: key) == nil {
                    rest[key] = try Value(from: JSONReader(tape: tape, index: name + 1))
                }
            }
            name = tape.entries[name + 1].next
            number += 1
        }
        return rest
    }

    /// All members in the order of the text.
    public func members() -> JSONMembers { JSONMembers(tape: tape, index: index) }

    /// The fault that a required member is not there.
    public func missing(_ key: StaticString) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .missing(key: "\(key)"))
    }

    // MARK: Finding

    /// Objects with more members are indexed by name, so that no input makes reading a model quadratic.
    private static let largestScanned = 48

    /// Index of the value of member `key`, which counts as asked for.
    @inline(__always)
    private mutating func find(_ key: StaticString) -> Int? {
        guard key.hasPointerRepresentation else { return search(String(describing: key)) }
        let length = key.utf8CodeUnitCount
        if position < end, tape.string(of: tape.entries[position], equals: key.utf8Start, length: length) {
            let found = position &+ 1
            seen.insert(ordinal)
            step()
            return found
        }
        return search(key.utf8Start, length)
    }

    /// Moves to the first member that was not asked for.
    @inline(__always)
    private mutating func step() {
        repeat {
            position = tape.entries[position &+ 1].next
            ordinal &+= 1
        } while position < end && seen.contains(ordinal)
    }

    @inline(never)
    private mutating func search(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        guard count <= Self.largestScanned else {
            return search(String(decoding: UnsafeBufferPointer(start: key, count: length), as: UTF8.self))
        }
        // Members that were asked for come last: names differ, so what is looked for is rarely among them.
        return scan(key, length, from: position, number: ordinal, to: end)
            ?? scan(key, length, from: index + 1, number: 0, to: position)
    }

    private mutating func scan(
        _ key: UnsafePointer<UInt8>,
        _ length: Int,
        from start: Int,
        number first: Int,
        to end: Int
    ) -> Int? {
        var name = start
        var number = first
        while name < end {
            if tape.string(of: tape.entries[name], equals: key, length: length) {
                markSeen(number)
                return name + 1
            }
            name = tape.entries[name + 1].next
            number += 1
        }
        return nil
    }

    private mutating func search(_ key: String) -> Int? {
        if names == nil { names = JSONNameIndex(members()) }
        guard let place = names?[key] else { return nil }
        markSeen(place.number)
        return place.name + 1
    }

    private mutating func markSeen(_ number: Int) {
        seen.insert(number)
        if number == ordinal, position < end { step() }
    }

    /// Whether no member before this one has the same name.
    private func isFirst(_ name: Int, number: Int) -> Bool {
        let entry = tape.entries[name]
        if let names { return names[tape.string(of: entry)]?.number == number }
        var earlier = index + 1
        // Only names that were asked for can matter: the dictionary itself tells other duplicates.
        for ordinal in 0..<number {
            if seen.contains(ordinal), tape.strings(of: tape.entries[earlier], and: entry) { return false }
            earlier = tape.entries[earlier + 1].next
        }
        return true
    }
}
