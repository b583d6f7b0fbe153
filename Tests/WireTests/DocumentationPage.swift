import Foundation

/// What a documentation page says of one operation.
struct DocumentedOperation: Sendable {
    var method: String
    /// With the parameters in braces.
    var path: String
    var statuses: Set<Int> = []
    /// The media types of the body, in order; empty: it has none; `nil`: the page does not say.
    var contentTypes: [String]?
    /// What `Accept` says, in order; `nil`: the page does not say.
    var accept: [String]?
}

/// Reads the tables of a documentation page, as text that once was Markdown or HTML.
enum DocumentationPage {
    static let methods: Set<String> = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    /// The operations of a page, in its order.
    static func operations(of text: String) -> [DocumentedOperation] {
        let named = namedOperations(of: text)
        return named.isEmpty ? closedOperations(of: text) : named
    }

    /// Pages with an index, `delete_segment | DELETE /segments/{key} | Delete segment`, and a section for each name.
    private static func namedOperations(of text: String) -> [DocumentedOperation] {
        var names: [String] = []
        var operations: [String: DocumentedOperation] = [:]
        var section: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let words = words(of: line)
            guard let first = words.first else { continue }
            if words.count > 2, methods.contains(words[1]), words[2].hasPrefix("/") {
                if operations[first] == nil { names.append(first) }
                operations[first] = DocumentedOperation(method: words[1], path: words[2])
            } else if words.count == 1, operations[first] != nil {
                section = first
            } else if let section {
                read(words, into: &operations[section])
            }
        }
        return names.compactMap { operations[$0] }
    }

    private static func read(_ words: [String], into operation: inout DocumentedOperation?) {
        let types = words.dropFirst().map { $0.trimmingCharacters(in: [","]) }
        switch words[0] {
        case "Content-Type:": operation?.contentTypes = types.first == "Not" ? [] : types
        case "Accept:": operation?.accept = types
        case let word where word.count == 3 && Int(word) != nil: operation?.statuses.insert(Int(word) ?? 0)
        default: break
        }
    }

    /// Pages on which an operation's line, `get/cf/admin/segments`, stands below its statuses.
    private static func closedOperations(of text: String) -> [DocumentedOperation] {
        var operations: [DocumentedOperation] = []
        var statuses: Set<Int> = []
        for line in text.split(whereSeparator: \.isNewline) {
            if line.count == 3, let status = Int(line) { statuses.insert(status) }
            guard let slash = line.firstIndex(of: "/") else { continue }
            let method = line[..<slash].uppercased()
            guard methods.contains(method) else { continue }
            operations.append(DocumentedOperation(method: method, path: String(line[slash...]), statuses: statuses))
            statuses = []
        }
        return operations
    }

    /// The words of a line without its markup.
    private static func words(of line: Substring) -> [String] {
        line.replacing("Operation:", with: "").replacing(/\([^)]*\)/, with: "")
            .split { " \t*#|`[]".contains($0) }
            .map(String.init)
            .filter { $0 != "-" }
            .joined(separator: " ").replacing(" :", with: ":")
            .split(separator: " ").map(String.init)
    }
}
