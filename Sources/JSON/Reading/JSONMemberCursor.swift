/// The place among the members of an object that are read by name.
///
/// A name that is read in the order of the text costs one comparison. If a name occurs more than once, the first value
/// counts.
nonisolated struct JSONMemberCursor: Sendable {
    /// The index of the first member that has not been read; all members before it have been read. 0 before the first
    /// search.
    private var position = 0
    /// The ordinal of the member at `position`.
    private var ordinal = 0
    /// The index after the last member.
    private var next = 0

    /// The ordinals below 64 of the members that have been read, as bits.
    private var seen: UInt64 = 0

    /// Whether a name out of order has been searched.
    private var hasSearched = false

    /// A digest of all names; created at the second name out of order, because a scan is faster for one.
    private var digest: JSONNameDigest?

    /// What large objects need in addition; one reference, so that the destruction of a cursor is short.
    private var details: Details?

    // Unchecked, because a cursor changes the object only if it has the only reference.
    private final class Details: @unchecked Sendable {
        /// The ordinals from 64 of the members that have been read.
        var seen: JSONMemberSet
        /// An index of the names; created at the first name out of order in an object that is too large to scan.
        var names: JSONNameIndex?

        init(seen: JSONMemberSet = JSONMemberSet(), names: JSONNameIndex? = nil) {
            self.seen = seen
            self.names = names
        }
    }

    /// The largest number of members that are scanned linearly. Larger objects are indexed by name, so that reading a
    /// model never takes quadratic time.
    private static let maximumScannedMembers = 48

    /// Whether the object is known.
    var isStarted: Bool { position != 0 }

    /// Goes to the first member; a value that is not an object has none.
    mutating func start(_ object: Int, in tape: JSONTape) {
        position = object + 1
        next = tape.entries[object].is(.object) ? tape.entries[object].next : 0
    }

    /// Returns the index of the value if the next member that has not been read has this name; it then counts as read.
    @inline(__always)
    mutating func take(_ key: UnsafePointer<UInt8>, _ length: Int, in tape: JSONTape) -> Int? {
        guard position < next, tape.string(of: tape.entries[position], equals: key, length: length) else { return nil }
        let found = position &+ 1
        insert(ordinal)
        step(in: tape)
        return found
    }

    /// Moves to the next member that has not been read.
    @inline(__always)
    private mutating func step(in tape: JSONTape) {
        repeat {
            position = tape.entries[position &+ 1].next
            ordinal &+= 1
        } while position < next && contains(ordinal)
    }

    /// Returns the index of the value of a member that is not the next one; it then counts as read.
    @inline(__always)
    mutating func search(_ key: UnsafePointer<UInt8>, _ length: Int, of object: Int, in tape: JSONTape) -> Int? {
        guard next != 0 else { return nil }
        guard tape.entries[object].childCount <= Self.maximumScannedMembers else {
            let name = String(decoding: UnsafeBufferPointer(start: key, count: length), as: UTF8.self)
            return search(name, of: object, in: tape)
        }
        if hasSearched {
            if digest == nil { digest = JSONNameDigest(JSONMembers(tape: tape, index: object)) }
            guard let digest, digest.mayContain(key, length) else { return nil }
        }
        hasSearched = true
        // Names differ, so the member is rarely among those that have been read; these are scanned last.
        return scan(key, length, from: position, number: ordinal, to: next, in: tape)
            ?? scan(key, length, from: object + 1, number: 0, to: position, in: tape)
    }

    private mutating func scan(
        _ key: UnsafePointer<UInt8>,
        _ length: Int,
        from start: Int,
        number first: Int,
        to end: Int,
        in tape: JSONTape
    ) -> Int? {
        var name = start
        var number = first
        while name < end {
            if tape.string(of: tape.entries[name], equals: key, length: length) {
                markSeen(number, in: tape)
                return name + 1
            }
            name = tape.entries[name + 1].next
            number += 1
        }
        return nil
    }

    /// Returns the index of the value of a member, by the index of all names; the member then counts as read.
    mutating func search(_ key: String, of object: Int, in tape: JSONTape) -> Int? {
        guard next != 0 else { return nil }
        let names = details?.names ?? JSONNameIndex(JSONMembers(tape: tape, index: object))
        if details?.names == nil { changeable().names = names }
        guard let place = names[key] else { return nil }
        markSeen(place.number, in: tape)
        return place.name + 1
    }

    private mutating func markSeen(_ number: Int, in tape: JSONTape) {
        insert(number)
        if number == ordinal, position < next { step(in: tape) }
    }

    // MARK: Members that have been read

    @inline(__always)
    private func contains(_ number: Int) -> Bool {
        number < 64 ? seen & 1 << UInt64(truncatingIfNeeded: number) != 0 : details?.seen.contains(number) == true
    }

    @inline(__always)
    private mutating func insert(_ number: Int) {
        if number < 64 { seen |= 1 << UInt64(truncatingIfNeeded: number) } else { insertBeyond(number) }
    }

    @inline(never)
    private mutating func insertBeyond(_ number: Int) { changeable().seen.insert(number) }

    /// The details, to which no other cursor refers.
    private mutating func changeable() -> Details {
        if isKnownUniquelyReferenced(&details), let details { return details }
        let own = Details(seen: details?.seen ?? JSONMemberSet(), names: details?.names)
        details = own
        return own
    }

    // MARK: The rest

    /// Reads all members that have not been read.
    ///
    /// - Throws: `JSONFault` if a value does not match the type.
    func rest<Value: JSONReadable>(of object: Int, in tape: JSONTape) throws -> [String: Value] {
        var rest: [String: Value] = [:]
        var number = ordinal
        var name = position
        while name < next {
            if !contains(number), isFirst(name, number: number, of: object, in: tape) {
                let key = tape.string(of: tape.entries[name])
                if rest.index(forKey: key) == nil {
                    rest[key] = try Value.value(at: name + 1, in: tape)
                }
            }
            name = tape.entries[name + 1].next
            number += 1
        }
        return rest
    }

    /// Whether none of the members before this one has the same name.
    private func isFirst(_ name: Int, number: Int, of object: Int, in tape: JSONTape) -> Bool {
        let entry = tape.entries[name]
        if let names = details?.names { return names[tape.string(of: entry)]?.number == number }
        var earlier = object + 1
        // Compares with names that have been read only; `rest` finds other duplicates in its dictionary.
        for ordinal in 0..<number {
            if contains(ordinal), tape.strings(of: tape.entries[earlier], and: entry) { return false }
            earlier = tape.entries[earlier + 1].next
        }
        return true
    }
}
