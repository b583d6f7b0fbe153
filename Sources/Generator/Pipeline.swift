import ApusDiagnostics
import ApusIR
import ApusSpecParser
import ApusTemplateRenderer

/// The way from a description to source files.
///
///     bytes ─ SpecParser ─▶ Document ─ Lowering ─▶ ClientPlan ─ TemplateRenderer ─▶ files
package struct Pipeline: Sendable {
    private let files: any FileReader

    package init(files: any FileReader = DiskFiles()) {
        self.files = files
    }

    /// Makes one client. Faults of the description are diagnostics; the files are `nil` when they leave no client.
    ///
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
    package func generate(_ client: ClientConfiguration, folder: String) throws -> GeneratedClient {
        var stages = StageClock()
        let description = Path.join(folder, client.description)
        let parsed = try stages.measure(.parse) { try parse(description, client, folder: folder) }
        var result = GeneratedClient(configuration: client, description: description, diagnostics: parsed.diagnostics)
        guard let document = parsed.document, !parsed.diagnostics.hasErrors else { return result.finished(stages) }

        let (plan, lowering) = stages.measure(.lower) {
            Lowering(document, options: LoweringOptions(client)).plan()
        }
        result.diagnostics.add(contentsOf: lowering)
        result.plan = plan
        guard !result.diagnostics.hasErrors else { return result.finished(stages) }

        let renderer = try TemplateRenderer(overrides: try templates(of: client, folder: folder))
        let settings = RenderSettings(source: Path.name(of: client.description), header: client.header)
        result.files = try stages.measure(.render) { try renderer.render(plan, settings: settings) }
        if let examples = client.examples {
            result.examples = try stages.measure(.render) {
                try renderer.renderExamples(plan, name: Path.name(of: examples), settings: settings)
            }
        }
        return result.finished(stages)
    }

    /// Reads a description, and only that.
    package func parse(
        _ description: String,
        _ client: ClientConfiguration,
        folder: String
    ) throws -> SpecParser.Outcome {
        let allowed = client.allowedFolders.map { Path.join(folder, $0) }
        let options = SpecParser.Options(allowedFolders: allowed, limits: client.limits.text)
        return try SpecParser(files: files, options: options).parse(description)
    }

    /// The templates of the client's own folder.
    private func templates(of client: ClientConfiguration, folder: String) throws -> [TemplateSource] {
        guard let templates = client.templates else { return [] }
        return try TemplateFolder(path: Path.join(folder, templates)).sources()
    }
}

/// What became of one client.
package struct GeneratedClient: Sendable {
    package var configuration: ClientConfiguration
    /// The path of the root file.
    package var description: String
    package var diagnostics: Diagnostics
    package var plan: ClientPlan?
    /// `nil`: the description's faults leave no client.
    package var files: [RenderedFile]?
    /// The list of the description's examples, when the configuration wants one.
    package var examples: RenderedFile?
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

/// A stage of the pipeline, for `--timings`.
package enum Stage: String, Sendable {
    case parse, lower, render, write
}

/// Measures stages.
struct StageClock {
    private(set) var timings: [(stage: Stage, duration: Duration)] = []

    mutating func measure<Result>(_ stage: Stage, _ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { timings.append((stage, ContinuousClock.now - start)) }
        return try body()
    }
}
