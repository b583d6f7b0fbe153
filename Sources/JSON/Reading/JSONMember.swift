/// The result of a search for a member of an object.
public nonisolated struct JSONMember: Sendable {
    let tape: JSONTape

    /// The entry of the object.
    let object: Int

    /// The entry of the value; 0, the entry of the root, if the object has no such member.
    let index: Int

    /// The name of the member.
    public let name: StaticString

    /// The value of the member; `nil` if the object has no such member.
    public var value: JSONReader? { index == 0 ? nil : JSONReader(tape: tape, index: index) }

    /// Reads the value of a required member.
    ///
    /// - Throws: `JSONFault` if the object has no such member or the value does not match the type.
    func read<Value: JSONReadable>() throws -> Value {
        guard index != 0 else { throw missing() }
        do {
            var json = JSONReader(tape: tape, index: index)
            let value = try Value(from: &json)
            try json.end()
            return value
        } catch let fault as JSONFault {
            throw fault.read(as: Value.self, at: index, in: object)
        }
    }

    /// Reads the value of a member that may be missing or `null`. A `JSONValue?` keeps `null` as `JSONValue.null`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type.
    func readOptional<Value: JSONReadable>() throws -> Value? {
        guard index != 0 else { return nil }
        if tape.entries[index].is(.null), Value.self != JSONValue.self { return nil }
        return try Value.value(at: index, in: tape)
    }

    /// Returns the fault for a required member that is missing.
    public func missing() -> JSONFault {
        JSONFault(tape: tape, index: object, problem: .missing(key: "\(name)"))
    }
}
