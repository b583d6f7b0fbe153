import ApusDiagnostics
import ApusLowering
import ApusPlan
import ApusSpecParser

/// The plan of a description, and short texts of its parts for expectations.
struct Planned {
    let plan: ClientPlan
    let diagnostics: [Diagnostic]

    /// - Parameter yaml: The description without `openapi` and `info`.
    init(_ yaml: String, options: LoweringOptions = LoweringOptions(module: "TestAPI"), version: String = "3.1.0") {
        let text = "openapi: \(version)\ninfo: {title: Test, version: '1'}\n" + yaml
        self.init(whole: text, options: options)
    }

    /// - Parameter text: The complete description.
    init(whole text: String, options: LoweringOptions = LoweringOptions(module: "TestAPI")) {
        let outcome = SpecParser.parse(text: text)
        guard let document = outcome.document else {
            plan = ClientPlan(module: "", name: SwiftName("None"))
            diagnostics = outcome.diagnostics.sorted
            return
        }
        (plan, diagnostics) = Lowering(document, options: options).plan()
    }

    /// The plan of a description that has only schemas.
    ///
    /// - Parameter yaml: The content of `components.schemas`.
    static func schemas(_ yaml: String, options: LoweringOptions = LoweringOptions(module: "TestAPI")) -> Planned {
        let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        return Planned("paths: {}\ncomponents:\n  schemas:\n" + indented.joined(separator: "\n"), options: options)
    }

    /// The codes of the diagnostics, sorted and without duplicates.
    var codes: [String] { Array(Set(diagnostics.map(\.code.name))).sorted() }

    /// The declaration of a type with a dotted name; `nil` if there is none.
    subscript(name: String) -> String? {
        plan.types.ids.first { text(.named($0)) == name }.map { declaration($0) }
    }

    /// The names of all types, sorted.
    var typeNames: [String] { plan.types.ids.map { text(.named($0)) }.sorted() }

    func operation(_ name: String) -> OperationPlan? {
        plan.groups.flatMap(\.operations).first { $0.name.text == name }
    }

    /// The signature of a method: `list(limit: Int?, body: Pet) -> [Pet]`.
    func signature(_ name: String) -> String? {
        guard let operation = operation(name) else { return nil }
        var arguments = operation.parameters.map { "\($0.name): \(text($0.type))\($0.isRequired ? "" : "?")" }
        if let body = operation.body {
            let type = body.choice?.name.text ?? text(body.contents[0].type)
            arguments.append("\(body.name): \(type)\(body.isRequired ? "" : "?")")
        }
        let result =
            switch operation.success {
            case .none: ""
            case .single(let content): " -> " + text(content)
            case .optional(let content): " -> " + text(content) + "?"
            case .several(let name, let cases):
                " -> \(name) {" + cases.map { "\($0.name)(\($0.content.map(text) ?? ""))" }.joined(separator: " | ")
                    + "}"
            }
        return "\(operation.name)(\(arguments.joined(separator: ", ")))\(result)"
    }

    func text(_ content: ResponseContent) -> String {
        switch content.coding {
        case .json, .form: text(content.type)
        case .text, .binary, .multipart: text(content.type)
        case .serverSentEvents: "Events<\(text(content.type))>"
        case .jsonLines: "Lines<\(text(content.type))>"
        }
    }

    func text(_ reference: TypeReference) -> String { PlanText(types: plan.types).text(of: reference) }

    /// The declaration of a type: `struct { id: Int, name: String?, next: @Node? }`.
    ///
    /// `?` means optional, `!` required and nullable, `?!` optional and nullable, `@` indirect.
    private func declaration(_ id: TypeID) -> String {
        switch plan.types[id].shape {
        case .alias(let reference): return "= \(text(reference))"
        case .structure(let structure):
            let isTuple = structure.coding == .tuple
            var members = structure.properties.map { member($0, hasKey: !isTuple) }
            if let additional = structure.additionalProperties {
                members.append("\(additional.name): [\(isTuple ? "" : "String: ")\(text(additional.values))]")
            }
            return "\(isTuple ? "tuple" : "struct") { \(members.joined(separator: ", ")) }"
        case .enumeration(let enumeration):
            let cases = enumeration.cases.map { "\($0.name)=\(text($0.value))" }
            return
                "\(enumeration.isClosed ? "closed " : "")enum \(enumeration.raw) { \(cases.joined(separator: ", ")) }"
        case .union(let union):
            let cases = union.cases.map { "\($0.name)(\($0.isIndirect ? "@" : "")\(text($0.payload)))" }
            return "union { \(cases.joined(separator: " | ")) } by \(text(union.discrimination, union))"
        }
    }

    private func member(_ property: PropertyPlan, hasKey: Bool) -> String {
        let mark =
            switch property.presence {
            case .required: ""
            case .optional: "?"
            case .requiredNullable: "!"
            case .optionalNullable: "?!"
            }
        let key = !hasKey || property.key == property.name.text ? "" : "(\(property.key))"
        let value = property.defaultValue.map { " = \(text($0))" } ?? ""
        return "\(property.name)\(key): \(property.isIndirect ? "@" : "")\(text(property.type))\(mark)\(value)"
    }

    private func text(_ literal: LiteralPlan) -> String {
        switch literal {
        case .null: "nil"
        case .boolean(let value): "\(value)"
        case .integer(let text), .number(let text): text
        case .string(let text): "\"\(text)\""
        case .enumerationCase(_, let name): ".\(name)"
        case .array(let elements): "[\(elements.map(text).joined(separator: ", "))]"
        case .emptyDictionary: "[:]"
        }
    }

    private func text(_ literal: JSONLiteral) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .array: "[…]"
        case .object: "{…}"
        }
    }

    private func text(_ discrimination: UnionPlan.Discrimination, _ union: UnionPlan) -> String {
        switch discrimination {
        case .discriminator(let key, let values):
            let pairs = values.map { "\($0.value):\(union.cases[$0.caseIndex].name)" }
            let shared = union.sharedValues.map { ", \($0.value): " + text($0.tests, union) }
            let other = union.defaultCaseIndex.map { ", otherwise \(union.cases[$0].name)" } ?? ""
            return "\(key) \(pairs.joined(separator: " "))" + shared.joined() + other
        case .tests(let tests): return text(tests, union)
        }
    }

    private func text(_ tests: [UnionPlan.CaseTest], _ union: UnionPlan) -> String {
        tests.map { test in
            var parts = [union.cases[test.caseIndex].name.text]
            if test.kinds.count < JSONKind.allCases.count {
                parts.append(test.kinds.map(\.rawValue).joined(separator: "/"))
            }
            if !test.containers.isEmpty {
                parts.append("of " + test.containers.map(\.rawValue).joined(separator: "+"))
            }
            parts += test.constants.map { "\($0.key)=\($0.values.joined(separator: "/"))" }
            if !test.requiredKeys.isEmpty { parts.append("has " + test.requiredKeys.joined(separator: "+")) }
            if !test.absentKeys.isEmpty { parts.append("lacks " + test.absentKeys.joined(separator: "+")) }
            if test.mustDecode { parts.append("try") }
            return parts.joined(separator: " ")
        }.joined(separator: "; ")
    }
}
