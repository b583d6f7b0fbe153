/// Any JSON value, as data.
///
/// The order of an object's members is not kept; they are written sorted by name.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null

    /// `true` or `false`.
    case bool(Bool)

    /// A number with its exact spelling.
    case number(JSONNumber)

    /// A string, escapes resolved.
    case string(String)

    /// An array.
    case array([JSONValue])

    /// An object.
    case object([String: JSONValue])
}

extension JSONValue {
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

    /// The boolean, if it is one.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The number, if it is one.
    public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

    /// The number as `Int`, if it is an integer in its range.
    public var int: Int? { number?.int }

    /// The number as the nearest `Double`, if it is a number in its range.
    public var double: Double? { number?.double }

    /// The string, if it is one.
    public var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The elements, if it is an array.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    /// The members, if it is an object.
    public var object: [String: JSONValue]? { if case .object(let value) = self { value } else { nil } }

    /// The member `name` of an object; `nil` when there is none or this is no object. Setting `nil` takes it out;
    /// setting a member of something else does nothing.
    public subscript(name: String) -> JSONValue? {
        get { object?[name] }
        set {
            guard case .object(var members) = self else { return }
            self = .null
            members[name] = newValue
            self = .object(members)
        }
    }

    /// The element at `index` of an array; `nil` when there is none or this is no array. Setting an element that is not
    /// there does nothing, and so does setting `nil`.
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

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `null`.
    public init(nilLiteral: ()) { self = .null }

    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// An integer.
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }

    /// A number with a fraction.
    public init(floatLiteral value: Double) { self = .number(JSONNumber(floatLiteral: value)) }

    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// An object; when a name occurs twice the first value counts.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { first, _ in first })
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON, members sorted by name.
    public var description: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.text
    }
}
