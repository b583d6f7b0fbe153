import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSamples
import ApusSwiftText

/// The sections of a README about errors, paging, uploads, streams and tests, as far as the API has them.
struct ReadmeFeatures {
    let plan: ClientPlan
    let settings: DocumentationSettings
    let examples: SwiftExampleWriter

    var sections: [TemplateObject] {
        [paging, upload, stream, testing].compactMap { $0 }
    }

    private func section(_ title: String, _ text: String, _ code: [String]) -> TemplateObject {
        ["title": .string(title), "text": .string(text), "code": .strings(code)]
    }

    /// The first example of an operation, preferably of one that is not deprecated.
    private func first(_ example: (OperationPlan, OperationGroup) -> SwiftExample?) -> SwiftExample? {
        for isDeprecated in [false, true] {
            for group in plan.groups {
                for operation in group.operations where operation.isDeprecated == isDeprecated {
                    if let example = example(operation, group) { return example }
                }
            }
        }
        return nil
    }

    private var paging: TemplateObject? {
        guard let example = first(examples.pagingExample) else { return nil }
        return section(
            "Paging",
            "A method whose name ends in `Paged` returns the items of all pages. It fetches a page when its first item is needed.",
            example.lines
        )
    }

    private var upload: TemplateObject? {
        if let example = upload(as: "UploadFile(", coding: .multipart) {
            return section(
                "Uploads",
                "A file is `UploadFile(contentsOf: url)`, which reads the file while it is sent, or `UploadFile(data, name: \"…\")`.",
                example.lines
            )
        }
        return upload(as: "Data(", coding: .binary).map {
            section("Uploads", "The body of the request is the bytes of a file.", $0.lines)
        }
    }

    /// The first example whose body has a file. A body can have other contents, which an example may prefer.
    private func upload(as expression: String, coding: BodyCoding) -> SwiftExample? {
        first { operation, group in
            guard operation.body?.contents.contains(where: { $0.coding == coding }) == true else { return nil }
            let example = examples.example(of: operation, in: group, readsHeaders: false)
            return example?.statements.contains { $0.contains(expression) } == true ? example : nil
        }
    }

    private var stream: TemplateObject? {
        let example = first { operation, group in
            guard case .single(let content) = operation.success, content.coding.isStream else { return nil }
            return examples.example(of: operation, in: group, showsPages: false)
        }
        return example.map {
            section("Streams", "The elements of a stream arrive while the response is received.", $0.lines)
        }
    }

    /// A test with the mock transport.
    private var testing: TemplateObject? {
        guard let testing = settings.testing,
            let group = plan.groups.first(where: { !$0.operations.isEmpty }), let operation = group.operations.first
        else { return nil }
        let server =
            plan.servers.isEmpty
            ? "server: Server(\"https://api.example.com\"), "
            : plan.servers[0].host != nil ? "host: \"https://api.example.com\", " : ""
        let id = SwiftLiteral.string(operation.id)
        let imports = [plan.module, settings.runtimeModule, testing].sorted().map { "import " + $0 }
        let client = plan.name.escaped
        let mock =
            settings.hasModelExamples
            ? [
                "let mock = MockTransport(examplesOf: " + client + ".self)",
                "mock.reply(to: " + id + ", documented: 404)",
            ]
            : ["let mock = MockTransport()", "mock.reply(to: " + id + ", status: 404)"]
        let code =
            imports + [""] + mock + [
                "let client = " + client + "(" + parameters + server
                    + "options: ClientOptions(transport: mock.transport))",
                "// Call a method of the client here.",
                "print(client, mock.requests(of: " + id + "))",
            ]
        let text =
            settings.hasModelExamples
            ? "`MockTransport` replies to each operation with an example of its documented success, without a server, and records the requests. "
                + previews
            : "`MockTransport` replies to each operation without a server and records the requests."
        return section(settings.hasModelExamples ? "Previews and tests" : "Tests", text, code)
    }

    /// `tenant: "north", `: the required arguments of the client's initializer before the server.
    private var parameters: String {
        var values = ExampleValues(types: plan.types, spelling: TypeSpelling(types: plan.types))
        let required = plan.clientParameters.filter { $0.isRequired && $0.defaultValue == nil }
        return required.map { parameter in
            let value = values.value(parameter.type, from: parameter.examples.map(\.value), hint: parameter.wireName)
            return parameter.name.label + ": " + (value ?? "\"…\"") + ", "
        }.joined()
    }

    /// How a preview uses the examples.
    private var previews: String {
        let isCreatable = plan.clientParameters.filter { $0.isRequired && $0.defaultValue == nil }.allSatisfy {
            parameter in
            let examples = parameter.examples.map(\.value)
            let name = parameter.wireName
            return JSONSample.decodable(parameter.type, from: examples, name: name, types: plan.types) != nil
        }
        let client = MarkdownText.code(plan.name.text + ".example")
        let model = plan.types.plans.first { type in
            if case .structure(let structure) = type.shape {
                structure.coding == .json && type.parent == nil
            } else {
                false
            }
        }
        let models = model.map { "Models have examples, such as " + MarkdownText.code($0.name.text + ".example") + "." }
        return [isCreatable ? "For previews, " + client + " is such a client." : nil, models].compactMap { $0 }
            .joined(separator: " ")
    }
}
