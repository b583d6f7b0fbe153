import ApusMarkdown
import ApusPlan

extension OperationView {
    /// The comment of a method: summary, description, request line, parameters, result and errors.
    func documentation(of operation: OperationPlan) -> DocumentationText {
        var text = DocumentationText(operation.documentation, isDeprecated: operation.isDeprecated)
        text.append(MarkdownText.value(operation.method + " " + operation.path.text, isDocC: true))
        if let fixed = operation.body?.contents.lazy.compactMap(\.fixedProperty).first {
            text.append("Sends " + MarkdownText.code(fixed.key) + " as `" + String(fixed.value) + "`.")
        }
        if let server = operation.server { text.append(Self.description(of: server)) }
        appendParameters(of: operation, to: &text)
        if let result = resultDescription(operation.success) {
            text.appendItem("- Returns: ", result, separated: !hasItems(operation))
        }
        let isSeparated = !hasItems(operation) && resultDescription(operation.success) == nil
        text.appendItem(errors.item(of: operation), separated: isSeparated)
        return text
    }

    /// The server of an operation that has its own.
    private static func description(of server: ServerPlan) -> String {
        let url = MarkdownText.code(server.url)
        if server.url.isEmpty || server.url.hasPrefix("/"), !server.url.hasPrefix("//") {
            return server.url.isEmpty || server.url == "/"
                ? "Server: the host of the client's server, without its path."
                : "Server: the host of the client's server, with the path \(url)."
        }
        if server.url.hasSuffix(":") { return "Server: the client's server, with the scheme \(url)." }
        if server.url.hasPrefix("//") { return "Server: \(url) with the scheme of the client's server." }
        return "Server: \(url), also if the client has another one."
    }

    /// Whether the comment has a list of parameters. A body without a description is not in the list.
    private func hasItems(_ operation: OperationPlan) -> Bool {
        !operation.parameters.isEmpty || operation.body?.documentation.prose.isEmpty == false
    }

    private func appendParameters(of operation: OperationPlan, to text: inout DocumentationText) {
        var items = operation.parameters.map { ($0.name.text, description(of: $0)) }
        if let body = operation.body, hasItems(operation) {
            let prose = body.documentation.prose
            items.append((body.name.text, prose.isEmpty ? "The body of the request." : prose))
        }
        guard !items.isEmpty else { return }
        text.appendItem("- Parameters:", "", separated: true)
        for (name, prose) in items { text.appendItem("  - " + name + ": ", prose, separated: false) }
    }

    private func description(of parameter: ParameterPlan) -> String {
        var prose = parameter.documentation.prose
        if prose.isEmpty {
            prose = "The " + parameter.location.noun + " " + MarkdownText.value(parameter.wireName, isDocC: true) + "."
        }
        if parameter.isDeprecated { prose = prose.followed(by: "Deprecated.") }
        if parameter.clientParameter != nil {
            prose = prose.followed(by: "Default: the value of the client.")
        } else if let value = parameter.defaultValue, let text = value.documentedDefault {
            prose = prose.followed(by: text)
        }
        return prose
    }

    /// The description of the result; `nil` if the description says nothing but that the response is a success.
    private func resultDescription(_ success: SuccessPlan) -> String? {
        switch success {
        case .none: return nil
        case .single(let content): return Self.specific(content.documentation.prose)
        case .optional(let content):
            let prose = Self.specific(content.documentation.prose).map { $0.asSentence + " " } ?? ""
            return prose + "`nil` when the response has no body."
        case .several: return "The success response that the server sent."
        }
    }

    /// The text, unless it is empty or a phrase such as "OK" or "Successful response".
    private static func specific(_ prose: String) -> String? {
        // Divided into words by bytes, because dividing a text into characters takes a multiple of the time.
        func isPart(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80
        }
        var rest = prose.utf8[...]
        while let start = rest.firstIndex(where: isPart) {
            let word = rest[start...].prefix(while: isPart)
            if word.contains(where: { $0 >= 0x80 }) { return specific(inUnicode: prose) }
            // The first word of most texts is specific, so the others are not read.
            guard genericWords.contains(String(Substring(word)).lowercased()) else { return prose }
            rest = rest[word.endIndex...]
        }
        return nil
    }

    private static func specific(inUnicode prose: String) -> String? {
        let words = prose.split { !$0.isLetter && !$0.isNumber }
        return words.allSatisfy { genericWords.contains($0.lowercased()) } ? nil : prose
    }

    private static let genericWords: WordSet = [
        "a", "an", "the", "ok", "okay", "200", "201", "202", "success", "successful", "successfully", "response",
        "operation", "request", "result", "status", "http", "code", "default", "body",
    ]
}

extension String {
    /// The text and a sentence after it, which is a paragraph of its own if the text ends with a list, a table, a quote or
    /// code.
    package func followed(by sentence: String) -> String {
        endsWithBlock ? self + "\n\n" + sentence : asSentence + " " + sentence
    }

    /// Whether the last line that is not blank belongs to a list, a table, a quote or code.
    private var endsWithBlock: Bool {
        // Works on bytes and from the end, because dividing a long text into characters takes a multiple of the time.
        let bytes = Array(utf8)
        func isNewline(_ byte: UInt8) -> Bool { (0x0A...0x0D).contains(byte) }
        guard let end = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") && $0 != 0x09 && !isNewline($0) }) else {
            return false
        }
        let start = bytes[..<end].lastIndex(where: isNewline).map { $0 + 1 } ?? 0
        let line = bytes[start...].drop { $0 == UInt8(ascii: " ") }
        let digits = line.prefix { (0x30...0x39).contains($0) }
        let isNumbered = !digits.isEmpty && line[digits.endIndex...].starts(with: ". ".utf8)
        return isNumbered || ["- ", "* ", "+ ", ">", "|", "```"].contains { line.starts(with: $0.utf8) }
    }

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
    /// ``Default: `5`.``; `nil` for arrays and objects.
    package var documentedDefault: String? {
        switch self {
        case .null: "Default: `null`."
        case .boolean(let flag): "Default: `" + String(flag) + "`."
        case .number(let spelling): "Default: `" + spelling + "`."
        case .string(""): "Default: an empty string."
        case .string(let text): "Default: " + MarkdownText.value(text, isDocC: true) + "."
        case .array, .object: nil
        }
    }
}
