import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the client struct, its servers and its headers for `Client.mustache`.
struct ClientView {
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The documentation of each group.
    let groupDocumentation: [DocumentationText]

    var view: TemplateObject {
        var text = DocumentationText(plan.documentation)
        if text.isEmpty { text.append(plan.title.isEmpty ? plan.name.text : plan.title) }
        return [
            "documentation": text.view,
            "access": .string(plan.access.rawValue),
            "name": .string(plan.name.escaped),
            "initializerDocumentation": initializerDocumentation(server: "server", serverProse),
            "schemes": .objects(schemes.enumerated().map { $1.marked(isFirst: $0 == 0) }),
            "hasSchemes": .bool(!schemes.isEmpty),
            "clientParameters": .objects(
                plan.clientParameters.enumerated().map { parameter($1).marked(isFirst: $0 == 0) }
            ),
            "hasClientParameters": .bool(!plan.clientParameters.isEmpty),
            "defaultServer": .optional(plan.servers.first.flatMap(defaultServer)),
            "relativeServer": .optional(plan.servers.first.flatMap { $0.host == nil ? nil : $0.name.escaped }),
            "hostInitializerDocumentation": initializerDocumentation(server: "host", Self.hostProse),
            "requestDefaults": .optional(
                RequestDefaultsView(types: plan.types, spelling: spelling).view(plan.requestDefaults)
            ),
            "groups": .objects(zip(plan.groups, groupDocumentation).compactMap { group($0, $1) }),
            "hasOperations": .bool(plan.groups.contains { $0.propertyName == nil && !$0.operations.isEmpty }),
            "hasServers": .bool(!plan.servers.isEmpty),
            "servers": .objects(plan.servers.enumerated().map { server($1).marked(isFirst: $0 == 0) }),
            "hasHeaders": .bool(!plan.responseHeaders.isEmpty),
            "headers": .objects(plan.responseHeaders.enumerated().map { header($1).marked(isFirst: $0 == 0) }),
        ]
    }

    private var serverProse: String {
        plan.servers.isEmpty
            ? "The URL of the API, such as `https://api.example.com/v1`. The description does not state it."
            : "The server to call."
    }

    private static let hostProse = "The scheme and the host of the API, such as `https://api.example.com`."

    private func initializerDocumentation(server label: String, _ prose: String) -> TemplateValue {
        var text = DocumentationText()
        text.append("Creates a client.")
        text.appendItem("- Parameters:", "", separated: true)
        for scheme in plan.securitySchemes {
            let prose = scheme.documentation.prose
            text.appendItem(
                "  - " + scheme.name.text + ": ",
                prose.isEmpty ? scheme.kind.prose : prose,
                separated: false
            )
        }
        if plan.takesAuthorization { text.appendItem("  - authorization: ", Self.authorizationProse, separated: false) }
        for parameter in plan.clientParameters {
            let prose = parameter.documentation.prose
            text.appendItem(
                "  - " + parameter.name.text + ": ",
                prose.isEmpty ? "The \(parameter.location.rawValue) `\(parameter.wireName)` of every call." : prose,
                separated: false
            )
        }
        text.appendItem("  - " + label + ": ", prose, separated: false)
        text.appendItem(
            "  - options: ",
            "Timeouts, retries, transport and other options of every call.",
            separated: false
        )
        return text.view
    }

    private static let authorizationProse =
        "The credential for the field `Authorization`, if the API needs one: a token, which is sent as `Bearer`, a text with a scheme, or a user name and password. The description has no security scheme."

    /// The security schemes; `authorization` if the description has none.
    private var schemes: [TemplateObject] {
        guard plan.takesAuthorization else { return plan.securitySchemes.map(scheme) }
        return [["argument": "authorization", "key": "\"authorization\"", "kind": ".authorization"]]
    }

    private func parameter(_ parameter: ClientParameterPlan) -> TemplateObject {
        let type = parameter.isRequired ? spelling.spell(parameter.type) : spelling.spellOptional(parameter.type)
        let value = parameter.defaultValue.map {
            SwiftLiteral.value($0, enumerationCase: spelling.enumerationCase)
        }
        return [
            "argument": .string(parameter.name.escaped),
            "type": .string(type),
            "default": .optional(value ?? (parameter.isRequired ? nil : "nil")),
            "key": .string(SwiftLiteral.string(parameter.wireName)),
        ]
    }

    private func scheme(_ scheme: SecuritySchemePlan) -> TemplateObject {
        [
            "argument": .string(scheme.name.escaped),
            "key": .string(SwiftLiteral.string(scheme.key)),
            "kind": .string(scheme.kind.spelled),
        ]
    }

    /// `Servers.sandbox`, or a call if the server has variables; `nil` if its host is not known.
    private func defaultServer(_ server: ServerPlan) -> String? {
        guard server.host == nil else { return nil }
        return "Servers." + server.name.escaped + (server.variables.isEmpty ? "" : "()")
    }

    private func group(_ group: OperationGroup, _ documentation: DocumentationText) -> TemplateObject? {
        guard let property = group.propertyName else { return nil }
        var text = documentation
        if text.isEmpty { text.append("The operations of the tag " + MarkdownText.code(group.tag) + ".") }
        return [
            "documentation": text.view,
            "property": .string(property.escaped),
            "type": .string(group.typeName.escaped),
        ]
    }

    private func server(_ server: ServerPlan) -> TemplateObject {
        var text = DocumentationText(server.documentation)
        text.append(MarkdownText.code(server.url))
        if !server.variables.isEmpty || server.host != nil {
            text.appendItem("- Parameters:", "", separated: true)
        }
        if let host = server.host {
            text.appendItem("  - " + host.name.text + ": ", Self.hostProse, separated: false)
        }
        for variable in server.variables {
            let prose = variable.documentation.prose
            text.appendItem(
                "  - " + variable.name.text + ": ",
                prose.isEmpty ? "The part " + MarkdownText.code("{" + variable.wireName + "}") + " of the URL." : prose,
                separated: false
            )
        }
        return [
            "documentation": text.view,
            "name": .string(server.name.escaped),
            "url": .string(SwiftLiteral.string(server.host?.template ?? server.url)),
            "hasVariables": .bool(!server.variables.isEmpty || server.host != nil),
            "host": server.host.map { .object(host($0)) } ?? .null,
            "variables": .objects(
                server.variables.enumerated().map {
                    variable($1, isOnly: server.variables.count == 1 && server.host == nil)
                        .marked(isFirst: $0 == 0 && server.host == nil)
                }
            ),
            "enumerations": .objects(server.variables.compactMap(enumeration)),
        ]
    }

    private func host(_ host: ServerPlan.Host) -> TemplateObject {
        ["argument": .string(host.name.escaped), "key": .string(SwiftLiteral.string(host.wireName))]
    }

    private func variable(_ variable: ServerVariablePlan, isOnly: Bool) -> TemplateObject {
        [
            "isOnly": .bool(isOnly),
            "argument": .string(variable.name.escaped),
            "key": .string(SwiftLiteral.string(variable.wireName)),
            "type": .string(variable.enumeration?.name.escaped ?? "String"),
            "isEnumeration": .bool(variable.enumeration != nil),
            "default": .string(
                variable.enumeration.map { "." + $0.defaultCase.escaped } ?? SwiftLiteral.string(variable.defaultValue)
            ),
        ]
    }

    /// The enumeration that a variable declares.
    private func enumeration(_ variable: ServerVariablePlan) -> TemplateObject? {
        guard let enumeration = variable.enumeration, enumeration.isDeclared else { return nil }
        var text = DocumentationText()
        text.append("The values of " + MarkdownText.code("{" + variable.wireName + "}") + ".")
        return [
            "documentation": text.view,
            "name": .string(enumeration.name.escaped),
            "cases": .objects(
                enumeration.cases.map { item in
                    [
                        "name": .string(item.name.escaped),
                        "value": .optional(item.name.text == item.value ? nil : SwiftLiteral.string(item.value)),
                    ]
                }
            ),
        ]
    }

    private func header(_ header: ResponseHeaderPlan) -> TemplateObject {
        var text = DocumentationText(header.documentation)
        if text.isEmpty { text.append(MarkdownText.code(header.wireName)) }
        return [
            "documentation": text.view,
            "name": .string(header.name.escaped),
            "type": .string(spelling.spell(header.type)),
            "wireName": .string(SwiftLiteral.string(header.wireName)),
        ]
    }
}

extension SecuritySchemePlan.Kind {
    /// The scheme as an expression: `.apiKey("Authorization", .header)`.
    fileprivate var spelled: String {
        switch self {
        case .apiKey(let name, let location):
            return ".apiKey(" + SwiftLiteral.string(name) + ", ." + location.rawValue + ")"
        case .basic: return ".basic"
        case .bearer: return ".bearer"
        case .http(let scheme): return ".http(" + SwiftLiteral.string(scheme) + ")"
        case .oauth2(let flows): return ".oauth2([" + flows.map(\.spelled).joined(separator: ", ") + "])"
        case .openIDConnect(let url): return ".openIDConnect(" + SwiftLiteral.string(url) + ")"
        case .mutualTLS: return ".mutualTLS"
        }
    }

    /// The documentation of the argument if the description has none.
    fileprivate var prose: String {
        switch self {
        case .apiKey(let name, let location):
            "The API key, sent in the " + location.rawValue + " " + MarkdownText.code(name) + "."
        case .basic: "The user name and password."
        case .bearer: "The bearer token."
        case .http(let scheme): "The credentials of the HTTP scheme " + MarkdownText.code(scheme) + "."
        case .oauth2: "The OAuth 2 client credentials or token."
        case .openIDConnect: "The OpenID Connect token."
        case .mutualTLS: "Not sent: the transport provides the client certificate."
        }
    }
}

extension OAuthFlowPlan {
    /// The runtime's description of the flow: `OAuthFlow(.password, tokenURL: "/token", scopes: ["read"])`.
    fileprivate var spelled: String {
        var arguments = ["." + kind.rawValue]
        let urls = [("authorizationURL", authorizationURL), ("tokenURL", tokenURL), ("refreshURL", refreshURL)]
        for case (let label, let url?) in urls { arguments.append(label + ": " + SwiftLiteral.string(url)) }
        if !scopes.isEmpty {
            arguments.append("scopes: [" + scopes.map(SwiftLiteral.string).joined(separator: ", ") + "]")
        }
        return "OAuthFlow(" + arguments.joined(separator: ", ") + ")"
    }
}
