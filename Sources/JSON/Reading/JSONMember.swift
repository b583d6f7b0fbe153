/// What was found where a member of an object was looked for, perhaps nothing.
public struct JSONMember: Sendable {
    let tape: JSONTape

    /// The object.
    let object: Int

    /// The value; 0, which no member can have, when there is none.
    let index: Int

    /// The name that was looked for.
    public let name: StaticString

    /// The value of the member; `nil` when the object has no such member.
    public var value: JSONReader? { index == 0 ? nil : JSONReader(tape: tape, index: index) }

    /// The fault that the member is required.
    public func missing() -> JSONFault {
        JSONFault(tape: tape, index: object, problem: .missing(key: "\(name)"))
    }
}
