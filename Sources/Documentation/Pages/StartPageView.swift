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
        let introduction = introduction
        let firstCall = firstCall()
        let isLong = prose.reduce(0) { $0 + $1.utf8.count } > Self.proseLimit
        let features = ReadmeFeatures(plan: plan, settings: settings, examples: examples)
        return [
            "title": .string(title),
            "module": .string(MarkdownText.code(plan.module)),
            "client": .string(MarkdownText.code(plan.name.text)),
            "version": .optional(plan.version.isEmpty ? nil : MarkdownText.code(plan.version)),
            "source": .string(MarkdownText.code(settings.source)),
            "introduction": .optional(introduction.isEmpty ? nil : introduction),
            "hasProse": .bool(!prose.isEmpty && prose != [introduction]),
            "about": .optional(isLong ? pages.link(toPage: pages.aboutPage) : nil),
            "prose": .strings(isLong ? [] : prose),
            "installation": .strings(installation),
            "hasFirstCall": .bool(!firstCall.isEmpty),
            "firstCall": .strings(firstCall),
            "features": .objects(features.sections),
            "schemes": .strings(plan.securitySchemes.flatMap(scheme).withoutLastBlank),
            "hasSchemes": .bool(!plan.securitySchemes.isEmpty),
            "servers": .strings(plan.servers.flatMap(server).withoutLastBlank),
            "hasServers": .bool(!plan.servers.isEmpty),
            "serverProse": .optional(serverProse),
            "hasServerSection": .bool(!plan.servers.isEmpty || serverProse != nil),
            "authorizationProse": .optional(plan.takesAuthorization ? authorizationProse : nil),
            "clientParameters": .strings(plan.clientParameters.flatMap(parameter).withoutLastBlank),
            "hasClientParameters": .bool(!plan.clientParameters.isEmpty),
            "headers": .strings(plan.responseHeaders.flatMap(header).withoutLastBlank),
            "hasHeaders": .bool(!plan.responseHeaders.isEmpty),
            "groups": .strings(groups),
            "hasGroups": .bool(plan.groups.contains { !$0.operations.isEmpty }),
            "operationIndex": .optional(
                pages.hasOperationsOnStart ? nil : pages.link(toPage: pages.operationIndexPage)
            ),
            "operationCount": .integer(plan.groups.reduce(0) { $0 + $1.operations.count }),
            "models": .optional(plan.types.plans.isEmpty ? nil : pages.link(toPage: pages.modelIndexPage)),
            "modelCount": .integer(plan.types.plans.count),
        ]
    }

    /// The view for the README of a package, which has a section about paging.
    var packageView: TemplateObject { view.merging(["firstCall": .strings(firstCall(showsPages: false))]) }

    /// The view for the page of the module in DocC, with all prose.
    var catalogView: TemplateObject {
        let headline = MarkdownText.cell(pages.plan.documentation.headline)
        // The summary is the first paragraph of the page.
        let about = MarkdownText.cell(prose.joined(separator: " ")) == headline ? [] : prose
        return view.merging([
            "moduleName": .string(pages.plan.module),
            "summary": .string(headline.isEmpty ? "A client for " + title + "." : headline),
            "hasProse": .bool(!about.isEmpty),
            "prose": .strings(about),
        ])
    }

    /// The view of the page with the API's own prose; `nil` if the start page has the prose.
    var about: TemplateObject? {
        let prose = prose
        guard prose.reduce(0, { $0 + $1.utf8.count }) > Self.proseLimit else { return nil }
        return ["title": .string("About " + title), "prose": .strings(prose)]
    }

    /// The maximum size of the API's own prose on the start page, in bytes.
    private static let proseLimit = 3_000

    var title: String {
        MarkdownText.plain(pages.plan.title.isEmpty ? pages.plan.name.text : pages.plan.title)
    }

    /// The documentation of the API. A summary that repeats the title is omitted.
    private var prose: [String] {
        var documentation = pages.plan.documentation
        if documentation.summary == pages.plan.title { documentation.summary = nil }
        return documentation.lines
    }

    /// The first sentence about the API, unless it repeats the title.
    private var introduction: String {
        let sentence = pages.plan.documentation.sentence
        return sentence == MarkdownText.cell(pages.plan.title) ? "" : sentence
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
    private func firstCall(showsPages: Bool = true) -> [String] {
        var best: (cost: Int, example: SwiftExample)?
        for group in pages.plan.groups {
            for operation in group.operations where !operation.isDeprecated {
                let cost = Self.cost(operation)
                guard best.map({ cost < $0.cost }) ?? true,
                    let example = examples.example(
                        of: operation,
                        in: group,
                        readsHeaders: false,
                        showsPages: showsPages
                    )
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

    // MARK: - Lists

    private func scheme(_ scheme: SecuritySchemePlan) -> [String] {
        let credential = ExampleCredential(scheme.kind).map { [MarkdownText.code($0.expression)] } ?? []
        let head = MarkdownText.code(scheme.name.text) + ": " + scheme.kind.documented
        let example = credential.isEmpty ? "" : ", for example " + credential[0]
        var lines = FieldList(pages: pages).item(head + example, scheme.documentation, [], type: nil)
        var items = scheme.kind.urls
        if case .oauth2(let flows) = scheme.kind {
            var known: Set<String> = []
            items += flows.flatMap { flow in
                flow.scopes.filter { known.insert($0).inserted }.map { scope in
                    let meaning = flow.scopeDescriptions[scope].map { ": " + MarkdownText.cell($0) } ?? ""
                    return "Scope " + pages.code(scope) + meaning
                }
            }
        }
        if !items.isEmpty { lines += items.map { "  - " + $0 } + [""] }
        return lines
    }

    private func server(_ server: ServerPlan) -> [String] {
        let host = server.host.map { $0.name.text + ": \"https://…\"" } ?? ""
        let call = "Servers." + server.name.text + (server.variables.isEmpty && host.isEmpty ? "" : "(\(host))")
        var lines = FieldList(pages: pages).item(
            MarkdownText.code(pages.plan.name.text + "." + call) + ": " + MarkdownText.code(server.url),
            server.documentation,
            [],
            type: nil
        )
        for variable in server.variables {
            let cases = variable.enumeration?.cases.map { "." + $0.name.text } ?? variable.values
            let values = cases.map { pages.code($0) }.joined(separator: ", ")
            let value = variable.enumeration.map { "." + $0.defaultCase.text } ?? variable.defaultValue
            let meaning = MarkdownText.cell(variable.documentation.prose)
            lines.append(
                "  - " + MarkdownText.code(variable.name.text) + ": default "
                    + pages.code(value) + (values.isEmpty ? "" : ", values: " + values)
                    + (meaning.isEmpty ? "" : ". " + meaning)
            )
        }
        return server.variables.isEmpty ? lines : lines + [""]
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

    private func parameter(_ parameter: ClientParameterPlan) -> [String] {
        let words = [
            pages.type(pages.spelling.spell(parameter.type), parameter.type),
            parameter.location.rawValue + " " + pages.code(parameter.wireName),
            parameter.isRequired && parameter.defaultValue == nil ? "**required**" : "optional",
        ]
        return FieldList(pages: pages).item(
            MarkdownText.code(parameter.name.text) + ": " + words.joined(separator: ", "),
            parameter.documentation,
            [],
            type: parameter.type
        )
    }

    private func header(_ header: ResponseHeaderPlan) -> [String] {
        FieldList(pages: pages).item(header, as: pages.plan.name.text + ".Headers." + header.name.text, wireName: true)
    }

    /// The items of the groups, without empty lines between them if none has a sentence.
    private var groups: [String] {
        let lines = pages.plan.groups.enumerated().flatMap { group($1, page: pages.groupPages[$0]) }
        let hasSentences = lines.contains { $0.hasPrefix("  ") }
        return hasSentences ? lines.withoutLastBlank : lines.filter { !$0.isEmpty }
    }

    private func group(_ group: OperationGroup, page: String) -> [String] {
        guard !group.operations.isEmpty else { return [] }
        let count = group.operations.count
        let head =
            "[" + Self.title(group) + "](" + pages.link(toPage: page) + "): "
            + MarkdownText.code(Self.access(group)) + ", " + (count == 1 ? "1 operation" : "\(count) operations")
        let sentence = group.describedDocumentation.sentence
        return ["- " + head, ""] + (sentence.isEmpty ? [] : ["  " + sentence, ""])
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
