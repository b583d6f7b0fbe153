import ApusDiagnostics
import ApusFiles
import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText
import ApusTemplates

/// Renders the plan of a client with the templates.
package struct TemplateRenderer: Sendable {
    private let library: TemplateLibrary
    /// Whether the template of the client states what operations share. A user's template from before does not, and then
    /// each method states everything.
    private let statesDefaults: Bool

    /// Compiles the templates.
    ///
    /// - Parameter overrides: The user's templates. They replace built-in templates of the same name or are included by
    ///   other templates.
    /// - Throws: All faults of the templates.
    package init(overrides: [TemplateSource] = []) throws(TemplateFaults) {
        library = try TemplateLibrary(
            builtIn: BuiltInTemplates.swift,
            overrides: overrides,
            ignoring: BuiltInTemplates.markdown.lazy.map(\.name)
        )
        statesDefaults = overrides.allSatisfy {
            $0.name != "Client" || String(decoding: $0.bytes, as: UTF8.self).hasText("requestDefaults")
        }
    }

    /// Renders every file of a client.
    ///
    /// - Throws: A fault of a user's template.
    package func render(_ plan: ClientPlan, settings: RenderSettings) throws(TemplateFault) -> [RenderedFile] {
        var plan = plan
        if !statesDefaults { plan.requestDefaults = RequestDefaultsPlan() }
        let files = FileView(plan: plan, settings: settings)
        let rendered = plan.files.concurrentMap { file -> Result<RenderedFile, TemplateFault> in
            let (template, view) = files.view(file)
            do throws(TemplateFault) {
                let text = try library.render(template, .object(view))
                return .success(RenderedFile(name: file.name, bytes: LineBreaking.broken(text)))
            } catch {
                return .failure(error)
            }
        }
        var result: [RenderedFile] = []
        result.reserveCapacity(rendered.count)
        for file in rendered { result.append(try file.get()) }
        return result
    }

    /// Renders the list of the plan's examples, for tests of the client.
    ///
    /// - Parameter name: The name of the file.
    /// - Throws: A fault of a user's template.
    package func renderExamples(
        _ plan: ClientPlan,
        name: String,
        settings: RenderSettings
    ) throws(TemplateFault) -> RenderedFile {
        let text = try library.render("Examples", .object(ExamplesView(plan: plan, settings: settings).view))
        return RenderedFile(name: name, bytes: text)
    }

    /// Renders the examples of models and responses, which belong to the client's module.
    ///
    /// - Throws: A fault of a user's template.
    package func renderModelExamples(
        _ plan: ClientPlan,
        settings: RenderSettings
    ) throws(TemplateFault) -> [RenderedFile] {
        var files: [RenderedFile] = []
        for file in ModelExamplesView(plan: plan, settings: settings).files {
            files.append(RenderedFile(name: file.name, bytes: try library.render(file.template, .object(file.view))))
        }
        return files
    }

    /// Renders the manifest of a package that contains only the client.
    ///
    /// - Throws: A fault of a user's template.
    package func renderManifest(_ package: PackagePlan, settings: RenderSettings) throws(TemplateFault) -> RenderedFile
    {
        let view = package.view.merging(["source": .string(VisibleLines.line(settings.source))])
        let text = try library.render("Package", .object(view))
        return RenderedFile(name: "Package.swift", bytes: LineBreaking.broken(text))
    }

    /// Renders tests that decode and encode the plan's examples.
    ///
    /// - Parameter faulty: The places of examples that do not match their schema.
    /// - Throws: A fault of a user's template.
    package func renderTests(
        _ plan: ClientPlan,
        settings: RenderSettings,
        faulty: Set<SourceLocation> = []
    ) throws(TemplateFault) -> RenderedFile {
        let names = plan.listedExamples.filter { faulty.contains($0.place) }.map(\.name)
        let view: TemplateObject = [
            "source": .string(VisibleLines.line(settings.source)),
            "header": .strings(DocumentationText(header: settings.header).lines),
            "hasFaulty": .bool(!names.isEmpty),
            "faulty": .strings(names.map(SwiftLiteral.string)),
            "testing": .string(settings.modules.testing),
            "examples": .string(plan.module + "Examples"),
        ]
        let text = try library.render("RoundTripTests", .object(view))
        return RenderedFile(name: "RoundTripTests.swift", bytes: LineBreaking.broken(text))
    }
}
