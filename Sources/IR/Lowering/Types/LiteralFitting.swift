import ApusPlan
import ApusSpecParser

extension JSONLiteral {
    /// The same value as the plan keeps it.
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

    /// The value as people would write it, without quotes.
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

    /// The value as one of the given type; `nil` when it is of the type already, or can't be.
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
    /// The number as JSON spells it (RFC 8259 §6); YAML knows `0x1F`, `+1` and `.inf`, too.
    var jsonNumberText: String? {
        if let int { return String(int) }
        guard let double, double.isFinite else { return nil }
        return jsonText
    }
}

extension ExamplePlan {
    /// An example at its place in the description.
    init(_ node: Node) { self.init(value: JSONLiteral(node), place: node.place) }
}
