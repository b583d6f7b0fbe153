import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSamples

/// The JSON examples of requests and responses, with their names.
struct SampleList: Sendable {
    let pages: PageSet

    /// The maximum size of an example, in bytes of compact JSON.
    private static let limit = 16_000

    /// The examples of the body, if there are several. A single one is the body of the example call.
    func requests(of operation: OperationPlan) -> [TemplateObject] {
        let examples = (operation.body?.contents ?? []).flatMap { content in
            distinct(content.examples + typeExamples(content.type)).map { (content, $0) }
        }
        guard examples.count > 1 else { return [] }
        return examples.map { content, example in
            sample(example.value, label: content.mediaTypes.first.map { MarkdownText.code($0) } ?? "", example.title)
        }
    }

    /// The examples of all responses. A success without an example has one that is made from its schema.
    func responses(of operation: OperationPlan) -> [TemplateObject] {
        operation.responses.byStatus.flatMap { response -> [TemplateObject] in
            let status = MarkdownText.code(response.status.documented)
            var samples: [TemplateObject] = []
            if let content = response.content {
                let examples = distinct(content.examples + (content.coding == .json ? typeExamples(content.type) : []))
                samples = examples.map { example in
                    sample(example.value, label: status, title(of: example, response, isOnly: examples.count == 1))
                }
                if examples.isEmpty, content.coding == .json, response.status.isSuccess, let made = made(content) {
                    samples.append(sample(made, label: status, "made from the schema"))
                }
            }
            let shown = Set(response.content?.examples ?? [])
            for media in response.otherMedia {
                let label = status + ", " + MarkdownText.code(media.name)
                // A media type often has the examples of the one that is requested.
                let others = distinct(media.examples).filter { example in
                    !shown.contains { $0.value == example.value && $0.title == example.title }
                }
                samples += others.map { sample($0.value, label: label, $0.title) }
            }
            return samples
        }
    }

    /// The title of an example, without a name that repeats the status and without the name `default` of an only example.
    private func title(of example: ExamplePlan, _ response: DocumentedResponse, isOnly: Bool) -> String? {
        let isStatus = example.name == response.status.documented
        guard isStatus || isOnly && example.name == "default" else { return example.title }
        var unnamed = example
        unnamed.name = nil
        return unnamed.title
    }

    private func made(_ content: ResponseContent) -> JSONLiteral? {
        var sample = JSONSample(types: pages.plan.types, usage: .response)
        return sample.value(content.type, facts: content.facts, name: "value")
    }

    private func typeExamples(_ type: TypeReference) -> [ExamplePlan] {
        guard case .named(let id) = type else { return [] }
        return pages.plan.types[id].examples
    }

    private func distinct(_ examples: [ExamplePlan]) -> [ExamplePlan] {
        var known: Set<JSONLiteral> = []
        return examples.filter { known.insert($0.value).inserted }
    }

    private func sample(_ value: JSONLiteral, label: String, _ title: String?) -> TemplateObject {
        let size = value.compactText.utf8.count
        let isShown = size <= Self.limit
        let text = isText(value) ? value.text : value.indentedText
        let lines = isShown ? VisibleLines.split(text).withoutLastBlank : []
        return [
            "label": .string(label + (title.map { ", " + $0 } ?? "") + (isShown ? ":" : " has \(size) bytes of JSON.")),
            "isShown": .bool(isShown),
            "fence": .string(lines.fence),
            "language": .string(isText(value) ? "" : "json"),
            "lines": .strings(lines),
        ]
    }

    /// Whether the example is a text such as XML instead of a JSON value.
    private func isText(_ value: JSONLiteral) -> Bool {
        guard case .string(let text) = value else { return false }
        return text.contains("\n") || text.hasPrefix("<")
    }
}
