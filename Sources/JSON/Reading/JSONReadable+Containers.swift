nonisolated extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads `null` as `nil`.
    public init(from json: borrowing JSONReader) throws {
        self = json.isNull ? nil : try Wrapped(from: json)
    }

    /// Reads a member; a missing member and `null` are `nil`. A `JSONValue?` keeps `null` as `JSONValue.null`.
    public static func member(_ member: JSONMember) throws -> Wrapped? {
        guard member.index != 0 else { return nil }
        if member.tape.entries[member.index].is(.null), Wrapped.self != JSONValue.self { return nil }
        return try Wrapped(from: JSONReader(tape: member.tape, index: member.index))
    }
}

nonisolated extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array, element by element.
    public init(from json: borrowing JSONReader) throws {
        self = try Element.array(from: json)
    }
}

nonisolated extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object. If a name occurs more than once, the first value is used.
    public init(from json: borrowing JSONReader) throws {
        guard json.kind == .object else { throw json.mismatch("object") }
        let entry = json.entry
        self.init(minimumCapacity: entry.childCount)
        var index = json.index + 1
        while index < entry.next {
            let name = json.tape.string(of: json.tape.entries[index])
            let value = try Value(from: JSONReader(tape: json.tape, index: index + 1))
            if let first = updateValue(value, forKey: name) { self[name] = first }
            index = json.tape.entries[index + 1].next
        }
    }
}
