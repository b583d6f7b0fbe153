extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads `null` as `nil`.
    public init(from json: JSONReader) throws {
        self = json.isNull ? nil : try Wrapped(from: json)
    }

    /// A missing member is `nil`.
    public static func missing(_ key: StaticString, in object: JSONObjectReader) throws -> Wrapped? { nil }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    public init(from json: JSONReader) throws {
        let elements = try json.array()
        self.init()
        reserveCapacity(elements.count)
        for element in elements {
            append(try Element(from: element))
        }
    }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object; when a name occurs twice the first value counts.
    public init(from json: JSONReader) throws {
        guard json.kind == .object else { throw json.mismatch("object") }
        let members = JSONMembers(tape: json.tape, index: json.index)
        self.init(minimumCapacity: members.count)
        for (name, value) in members where index(forKey: name) == nil {
            self[name] = try Value(from: value)
        }
    }
}
