import ApusFiles
import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText
import ApusTemplates

/// Renders the reference documentation of a client, as Markdown for a repository or as a DocC catalog.
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

    /// Renders `README.md`, a page for each group, and the pages of models.
    ///
    /// - Throws: A fault of a user's template.
    package func markdown() throws(TemplateFault) -> [RenderedFile] {
        try render(form: .markdown, folder: "", start: ("README", "Readme"), group: "GroupPage")
    }

    /// Renders `<Module>.docc/` with a landing page, an article for each group, and articles of models.
    ///
    /// - Throws: A fault of a user's template.
    package func catalog() throws(TemplateFault) -> [RenderedFile] {
        let folder = plan.module + ".docc/"
        return try render(
            form: .catalog,
            folder: folder,
            start: (plan.module, "CatalogLanding"),
            group: "CatalogArticle"
        )
    }

    /// Renders `README.md` of a package that contains only the client. The other pages are in its folder `Documentation`.
    ///
    /// - Throws: A fault of a user's template.
    package func packageReadme() throws(TemplateFault) -> RenderedFile {
        let pages = PageSet(plan: plan, spelling: spelling, form: .markdown, modelsPerPage: settings.modelsPerPage)
        let view = StartPageView(pages: pages, settings: settings, examples: writer).view
        let bytes = try library.render("PackageReadme", .object(view.merging(["origin": .string(origin)])))
        return RenderedFile(name: "README.md", bytes: bytes)
    }

    private func render(
        form: PageSet.Form,
        folder: String,
        start: (name: String, template: String),
        group: String
    ) throws(TemplateFault) -> [RenderedFile] {
        let pages = PageSet(plan: plan, spelling: spelling, form: form, modelsPerPage: settings.modelsPerPage)
        var files: [RenderedFile] = []
        func add(_ name: String, _ template: String, _ view: TemplateObject) throws(TemplateFault) {
            let bytes = try library.render(template, .object(view.merging(["origin": .string(origin)])))
            files.append(RenderedFile(name: folder + name + ".md", bytes: bytes))
        }
        try add(start.name, start.template, StartPageView(pages: pages, settings: settings, examples: writer).view)
        let operations = OperationPageView(pages: pages, examples: writer)
        for (index, plan) in plan.groups.enumerated() {
            let page = pages.groupPages[index]
            try add(page, group, view(plan, page: page, pages: pages, operations: operations))
        }
        let models = ModelPageView(pages: pages)
        let isSplit = pages.modelPages.contains { $0.name != pages.modelIndexPage }
        if isSplit { try add(pages.modelIndexPage, "ModelsIndex", models.index) }
        for page in pages.modelPages { try add(page.name, "ModelsPage", models.view(page)) }
        return files
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

    private func view(
        _ group: OperationGroup,
        page: String,
        pages: PageSet,
        operations: OperationPageView
    ) -> TemplateObject {
        let title = StartPageView.title(group)
        var anchors = HeadingAnchors()
        let top = anchors.next(group.tag.isEmpty ? "Operations" : VisibleLines.line(group.tag))
        return [
            "title": .string(title),
            "hasProse": .bool(!group.documentation.isEmpty),
            "prose": .strings(group.documentation.lines),
            "access": .string(MarkdownText.code(StartPageView.access(group))),
            "server": .optional(plan.servers.first.map { MarkdownText.code($0.url) }),
            "operations": .objects(
                group.operations.map { operations.view($0, in: group, page: page, top: top, anchors: &anchors) }
            ),
        ]
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
