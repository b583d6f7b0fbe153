/// A value that a ``JSONPath`` query can visit: a node of any tree of JSON values.
package protocol JSONPathValue {
    /// The kind of the value, and its children in the order of the document.
    var content: JSONPathContent<Self> { get }
    /// Returns the member of an object; `nil` for other kinds and for names that do not exist.
    func member(named name: String) -> Self?
}

/// The kind and the content of a value.
package enum JSONPathContent<Value> {
    case null
    case bool(Bool)
    case number(JSONPathNumber)
    case string(String)
    case array([Value])
    case object([JSONPathMember<Value>])

    /// The elements of an array or the values of the members of an object; empty for other kinds.
    var children: [Value] {
        switch self {
        case .array(let elements): elements
        case .object(let members): members.map(\.value)
        default: []
        }
    }
}

/// A member of an object.
package struct JSONPathMember<Value> {
    package let name: String
    package let value: Value

    package init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

/// A number, with its exact value if it is an integer in the range of `Int`.
package struct JSONPathNumber: Sendable {
    let double: Double
    let integer: Int?

    package init(_ double: Double, integer: Int? = nil) {
        self.double = double
        self.integer = integer ?? Int(exactly: double)
    }

    static func == (left: JSONPathNumber, right: JSONPathNumber) -> Bool {
        if let one = left.integer, let other = right.integer { return one == other }
        return left.double == right.double
    }

    static func < (left: JSONPathNumber, right: JSONPathNumber) -> Bool {
        if let one = left.integer, let other = right.integer { return one < other }
        return left.double < right.double
    }
}

/// The reason why a query can't be parsed or evaluated.
package enum JSONPathFault: Error, Hashable, CustomStringConvertible {
    /// The text is not a valid query. The offset is in UTF-8 bytes from the start of the query. The help
    /// states the fix, if it is known.
    case syntax(String, offset: Int, help: String = "")
    /// The evaluation was stopped after the maximum number of steps.
    case tooManySteps(limit: Int)

    package var description: String {
        switch self {
        case .syntax(let message, let offset, let help):
            "\(message) at character \(offset + 1)" + (help.isEmpty ? "" : "; \(help)")
        case .tooManySteps(let limit): "the query takes more than \(limit) steps"
        }
    }
}
