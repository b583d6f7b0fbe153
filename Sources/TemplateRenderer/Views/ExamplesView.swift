import ApusDiagnostics
import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the examples of a description for `Examples.mustache`.
struct ExamplesView {
    /// The maximum number of examples in an array literal. For thousands, the compiler needs gigabytes of memory.
    static let examplesPerPart = 100

    let plan: ClientPlan
    let settings: RenderSettings
    private let spelling: TypeSpelling

    init(plan: ClientPlan, settings: RenderSettings) {
        self.plan = plan
        self.settings = settings
        // Type names are prefixed with the module: a test may import another type of the same name, such as Foundation's
        // `Operation`.
        spelling = TypeSpelling(types: plan.types, module: plan.module)
    }

    var view: TemplateObject {
        let isTestable = plan.access == .internal
        let parts = parts
        let foundation = examples.contains { $0.namesFoundation } ? ["Foundation"] : []
        let modules = [settings.modules.runtime, settings.modules.testing] + (isTestable ? [] : [plan.module])
        let custom = examples.contains { $0.namesFoundation } ? settings.imports : []
        let imports = Set(modules + foundation + custom).sorted()
        return [
            "source": .string(VisibleLines.line(settings.source)),
            "header": .strings(DocumentationText(header: settings.header).lines),
            "imports": .strings(imports),
            "testableImport": .optional(isTestable ? plan.module : nil),
            "name": .string(plan.module + "Examples"),
            "isDivided": .bool(parts.count > 1),
            "parts": .objects(parts),
        ]
    }

    /// The examples in one or more lists of at most `examplesPerPart`.
    private var parts: [TemplateObject] {
        let examples = examples.map(\.view)
        return stride(from: 0, to: max(examples.count, 1), by: Self.examplesPerPart).enumerated().map { index, start in
            let part = examples[start..<min(start + Self.examplesPerPart, examples.count)]
            return ["part": .string("part\(index + 1)"), "examples": .objects(Array(part))]
        }
    }

    /// The examples in the order of the list.
    var examples: [ListedExample] { plan.groups.flatMap(\.operations).flatMap(examples) + types }

    /// The examples of schemas and of their properties.
    private var types: [ListedExample] {
        plan.types.plans.enumerated().flatMap { index, type -> [ListedExample] in
            let id = TypeID(index)
            var list = ExampleList(subject: type.schemaName, spelling: spelling)
            list.add("", .json, .named(id), type.examples)
            guard case .structure(let structure) = type.shape else { return list.listed }
            for property in structure.properties where property.part == nil {
                list.add(property.key, .json, property.type, property.examples)
            }
            return list.listed
        }
    }

    private func examples(_ operation: OperationPlan) -> [ListedExample] {
        var list = ExampleList(subject: operation.id, spelling: spelling)
        for parameter in operation.parameters {
            list.add(parameter.wireName, .json, parameter.type, parameter.examples)
        }
        for content in operation.body?.contents ?? [] {
            list.add("request", content.coding, content.type, content.examples)
        }
        switch operation.success {
        case .none: break
        case .single(let content), .optional(let content): list.add("response", content)
        case .several(_, let cases):
            for success in cases { list.add(success.status.documented, success.content) }
        }
        for failure in operation.failures { list.add(failure.status.documented, failure.content) }
        return list.listed
    }
}

/// An example in the list that `Examples.mustache` prints.
package struct ListedExample: Sendable {
    /// The name, such as `getSegment 404`.
    package let name: String
    /// The type that decodes it, in Swift.
    package let type: String
    /// The lines of the JSON.
    package let lines: [String]
    /// The location in the description.
    package let place: SourceLocation
    /// Whether the type is one of Foundation or contains one in its spelling.
    let namesFoundation: Bool

    fileprivate var view: TemplateObject {
        ["name": .string(SwiftLiteral.string(name)), "type": .string(type), "lines": .strings(lines)]
    }
}

extension ClientPlan {
    /// The examples that ``TemplateRenderer/renderExamples(_:name:settings:)`` lists, in that order.
    package var listedExamples: [ListedExample] {
        ExamplesView(plan: self, settings: RenderSettings(source: "")).examples
    }
}

/// The distinct examples of an operation or a schema. Descriptions often repeat an example for several media types.
private struct ExampleList {
    let subject: String
    let spelling: TypeSpelling
    private(set) var listed: [ListedExample] = []
    private var known: Set<String> = []
    private var counts: [String: Int] = [:]

    init(subject: String, spelling: TypeSpelling) {
        self.subject = subject
        self.spelling = spelling
    }

    mutating func add(_ place: String, _ content: ResponseContent?) {
        guard let content else { return }
        add(place, content.coding, content.type, content.examples)
    }

    mutating func add(_ place: String, _ coding: BodyCoding, _ type: TypeReference, _ examples: [ExamplePlan]) {
        guard coding == .json else { return }
        for example in examples {
            let namesFoundation = FileImports.isFromFoundation(type)
            let type = example.value == .null ? spelling.spellOptional(type) : spelling.spell(type)
            let lines = ExampleText.lines(of: example.value)
            guard known.insert(([place, type] + lines).joined(separator: "\n")).inserted else { continue }
            counts[place, default: 0] += 1
            let count = counts[place] ?? 1
            let name = [subject, place, count > 1 ? String(count) : ""].filter { !$0.isEmpty }.joined(separator: " ")
            listed.append(
                ListedExample(
                    name: name,
                    type: type,
                    lines: lines,
                    place: example.place,
                    namesFoundation: namesFoundation
                )
            )
        }
    }
}
