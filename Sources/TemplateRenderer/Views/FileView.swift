import ApusDiagnostics
import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of a file for its template: `Client.mustache`, `Group.mustache` or `SharedTypes.mustache`.
struct FileView {
    let plan: ClientPlan
    let settings: RenderSettings
    private let spelling: TypeSpelling
    private let types: TypeView
    private let operations: OperationView
    private let imports: FileImports
    /// The documentation of each group, which both its view and the property of the client have.
    private let documentation: [DocumentationText]

    init(plan: ClientPlan, settings: RenderSettings) {
        self.plan = plan
        self.settings = settings
        spelling = TypeSpelling(types: plan.types)
        types = TypeView(plan: plan, spelling: spelling)
        operations = OperationView(plan: plan, spelling: spelling)
        imports = FileImports(plan: plan, custom: settings.imports)
        documentation = plan.groups.concurrentMap { DocumentationText($0.documentation) }
    }

    /// The name of the file's template, and its view.
    func view(_ file: SourceFilePlan) -> (template: String, view: TemplateObject) {
        let common: TemplateObject = [
            "source": .string(VisibleLines.line(settings.source)),
            "header": .strings(DocumentationText(header: settings.header).lines),
            "runtime": .string(settings.modules.runtime),
            "imports": .objects(imports.views(file, runtime: settings.modules.runtime)),
            "types": .objects(file.types.map(types.view)),
        ]
        switch file.contents {
        case .client:
            let view = ClientView(plan: plan, spelling: spelling, groupDocumentation: documentation).view
            return ("Client", view.merging(common))
        case .operations(let slices):
            let view: TemplateObject = [
                "access": .string(plan.access.rawValue), "slices": .objects(slices.map(self.slice)),
            ]
            return ("Group", view.merging(common))
        case .sharedTypes: return ("SharedTypes", common)
        }
    }

    private func slice(_ slice: OperationSlice) -> TemplateObject {
        let group = plan.groups[slice.group]
        let members = slice.operations.map { group.operations[$0] }
        let client = plan.name.escaped
        let hasView = group.propertyName != nil
        let bodies = members.compactMap { operation in
            operation.body.flatMap(BodyView(operation: operation, types: plan.types, spelling: spelling).choice)
        }
        let responses = ResponseView(spelling: spelling, types: plan.types)
        let successes = members.compactMap { responses.declaration($0.success, operation: $0) }
        let view: TemplateObject = [
            "client": .string(client),
            "type": .string(group.typeName.escaped),
            "documentation": documentation[slice.group].view,
        ]
        return [
            "view": hasView && slice.declaresView ? .object(view) : .null,
            "extended": .string(hasView ? client + "." + group.typeName.escaped : client),
            "operations": .objects(
                members.enumerated().map { operations.view($1).marked(isFirst: $0 == 0) }
            ),
            "hasMembers": .bool(!members.isEmpty),
            "choices": .objects(bodies),
            "successes": .objects(successes),
        ]
    }
}

/// The settings of rendered files.
package struct RenderSettings: Sendable {
    /// The name of the description for the header of each file, such as `launchdarkly.json`.
    package var source: String
    /// Additional lines for the header of each file, such as a license.
    package var header: String?
    /// The names of the modules that the files import.
    package var modules: RuntimeModules
    /// The modules of types and protocols of the configuration.
    package var imports: [String]

    package init(
        source: String,
        header: String? = nil,
        modules: RuntimeModules = RuntimeModules(),
        imports: [String] = []
    ) {
        self.source = source
        self.header = header
        self.modules = modules
        self.imports = imports
    }
}
