import ApusIR

/// Shows the examples of a description to `Examples.mustache`.
struct ExamplesView {
    let plan: ClientPlan
    let settings: RenderSettings
    private let spelling: TypeSpelling

    init(plan: ClientPlan, settings: RenderSettings) {
        self.plan = plan
        self.settings = settings
        // The module in front: a test may see another type of the same name, such as Foundation's `Operation`.
        spelling = TypeSpelling(types: plan.types, module: plan.module)
    }

    var view: TemplateObject {
        let isTestable = plan.access == .internal
        let imports = (["ApusRuntime", "ApusTesting"] + (isTestable ? [] : [plan.module])).sorted()
        return [
            "source": .string(DocumentationText.line(settings.source)),
            "header": .strings(DocumentationText(Documentation(description: settings.header)).lines),
            "imports": .strings(imports),
            "testableImport": .optional(isTestable ? plan.module : nil),
            "name": .string(plan.module + "Examples"),
            "examples": .objects(plan.groups.flatMap(\.operations).flatMap(examples)),
        ]
    }

    private func examples(_ operation: OperationPlan) -> [TemplateObject] {
        var list = OperationExamples(operation: operation.id, spelling: spelling)
        for content in operation.body?.contents ?? [] {
            list.add("request", content.coding, content.type, content.examples)
        }
        switch operation.success {
        case .none: break
        case .single(let content), .optional(let content): list.add("response", content)
        case .several(_, let cases):
            for success in cases { list.add(success.status.shown, success.content) }
        }
        for failure in operation.failures { list.add(failure.status.shown, failure.content) }
        return list.views
    }
}

/// The examples of one operation, each once: the same text often stands beside several media types.
private struct OperationExamples {
    let operation: String
    let spelling: TypeSpelling
    private(set) var views: [TemplateObject] = []
    private var known: Set<String> = []
    private var counts: [String: Int] = [:]

    init(operation: String, spelling: TypeSpelling) {
        self.operation = operation
        self.spelling = spelling
    }

    mutating func add(_ place: String, _ content: ResponseContent?) {
        guard let content else { return }
        add(place, content.coding, content.type, content.examples)
    }

    mutating func add(_ place: String, _ coding: BodyCoding, _ type: TypeReference, _ examples: [JSONLiteral]) {
        guard coding == .json else { return }
        let type = spelling.spell(type)
        for example in examples {
            let lines = ExampleText.lines(of: example)
            guard known.insert(([place, type] + lines).joined(separator: "\n")).inserted else { continue }
            counts[place, default: 0] += 1
            let count = counts[place] ?? 1
            views.append([
                "name": .string(SwiftLiteral.string("\(operation) \(place)" + (count > 1 ? " \(count)" : ""))),
                "type": .string(type),
                "lines": .strings(lines),
            ])
        }
    }
}

extension StatusPattern {
    /// `404`, `4XX`, `default`
    fileprivate var shown: String {
        switch self {
        case .exact(let status): String(status)
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }
}
