import ApusMarkdown
import ApusMustache
import ApusPlan

/// The view of an operation for `OperationSection.mustache` and `CatalogOperation.mustache`.
struct OperationPageView: Sendable {
    let pages: PageSet
    let examples: SwiftExampleWriter
    private let curl: CurlExample

    init(pages: PageSet, examples: SwiftExampleWriter) {
        self.pages = pages
        self.examples = examples
        curl = CurlExample(plan: pages.plan)
    }

    func view(_ operation: OperationPlan, in group: OperationGroup) -> TemplateObject {
        let example = examples.example(of: operation, in: group)
        let call = curl.lines(of: operation)
        let fields = FieldList(pages: pages, usage: .request)
        let responses = ResponseList(pages: pages)
        let parameters = operation.parameters.flatMap(fields.item)
        let body = operation.body.map { RequestBodyList(fields: fields).lines($0) } ?? []
        let headers = responses.headers(of: operation)
        let samples = SampleList(pages: pages)
        let requests = samples.requests(of: operation)
        let results = samples.responses(of: operation)
        return [
            "name": .string(operation.name.text),
            "requestLine": .string(pages.code(operation.operationID.description)),
            "operationID": .optional(operationID(operation)),
            "server": .optional(operation.server.map { MarkdownText.code($0.url) }),
            "symbol": .string(pages.symbol(of: operation, in: group)),
            "heading": .string(pages.form == .markdown ? "###" : "##"),
            "isDeprecated": .bool(operation.isDeprecated),
            "hasProse": .bool(!operation.documentation.isEmpty),
            "prose": .strings(operation.documentation.lines),
            "hasExample": .bool(example != nil),
            "example": .strings(example?.lines ?? []),
            "curl": .strings(call),
            "curlFence": .string(call.fence),
            "parametersTitle": .string(pages.form == .markdown ? "Parameters" : "Request parameters"),
            "hasParameters": .bool(!parameters.isEmpty),
            "parameters": .strings(parameters.withoutLastBlank),
            "hasBody": .bool(!body.isEmpty),
            "body": .strings(body.withoutLastBlank),
            "hasRequests": .bool(!requests.isEmpty),
            "requests": .objects(requests),
            "returns": .strings(returns(operation) + paging(operation)),
            "authorization": .strings(AuthorizationList(pages: pages).lines(operation)),
            "hasContentTypes": .bool(!contentTypes(operation).isEmpty),
            "contentTypes": .strings(contentTypes(operation)),
            "hasResponses": .bool(!operation.responses.isEmpty),
            "responses": .strings(responses.lines(operation).withoutLastBlank),
            "hasHeaders": .bool(!headers.isEmpty),
            "headers": .strings(headers.withoutLastBlank),
            "hasSamples": .bool(!results.isEmpty),
            "samples": .objects(results),
            "hasBack": .bool(pages.form == .markdown),
            "models": .optional(pages.plan.types.plans.isEmpty ? nil : pages.link(toPage: pages.modelIndexPage)),
            "back": .string(pages.operationIndexLink),
        ]
    }

    /// The titles of the subsections, in order, for the anchors of the page.
    static func sections(of view: TemplateObject) -> [String] {
        let optional: [(TemplateKey, String)] = [
            ("hasExample", "Example"), ("hasParameters", "Parameters"), ("hasBody", "Request body"),
            ("hasRequests", "Example requests"),
        ]
        let last: [(TemplateKey, String)] = [
            ("hasContentTypes", "Content types"), ("hasResponses", "Responses"), ("hasHeaders", "Response headers"),
            ("hasSamples", "Example responses"),
        ]
        func titles(_ sections: [(TemplateKey, String)]) -> [String] {
            sections.filter { view[$0.0] == .bool(true) }.map(\.1)
        }
        return titles(optional) + ["Return type", "Authorization"] + titles(last)
    }

    /// The operationId, if it differs from the name of the method.
    private func operationID(_ operation: OperationPlan) -> String? {
        let isMissing = operation.id.isEmpty || operation.id == operation.operationID.description
        return isMissing || operation.id == operation.name.text ? nil : pages.code(operation.id)
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

    private func type(_ content: ResponseContent) -> String {
        pages.type(pages.spelling.resultType(.single(content)) ?? "Data", content.type)
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
}

extension StatusPattern {
    /// Whether the status is in the range from 200 to 299.
    var isSuccess: Bool {
        switch self {
        case .exact(let status): (200..<300).contains(status)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}

extension [String] {
    /// The lines after a type. A paragraph begins on the line of the type.
    func prefixed(_ type: String) -> [String] {
        guard let first, !first.isEmpty else { return [type] }
        let isParagraph = first.first.map { $0.isLetter || $0.isNumber } == true
        return isParagraph ? [type + " – " + first] + dropFirst() : [type, ""] + self
    }

    /// A fence for the lines: longer than every sequence of backticks in them.
    var fence: String {
        let longest = lazy.map { $0.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
        return String(repeating: "`", count: Swift.max(3, longest + 1))
    }

    /// The lines without an empty one at the end.
    var withoutLastBlank: [String] {
        var lines = self
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
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

    /// The summary, or else the first paragraph of the description that is not a quote, a heading or a table.
    var headline: String {
        if let summary, !summary.isEmpty { return summary }
        guard let description else { return "" }
        let paragraphs = VisibleLines.split(description).split(whereSeparator: \.isEmpty)
        let plain = paragraphs.first { !">#|`<-".contains($0.first?.first ?? " ") }
        return (plain ?? paragraphs.first ?? []).joined(separator: " ")
    }

    /// The summary, or else the first sentence of the description, on one line.
    var sentence: String {
        var text = headline
        if summary?.isEmpty != false, let end = text.firstRange(of: ". ") { text = text[..<end.lowerBound] + "." }
        return MarkdownText.cell(text)
    }
}
