import ApusDiagnostics
import ApusIR
import ApusSpecParser

/// A key of an operation below `paging`.
enum PagingKey: String, CaseIterable {
    case offset, limit
    case page, size, first
    case cursor, next
    case nextLink
    case linkHeader
    case items

    var jsonType: String {
        switch self {
        case .first: "integer"
        case .linkHeader: "boolean"
        default: "string"
        }
    }
}

extension ConfigurationReader {
    /// Operations and how their pages follow each other.
    mutating func paging(_ node: Node, of key: String) -> [String: PagingOverride] {
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "'\(key)'", wanted: "a mapping of mappings", at: node.place))
            return [:]
        }
        var paging: [String: PagingOverride] = [:]
        for entry in node.entries { paging[entry.key] = strategy(entry.value, of: entry.key) }
        return paging
    }

    private mutating func strategy(_ node: Node, of operation: String) -> PagingOverride? {
        guard node.isMapping else {
            diagnostics.add(.configurationKind(of: "the paging of '\(operation)'", wanted: "a mapping", at: node.place))
            return nil
        }
        var texts: [PagingKey: String] = [:]
        for entry in node.entries {
            if let key = PagingKey(rawValue: entry.key) {
                texts[key] = text(entry.value, of: entry.key)
            } else {
                let names = PagingKey.allCases.map(\.rawValue)
                diagnostics.add(.unknownConfigurationKey(entry.key, among: names, at: entry.keyPlace))
            }
        }
        let items = texts[.items] ?? ""
        if let offset = texts[.offset] { return .offset(parameter: offset, limit: texts[.limit], items: items) }
        if let page = texts[.page] {
            let first = texts[.first].flatMap { Int($0) } ?? 1
            return .pageNumber(parameter: page, size: texts[.size], first: first, items: items)
        }
        if let cursor = texts[.cursor], let next = texts[.next] {
            return .cursor(parameter: cursor, next: next, items: items)
        }
        if let link = texts[.nextLink] { return .nextLink(next: link, items: items) }
        if texts[.linkHeader] == "true" { return .linkHeader(items: items) }
        let wanted = "a mapping with 'offset', 'page', 'cursor' and 'next', 'nextLink' or 'linkHeader: true'"
        diagnostics.add(.configurationKind(of: "the paging of '\(operation)'", wanted: wanted, at: node.place))
        return nil
    }
}
