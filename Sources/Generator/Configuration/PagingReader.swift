import ApusDiagnostics
import ApusLowering
import ApusSpecParser

/// Reads the paging of one operation from the configuration.
struct PagingReader {
    // listPets: { style: cursor, parameter: after, next: meta.after, items: data }

    let operation: String
    private(set) var diagnostics = Diagnostics()

    init(operation: String) { self.operation = operation }

    mutating func read(_ node: Node) -> PagingOverride? {
        if !node.isMapping {
            if node.scalarText == "none" { return PagingOverride.none }
            diagnostics.add(
                .configurationKind(of: "the paging of '\(operation)'", wanted: "'none' or a mapping", at: node.place)
            )
            return nil
        }
        guard let word = text("style", of: node) else {
            diagnostics.add(.missingConfigurationKey("style", at: node.place))
            return nil
        }
        guard let style = PagingStyle(rawValue: word) else {
            let words = PagingStyle.allCases.map(\.rawValue)
            diagnostics.add(.unknownConfigurationValue(word, of: "style", among: words, at: node.place))
            return nil
        }
        let known = ["style"] + style.required + style.optional
        for entry in node.entries where !known.contains(entry.key) {
            diagnostics.add(.unknownConfigurationKey(entry.key, among: known, at: entry.keyPlace))
        }
        let missing = style.required.filter { text($0, of: node) == nil }
        for key in missing { diagnostics.add(.missingConfigurationKey(key, at: node.place)) }
        return missing.isEmpty ? paging(style, node) : nil
    }

    private mutating func paging(_ style: PagingStyle, _ node: Node) -> PagingOverride {
        let parameter = text("parameter", of: node) ?? ""
        let limit = text("limit", of: node)
        let end = text("next", of: node)
        let next = end ?? ""
        let items = text("items", of: node) ?? ""
        switch style {
        case .offset:
            return .offset(parameter: parameter, limit: limit, first: first(of: node), items: items, next: end)
        case .page:
            let first = first(of: node) ?? 1
            return .pageNumber(parameter: parameter, size: limit, first: first, items: items, next: end)
        case .cursor: return .cursor(parameter: parameter, next: next, items: items)
        case .nextLink: return .nextLink(next: next, items: items)
        case .linkHeader: return .linkHeader(items: items)
        }
    }

    private mutating func first(of node: Node) -> Int? {
        guard let first = node["first"] else { return nil }
        if let number = first.scalarText.flatMap(Int.init) { return number }
        diagnostics.add(.configurationKind(of: "'first'", wanted: "a whole number", at: first.place))
        return nil
    }

    private func text(_ key: String, of node: Node) -> String? {
        node[key].flatMap { $0.isNull ? nil : $0.scalarText }
    }
}

/// A paging style, by its name in the configuration.
package enum PagingStyle: String, Sendable, CaseIterable {
    case offset, page, cursor, nextLink, linkHeader

    /// The required keys of the style.
    var required: [String] {
        switch self {
        case .offset, .page: ["parameter"]
        case .cursor: ["parameter", "next"]
        case .nextLink: ["next"]
        case .linkHeader: []
        }
    }

    /// The optional keys of the style.
    var optional: [String] {
        switch self {
        case .offset, .page: ["limit", "first", "items", "next"]
        case .cursor, .nextLink, .linkHeader: ["items"]
        }
    }

    /// The meaning of the style, for the reference page.
    var meaning: String {
        switch self {
        case .offset:
            "the query parameter `parameter` is the number of items to skip; with `first: 1`, it counts items from 1 (default: inferred, usually 0)"
        case .page: "the query parameter `parameter` is the page number; the first page is `first` (default: 1)"
        case .cursor: "the query parameter `parameter` is the value at `next` of the previous response"
        case .nextLink: "the value at `next` of the response is the URL of the next page"
        case .linkHeader: "the header `Link` of the response contains the URL of the next page (RFC 8288)"
        }
    }

    /// All keys and their meanings, for the JSON Schema.
    static let keys: [(name: String, meaning: String)] = [
        ("style", "The paging style."),
        ("parameter", "The parameter that selects the page; `a.b` for the property `b` of the parameter `a`."),
        ("limit", "The parameter for the number of items in a page."),
        ("first", "The number of the first page, or of the first item."),
        (
            "next",
            "The path of the next cursor or link in the response: keys joined by dots, and `last` for the last element of an array (`data.last.id`). With `offset` and `page`, a page without a value there, or with `false`, is the last one; a path such as `next` or `hasMore` is inferred."
        ),
        (
            "items",
            "The path of the list of items in the response: keys joined by dots. Omit it if the response is the list."
        ),
    ]
}
