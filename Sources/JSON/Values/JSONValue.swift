/// A JSON value of any kind.
///
/// The order of an object's members is not kept; members are written sorted by name.
public nonisolated enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null

    /// `true` or `false`.
    case bool(Bool)

    /// A number with its exact spelling.
    case number(JSONNumber)

    /// A string, with its escapes decoded.
    case string(String)

    /// An array.
    case array([JSONValue])

    /// An object.
    case object([String: JSONValue])
}

nonisolated extension JSONValue {
    /// The kind of the value.
    public var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// The boolean, if the value is a boolean.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The number, if the value is a number.
    public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

    /// The number as `Int`, if the value is an integer in the range of `Int`.
    public var int: Int? { number?.int }

    /// The nearest `Double`, if the value is a number in the range of `Double`.
    public var double: Double? { number?.double }

    /// The string, if the value is a string.
    public var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The elements, if the value is an array.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    /// The members, if the value is an object.
    public var object: [String: JSONValue]? { if case .object(let value) = self { value } else { nil } }

    /// The member `name`; `nil` if the value is not an object or has no such member.
    ///
    /// Setting `nil` removes the member. Setting a member of a value that is not an object has no effect.
    public subscript(name: String) -> JSONValue? {
        get { object?[name] }
        set {
            guard case .object(var members) = self else { return }
            self = .null
            members[name] = newValue
            self = .object(members)
        }
    }

    /// The element at `index`; `nil` if the value is not an array or has no such element.
    ///
    /// Setting an element that does not exist has no effect, and neither has setting `nil`.
    public subscript(index: Int) -> JSONValue? {
        get {
            guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
            return elements[index]
        }
        set {
            guard case .array(var elements) = self, elements.indices.contains(index), let newValue else { return }
            self = .null
            elements[index] = newValue
            self = .array(elements)
        }
    }
}

nonisolated extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Creates `null`.
    public init(nilLiteral: ()) { self = .null }

    /// Creates a boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// Creates an integer.
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }

    /// Creates a number; a literal out of the range of `Double` becomes zero.
    public init(floatLiteral value: Double) { self = .number(JSONNumber(floatLiteral: value)) }

    /// Creates a string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// Creates an array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Creates an object. If a name occurs more than once, the first value is used.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { first, _ in first })
    }
}

nonisolated extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON, with members sorted by name.
    public var description: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.text
    }
}
