import ApusMarkdown
import ApusPlan

extension OperationView {
    /// The comment of a method: summary, description, request line, parameters, result and errors.
    func documentation(of operation: OperationPlan) -> DocumentationText {
        var text = DocumentationText(operation.documentation, isDeprecated: operation.isDeprecated)
        text.append(MarkdownText.code(operation.method + " " + operation.path.text))
        appendParameters(of: operation, to: &text)
        if let result = resultDescription(operation.success) {
            text.appendItem("- Returns: ", result, separated: operation.parameters.isEmpty && operation.body == nil)
        }
        appendErrors(of: operation, to: &text)
        return text
    }

    private func appendParameters(of operation: OperationPlan, to text: inout DocumentationText) {
        var items = operation.parameters.map { ($0.name.text, description(of: $0)) }
        if let body = operation.body {
            let prose = body.documentation.prose
            items.append((body.name.text, prose.isEmpty ? "The request body." : prose))
        }
        guard !items.isEmpty else { return }
        text.appendItem("- Parameters:", "", separated: true)
        for (name, prose) in items { text.appendItem("  - " + name + ": ", prose, separated: false) }
    }

    private func description(of parameter: ParameterPlan) -> String {
        var prose = parameter.documentation.prose
        if prose.isEmpty {
            prose = "The " + parameter.location.noun + " " + MarkdownText.code(parameter.wireName) + "."
        }
        if parameter.isDeprecated { prose = prose.asSentence + " Deprecated." }
        if let value = parameter.defaultValue, let text = value.documented {
            prose = prose.asSentence + " Default: `" + text + "`."
        }
        return prose
    }

    private func resultDescription(_ success: SuccessPlan) -> String? {
        switch success {
        case .none: nil
        case .single(let content): content.documentation.isEmpty ? "The response body." : content.documentation.prose
        case .optional(let content):
            (content.documentation.isEmpty ? "The response body." : content.documentation.prose.asSentence)
                + " `nil` when the response has no body."
        case .several: "The success response that the server sent."
        }
    }

    /// ``- Throws: `APIError` with a `NotFoundErrorRep` (404) or a `RateLimitedErrorRep` (429) as its payload.``
    private func appendErrors(of operation: OperationPlan, to text: inout DocumentationText) {
        var payloads: [(type: String, statuses: [String])] = []
        for failure in operation.failures {
            guard let content = failure.content, content.coding == .json else { continue }
            let type = spelling.spell(content.type)
            if let index = payloads.firstIndex(where: { $0.type == type }) {
                payloads[index].statuses.append(failure.status.documented)
            } else {
                payloads.append((type, [failure.status.documented]))
            }
        }
        let list = payloads.map { "`" + $0.type + "` (" + $0.statuses.joined(separator: ", ") + ")" }
        let prose = list.isEmpty ? "`APIError`." : "`APIError`, with the payload " + Self.alternatives(list) + "."
        let isSeparated = operation.parameters.isEmpty && operation.body == nil && !operation.success.hasValue
        text.appendItem("- Throws: ", prose, separated: isSeparated)
    }

    /// `a`, `a or b`, `a, b or c`
    private static func alternatives(_ list: [String]) -> String {
        guard let last = list.last, list.count > 1 else { return list.first ?? "" }
        return list.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension String {
    /// The text with a full stop, unless it ends with a punctuation mark.
    fileprivate var asSentence: String {
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
        let text = String(self[..<end])
        guard let last = text.unicodeScalars.last, last.properties.isAlphabetic || last.properties.numericType != nil
        else { return text }
        return text + "."
    }
}

extension ParameterPlan.Location {
    fileprivate var noun: String {
        switch self {
        case .path: "path parameter"
        case .query: "query parameter"
        case .header: "header"
        case .cookie: "cookie"
        case .querystring: "query string"
        }
    }
}

extension JSONLiteral {
    /// The value for documentation; `nil` for arrays, objects and strings that contain backticks.
    var documented: String? {
        switch self {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .number(let spelling): spelling
        case .string(let text): text.contains("`") ? nil : text
        case .array, .object: nil
        }
    }
}
