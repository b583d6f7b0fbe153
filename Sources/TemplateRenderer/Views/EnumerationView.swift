import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of an open or closed enumeration for `Enumeration.mustache`.
struct EnumerationView {
    private let plan: EnumerationPlan

    init(_ plan: EnumerationPlan) {
        self.plan = plan
    }

    var view: TemplateObject {
        let names = plan.cases.map { TemplateValue.string($0.name.escaped) }
        return [
            "protocol": .string(protocolName),
            "rawType": .string(rawType),
            "isOpen": .bool(!plan.isClosed),
            "isClosed": .bool(plan.isClosed),
            "unrecognized": .string(plan.unrecognizedName.escaped),
            "cases": .objects(zip(plan.cases, names).map { view(of: $0, $1) }),
            "caseList": .objects(names.enumerated().map { ["isFirst": .bool($0 == 0), "name": $1] }),
        ]
    }

    private func view(of plan: EnumerationCase, _ name: TemplateValue) -> TemplateObject {
        [
            "documentation": plan.documentation.view(isDeprecated: plan.isDeprecated),
            "name": name,
            "value": .string(spell(plan.value)),
        ]
    }

    private var protocolName: String {
        switch (plan.raw, plan.isClosed) {
        case (.string, false): "OpenStringEnum"
        case (.integer, false): "OpenIntegerEnum"
        case (.number, false), (.mixed, false): "OpenValueEnum"
        case (.string, true): "ClosedStringEnum"
        case (.integer, true): "ClosedIntegerEnum"
        case (.number, true), (.mixed, true): "ClosedValueEnum"
        }
    }

    private var rawType: String {
        switch plan.raw {
        case .string: "String"
        case .integer: "Int"
        case .number, .mixed: "JSONValue"
        }
    }

    /// The value of the raw type, both as a pattern and as an expression.
    private func spell(_ value: JSONLiteral) -> String {
        switch (plan.raw, value) {
        case (.integer, .number(let digits)): SwiftLiteral.integer(digits)
        case (.string, .string(let text)): SwiftLiteral.string(text)
        default: SwiftLiteral.json(value)
        }
    }
}

extension SwiftLiteral {
    /// An expression of type `JSONValue`: `.string("a")`.
    static func json(_ value: JSONLiteral) -> String {
        switch value {
        case .null: ".null"
        case .boolean(let flag): ".bool(\(flag))"
        case .number(let spelling): ".number(" + integer(spelling) + ")"
        case .string(let text): ".string(" + string(text) + ")"
        case .array(let elements): ".array([" + elements.map(json).joined(separator: ", ") + "])"
        case .object(let members) where members.isEmpty: ".object([:])"
        case .object(let members):
            ".object([" + members.map { string($0.key) + ": " + json($0.value) }.joined(separator: ", ") + "])"
        }
    }
}
