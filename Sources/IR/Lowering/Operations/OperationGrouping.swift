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
        let prefix = usesPaths || isFlat || grouping == .tags ? nil : TagAffixes(document)
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
                    reason: "all tags have it"
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
        if paths != nil { return OperationGroup.documentation(ofSegment: group) }
        guard let tag = tags.first(where: { $0.name == group }) else { return Documentation() }
        return Documentation(summary: tag.summary, description: tag.description, externalURL: tag.externalURL)
    }
}

/// The words that all tags of a description have in common: a version or the title at the start (`Api20100401` of
/// `Api20100401Account`, `Acme` of `Acme.Pets` in the description of `Acme API`), or `controller` at the end.
private struct TagAffixes {
    let text: String
    /// The rest of each tag.
    let names: [String: String]

    /// `nil` if the tags have no such words, or if the others are not unique.
    init?(_ document: Document) {
        let tags = Set(document.operations.compactMap(\.tags.first))
        guard !tags.isEmpty else { return nil }
        let words = tags.map { NameWords($0).words.map(\.text) }
        let prefix = tags.count > 2 ? Self.prefix(of: words, title: document.info.title) : []
        let isSuffixed = words.allSatisfy { $0.count > prefix.count + 1 && $0.last?.lowercased() == "controller" }
        guard !prefix.isEmpty || isSuffixed else { return nil }
        let rests = words.map { $0.dropFirst(prefix.count).dropLast(isSuffixed ? 1 : 0).joined(separator: " ") }
        guard Set(rests.map(\.simplified)).count == tags.count, rests.allSatisfy({ $0.first?.isLetter == true })
        else { return nil }
        text = (prefix + (isSuffixed ? words[0].suffix(1) : [])).joined(separator: " … ")
        names = Dictionary(uniqueKeysWithValues: zip(tags, rests))
    }

    /// The first words of all names, if they are a version or in the title.
    private static func prefix(of names: [[String]], title: String) -> [String] {
        var prefix = names[0]
        for other in names {
            let shared = zip(prefix, other.dropLast()).prefix { $0 == $1 }.count
            prefix = Array(prefix.prefix(shared))
        }
        let title = SwiftNaming.singularWords(title)
        while let last = prefix.last {
            let isVersion = last.contains(where: \.isNumber)
            if isVersion || title.contains(SwiftNaming.singularWords(prefix.joined(separator: " "))) { break }
            prefix.removeLast()
        }
        return prefix
    }
}
