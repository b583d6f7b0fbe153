import ApusMarkdown
import ApusPlan

/// The responses of an operation by status, and their headers.
struct ResponseList: Sendable {
    let pages: PageSet

    func lines(_ operation: OperationPlan) -> [String] {
        operation.responses.byStatus.flatMap { response -> [String] in
            let own = response.documentation
            let documentation = own.isEmpty ? response.content?.documentation ?? own : own
            var words: [String] = []
            if let content = response.content {
                words.append(pages.type(pages.spelling.resultType(.single(content)) ?? "Data", content.type))
                words += content.mediaTypes.map { MarkdownText.code($0) }
            }
            let other = response.otherMedia.map { MarkdownText.code($0.name) }
            if !other.isEmpty { words.append("not requested: " + other.joined(separator: ", ")) }
            let head =
                MarkdownText.code(response.status.documented) + (words.isEmpty ? "" : ": ")
                + words.joined(separator: ", ")
            var sentences = response.content?.facts?.sentences(in: pages) ?? []
            if response.content?.facts?.isNullable == true { sentences.append("Nullable.") }
            if !response.headers.isEmpty {
                let names = response.headers.map { MarkdownText.code($0) }
                sentences.append((names.count == 1 ? "Header: " : "Headers: ") + names.joined(separator: ", ") + ".")
            }
            return FieldList(pages: pages).item(head, documentation, sentences, type: nil)
        }
    }

    /// The items of all headers of the responses.
    func headers(of operation: OperationPlan) -> [String] {
        var known: Set<String> = []
        let names = operation.responses.flatMap(\.headers).filter { known.insert($0.lowercased()).inserted }
        return names.flatMap { name -> [String] in
            guard let plan = pages.responseHeaders[name.lowercased()] else {
                return ["- " + MarkdownText.code(name), ""]
            }
            return FieldList(pages: pages).item(plan, as: name)
        }
    }
}

extension [DocumentedResponse] {
    /// The responses by status, `default` last.
    var byStatus: [DocumentedResponse] { sorted { $0.status.listOrder < $1.status.listOrder } }
}
