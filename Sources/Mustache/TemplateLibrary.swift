import ApusDiagnostics

/// A set of compiled templates that include each other by name.
///
///     let library = try TemplateLibrary([
///         TemplateSource(name: "structure", text: "struct {{name}} {\n    {{>property}}\n}\n"),
///         TemplateSource(name: "property", text: "{{#properties}}\nlet {{name}}: {{type}}\n{{/properties}}\n"),
///     ])
///     let bytes = try library.render("structure", [
///         "name": "Pet",
///         "properties": [["name": "id", "type": "Int"], ["name": "tag", "type": "String?"]],
///     ])
package struct TemplateLibrary: Sendable {
    package let options: TemplateOptions

    private let program: TemplateProgram
    private let indices: [String: Int]

    /// Compiles all templates.
    ///
    /// - Throws: All syntax errors. If there are none and `options.unknownPartials` is `.fault`, all references to
    ///   templates and blocks that do not exist.
    package init(_ sources: [TemplateSource], options: TemplateOptions = TemplateOptions()) throws(TemplateFaults) {
        var faults: [TemplateFault] = []
        var indices: [String: Int] = [:]
        var templates: [(TemplateSource, [TemplateNode])] = []
        for source in sources {
            if indices.updateValue(templates.count, forKey: source.name) != nil {
                faults.append(source.fault(.duplicateTemplate, at: 0))
            }
            do throws(TemplateFault) {
                templates.append((source, try TemplateParser.parse(source)))
            } catch {
                faults.append(error)
            }
        }
        if faults.isEmpty, options.unknownPartials == .fault {
            faults = TemplateReferences.faults(in: templates)
        }
        guard faults.isEmpty else { throw TemplateFaults(faults) }
        self.options = options
        self.indices = indices
        program = TemplateLinker.link(templates, options: options)
    }

    /// The names of the templates, in the order in which they were passed.
    package var names: [String] {
        program.sources.map(\.name)
    }

    /// Renders a template to UTF-8.
    ///
    /// - Throws: A fault if the template does not exist or if inclusions are nested deeper than `options.depthLimit`. If
    ///   `options.unknownNames` is `.fault`, also if the view lacks a name or if a list or an object is printed.
    package func render(_ name: String, _ view: TemplateValue) throws(TemplateFault) -> [UInt8] {
        guard let index = indices[name] else {
            let problem = TemplateProblem.unknownTemplate(name, nearest: NearestName.find(name, among: names))
            throw TemplateFault(template: name, line: 1, column: 1, problem: problem)
        }
        return try program.withTables { tables throws(TemplateFault) in
            var rendering = TemplateRendering(
                program: program,
                tables: tables,
                options: options,
                view: view
            )
            try rendering.run(template: index)
            return rendering.bytes
        }
    }
}

extension TemplateLibrary {
    /// Compiles built-in templates together with the user's, in strict mode: unknown names and partials are faults.
    ///
    /// - Parameters:
    ///   - builtIn: The built-in templates.
    ///   - overrides: The user's templates. They replace built-in templates of the same name or are included by other
    ///     templates.
    ///   - others: The names of the built-in templates of other libraries. Overrides of them are ignored, because a folder
    ///     of templates can be for several libraries.
    /// - Throws: All faults of the templates.
    package init(
        builtIn: [(name: String, text: String)],
        overrides: [TemplateSource],
        ignoring others: some Sequence<String>
    ) throws(TemplateFaults) {
        let others = Set(others)
        let overrides = overrides.filter { !others.contains($0.name) }
        let overridden = Set(overrides.map(\.name))
        let used = builtIn.lazy
            .filter { !overridden.contains($0.name) }
            .map { TemplateSource(name: $0.name, text: $0.text) }
        try self.init(
            used + overrides,
            options: TemplateOptions(unknownNames: .fault, unknownPartials: .fault, escaping: .none)
        )
    }
}
