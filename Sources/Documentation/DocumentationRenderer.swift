import ApusFiles
import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText
import ApusTemplates

/// Renders the reference documentation of a client, as Markdown for a repository or as a DocC catalog of its module.
package struct DocumentationRenderer: Sendable {
    private let plan: ClientPlan
    private let settings: DocumentationSettings
    private let spelling: TypeSpelling
    private let writer: SwiftExampleWriter
    private let library: TemplateLibrary

    /// Compiles the templates.
    ///
    /// - Parameter overrides: The user's templates. They replace built-in templates of the same name or are included by
    ///   other templates.
    /// - Throws: All faults of the templates.
    package init(
        plan: ClientPlan,
        settings: DocumentationSettings,
        overrides: [TemplateSource] = []
    ) throws(TemplateFaults) {
        self.plan = plan
        self.settings = settings
        spelling = TypeSpelling(types: plan.types)
        writer = SwiftExampleWriter(plan: plan, spelling: spelling, runtimeModule: settings.runtimeModule)
        library = try TemplateLibrary(
            builtIn: BuiltInTemplates.markdown,
            overrides: overrides,
            ignoring: BuiltInTemplates.swift.lazy.map(\.name)
        )
    }

    /// Renders `README.md`, the pages of each group, the list of all operations and the pages of models.
    ///
    /// - Throws: A fault of a user's template.
    package func markdown() throws(TemplateFault) -> [RenderedFile] {
        let pages = pages(.markdown)
        let groups = GroupPages(pages: pages, operations: OperationPageView(pages: pages, examples: writer))
        let start = StartPageView(pages: pages, settings: settings, examples: writer)
        let index: TemplateObject = ["operations": .objects(groups.index)]
        var files = [try file("README", "Readme", start.view.merging(index))]
        for page in groups.pages { files.append(try file(page.name, page.template, page.view)) }
        if !pages.hasOperationsOnStart { files.append(try file(pages.operationIndexPage, "OperationIndex", index)) }
        if let about = start.about { files.append(try file(pages.aboutPage, "About", about)) }
        let models = ModelPageView(pages: pages)
        let isSplit = pages.modelPages.contains { $0.name != pages.modelIndexPage }
        if isSplit { files.append(try file(pages.modelIndexPage, "ModelsIndex", models.index)) }
        for page in pages.modelPages { files.append(try file(page.name, "ModelsPage", models.view(page))) }
        return files
    }

    /// Renders `<Module>.docc/` for the target of the module: the page of the module, which lists the symbols by topic,
    /// and for each operation an extension of the page of its method.
    ///
    /// - Throws: A fault of a user's template.
    package func catalog() throws(TemplateFault) -> [RenderedFile] {
        let pages = pages(.catalog)
        let folder = plan.module + ".docc/"
        let start = StartPageView(pages: pages, settings: settings, examples: writer)
        let topics = CatalogTopics(pages: pages)
        var files = [try file(folder + plan.module, "CatalogLanding", start.catalogView.merging(topics.landing))]
        let operations = OperationPageView(pages: pages, examples: writer)
        var names = pages.names
        for (index, group) in plan.groups.enumerated() where !group.operations.isEmpty {
            let page = pages.groupPages[index]
            files.append(try file(folder + page, "CatalogGroup", topics.view(of: group)))
            for operation in group.operations {
                let view = operations.view(operation, in: group)
                let name = names.unique(page + "-" + operation.name.text)
                files.append(try file(folder + name, "CatalogOperation", view))
            }
        }
        return files
    }

    /// Renders `README.md` of a package that contains only the client. The other pages are in its folder `Documentation`.
    ///
    /// - Throws: A fault of a user's template.
    package func packageReadme() throws(TemplateFault) -> RenderedFile {
        let view = StartPageView(pages: pages(.markdown), settings: settings, examples: writer).packageView
        return try file("README", "PackageReadme", view)
    }

    private func pages(_ form: PageSet.Form) -> PageSet {
        PageSet(plan: plan, spelling: spelling, form: form, settings: settings)
    }

    private func file(
        _ name: String,
        _ template: String,
        _ view: TemplateObject
    ) throws(TemplateFault) -> RenderedFile {
        let bytes = try library.render(template, .object(view.merging(["origin": .string(origin)])))
        return RenderedFile(name: name + ".md", bytes: bytes)
    }

    /// The name of the description for an HTML comment. Angle brackets are removed and adjacent hyphens are merged, because
    /// they can end the comment or make it invalid in some Markdown parsers.
    private var origin: String {
        var origin = ""
        for scalar in VisibleLines.line(settings.source).unicodeScalars where scalar != "<" && scalar != ">" {
            if scalar == "-", origin.unicodeScalars.last == "-" { continue }
            origin.unicodeScalars.append(scalar)
        }
        return origin
    }

    /// Returns all examples of the documentation as one Swift file, which is compiled against the client in tests.
    ///
    ///     func example1() async throws { … }
    package func examples() -> String {
        var imports: Set<String> = []
        var functions: [String] = []
        var number = 1
        for group in plan.groups {
            for operation in group.operations {
                guard let example = writer.example(of: operation, in: group) else { continue }
                imports.formUnion(example.imports)
                functions.append("// " + VisibleLines.line(operation.operationID.description))
                functions.append("func example" + String(number) + "() async throws {")
                functions += example.statements.map { $0.isEmpty ? "" : "    " + $0 }
                functions += ["}", ""]
                number += 1
            }
        }
        return (imports.sorted().map { "import " + $0 } + [""] + functions).joined(separator: "\n")
    }
}
