/// A value that a template prints or iterates over.
package enum TemplateValue: Sendable, Equatable {
    /// A known name without a value. Prints nothing. A section over it is skipped.
    case null
    /// Prints `true` or `false`. A section over it is rendered if it is `true`.
    case bool(Bool)
    /// Prints in decimal. A section over it is rendered, also for 0, because a bound of 0 is a value.
    case integer(Int)
    /// Prints the number's `description`. A section over it is rendered.
    case decimal(Double)
    /// Prints text, escaped according to the tag and the options. A section over an empty string is skipped.
    case string(String)
    /// Prints rendered UTF-8 without escaping. A section over an empty fragment is skipped.
    case fragment([UInt8])
    /// A section over it is rendered once for each element. A list cannot be printed.
    case list([TemplateValue])
    /// A section over it is rendered once, with its fields in scope. An object cannot be printed.
    case object(TemplateObject)

    /// A string, or `.null` for nil.
    package static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.string) ?? .null
    }

    /// An object, or `.null` for nil.
    package static func optional(_ object: TemplateObject?) -> TemplateValue {
        object.map(TemplateValue.object) ?? .null
    }

    /// A list of objects.
    package static func objects(_ objects: [TemplateObject]) -> TemplateValue {
        .list(objects.map { .object($0) })
    }

    /// A list of strings. In a section over it, `{{.}}` prints each of them.
    package static func strings(_ strings: [String]) -> TemplateValue {
        .list(strings.map { .string($0) })
    }

    /// Whether a section over the value is rendered (and an inverted section is not).
    package var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let flag): flag
        case .integer, .decimal, .object: true
        case .string(let text): !text.isEmpty
        case .fragment(let bytes): !bytes.isEmpty
        case .list(let elements): !elements.isEmpty
        }
    }

    /// The field of an object; nil if the field does not exist or the value is not an object.
    @inline(__always)
    func field(_ key: TemplateKey) -> TemplateValue? {
        guard case .object(let object) = self, let index = object.index(of: key) else { return nil }
        return object.fields[index].1
    }

    /// The kind of value, for messages.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .decimal: "a number"
        case .string, .fragment: "text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension TemplateValue: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self = .integer(value)
    }
}

extension TemplateValue: ExpressibleByFloatLiteral {
    package init(floatLiteral value: Double) {
        self = .decimal(value)
    }
}

extension TemplateValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: TemplateValue...) {
        self = .list(elements)
    }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (TemplateKey, TemplateValue)...) {
        self = .object(TemplateObject(elements))
    }
}
