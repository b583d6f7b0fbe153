/// What a template can print or walk through: the tree a view is turned into.
package enum TemplateValue: Sendable, Equatable {
    /// A name that is there and has nothing to say: prints as nothing, a section over it is skipped.
    case null
    /// Prints as `true` or `false`; decides a section.
    case bool(Bool)
    /// Prints in decimal. A section over it is rendered, over zero too: a bound of 0 is still a bound.
    case integer(Int)
    /// Prints as Swift describes it. A section over it is rendered.
    case decimal(Double)
    /// Text, escaped as the template demands. A section over the empty text is skipped.
    case string(String)
    /// UTF-8 which has already been rendered and is never escaped. A section over the empty fragment is skipped.
    case fragment([UInt8])
    /// A section is rendered once for each element. A list is not printable.
    case list([TemplateValue])
    /// A section is rendered once, with the fields in scope. An object is not printable.
    case object(TemplateObject)

    /// Text, or `.null` where there is none.
    package static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.string) ?? .null
    }

    /// An object, or `.null` where there is none.
    package static func optional(_ object: TemplateObject?) -> TemplateValue {
        object.map(TemplateValue.object) ?? .null
    }

    /// A list of objects, the usual shape of a view's children.
    package static func objects(_ objects: some Sequence<TemplateObject>) -> TemplateValue {
        .list(objects.map(TemplateValue.object))
    }

    /// A list of texts, each of them the `.` of its turn.
    package static func strings(_ strings: some Sequence<String>) -> TemplateValue {
        .list(strings.map(TemplateValue.string))
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

    /// The field of an object; nil where there is no such field, or the value is none.
    @inline(__always)
    func field(_ key: TemplateKey) -> TemplateValue? {
        guard case .object(let object) = self, let index = object.index(of: key) else { return nil }
        return object.fields[index].1
    }

    /// The kind as it is called in a message.
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
