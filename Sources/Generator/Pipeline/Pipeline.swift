import ApusDiagnostics
import ApusDocumentation
import ApusExampleCheck
import ApusFiles
import ApusLowering
import ApusMustache
import ApusPlan
import ApusSpecParser
import ApusTemplateRenderer

/// The way from a description to source files.
///
///     bytes ─ SpecParser ─▶ Document ─ Lowering ─▶ ClientPlan ─ TemplateRenderer ─▶ files
package struct Pipeline: Sendable {
    private let files: any FileReader
    private let folders: any FolderReader

    /// - Parameters:
    ///   - files: Where descriptions are.
    ///   - folders: Where templates are.
    package init(files: any FileReader = DiskFiles(), folders: any FolderReader = DiskFiles()) {
        self.files = files
        self.folders = folders
    }

    /// Makes one client. Faults of the description are diagnostics; the files are `nil` when they leave no client.
    ///
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
    /// - Parameters:
    ///   - checksExamples: Whether examples are held against their schemas.
    ///   - onStage: Told of each stage before it begins.
    package func generate(
        _ client: ClientConfiguration,
        folder: String,
        checksExamples: Bool = false,
        onStage: @escaping (Stage) -> Void = { _ in }
    ) throws -> GeneratedClient {
        var stages = StageClock(onStage)
        let description = FilePath.join(folder, client.description)
        var parsed = try stages.measure(.parse) { try parse(description, client, folder: folder) }
        var result = GeneratedClient(configuration: client, description: description, diagnostics: parsed.diagnostics)
        result.inputs = [description] + parsed.files.map(\.path).filter { $0 != description }
        guard let document = parsed.document.take(), !parsed.diagnostics.hasErrors else {
            return result.finished(stages)
        }
        if checksExamples {
            result.exampleSites = document.exampleSites
            result.exampleFindings = ExampleCheck.findings(in: document)
        }

        let (plan, lowering) = stages.measure(.lower) {
            Lowering(document, options: LoweringOptions(client)).plan()
        }
        result.diagnostics.add(contentsOf: lowering)
        result.diagnostics.add(contentsOf: ConfigurationUse(client, document: document, plan: plan).diagnostics)
        result.document = document
        result.plan = plan
        guard !result.diagnostics.hasErrors else { return result.finished(stages) }

        let renderer = try TemplateRenderer(overrides: try templates(of: client, folder: folder))
        let settings = RenderSettings(
            source: FilePath.name(of: client.description),
            header: client.header,
            modules: client.package?.plan.modules ?? RuntimeModules()
        )
        result.files = try stages.measure(.render) { try renderer.render(plan, settings: settings) }
        if let examples = client.examples {
            result.examples = try stages.measure(.render) {
                try renderer.renderExamples(plan, name: FilePath.name(of: examples), settings: settings)
            }
        }
        if let package = client.package {
            let files = PackageFiles(package, settings: settings, templates: try templates(of: client, folder: folder))
            result.package = try stages.measure(.render) {
                try files.outputs(plan, renderer: renderer, documentation: DocumentationSettings(client))
            }
        }
        result.documentation = try stages.measure(.document) { try documentation(plan, client, folder: folder) }
        return result.finished(stages)
    }

    /// Reads a description, and only that.
    package func parse(
        _ description: String,
        _ client: ClientConfiguration,
        folder: String
    ) throws -> SpecParser.Outcome {
        let allowed = client.allowedFolders.map { FilePath.join(folder, $0) }
        let options = SpecParser.Options(allowedFolders: allowed, limits: client.limits.text)
        return try SpecParser(files: files, options: options).parse(description)
    }

    /// The reference pages that the configuration wants.
    private func documentation(
        _ plan: ClientPlan,
        _ client: ClientConfiguration,
        folder: String
    ) throws -> [DocumentationOutput] {
        if client.documentation == nil, client.catalog == nil { return [] }
        let renderer = try DocumentationRenderer(
            plan: plan,
            settings: DocumentationSettings(client),
            overrides: try templates(of: client, folder: folder)
        )
        var outputs: [DocumentationOutput] = []
        if let folder = client.documentation {
            outputs.append(DocumentationOutput(folder: folder, files: try renderer.markdown()))
        }
        if let folder = client.catalog {
            let name = plan.module + ".docc"
            let files = try renderer.catalog().map { file in
                RenderedFile(name: String(file.name.dropFirst(name.count + 1)), bytes: file.bytes)
            }
            outputs.append(DocumentationOutput(folder: FilePath.join(folder, name), files: files))
        }
        return outputs
    }

    /// The templates of the client's own folder.
    private func templates(of client: ClientConfiguration, folder: String) throws -> [TemplateSource] {
        guard let templates = client.templates else { return [] }
        return try TemplateFolder(path: FilePath.join(folder, templates), folders: folders).sources()
    }
}

/// What became of one client.
package struct GeneratedClient: Sendable {
    package var configuration: ClientConfiguration
    /// The path of the root file.
    package var description: String
    package var diagnostics: Diagnostics
    package var plan: ClientPlan?
    /// The files that the description was read from.
    package var inputs: [String] = []
    /// `nil`: the description's faults leave no client.
    package var files: [RenderedFile]?
    /// The list of the description's examples, when the configuration wants one.
    package var examples: RenderedFile?
    /// The description's examples, when they were to be checked.
    package var exampleSites: [ExampleSite] = []
    /// What is wrong with the description's examples, when that was asked for.
    package var exampleFindings: [ExampleFinding] = []
    /// Folders of reference pages, when the configuration wants some.
    package var documentation: [DocumentationOutput] = []
    /// What a package has besides the client, its examples and its pages, when it is to be one.
    package var package: [PackageOutput] = []
    /// What the client was made of. It is a hundred thousand small objects, and nobody has the time to take them apart
    /// as long as files are rendered.
    fileprivate var document: Document?
    /// How long each stage took, in the order of the stages.
    package var timings: [(stage: Stage, duration: Duration)] = []

    init(configuration: ClientConfiguration, description: String, diagnostics: Diagnostics) {
        self.configuration = configuration
        self.description = description
        self.diagnostics = diagnostics
    }

    fileprivate func finished(_ clock: StageClock) -> GeneratedClient {
        var finished = self
        finished.timings = clock.timings
        return finished
    }
}

/// Reference pages of a client and the folder that they go into, as the configuration has it.
package struct DocumentationOutput: Sendable {
    package var folder: String
    package var files: [RenderedFile]
}

extension DocumentationSettings {
    init(_ client: ClientConfiguration) {
        let values = Dictionary(client.installation.map { ($0.name, $0.value) }) { _, last in last }
        let package: PackageLocation
        if let location = client.package?.location {
            package = location
        } else if let url = values["url"] {
            var name = FilePath.name(of: url)
            if name.hasSuffix(".git") { name = String(name.dropLast(4)) }
            package = .repository(url: url, name: name, version: values["from"] ?? "1.0.0")
        } else {
            let path = values["path"] ?? "../" + client.module
            package = .folder(path: path, name: FilePath.name(of: path))
        }
        self.init(
            source: FilePath.name(of: client.description),
            package: package,
            runtimeModule: client.package?.plan.modules.runtime ?? "ApusRuntime"
        )
    }
}

/// A stage of the pipeline, for `--timings`.
package enum Stage: String, Sendable {
    case parse, lower, render, document, write
    /// Finding that nothing of all this is needed.
    case compare
}

/// Measures stages.
struct StageClock {
    private(set) var timings: [(stage: Stage, duration: Duration)] = []
    private let onStage: (Stage) -> Void

    init(_ onStage: @escaping (Stage) -> Void) { self.onStage = onStage }

    mutating func measure<Result>(_ stage: Stage, _ body: () throws -> Result) rethrows -> Result {
        onStage(stage)
        let start = ContinuousClock.now
        defer { timings.append((stage, ContinuousClock.now - start)) }
        return try body()
    }
}
