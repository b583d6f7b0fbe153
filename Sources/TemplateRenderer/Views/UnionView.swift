import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of an enum with payloads for `Union.mustache`.
struct UnionView {
    private let plan: UnionPlan
    private let spelling: TypeSpelling
    private let isSent: Bool
    private let conformances: [String]

    /// - Parameters:
    ///   - isSent: Whether requests contain values of the type, so that code writes values as literals.
    ///   - conformances: The protocols from the configuration.
    init(_ plan: UnionPlan, spelling: TypeSpelling, isSent: Bool, conformances: [String] = []) {
        self.plan = plan
        self.spelling = spelling
        self.isSent = isSent
        self.conformances = conformances
    }

    var view: TemplateObject {
        var key: String?
        var values: [TemplateObject] = []
        var tests: [TemplateObject] = []
        var fallback: String?
        switch plan.discrimination {
        case .discriminator(let property, let mapping):
            key = property
            values = mapping.map(discriminatorValue)
        case .tests(let all):
            let conditional = all.prefix { !$0.isUnconditional }
            tests = conditional.enumerated().map { test($1, isFirst: $0 == 0) }
            fallback = all.dropFirst(conditional.count).first.map { plan.cases[$0.caseIndex].name.escaped }
        }
        let areAllIndirect = !plan.cases.isEmpty && plan.cases.allSatisfy(\.isIndirect)
        return [
            "isIndirect": .bool(areAllIndirect),
            "cases": .objects(plan.cases.map { unionCase($0, key: key, isMarked: $0.isIndirect && !areAllIndirect) }),
            "unrecognized": .string(plan.unrecognizedName.escaped),
            "discriminator": .optional(key.map(SwiftLiteral.string)),
            "values": .objects(values),
            "defaultCase": .optional(plan.defaultCaseIndex.map { plan.cases[$0].name.escaped }),
            "literals": .objects(literals),
            "isMember": .bool(plan.isMember),
            "tests": .objects(tests),
            "hasTests": .bool(!tests.isEmpty),
            "fallback": .optional(fallback),
        ]
    }

    /// The literals that are unambiguously a value of one case: `"name"`, `5`, `0.5`.
    private var literals: [TemplateObject] {
        guard isSent else { return [] }
        func only(_ isIncluded: (TypeReference) -> Bool) -> UnionCase? {
            let found = plan.cases.filter { isIncluded($0.payload) }
            return found.count == 1 ? found.first : nil
        }
        func isInteger(_ type: TypeReference) -> Bool { if case .integer = type { true } else { false } }
        let number = only { $0 == .double || $0 == .float }
        let hasInteger = plan.cases.contains { isInteger($0.payload) }
        return [
            literal("String", only { $0 == .string }), literal("Integer", hasInteger ? only(isInteger) : number),
            literal("Float", number),
        ].compactMap { $0 }
    }

    private func literal(_ kind: String, _ unionCase: UnionCase?) -> TemplateObject? {
        let name = "ExpressibleBy\(kind)Literal"
        guard let unionCase, !unionCase.isIndirect, !conformances.contains(name) else { return nil }
        return [
            "protocol": .string(name),
            "case": .string(unionCase.name.text),
            "name": .string(unionCase.name.escaped),
            "label": .string(kind.lowercased() + "Literal"),
            "type": .string(spelling.spell(unionCase.payload)),
        ]
    }

    private func unionCase(_ plan: UnionCase, key: String?, isMarked: Bool) -> TemplateObject {
        var addition = TemplateValue.null
        if let value = plan.addedDiscriminator, let key {
            addition = ["key": .string(SwiftLiteral.string(key)), "value": .string(SwiftLiteral.string(value))]
        }
        return [
            "documentation": plan.documentation.view(),
            "isIndirect": .bool(isMarked),
            "name": .string(plan.name.escaped),
            "payload": .string(spelling.spell(plan.payload)),
            "addition": addition,
        ]
    }

    private func discriminatorValue(_ value: UnionPlan.DiscriminatorValue) -> TemplateObject {
        let shared = plan.sharedValues.first { $0.value == value.value }?.tests ?? []
        let conditional = shared.prefix { !$0.isUnconditional }
        let fallback = shared.dropFirst(conditional.count).first
        return [
            "value": .string(SwiftLiteral.string(value.value)),
            "name": .string(plan.cases[value.caseIndex].name.escaped),
            "isShared": .bool(!shared.isEmpty),
            "tests": .objects(conditional.enumerated().map { test($1, isFirst: $0 == 0) }),
            "hasTests": .bool(!conditional.isEmpty),
            "fallback": .optional(fallback.map { plan.cases[$0.caseIndex].name.escaped }),
        ]
    }

    /// The view of a test. Its conditions are joined by commas, as in an `if`.
    private func test(_ test: UnionPlan.CaseTest, isFirst: Bool) -> TemplateObject {
        var conditions: [TemplateObject] = []
        // A test of keys implies a test for an object.
        let impliesObject =
            test.kinds == [.object] && test.containers.isEmpty
            && !(test.constants.isEmpty && test.requiredKeys.isEmpty)
        if !test.kinds.isEmpty, !impliesObject {
            conditions.append(kindCondition(test.kinds))
        }
        if !test.containers.isEmpty {
            if let text = elementTest(test) { conditions.append(condition("elements", .string(text))) }
            return testView(test, conditions, isFirst: isFirst)
        }
        for constant in test.constants {
            conditions.append(
                condition(
                    "constant",
                    [
                        "key": .string(SwiftLiteral.string(constant.key)),
                        "values": .string(constant.values.map(SwiftLiteral.string).joined(separator: ", ")),
                    ]
                )
            )
        }
        if !test.requiredKeys.isEmpty {
            let keys = test.requiredKeys.map(SwiftLiteral.string).joined(separator: ", ")
            conditions.append(condition("keys", .string(keys)))
        }
        if !test.absentKeys.isEmpty {
            let keys = test.absentKeys.map(SwiftLiteral.string).joined(separator: ", ")
            conditions.append(condition("absentKeys", .string(keys)))
        }
        return testView(test, conditions, isFirst: isFirst)
    }

    private func testView(_ test: UnionPlan.CaseTest, _ tested: [TemplateObject], isFirst: Bool) -> TemplateObject {
        let unionCase = plan.cases[test.caseIndex]
        var conditions = tested
        if test.mustDecode {
            conditions.append(condition("payload", .string(spelling.spell(unionCase.payload))))
            if let recognition = test.recognition {
                conditions.append(condition("recognized", .string(Self.text(recognition, of: "value"))))
            }
        }
        return [
            "isFirst": .bool(isFirst),
            "name": .string(unionCase.name.escaped),
            "conditions": .objects(conditions.enumerated().map { $1.marked(isFirst: $0 == 0) }),
            "isDecoded": .bool(test.mustDecode),
        ]
    }

    /// `value.isRecognized`, or `value.isEmpty || value.contains(where: { $0.isRecognized })` for an array.
    private static func text(_ recognition: UnionPlan.Recognition, of value: String) -> String {
        switch recognition {
        case .union: value + ".isRecognized"
        case .element(let element):
            value + ".isEmpty || " + value + ".contains(where: { " + text(element, of: "$0") + " })"
        case .value(let member):
            value + ".isEmpty || " + value + ".values.contains(where: { " + text(member, of: "$0") + " })"
        case .wrapped(let wrapped): value + ".map { " + text(wrapped, of: "$0") + " } ?? true"
        }
    }

    /// The test of the elements of arrays and maps: `{ $0.hasKeys("id") && $0.lacksKeys("area") }`. `nil` if there is
    /// nothing to test.
    private func elementTest(_ test: UnionPlan.CaseTest) -> String? {
        func list(_ strings: [String]) -> String { strings.map(SwiftLiteral.string).joined(separator: ", ") }
        var conditions = test.constants.map { "$0.has(\(SwiftLiteral.string($0.key)), in: \(list($0.values)))" }
        if !test.requiredKeys.isEmpty { conditions.append("$0.hasKeys(\(list(test.requiredKeys)))") }
        if !test.absentKeys.isEmpty { conditions.append("$0.lacksKeys(\(list(test.absentKeys)))") }
        guard !conditions.isEmpty else { return nil }
        var text = conditions.joined(separator: " && ")
        for _ in test.containers.dropFirst() { text = "$0.allElements({ \(text) })" }
        return "{ \(text) }"
    }

    /// `json.isInteger`, or `json.isKind(.string, .number)`.
    private func kindCondition(_ kinds: [JSONKind]) -> TemplateObject {
        if kinds == [.integer] { return condition("isInteger", true) }
        var spelled: [String] = []
        for kind in kinds where !spelled.contains(kind.spelled) { spelled.append(kind.spelled) }
        return condition("kinds", .string(spelled.joined(separator: ", ")))
    }

    /// The view of a condition. Exactly one of its fields is not null.
    private func condition(_ kind: TemplateKey, _ value: TemplateValue) -> TemplateObject {
        var condition: TemplateObject = [
            "kinds": .null, "isInteger": .null, "constant": .null, "keys": .null, "absentKeys": .null, "payload": .null,
            "elements": .null, "recognized": .null,
        ]
        condition[kind] = value
        return condition
    }
}

extension UnionPlan.CaseTest {
    /// Whether every value passes the test, so that later tests are unreachable.
    fileprivate var isUnconditional: Bool {
        kinds.isEmpty && constants.isEmpty && requiredKeys.isEmpty && absentKeys.isEmpty && !mustDecode
    }
}

extension JSONKind {
    /// The kind as an expression: `.number`.
    fileprivate var spelled: String {
        switch self {
        case .null: ".null"
        case .boolean: ".bool"
        case .integer, .number: ".number"
        case .string: ".string"
        case .array: ".array"
        case .object: ".object"
        }
    }
}
