nonisolated extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads `null` as `nil`.
    public init(from json: inout JSONReader) throws {
        self = json.isNull ? nil : try Wrapped.value(at: json.index, in: json.tape)
    }
}

nonisolated extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array, element by element. `null` is an empty array, because many servers send it instead of one.
    public init(from json: inout JSONReader) throws {
        self = json.isNull ? [] : try json.elements(at: json.index)
    }
}

nonisolated extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object. If a name occurs more than once, the first value is used. `null` and an empty array are empty
    /// dictionaries, because many servers send them instead of an empty object.
    public init(from json: inout JSONReader) throws {
        if json.isNull {
            self = [:]
            return
        }
        // PHP writes an empty map as an empty array.
        if json.entry.is(.array), json.entry.childCount == 0 {
            self = [:]
            return
        }
        guard json.kind == .object else { throw json.mismatch("object") }
        let entry = json.entry
        self.init(minimumCapacity: entry.childCount)
        var index = json.index + 1
        while index < entry.next {
            let name = json.tape.string(of: json.tape.entries[index])
            let value = try Value.value(at: index + 1, in: json.tape)
            if let first = updateValue(value, forKey: name) { self[name] = first }
            index = json.tape.entries[index + 1].next
        }
    }
}
