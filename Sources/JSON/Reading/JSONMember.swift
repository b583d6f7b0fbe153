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

    /// Returns the fault for a required member that is missing.
    public func missing() -> JSONFault {
        JSONFault(tape: tape, index: object, problem: .missing(key: "\(name)"))
    }
}
