import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSamples
import ApusSwiftText

/// The views of the examples of models and responses for `ModelExamples.mustache` and `ResponseExamples.mustache`.
struct ModelExamplesView {
    /// The approximate maximum number of lines of a file.
    private static let linesPerFile = 1_500
    /// The maximum number of responses in an array literal. For thousands, the compiler needs gigabytes of memory.
    static let responsesPerPart = 50

    private let plan: ClientPlan
    private let settings: RenderSettings
    private let spelling: TypeSpelling

    init(plan: ClientPlan, settings: RenderSettings) {
        self.plan = plan
        self.settings = settings
        spelling = TypeSpelling(types: plan.types)
    }

    /// The name, the template and the view of each file.
    var files: [(name: String, template: String, view: TemplateObject)] {
        let models = models
        let names = names(models.count)
        var files = zip(names, models).map { name, models in
            (name, "ModelExamples", common(isRuntimeVisible: false).merging(["models": .objects(models)]))
        }
        if let client {
            files.append((names[models.count], "ResponseExamples", common(isRuntimeVisible: true).merging(client)))
        }
        return files
    }

    /// Names that no other file of the client has, with the last one for the responses.
    private func names(_ count: Int) -> [String] {
        let taken = Set(plan.files.map { $0.name.lowercased() })
        for suffix in 1... {
            let end = suffix == 1 ? "" : "\(suffix)"
            let models = (0..<count).map { "ModelExamples" + (count == 1 ? "" : "Part\($0 + 1)") + end }
            let names = (models + ["ResponseExamples" + end]).map { $0 + ".swift" }
            if names.allSatisfy({ !taken.contains($0.lowercased()) }) { return names }
        }
        return []
    }

    private func common(isRuntimeVisible: Bool) -> TemplateObject {
        let isUsed = isRuntimeVisible && plan.access != .internal
        return [
            "source": .string(VisibleLines.line(settings.source)),
            "header": .strings(DocumentationText(header: settings.header).lines),
            "access": .string(plan.access.rawValue),
            "imports": .objects([
                [
                    "module": .string(settings.modules.runtime),
                    "isPublic": .bool(isUsed && plan.access == .public),
                    "isPackage": .bool(isUsed && plan.access == .package),
                ]
            ]),
        ]
    }

    // MARK: - Models

    /// The models with an example, in one list for each file.
    private var models: [[TemplateObject]] {
        var files: [[TemplateObject]] = [[]]
        var lineCount = 0
        for example in ModelExample.all(in: plan) {
            let expression = expression(example)
            let lines = expression == nil ? ExampleText.lines(of: example.value) : []
            if lineCount > 0, lineCount + lines.count > Self.linesPerFile {
                files.append([])
                lineCount = 0
            }
            lineCount += lines.count + 10
            files[files.count - 1].append([
                "type": .string(spelling.name(of: example.id)), "name": .string(example.name),
                "expression": .optional(expression), "lines": .strings(lines),
            ])
        }
        return files.filter { !$0.isEmpty }
    }

    /// `.available`; `nil` if the type is not an enumeration.
    private func expression(_ example: ModelExample) -> String? {
        guard case .enumeration(let enumeration) = plan.types[example.id].shape else { return nil }
        return enumeration.cases.first { $0.value == example.value }.map { "." + $0.name.escaped }
    }

    // MARK: - Responses

    /// `nil` if the client has no operations.
    private var client: TemplateObject? {
        let samples = ResponseSample.all(in: plan)
        if samples.isEmpty { return nil }
        let starts = stride(from: 0, to: samples.count, by: Self.responsesPerPart)
        let parts = starts.enumerated().map { index, start -> TemplateObject in
            let part = samples[start..<min(start + Self.responsesPerPart, samples.count)]
            return [
                "part": .string("exampleResponses\(index + 1)"), "isFirst": .bool(index == 0),
                "responses": .objects(part.map(response)),
            ]
        }
        return [
            "client": .string(plan.name.escaped), "hasClient": .bool(arguments != nil),
            "arguments": .objects(arguments ?? []), "isDivided": .bool(parts.count > 1), "parts": .objects(parts),
        ]
    }

    private func response(_ sample: ResponseSample) -> TemplateObject {
        var view: TemplateObject = [
            "id": .string(SwiftLiteral.string(sample.operationID)),
            "status": .string(SwiftLiteral.string(sample.status)),
            "mediaType": .optional(sample.mediaType.map(SwiftLiteral.string)),
            "isJSON": .bool(false), "isEmpty": .bool(false), "text": .null,
        ]
        switch sample.body {
        case .none: view["isEmpty"] = .bool(true)
        case .text(let text): view["text"] = .string(SwiftLiteral.string(text))
        case .json(let value, _):
            view["isJSON"] = .bool(true)
            view["lines"] = .strings(ExampleText.lines(of: value))
        }
        return view
    }

    /// The arguments of the client's initializer before `server`; `nil` if a required one has no example.
    var arguments: [TemplateObject]? {
        var arguments: [TemplateObject] = []
        for parameter in plan.clientParameters where parameter.isRequired && parameter.defaultValue == nil {
            let value = JSONSample.decodable(
                parameter.type,
                from: parameter.examples.map(\.value),
                name: parameter.wireName,
                types: plan.types
            )
            guard let value else { return nil }
            arguments.append([
                "label": .string(parameter.name.label), "json": .string(SwiftLiteral.string(value.compactText)),
            ])
        }
        return arguments
    }
}

/// The example of a type.
package struct ModelExample: Sendable {
    package let id: TypeID
    /// The name of the property of the type.
    package let name: String
    package let value: JSONLiteral

    /// The examples of all types that have one, in the order of the types.
    package static func all(in plan: ClientPlan) -> [ModelExample] {
        plan.types.ids.compactMap { id in
            let type = plan.types[id]
            guard let name = name(type),
                let value = JSONSample.decodable(
                    .named(id),
                    from: type.examples.map(\.value).filter { $0 != .null },
                    name: type.name.text,
                    types: plan.types
                )
            else { return nil }
            return ModelExample(id: id, name: name, value: value)
        }
    }

    /// `example`, or `exampleValue` if an enumeration has a case of that name; `nil` if the type has no example.
    private static func name(_ type: TypePlan) -> String? {
        let cases: [String]
        switch type.shape {
        case .alias: return nil
        case .structure(let plan):
            if plan.coding == .multipart { return nil }
            cases = []
        case .enumeration(let plan): cases = plan.cases.map(\.name.text) + [plan.unrecognizedName.text]
        case .union(let plan): cases = plan.cases.map(\.name.text) + [plan.unrecognizedName.text]
        }
        return ["example", "exampleValue"].first { !cases.contains($0) }
    }
}
