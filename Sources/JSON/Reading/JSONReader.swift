/// A value in a JSON text, from which models read themselves.
///
/// A reader keeps the text alive; it can be stored and sent to another task. The first reader of a text checks its syntax
/// completely. Later errors are values that do not match the model (`JSONFault`).
///
/// The members of an object are read by name: `json.string("name")`. If a name occurs more than once, the first value is
/// used, as in `JSONDecoder`. Read each name once.
public nonisolated struct JSONReader: Sendable {
    package let tape: JSONTape
    package let index: Int

    /// The place among the members.
    var cursor = JSONMemberCursor()

    /// The first fault of the methods that do not throw; see ``end()``.
    private(set) var fault: (any Error)?

    /// Creates a reader for the root of a text that has already been checked.
    package init(tape: JSONTape) {
        self.init(tape: tape, index: 0)
    }

    package init(tape: JSONTape, index: Int) {
        self.tape = tape
        self.index = index
    }

    /// Checks the syntax of a text and creates a reader for its root.
    ///
    /// - Throws: `JSONSyntaxError` with the offset of the first byte that is not JSON (RFC 8259).
    public init(_ bytes: some Sequence<UInt8>, options: JSONReadingOptions = JSONReadingOptions()) throws {
        let read: JSONTape??
        do {
            read = try bytes.withContiguousStorageIfAvailable { try JSONTape($0, options: options) }
        }
        if case .some(.some(let tape)) = read {
            self.init(tape: tape)
        } else {
            self.init(tape: try JSONTape(Array(bytes), options: options))
        }
    }

    /// Keeps a fault for ``end()``, unless there is one before it.
    @usableFromInline
    mutating func keep(_ fault: any Error) {
        if self.fault == nil { self.fault = fault }
    }

    @inline(__always)
    var entry: JSONEntry { tape.entries[index] }

    // MARK: The value

    /// The kind of the value.
    public var kind: JSONKind {
        switch entry.kind {
        case .null: .null
        case .true, .false: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// Whether the value is `null`.
    public var isNull: Bool { entry.is(.null) }

    /// The offset in bytes from the start of the text to the value.
    public var byteOffset: Int { entry.byteOffset }

    /// The exact bytes of the value, including white space inside it.
    public var rawBytes: [UInt8] { tape.rawBytes(of: entry) }

    /// The JSON Pointer of the value from the root of the text (RFC 6901); computed on each access.
    public var pointer: String { tape.pointer(to: index) }

    // MARK: Members and elements

    /// Returns another reader of the value, which has read no members.
    ///
    /// - Throws: `JSONFault` if the value is not an object.
    public func object() throws -> JSONReader {
        guard entry.is(.object) else { throw mismatch("object") }
        return JSONReader(tape: tape, index: index)
    }

    /// Returns the elements of an array, in order.
    ///
    /// - Throws: `JSONFault` if the value is not an array.
    public func array() throws -> JSONArrayReader {
        guard entry.is(.array) else { throw mismatch("array") }
        return JSONArrayReader(tape: tape, index: index)
    }

    /// Reads the value as `type`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type.
    public func read<Value: JSONReadable>(as type: Value.Type = Value.self) throws -> Value {
        try Value.value(at: index, in: tape)
    }

    /// Reads the value as `type`, or returns `nil` if it does not match; for unions that try their cases in order.
    public func attempt<Value: JSONReadable>(as type: Value.Type = Value.self) -> Value? {
        try? read()
    }

    /// Returns the value as a `JSONValue`.
    public func value() -> JSONValue { JSONValue(tape: tape, index: index) }

    /// The member `key`; `nil` if the value is not an object or has no such member.
    public subscript(key: StaticString) -> JSONReader? {
        guard entry.is(.object) else { return nil }
        var object = JSONReader(tape: tape, index: index)
        return object.member(key)
    }

    /// Whether the value is an object with the member `key`, which may be `null`.
    public func has(_ key: StaticString) -> Bool { self[key] != nil }

    /// Whether the value is an object with all of the members. Without keys: whether the value is an object.
    public func hasKeys(_ keys: StaticString...) -> Bool {
        entry.is(.object) && keys.allSatisfy { self[$0] != nil }
    }

    /// Whether the value has none of the members; `true` for a value that is not an object.
    public func lacksKeys(_ keys: StaticString...) -> Bool { keys.allSatisfy { self[$0] == nil } }

    /// Returns the string in member `key`; `nil` if the value is not an object or the member is missing or not a
    /// string.
    public func string(at key: StaticString) -> String? {
        guard let member = self[key], member.entry.is(.string) else { return nil }
        return tape.string(of: member.entry)
    }

    /// Returns the string in the discriminator property `key`, or `nil` if the member is missing or `null`.
    ///
    /// - Throws: `JSONFault` if the value is not an object or the member is neither a string nor `null`.
    public func discriminator(_ key: StaticString) throws -> String? {
        var object = try object()
        guard let member = object.member(key), !member.isNull else { return nil }
        return try member.read()
    }

    // MARK: Faults

    /// Returns the fault for a value of the wrong type; for handwritten conformances.
    ///
    /// - Parameter expected: The expected type, such as `string` or `date-time`.
    public func mismatch(_ expected: StaticString) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .mismatch(expected: "\(expected)"))
    }

    /// Returns the fault for a value of the right type that is not valid; for handwritten conformances.
    ///
    /// - Parameter message: The reason, in lower case, such as `not a date`.
    public func invalid(_ message: String) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .invalid(message))
    }
}

/// The six kinds of JSON values (RFC 8259 §3).
public nonisolated enum JSONKind: String, Hashable, Sendable {
    case null, bool, number, string, array, object
}

/// A type that can be read from a value in a JSON text.
public protocol JSONReadable: SendableMetatype {
    /// Reads the value of `json`, or its members. ``JSONReader/read(as:)`` calls this initializer, and throws the fault that
    /// the reader keeps.
    ///
    /// - Throws: `JSONFault` if the value does not match the type.
    nonisolated init(from json: inout JSONReader) throws
}
