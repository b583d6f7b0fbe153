import ApusDiagnostics
import ApusDocumentation
import ApusExampleCheck
import ApusFiles
import ApusLowering
import ApusMustache
import ApusPlan
import ApusSpecParser
import ApusTemplateRenderer

/// The stages of generating one client. Each stage adds its output and its diagnostics to the result.
struct ClientGeneration {
    private let client: ClientConfiguration
    private let folder: String
    private let pipeline: Pipeline
    private var clock: StageClock
    private var generated: GeneratedClient
    private var policy: DiagnosticPolicy

    /// The client as far as it is generated.
    var result: GeneratedClient {
        var result = generated
        result.timings = clock.timings
        return result
    }

    init(_ client: ClientConfiguration, folder: String, pipeline: Pipeline, onStage: @escaping (Stage) -> Void) {
        self.client = client
        self.folder = folder
        self.pipeline = pipeline
        policy = DiagnosticPolicy(client, folder: folder)
        clock = StageClock(onStage)
        let description = FilePath.join(folder, client.description)
        generated = GeneratedClient(configuration: client, description: description, diagnostics: Diagnostics())
    }

    /// Parses the description.
    ///
    /// - Returns: `nil` if the description has errors.
    /// - Throws: ``FileFault`` if the root file can't be read.
    mutating func parse() throws -> Document? {
        let path = generated.description
        var parsed = try clock.measure(.parse) { [client, folder, pipeline] in
            try pipeline.parse(path, client, folder: folder)
        }
        generated.diagnostics = policy.apply(to: parsed.diagnostics)
        let overlays = client.overlayPaths(in: folder)
        generated.inputs = [path] + parsed.files.map(\.path).filter { $0 != path } + overlays
        let document = parsed.document.take()
        generated.document = document
        return generated.diagnostics.hasErrors ? nil : document
    }

    /// Validates the examples of the description.
    mutating func checkExamples(of document: Document) {
        generated.exampleSites = document.exampleSites
        generated.exampleFindings = ExampleCheck.findings(in: document)
    }

    /// Plans the client.
    ///
    /// - Returns: `nil` if the description or the configuration has errors.
    mutating func lower(_ document: Document) -> ClientPlan? {
        let (plan, diagnostics) = clock.measure(.lower) { [client] in
            Lowering(document, options: LoweringOptions(client)).plan()
        }
        let use = ConfigurationUse(client, document: document, plan: plan).diagnostics
        generated.diagnostics.add(contentsOf: policy.apply(to: Diagnostics(diagnostics + use)))
        generated.diagnostics.add(contentsOf: policy.apply(to: policy.unusedAllowances))
        generated.plan = plan
        return generated.diagnostics.hasErrors ? nil : plan
    }

    /// Renders the source files and, if the configuration asks for them, the list of examples and the package.
    ///
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
    mutating func render(_ plan: ClientPlan) throws {
        let templateFolder = pipeline.templateFolder(of: client, folder: folder)
        let templates = try templateFolder?.sources() ?? []
        let unused = templateFolder?.unusedTemplates(in: templates) ?? []
        generated.diagnostics.add(contentsOf: policy.apply(to: Diagnostics(unused)))
        if generated.diagnostics.hasErrors { return }
        do {
            try render(plan, templates: templates)
        } catch {
            throw Self.located(error, in: templateFolder)
        }
    }

    /// Returns a fault of a template with the path of its file.
    private static func located(_ error: any Error, in folder: TemplateFolder?) -> any Error {
        guard let folder else { return error }
        if let fault = error as? TemplateFault { return folder.located(fault) }
        if let faults = error as? TemplateFaults { return TemplateFaults(faults.faults.map(folder.located)) }
        return error
    }

    private mutating func render(_ plan: ClientPlan, templates: [TemplateSource]) throws {
        let renderer = try TemplateRenderer(overrides: templates)
        let settings = RenderSettings(
            source: FilePath.name(of: client.description),
            header: client.header,
            modules: client.package?.plan.modules ?? RuntimeModules(),
            imports: client.imports
        )
        generated.files = try clock.measure(.render) { [client] in
            try renderer.render(plan, settings: settings)
                + (client.hasModelExamples ? renderer.renderModelExamples(plan, settings: settings) : [])
        }
        if let examples = client.examples {
            generated.examples = try clock.measure(.render) {
                try renderer.renderExamples(plan, name: FilePath.name(of: examples), settings: settings)
            }
        }
        if let package = client.package {
            let files = PackageFiles(package, settings: settings, templates: templates)
            let faulty = Set(generated.exampleFindings.map(\.example))
            generated.package = try clock.measure(.render) { [client] in
                try files.outputs(
                    plan,
                    faultyExamples: faulty,
                    renderer: renderer,
                    documentation: DocumentationSettings(client)
                )
            }
        }
    }

    /// Renders the reference pages that the configuration asks for.
    ///
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
    mutating func document(_ plan: ClientPlan) throws {
        if generated.diagnostics.hasErrors { return }
        let templateFolder = pipeline.templateFolder(of: client, folder: folder)
        do {
            try document(plan, templates: try templateFolder?.sources() ?? [])
        } catch {
            throw Self.located(error, in: templateFolder)
        }
    }

    private mutating func document(_ plan: ClientPlan, templates: [TemplateSource]) throws {
        generated.documentation = try clock.measure(.document) { [client] in
            guard client.documentation != nil || client.catalog != nil else { return [] }
            let renderer = try DocumentationRenderer(
                plan: plan,
                settings: DocumentationSettings(client),
                overrides: templates
            )
            return try Self.pages(of: client, module: plan.module, renderer)
        }
    }

    private static func pages(
        of client: ClientConfiguration,
        module: String,
        _ renderer: DocumentationRenderer
    ) throws -> [DocumentationOutput] {
        var outputs: [DocumentationOutput] = []
        if let folder = client.documentation {
            outputs.append(DocumentationOutput(folder: folder, files: try renderer.markdown()))
        }
        if let folder = client.catalog {
            let name = module + ".docc"
            let files = try renderer.catalog().map { file in
                RenderedFile(name: String(file.name.dropFirst(name.count + 1)), bytes: file.bytes)
            }
            outputs.append(DocumentationOutput(folder: FilePath.join(folder, name), files: files))
        }
        return outputs
    }
}
