/// Reads the elements of a JSON array by position, as types of their own (JSON Schema 2020-12 §10.3.1.1).
public nonisolated struct JSONTupleReader: Sendable {
    private let tape: JSONTape
    private let index: Int
    private var position: Int
    private let end: Int

    init(tape: JSONTape, index: Int) {
        self.tape = tape
        self.index = index
        position = index + 1
        end = tape.entries[index].next
    }

    /// Reads the next element, which is required.
    ///
    /// - Parameter name: The name of the element in the fault.
    /// - Throws: `JSONFault` if the element is missing or the value does not match the type.
    @_disfavoredOverload
    public mutating func next<Value: JSONReadable>(_ name: StaticString) throws -> Value {
        try JSONMember(tape: tape, object: index, index: take(), name: name).read()
    }

    /// Reads the next element; a missing element and `null` are `nil`.
    ///
    /// - Parameter name: The name of the element in the fault.
    /// - Throws: `JSONFault` if the value does not match the type.
    public mutating func next<Value: JSONReadable>(_ name: StaticString) throws -> Value? {
        try JSONMember(tape: tape, object: index, index: take(), name: name).readOptional()
    }

    /// Reads the next element, which is required and may be `null`.
    ///
    /// - Parameter name: The name of the element in the fault.
    /// - Throws: `JSONFault` if the element is missing or the value does not match the type.
    public mutating func nullable<Value: JSONReadable>(_ name: StaticString) throws -> Value? {
        let member = JSONMember(tape: tape, object: index, index: take(), name: name)
        guard member.index != 0 else { throw member.missing() }
        return try member.readOptional()
    }

    /// Reads all elements that have not been read.
    ///
    /// - Throws: `JSONFault` if a value does not match the type.
    public mutating func rest<Value: JSONReadable>() throws -> [Value] {
        var rest: [Value] = []
        while position < end { rest.append(try Value.value(at: take(), in: tape)) }
        return rest
    }

    /// The entry of the next element; 0 if there is none.
    private mutating func take() -> Int {
        guard position < end else { return 0 }
        defer { position = tape.entries[position].next }
        return position
    }
}

nonisolated extension JSONReader {
    /// Returns a reader for the elements of an array by position.
    ///
    /// - Throws: `JSONFault` if the value is not an array.
    public func tuple() throws -> JSONTupleReader {
        guard entry.is(.array) else { throw mismatch("array") }
        return JSONTupleReader(tape: tape, index: index)
    }
}
