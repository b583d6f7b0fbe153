import ApusPlan
import ApusSpecParser

/// Assigns operations to groups.
struct OperationGrouping {
    private let tags: [Tag]
    private let paths: PathGroups?
    private let isFlat: Bool
    /// The names of groups in the order of the document.
    let names: [String]
    private(set) var inferences: [Inference] = []
    /// The shorter names of tags that all start with the same words.
    private let shortNames: [String: String]

    /// The number of operations that a client without tags can have before they are grouped by path.
    private static let maximumUntagged = 20

    init(_ document: Document, _ grouping: LoweringOptions.Grouping) {
        let reason = grouping == .inferred ? Self.reasonForPaths(document) : nil
        let usesPaths = grouping == .paths || reason != nil
        isFlat = grouping == .none
        paths = usesPaths ? PathGroups(document.operations.map(\.path)) : nil
        tags = usesPaths ? [] : document.tags
        names = tags.map(\.name)
        let prefix = usesPaths || isFlat || grouping == .tags ? nil : TagPrefix(document)
        shortNames = prefix?.names ?? [:]
        if let reason {
            let decision = "operations are grouped by the first segment of their paths"
            inferences.append(Inference(subject: Inference.groupingSubject, decision: decision, reason: reason))
        }
        if let prefix {
            inferences.append(
                Inference(
                    subject: Inference.groupNamesSubject,
                    decision: "the groups are named without '\(prefix.text)'",
                    reason: "all tags start with it"
                )
            )
        }
    }

    /// The reason to group operations by path instead of by tag; `nil` if tags are used.
    private static func reasonForPaths(_ document: Document) -> String? {
        let operations = document.operations
        let prefixes = operations.lazy.compactMap(\.tags.first).filter(PathPieces.isPrefix)
        if ShortOperationNames.isRule(prefixes.count, of: operations.count), let tag = prefixes.first {
            return "most operations have a tag such as '\(tag)', which does not name a resource"
        }
        guard operations.count > maximumUntagged else { return nil }
        if operations.allSatisfy(\.tags.isEmpty) {
            return "no operation has a tag, and there are more than \(maximumUntagged)"
        }
        guard let tag = operations[0].tags.first, operations.allSatisfy({ $0.tags.first == tag }) else { return nil }
        let isTitle = SwiftNaming.singularWords(document.info.title).contains(SwiftNaming.singularWords(tag))
        return isTitle ? "all operations have the tag '\(tag)', which is the name of the API" : nil
    }

    /// The name of an operation's group; empty if the operation is a method of the client.
    func group(of operation: Operation) -> String {
        if isFlat { return "" }
        return paths?.name(of: operation.path) ?? operation.tags.first ?? ""
    }

    /// The name of a group without the words that all groups start with.
    func name(of group: String) -> String { shortNames[group] ?? group }

    func documentation(of group: String) -> Documentation {
        if paths != nil { return Documentation(summary: "The operations of the path segment `\(group)`.") }
        guard let tag = tags.first(where: { $0.name == group }) else { return Documentation() }
        return Documentation(summary: tag.summary, description: tag.description, externalURL: tag.externalURL)
    }
}

/// The words that all tags of a description start with, if they are a version or in its title: `Api20100401` of
/// `Api20100401Account`, `Acme` of `Acme.Pets` in the description of `Acme API`.
private struct TagPrefix {
    let text: String
    /// The rest of each tag.
    let names: [String: String]

    /// `nil` if the tags have no such words, or if the others are not unique.
    init?(_ document: Document) {
        let tags = Set(document.operations.compactMap(\.tags.first))
        guard tags.count > 2 else { return nil }
        let words = tags.map { ($0, NameWords($0).words.map(\.text)) }
        guard var prefix = words.first?.1 else { return nil }
        for (_, other) in words {
            let shared = zip(prefix, other.dropLast()).prefix { $0 == $1 }.count
            prefix = Array(prefix.prefix(shared))
        }
        let title = SwiftNaming.singularWords(document.info.title)
        while let last = prefix.last {
            let isVersion = last.contains(where: \.isNumber)
            let isTitle = title.contains(SwiftNaming.singularWords(prefix.joined(separator: " ")))
            if isVersion || isTitle { break }
            prefix.removeLast()
        }
        guard !prefix.isEmpty else { return nil }
        let names = words.map { ($0, $1.dropFirst(prefix.count).joined(separator: " ")) }
        guard Set(names.map { $1.simplified }).count == tags.count,
            names.allSatisfy({ $1.first?.isLetter == true })
        else { return nil }
        text = prefix.joined(separator: " ")
        self.names = Dictionary(uniqueKeysWithValues: names)
    }
}
