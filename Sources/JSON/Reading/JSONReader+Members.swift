// Reading the members of an object by name. A value that is not an object has no members; `end()` throws the fault.
nonisolated extension JSONReader {
    /// Reads the member `key` as the type that the context requires.
    ///
    /// A missing member is a fault.
    ///
    /// - Throws: `JSONFault` if the member is missing or the value does not match the type; a fault that was found before.
    @_disfavoredOverload
    public subscript<Value: JSONReadable>(key: StaticString) -> Value {
        mutating get throws { try search(key).read() }
    }

    /// Reads the member `key`; a missing member and `null` are `nil`. A `JSONValue?` keeps `null` as `JSONValue.null`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public subscript<Value: JSONReadable>(key: StaticString) -> Value? {
        mutating get throws { try search(key).readOptional() }
    }

    /// Reads the member `key`, and keeps the difference between a missing member and `null`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public subscript<Value: JSONReadable>(key: StaticString) -> Nullable<Value> {
        mutating get throws {
            let value: Nullable<Value> = presence(key)
            try end()
            return value
        }
    }

    /// Throws the first fault of the methods that do not throw. A type that conforms to ``JSONReadable`` does not call
    /// this: the fault is thrown after its initializer.
    ///
    /// - Throws: `JSONFault` if a required member was missing or a value did not match its type.
    public func end() throws {
        if let fault { throw fault }
    }

    /// Returns a reader for the value of a member, which counts as read; `nil` if the object has no such member.
    public mutating func member(_ key: StaticString) -> JSONReader? {
        find(key).map { JSONReader(tape: tape, index: $0) }
    }

    /// Reads all members that have not been read, as a dictionary.
    ///
    /// - Throws: `JSONFault` if a value does not match the type; a fault that was found before.
    public mutating func rest<Value: JSONReadable>(of type: Value.Type = Value.self) throws -> [String: Value] {
        if !cursor.isStarted { start() }
        try end()
        return try cursor.rest(of: index, in: tape)
    }

    /// Returns all members in the order of the text.
    public func members() -> JSONMembers { JSONMembers(tape: tape, index: index) }

    /// The number of members of an object; 0 for every other value.
    public var count: Int { entry.is(.object) ? entry.childCount : 0 }

    /// Returns the fault for a required member that is missing.
    public func missing(_ key: StaticString) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .missing(key: "\(key)"))
    }

    // MARK: Finding

    /// Returns the index of the value of member `key`, which then counts as read.
    @inline(__always)
    mutating func find(_ key: StaticString) -> Int? {
        guard key.hasPointerRepresentation else { return search(named: String(describing: key)) }
        return cursor.take(key.utf8Start, key.utf8CodeUnitCount, in: tape)
            ?? search(key.utf8Start, key.utf8CodeUnitCount)
    }

    /// Searches for a member, which then counts as read.
    ///
    /// - Throws: A fault that was found before, or that the value is not an object.
    @inline(__always)
    private mutating func search(_ key: StaticString) throws -> JSONMember {
        try end()
        guard let found = find(key) else {
            try end()
            return JSONMember(tape: tape, object: index, index: 0, name: key)
        }
        return JSONMember(tape: tape, object: index, index: found, name: key)
    }

    @inline(never)
    private mutating func search(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        if !cursor.isStarted {
            start()
            if let found = cursor.take(key, length, in: tape) { return found }
        }
        return cursor.search(key, length, of: index, in: tape)
    }

    private mutating func search(named key: String) -> Int? {
        if !cursor.isStarted { start() }
        return cursor.search(key, of: index, in: tape)
    }

    private mutating func start() {
        if !entry.is(.object) { keep(mismatch("object")) }
        cursor.start(index, in: tape)
    }
}
