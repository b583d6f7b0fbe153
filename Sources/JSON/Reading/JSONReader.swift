/// A place in a JSON text: the handle from which models read themselves.
///
/// It is two words, keeps the text alive, and is safe to store or to pass to another task. A text is checked completely
/// when its reader is made; what can fail later is only that a value is not what the model expects (`JSONFault`).
public struct JSONReader: Sendable {
    package let tape: JSONTape
    package let index: Int

    /// The root of a text that has been read already.
    package init(tape: JSONTape) {
        self.init(tape: tape, index: 0)
    }

    package init(tape: JSONTape, index: Int) {
        self.tape = tape
        self.index = index
    }

    /// Checks a text; the reader stands at its root.
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

    @inline(__always)
    var entry: JSONEntry { tape.entries[index] }

    // MARK: What is here

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

    /// Where the value begins, in bytes from the first byte of the text.
    public var byteOffset: Int { entry.byteOffset }

    /// The value as it is spelled, white space inside it included.
    public var rawBytes: [UInt8] { tape.rawBytes(of: entry) }

    /// The JSON Pointer of the value from the root of the text (RFC 6901); worked out on each call.
    public var pointer: String { tape.pointer(to: index) }

    // MARK: What is inside

    /// Begins to read the members of an object.
    ///
    /// - Throws: `JSONFault` when the value is no object.
    public func object() throws -> JSONObjectReader {
        guard entry.is(.object) else { throw mismatch("object") }
        return JSONObjectReader(tape: tape, index: index)
    }

    /// The elements of an array, in order.
    ///
    /// - Throws: `JSONFault` when the value is no array.
    public func array() throws -> JSONArrayReader {
        guard entry.is(.array) else { throw mismatch("array") }
        return JSONArrayReader(tape: tape, index: index)
    }

    /// Reads the whole value as `type`.
    public func read<Value: JSONReadable>(as type: Value.Type = Value.self) throws -> Value {
        try Value(from: self)
    }

    /// Reads the whole value, `nil` when it is not what the type expects; for unions that try one case after the other.
    public func attempt<Value: JSONReadable>(as type: Value.Type = Value.self) -> Value? {
        try? Value(from: self)
    }

    /// The value as data, whatever its kind.
    public func value() -> JSONValue { JSONValue(from: self) }

    /// The member `key` of an object; `nil` when there is none or the value is no object.
    public subscript(key: StaticString) -> JSONReader? {
        guard entry.is(.object) else { return nil }
        var object = JSONObjectReader(tape: tape, index: index)
        return object.member(key)
    }

    /// Whether the value is an object with the member `key`, be it `null`.
    public func has(_ key: StaticString) -> Bool { self[key] != nil }

    /// Whether the value is an object with all of the members; with no key: whether it is an object.
    public func hasKeys(_ keys: StaticString...) -> Bool {
        entry.is(.object) && keys.allSatisfy { self[$0] != nil }
    }

    /// Whether the value is not an object with any of the members.
    public func lacksKeys(_ keys: StaticString...) -> Bool { keys.allSatisfy { self[$0] == nil } }

    /// The string in member `key`; `nil` when the value is no object, has no such member or another kind stands there.
    public func string(at key: StaticString) -> String? {
        guard let member = self[key], member.entry.is(.string) else { return nil }
        return tape.string(of: member.entry)
    }

    /// The value of a discriminating member: what stands in `key`, or `nil` when it is missing or `null`.
    ///
    /// - Throws: `JSONFault` when the value is no object, or something else than a string stands in `key`.
    public func discriminator(_ key: StaticString) throws -> String? {
        var object = try object()
        guard let member = object.member(key), !member.isNull else { return nil }
        return try String(from: member)
    }

    // MARK: Faults

    /// A fault for a value of the wrong kind, for conformances written by hand.
    ///
    /// - Parameter expected: what should have been here, such as `string` or `date-time`.
    public func mismatch(_ expected: StaticString) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .mismatch(expected: "\(expected)"))
    }

    /// A fault for a value of the right kind that cannot be taken, for conformances written by hand.
    ///
    /// - Parameter message: why, in lower case, such as `not a date`.
    public func invalid(_ message: String) -> JSONFault {
        JSONFault(tape: tape, index: index, problem: .invalid(message))
    }
}

/// The six kinds of JSON values (RFC 8259 §3).
public enum JSONKind: String, Hashable, Sendable {
    case null, bool, number, string, array, object
}

/// A type that can be read from a place in a JSON text.
public protocol JSONReadable {
    /// Reads the value at `json`.
    ///
    /// - Throws: `JSONFault` when it is not what the type expects.
    init(from json: borrowing JSONReader) throws

    /// Reads an array of such values; here because scalars do it faster than any type can.
    ///
    /// - Throws: `JSONFault` when there is no array or one of its elements is not what the type expects.
    static func array(from json: JSONReader) throws -> [Self]

    /// Reads a member of an object, which may be missing; by default that is the fault that it is required.
    static func member(_ member: JSONMember) throws -> Self
}

extension JSONReadable {
    /// Reads an array, element by element.
    public static func array(from json: JSONReader) throws -> [Self] {
        try elements(of: json)
    }

    /// The body of `array`, which types of this module specialize.
    @inline(__always)
    static func elements(of json: JSONReader) throws -> [Self] {
        guard json.entry.is(.array) else { throw json.mismatch("array") }
        let count = json.entry.childCount
        guard count > 0 else { return [Self]() }
        return try [Self](unsafeUninitializedCapacity: count) { elements, initialized in
            guard var element = elements.baseAddress else { return }
            var index = json.index + 1
            while initialized < count {
                element.initialize(to: try Self(from: JSONReader(tape: json.tape, index: index)))
                index = json.tape.entries[index].next
                element += 1
                initialized += 1
            }
        }
    }

    /// A member of this type must be there.
    public static func member(_ member: JSONMember) throws -> Self {
        guard member.index != 0 else { throw member.missing() }
        return try Self(from: JSONReader(tape: member.tape, index: member.index))
    }
}
