import ApusMarkdown
import ApusMustache
import ApusPlan

/// The view of an operation for `OperationSection.mustache`.
struct OperationPageView: Sendable {
    let pages: PageSet
    let examples: SwiftExampleWriter

    /// - Parameters:
    ///   - page: The name of the page that contains the section.
    ///   - top: The anchor of the page's title.
    ///   - anchors: The anchors of the page, to which those of the section are added.
    func view(
        _ operation: OperationPlan,
        in group: OperationGroup,
        page: String,
        top: String,
        anchors: inout HeadingAnchors
    ) -> TemplateObject {
        let example = examples.example(of: operation, in: group)
        let parameters = ParameterRows(pages: pages).rows(operation)
        let sample = sample(operation)
        let anchor = anchors.next(operation.name.text)
        let sections = [
            (example != nil, "Example"), (!parameters.isEmpty, "Parameters"), (true, "Return type"),
            (true, "Authorization"), (!contentTypes(operation).isEmpty, "Content types"),
            (!operation.responses.isEmpty, "Responses"), (sample != nil, "Example response"),
        ]
        for (isPresent, title) in sections where isPresent { _ = anchors.next(title) }
        return [
            "name": .string(operation.name.text),
            "link": .string(pages.form == .markdown ? "#" + anchor : "doc:" + page + "#" + operation.name.text),
            "request": .string(MarkdownText.code(operation.operationID.description, isCell: true)),
            "requestLine": .string(MarkdownText.code(operation.operationID.description)),
            "summaryCell": .string(MarkdownText.cell(operation.documentation.headline)),
            "isDeprecated": .bool(operation.isDeprecated),
            "hasProse": .bool(!operation.documentation.isEmpty),
            "prose": .strings(operation.documentation.lines),
            "hasExample": .bool(example != nil),
            "example": .strings(example?.lines ?? []),
            "hasParameters": .bool(!parameters.isEmpty),
            "parameters": .objects(parameters),
            "returns": .strings(returns(operation) + paging(operation)),
            "authorization": .strings(authorization(operation)),
            "hasContentTypes": .bool(!contentTypes(operation).isEmpty),
            "contentTypes": .strings(contentTypes(operation)),
            "responses": .objects(responses(operation)),
            "hasResponses": .bool(!operation.responses.isEmpty),
            "hasSample": .bool(sample != nil),
            "sampleStatus": .optional(sample.map { MarkdownText.code($0.status) }),
            "sample": .strings(sample?.lines ?? []),
            "top": .string(top),
            "hasBack": .bool(pages.form == .markdown),
        ]
    }

    // MARK: - Result

    private func returns(_ operation: OperationPlan) -> [String] {
        switch operation.success {
        case .none: return ["None."]
        case .single(let content): return MarkdownText.prose(content.documentation.prose).prefixed(type(content))
        case .optional(let content):
            let optional = pages.type(pages.spelling.resultType(operation.success) ?? "", content.type)
            return MarkdownText.prose(content.documentation.prose).prefixed(optional) + [
                "", "`nil` when the response has no body.",
            ]
        case .several(let name, let cases):
            let first = MarkdownText.code(pages.spelling.resultType(operation.success) ?? name.text)
            return [first + ", one of:", ""] + cases.map(item)
        }
    }

    /// The result of the paging method.
    private func paging(_ operation: OperationPlan) -> [String] {
        guard let paging = operation.paging, operation.success.hasValue else { return [] }
        let item = pages.type(pages.spelling.spell(paging.itemType), paging.itemType)
        return [
            "",
            MarkdownText.code(operation.pagedName.text) + " returns the items of all pages, of type " + item + ".",
        ]
    }

    /// ``- `.created([UserSegment](…))`: status 201``
    private func item(_ plan: SuccessCase) -> String {
        let name = MarkdownText.code("." + plan.name.text)
        let payload = plan.content.map { " with " + type($0) } ?? ""
        return "- " + name + payload + ": status " + plan.status.documented
    }

    private func type(_ content: ResponseContent, isCell: Bool = false) -> String {
        let spelled = pages.spelling.resultType(.single(content)) ?? "Data"
        return pages.type(spelled, content.type, isCell: isCell)
    }

    private func responses(_ operation: OperationPlan) -> [TemplateObject] {
        operation.responses.map { response in
            let own = response.documentation
            let documentation = own.isEmpty ? response.content?.documentation ?? own : own
            let types = response.content?.mediaTypes.map { MarkdownText.code($0, isCell: true) } ?? []
            return [
                "status": .string(MarkdownText.code(response.status.documented, isCell: true)),
                "description": .string(MarkdownText.cell(documentation.prose)),
                "type": .string(response.content.map { type($0, isCell: true) } ?? "–"),
                "mediaTypes": .string(types.isEmpty ? "–" : types.joined(separator: ", ")),
                "headers": .string(
                    response.headers.isEmpty ? "–" : response.headers.map(header).joined(separator: ", ")
                ),
            ]
        }
    }

    /// ``` `X-Total-Count` (`Int`)```
    private func header(_ name: String) -> String {
        let plan = pages.responseHeaders[name.lowercased()]
        let type = plan.map { " (" + pages.type(pages.spelling.spell($0.type), $0.type, isCell: true) + ")" }
        return MarkdownText.code(name, isCell: true) + (type ?? "")
    }

    /// The maximum size of an example response, in bytes.
    private static let sampleLimit = 8_000

    /// The first JSON example of a success response or of its type.
    private func sample(_ operation: OperationPlan) -> (status: String, lines: [String])? {
        for response in operation.responses where response.status.isSuccess {
            guard let content = response.content, content.coding == .json else { continue }
            var examples = content.examples
            if case .named(let id) = content.type { examples += pages.plan.types[id].examples }
            for example in examples.map(\.value) where example.compactText.utf8.count <= Self.sampleLimit {
                let lines = example.indentedText.split(separator: "\n").map(String.init)
                return (response.status.documented, lines)
            }
        }
        return nil
    }

    // MARK: - Request

    private func contentTypes(_ operation: OperationPlan) -> [String] {
        var items: [String] = []
        if let body = operation.body {
            let types = body.contents.flatMap(\.mediaTypes).map { MarkdownText.code($0) }
            if !types.isEmpty { items.append("- Content-Type: " + types.joined(separator: ", ")) }
        }
        if !operation.accept.isEmpty {
            items.append("- Accept: " + operation.accept.map { MarkdownText.code($0) }.joined(separator: ", "))
        }
        return items
    }

    /// A list of the alternatives. The schemes of each are joined by "and".
    private func authorization(_ operation: OperationPlan) -> [String] {
        guard !operation.security.isEmpty else { return ["None."] }
        let alternatives = operation.security.map { requirement -> String in
            let schemes = requirement.schemes.map(scheme)
            return schemes.isEmpty ? "None" : schemes.joined(separator: " and ")
        }
        if alternatives.count == 1 { return [alternatives[0] + "."] }
        return ["Any of:", ""] + alternatives.map { "- " + $0 }
    }

    private func scheme(_ entry: SecurityRequirementPlan.Entry) -> String {
        guard let scheme = pages.securitySchemes[entry.key] else {
            return MarkdownText.code(entry.key)
        }
        let scopes = entry.scopes.map { MarkdownText.code($0) }.joined(separator: ", ")
        return MarkdownText.code(scheme.name.text) + " (" + scheme.kind.documented + ")"
            + (scopes.isEmpty ? "" : " with " + scopes)
    }
}

extension StatusPattern {
    fileprivate var isSuccess: Bool {
        switch self {
        case .exact(let status): (200..<300).contains(status)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}

extension [String] {
    /// The lines after a type. A paragraph begins on the line of the type.
    fileprivate func prefixed(_ type: String) -> [String] {
        guard let first, !first.isEmpty else { return [type] }
        let isParagraph = first.first.map { $0.isLetter || $0.isNumber } == true
        return isParagraph ? [type + " – " + first] + dropFirst() : [type, ""] + self
    }
}

extension Documentation {
    /// The summary, the description and the link as the lines of a page.
    var lines: [String] {
        var lines = MarkdownText.prose(prose)
        if let url = externalURL, let destination = LinkDestination(url) {
            if !lines.isEmpty { lines.append("") }
            lines.append("See <" + destination.text + ">.")
        }
        return lines
    }

    /// The summary, or else the first paragraph of the description.
    var headline: String {
        if let summary, !summary.isEmpty { return summary }
        guard let description else { return "" }
        let lines = VisibleLines.split(description).drop(while: \.isEmpty)
        return lines.prefix { !$0.isEmpty }.joined(separator: " ")
    }
}

extension SecuritySchemePlan.Kind {
    /// A short description of the scheme, in Markdown.
    var documented: String {
        switch self {
        case .apiKey(let name, .query): "API key in the query parameter " + MarkdownText.code(name)
        case .apiKey(let name, .cookie): "API key in the cookie " + MarkdownText.code(name)
        case .apiKey(let name, _): "API key in the header " + MarkdownText.code(name)
        case .basic: "user name and password"
        case .bearer: "bearer token"
        case .http(let scheme): "HTTP " + MarkdownText.code(scheme)
        case .oauth2(let flows): flows.first.map { "OAuth 2 " + $0.kind.documented } ?? "OAuth 2 token"
        case .openIDConnect: "OpenID Connect token"
        case .mutualTLS: "client certificate"
        }
    }
}

extension OAuthFlowPlan.Kind {
    /// What the caller needs for the flow.
    fileprivate var documented: String {
        switch self {
        case .authorizationCode: "authorization code"
        case .clientCredentials: "client credentials"
        case .password: "user name and password"
        case .deviceAuthorization, .implicit: "token"
        }
    }
}
