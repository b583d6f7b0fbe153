/// Reads the members of a JSON object by name.
///
/// A name that is read in the order of the text costs one comparison. If a name occurs more than once, the first value
/// is used, as in `JSONDecoder`. Read each name once.
public nonisolated struct JSONObjectReader: Sendable {
    package let tape: JSONTape
    package let index: Int

    /// The number of members.
    public let count: Int

    /// The index of the first member that has not been read; all members before it have been read.
    private var position: Int
    /// The ordinal of the member at `position`.
    private var ordinal = 0
    private let next: Int

    /// The ordinals of the members that have been read.
    private var seen = JSONMemberSet()

    /// Whether a name out of order has been searched.
    private var hasSearched = false

    /// A digest of all names; created at the second name out of order, because a scan is faster for one.
    private var digest: JSONNameDigest?

    /// An index of the names; created at the first name out of order in an object that is too large to scan.
    private var names: JSONNameIndex?

    /// The first fault of the methods that do not throw; see ``end()``.
    private(set) var fault: (any Error)?

    // MARK: Reading members

    /// Reads the member `key` as the type that the context requires.
    ///
    /// A missing member is a fault.
    ///
    /// - Throws: `JSONFault` if the member is missing or the value does not match the type; a fault that was found before.
    @_disfavoredOverload
    public subscript<Value: JSONReadable>(key: StaticString) -> Value {
        mutating get throws {
            try end()
            return try search(key).read()
        }
    }

    /// Reads the member `key`; a missing member and `null` are `nil`. A `JSONValue?` keeps `null` as `JSONValue.null`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public subscript<Value: JSONReadable>(key: StaticString) -> Value? {
        mutating get throws {
            try end()
            return try search(key).readOptional()
        }
    }

    /// Reads the member `key`, and keeps the difference between a missing member and `null`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public subscript<Value: JSONReadable>(key: StaticString) -> Nullable<Value> {
        mutating get throws { try presence(key) }
    }

    /// Throws the first fault of the methods that do not throw.
    ///
    /// - Throws: `JSONFault` if a required member was missing or a value did not match its type.
    public mutating func end() throws {
        if let fault { throw fault }
    }

    /// Keeps a fault for ``end()``, unless there is one before it.
    @usableFromInline
    mutating func keep(_ fault: any Error) {
        if self.fault == nil { self.fault = fault }
    }

    /// Searches for a member, which then counts as read.
    @inline(__always)
    mutating func search(_ key: StaticString) -> JSONMember {
        JSONMember(tape: tape, object: index, index: find(key) ?? 0, name: key)
    }

    /// Reads a required member that may be `null`.
    ///
    /// - Throws: `JSONFault` if the member is missing or the value does not match the type; a fault that was found
    ///   before.
    public mutating func nullable<Value: JSONReadable>(_ key: StaticString) throws -> Value? {
        try end()
        guard let found = find(key) else { throw missing(key) }
        guard !tape.entries[found].is(.null) else { return nil }
        return try Value.value(at: found, in: tape)
    }

    /// Reads a member that may be missing or `null`, and keeps the difference.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public mutating func presence<Value: JSONReadable>(_ key: StaticString) throws -> Nullable<Value> {
        try end()
        guard let found = find(key) else { return Nullable(.absent) }
        return try Nullable(from: JSONReader(tape: tape, index: found))
    }

    /// Returns a reader for the value of a member, which counts as read; `nil` if the object has no such member.
    public mutating func member(_ key: StaticString) -> JSONReader? {
        find(key).map { JSONReader(tape: tape, index: $0) }
    }

    /// Reads all members that have not been read, as a dictionary.
    ///
    /// - Throws: `JSONFault` if a value does not match the type; a fault that was found before.
    public func rest<Value: JSONReadable>(of type: Value.Type = Value.self) throws -> [String: Value] {
        if let fault { throw fault }
        guard position < next else { return [:] }
        var rest: [String: Value] = [:]
        var number = ordinal
        var name = position
        while name < next {
            if !seen.contains(number), isFirst(name, number: number) {
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

    /// Returns all members in the order of the text.
    public func members() -> JSONMembers { JSONMembers(tape: tape, index: index) }

    /// Returns the fault for a required member that is missing.
    public func missing(_ key: StaticString) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .missing(key: "\(key)"))
    }

    // MARK: Finding

    /// The largest number of members that are scanned linearly. Larger objects are indexed by name, so that reading a
    /// model never takes quadratic time.
    private static let maximumScannedMembers = 48

    /// Returns the index of the value of member `key`, which then counts as read.
    @inline(__always)
    mutating func find(_ key: StaticString) -> Int? {
        guard key.hasPointerRepresentation else { return search(String(describing: key)) }
        let length = key.utf8CodeUnitCount
        if position < next, tape.string(of: tape.entries[position], equals: key.utf8Start, length: length) {
            let found = position &+ 1
            seen.insert(ordinal)
            step()
            return found
        }
        return search(key.utf8Start, length)
    }

    /// Moves to the next member that has not been read.
    @inline(__always)
    private mutating func step() {
        repeat {
            position = tape.entries[position &+ 1].next
            ordinal &+= 1
        } while position < next && seen.contains(ordinal)
    }

    @inline(never)
    private mutating func search(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        guard count <= Self.maximumScannedMembers else {
            return search(String(decoding: UnsafeBufferPointer(start: key, count: length), as: UTF8.self))
        }
        if hasSearched {
            if digest == nil { digest = JSONNameDigest(members()) }
            guard let digest, digest.mayContain(key, length) else { return nil }
        }
        hasSearched = true
        // Names differ, so the member is rarely among those that have been read; these are scanned last.
        return scan(key, length, from: position, number: ordinal, to: next)
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
        if number == ordinal, position < next { step() }
    }

    /// Whether none of the members before this one has the same name.
    private func isFirst(_ name: Int, number: Int) -> Bool {
        let entry = tape.entries[name]
        if let names { return names[tape.string(of: entry)]?.number == number }
        var earlier = index + 1
        // Compares with names that have been read only; `rest` finds other duplicates in its dictionary.
        for ordinal in 0..<number {
            if seen.contains(ordinal), tape.strings(of: tape.entries[earlier], and: entry) { return false }
            earlier = tape.entries[earlier + 1].next
        }
        return true
    }
}

// In an extension, so that it delegates to the memberwise initializer. An initializer that assigns the properties one by
// one copies the whole value at its end.
nonisolated extension JSONObjectReader {
    /// Creates a reader for the members of a value. A value that is not an object has no members; ``end()`` throws the
    /// fault.
    public init(_ json: JSONReader) {
        self.init(tape: json.tape, index: json.index)
    }

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        let isObject = entry.is(.object)
        self.init(
            tape: tape,
            index: index,
            count: isObject ? entry.childCount : 0,
            position: index + 1,
            next: isObject ? entry.next : 0,
            fault: isObject ? nil : JSONReader(tape: tape, index: index).mismatch("object")
        )
    }
}
