import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the client for `Readme.mustache`, `PackageReadme.mustache` and `CatalogLanding.mustache`.
struct StartPageView: Sendable {
    let pages: PageSet
    let settings: DocumentationSettings
    let examples: SwiftExampleWriter

    var view: TemplateObject {
        let plan = pages.plan
        let prose = prose
        let firstCall = firstCall
        return [
            "title": .string(title),
            "module": .string(MarkdownText.code(plan.module)),
            "client": .string(MarkdownText.code(plan.name.text)),
            "version": .optional(plan.version.isEmpty ? nil : MarkdownText.code(plan.version)),
            "source": .string(MarkdownText.code(settings.source)),
            "hasProse": .bool(!prose.isEmpty),
            "prose": .strings(prose),
            "installation": .strings(installation),
            "hasFirstCall": .bool(!firstCall.isEmpty),
            "firstCall": .strings(firstCall),
            "schemes": .objects(plan.securitySchemes.map(scheme)),
            "hasSchemes": .bool(!plan.securitySchemes.isEmpty),
            "servers": .objects(plan.servers.map(server)),
            "hasServers": .bool(!plan.servers.isEmpty),
            "serverProse": .optional(serverProse),
            "hasServerSection": .bool(!plan.servers.isEmpty || serverProse != nil),
            "authorizationProse": .optional(plan.takesAuthorization ? authorizationProse : nil),
            "clientParameters": .objects(plan.clientParameters.map(parameter)),
            "hasClientParameters": .bool(!plan.clientParameters.isEmpty),
            "headers": .objects(plan.responseHeaders.map(header)),
            "hasHeaders": .bool(!plan.responseHeaders.isEmpty),
            "groups": .objects(plan.groups.enumerated().map { group($1, page: pages.groupPages[$0]) }),
            "hasGroups": .bool(!plan.groups.isEmpty),
            "models": .optional(plan.types.plans.isEmpty ? nil : pages.link(toPage: pages.modelIndexPage)),
            "modelCount": .integer(plan.types.plans.count),
        ]
    }

    var title: String {
        MarkdownText.plain(pages.plan.title.isEmpty ? pages.plan.name.text : pages.plan.title)
    }

    /// The documentation of the API. A summary that repeats the title is omitted.
    private var prose: [String] {
        var documentation = pages.plan.documentation
        if documentation.summary == pages.plan.title { documentation.summary = nil }
        return documentation.lines
    }

    // MARK: - Installation and first call

    private var installation: [String] {
        let dependency: String
        let name: String
        switch settings.package {
        case .repository(let url, let identity, let version):
            dependency = ".package(url: " + SwiftLiteral.string(url) + ", from: " + SwiftLiteral.string(version) + ")"
            name = identity
        case .folder(let path, let identity):
            dependency = ".package(path: " + SwiftLiteral.string(path) + ")"
            name = identity
        }
        let module = SwiftLiteral.string(pages.plan.module)
        return [
            "dependencies: [", "    " + dependency + ",", "],", "targets: [", "    .executableTarget(",
            "        name: \"App\",",
            "        dependencies: [.product(name: " + module + ", package: " + SwiftLiteral.string(name) + ")]",
            "    ),", "],",
        ]
    }

    /// The example of the simplest operation: preferably a GET without a body and with few required parameters.
    private var firstCall: [String] {
        var best: (cost: Int, example: SwiftExample)?
        for group in pages.plan.groups {
            for operation in group.operations where !operation.isDeprecated {
                let cost = Self.cost(operation)
                guard best.map({ cost < $0.cost }) ?? true,
                    let example = examples.example(of: operation, in: group)
                else { continue }
                best = (cost, example)
            }
        }
        return best?.example.lines ?? []
    }

    private static func cost(_ operation: OperationPlan) -> Int {
        let needed = operation.parameters.lazy.filter(\.isRequired).count
        return needed + (operation.method == "GET" ? 0 : 100) + (operation.body == nil ? 0 : 100)
            + (operation.success.hasValue ? 0 : 50)
    }

    // MARK: - Tables

    private func scheme(_ scheme: SecuritySchemePlan) -> TemplateObject {
        [
            "argument": .string(MarkdownText.code(scheme.name.text, isCell: true)),
            "kind": .string(scheme.kind.documented.replacing("|", with: "\\|")),
            "credential": .string(
                ExampleCredential(scheme.kind).map { MarkdownText.code($0.expression, isCell: true) } ?? "–"
            ),
            "description": .string(MarkdownText.cell(scheme.documentation.prose)),
        ]
    }

    private func server(_ server: ServerPlan) -> TemplateObject {
        let host = server.host.map { $0.name.text + ": \"https://…\"" } ?? ""
        let call = "Servers." + server.name.text + (server.variables.isEmpty && host.isEmpty ? "" : "(\(host))")
        let variables = server.variables.map { variable -> String in
            let cases = variable.enumeration?.cases.map { "." + $0.name.text } ?? []
            let values = cases.map { MarkdownText.code($0, isCell: true) }.joined(separator: ", ")
            let value = variable.enumeration.map { "." + $0.defaultCase.text } ?? variable.defaultValue
            return MarkdownText.code(variable.name.text, isCell: true) + " = " + MarkdownText.code(value, isCell: true)
                + (values.isEmpty ? "" : " (" + values + ")")
        }
        return [
            "name": .string(MarkdownText.code(pages.plan.name.text + "." + call, isCell: true)),
            "url": .string(MarkdownText.code(server.url, isCell: true)),
            "variables": .string(variables.isEmpty ? "–" : variables.joined(separator: "; ")),
            "description": .string(MarkdownText.cell(server.documentation.prose)),
        ]
    }

    /// The argument for the host or the server, if the description does not state it.
    private var serverProse: String? {
        let plan = pages.plan
        guard let server = plan.servers.first else {
            let call = plan.name.text + "(server: \"https://api.example.com\")"
            return
                "The description does not state a server, so the client needs its URL, with the path before those of the operations: \(MarkdownText.code(call))."
        }
        guard let host = server.host else { return nil }
        let path = host.template.dropFirst(host.wireName.utf8.count + 2)
        let call = plan.name.text + "(host: \"https://api.example.com\")"
        let url = MarkdownText.code("https://api.example.com" + path)
        return
            "The description does not state the host, so the client needs it: \(MarkdownText.code(call)) sends requests to \(url)."
    }

    private var authorizationProse: String {
        let call = pages.plan.name.text + "(authorization: \"YOUR_TOKEN\")"
        return
            "The description has no security scheme. If the API needs a credential, the client sends it with every call: \(MarkdownText.code(call)) as `Authorization: Bearer`, a text with a scheme (`\"Token YOUR_TOKEN\"`) as it is, and `.basic(username:password:)` as a user name and password."
    }

    private func parameter(_ parameter: ClientParameterPlan) -> TemplateObject {
        [
            "argument": .string(MarkdownText.code(parameter.name.text, isCell: true)),
            "place": .string(
                parameter.location.rawValue + " " + MarkdownText.code(parameter.wireName, isCell: true)
            ),
            "type": .string(pages.type(pages.spelling.spell(parameter.type), parameter.type, isCell: true)),
            "required": .string(parameter.isRequired && parameter.defaultValue == nil ? "yes" : "no"),
            "description": .string(MarkdownText.cell(parameter.documentation.prose)),
        ]
    }

    private func header(_ header: ResponseHeaderPlan) -> TemplateObject {
        [
            "name": .string(MarkdownText.code("Headers." + header.name.text, isCell: true)),
            "wireName": .string(MarkdownText.code(header.wireName, isCell: true)),
            "type": .string(pages.type(pages.spelling.spell(header.type), header.type, isCell: true)),
            "description": .string(MarkdownText.cell(header.documentation.prose)),
        ]
    }

    private func group(_ group: OperationGroup, page: String) -> TemplateObject {
        [
            "link": .string("[" + Self.title(group) + "](" + pages.link(toPage: page) + ")"),
            "reference": .string("<" + pages.link(toPage: page) + ">"),
            "access": .string(MarkdownText.code(Self.access(group), isCell: true)),
            "count": .integer(group.operations.count),
            "description": .string(MarkdownText.cell(group.documentation.headline)),
        ]
    }

    /// The tag, or "Operations" for operations without a tag.
    static func title(_ group: OperationGroup) -> String {
        MarkdownText.plain(group.tag.isEmpty ? "Operations" : group.tag)
    }

    /// The expression for the group: `client.segments`.
    static func access(_ group: OperationGroup) -> String {
        "client" + (group.propertyName.map { "." + $0.text } ?? "")
    }
}
