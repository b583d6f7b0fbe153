import ApusDiagnostics
import ApusDocumentation
import ApusExampleCheck
import ApusFiles
import ApusLowering
import ApusMustache
import ApusPlan
import ApusSpecParser
import ApusTemplateRenderer

/// Generates the source files of a client from a description.
///
///     bytes ─ SpecParser ─▶ Document ─ Lowering ─▶ ClientPlan ─ TemplateRenderer ─▶ files
package struct Pipeline: Sendable {
    private let files: any FileReader
    private let folders: any FolderReader

    /// - Parameters:
    ///   - files: Reads descriptions.
    ///   - folders: Reads template folders.
    package init(files: any FileReader = DiskFiles(), folders: any FolderReader = DiskFiles()) {
        self.files = files
        self.folders = folders
    }

    /// Generates one client. Faults of the description are returned as diagnostics; if one is an error, the files are `nil`.
    ///
    /// - Parameters:
    ///   - folder: The folder that the paths of the configuration are relative to.
    ///   - checksExamples: Whether to validate the description's examples against their schemas.
    ///   - onStage: Called before each stage.
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
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

    /// Parses a description without generating a client.
    ///
    /// - Throws: ``FileFault`` if the root file can't be read.
    package func parse(
        _ description: String,
        _ client: ClientConfiguration,
        folder: String
    ) throws -> SpecParser.Outcome {
        let allowed = client.allowedFolders.map { FilePath.join(folder, $0) }
        let options = SpecParser.Options(allowedFolders: allowed, limits: client.limits.text)
        return try SpecParser(files: files, options: options).parse(description)
    }

    /// Renders the reference pages that the configuration asks for.
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

    /// Reads the templates that override the built-in ones.
    private func templates(of client: ClientConfiguration, folder: String) throws -> [TemplateSource] {
        guard let templates = client.templates else { return [] }
        return try TemplateFolder(path: FilePath.join(folder, templates), folders: folders).sources()
    }
}

/// The result of generating one client.
package struct GeneratedClient: Sendable {
    package var configuration: ClientConfiguration
    /// The path of the description's root file.
    package var description: String
    package var diagnostics: Diagnostics
    package var plan: ClientPlan?
    /// The paths of all files that the description consists of. The root file is first.
    package var inputs: [String] = []
    /// The source files; `nil` if the diagnostics contain an error.
    package var files: [RenderedFile]?
    /// The file that lists the description's examples, if the configuration asks for it.
    package var examples: RenderedFile?
    /// The description's examples, if they were checked.
    package var exampleSites: [ExampleSite] = []
    /// The faults of the description's examples, if they were checked.
    package var exampleFindings: [ExampleFinding] = []
    /// The reference pages, if the configuration asks for them.
    package var documentation: [DocumentationOutput] = []
    /// The other files of a package (manifest, runtime, README, tests), if the configuration asks for a package.
    package var package: [PackageOutput] = []
    /// The parsed description. Kept alive because freeing its roughly 100,000 objects would delay rendering.
    fileprivate var document: Document?
    /// The duration of each stage, in the order in which the stages ran.
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

/// The reference pages of a client and their folder, which is relative to the configuration's folder.
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
    /// Comparing inputs and outputs with the record of an earlier run.
    case compare
}

/// Measures the duration of stages.
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
