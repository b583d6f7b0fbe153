import ApusPlan
import ApusSpecParser

extension JSONLiteral {
    /// Creates the literal with the value of a node.
    init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .bool: self = .boolean(node.bool ?? false)
        case .integer, .number: self = node.jsonNumberText.map(JSONLiteral.number) ?? .string(node.scalarText ?? "")
        case .string: self = .string(node.string ?? "")
        case .sequence: self = .array(node.elements.map { JSONLiteral($0) })
        case .mapping:
            self = .object(node.entries.map { Member(key: $0.key, value: JSONLiteral($0.value)) })
        }
    }

    /// Creates the literal with the value of a node for a schema. A string keeps the spelling of an unquoted YAML scalar:
    /// `009911`, `1.0`, `TRUE`.
    init(_ node: Node, for types: [SchemaType]?) {
        if types == [.string], !node.isNull, let text = node.scalarText {
            self = .string(text)
        } else {
            self.init(node)
        }
    }

    var isBoolean: Bool { if case .boolean = self { true } else { false } }
    var isString: Bool { if case .string = self { true } else { false } }
    var isNumber: Bool { if case .number = self { true } else { false } }
    var isInteger: Bool { if case .number(let text) = self { Int(text) != nil } else { false } }
    var isScalar: Bool {
        switch self {
        case .boolean, .number, .string: true
        case .null, .array, .object: false
        }
    }

    /// The value as a short text without quotes.
    package var spelling: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): text
        case .array: "array"
        case .object: "object"
        }
    }

    /// The value converted to a type; `nil` if it already has the type or cannot be converted.
    func fitted(to type: SchemaType) -> JSONLiteral? {
        switch (type, self) {
        case (.string, .number), (.string, .boolean): .string(spelling)
        case (.integer, .string(let text)): Int(text).map { .number(String($0)) }
        case (.number, .string(let text)): Double(text).flatMap { $0.isFinite ? .number(text) : nil }
        case (.boolean, .string("true")): .boolean(true)
        case (.boolean, .string("false")): .boolean(false)
        default: nil
        }
    }
}

extension Node {
    /// The number in JSON syntax (RFC 8259 §6); `nil` if it is not finite. In YAML, a number can also be `0x1F` or
    /// `+1`.
    var jsonNumberText: String? {
        if let int { return String(int) }
        guard let double, double.isFinite else { return nil }
        return jsonText
    }
}

extension ExamplePlan {
    /// An example at its place in the description.
    init(_ node: Node) { self.init(value: JSONLiteral(node), place: node.place) }

    /// A named example with its summary (OpenAPI 3.1.1 §4.8.19).
    init(_ example: Example) {
        self.init(
            value: JSONLiteral(example.value),
            place: example.value.place,
            name: example.name,
            summary: example.summary
        )
    }
}
