import ApusDiagnostics

extension DocumentReader {
    /// Reads `info` (OpenAPI 3.1.1 §4.8.2).
    mutating func readInfo() -> Info {
        let node = mapping(root.root, "info")
        guard let node else {
            if root.root["info"] == nil {
                report(.missingKey("info", of: "the description", root.root, consequence: "the client is named 'API'"))
            }
            let place = root.root.place.start(upTo: 1)
            return Info(title: "API", version: "", summary: nil, description: nil, place: place)
        }
        checkFields(node, .info, of: "'info'")
        return Info(
            title: requiredText(node, "title", of: "'info'", consequence: "the client is named 'API'") ?? "API",
            version: requiredText(node, "version", of: "'info'", consequence: "the client has no API version") ?? "",
            summary: text(node, "summary"),
            description: text(node, "description"),
            place: node.keyPlace ?? node.place
        )
    }

    /// Reads `tags` of the root (OpenAPI 3.1.1 §4.8.22).
    mutating func readTags() -> [Tag] {
        guard let list = list(root.root, "tags") else { return [] }
        var tags: [Tag] = []
        var places: [String: SourceLocation] = [:]
        for element in list.elements {
            guard element.isMapping else {
                report(.wrongKind(of: "an element of 'tags'", expected: "a mapping", element))
                continue
            }
            checkFields(element, .tag, of: "the tag")
            let consequence = "the tag is ignored"
            guard let name = requiredText(element, "name", of: "the tag", consequence: consequence) else { continue }
            let place = element["name"]?.place ?? element.place
            if let first = places[name] {
                report(.duplicateTag(name, at: place, first: first))
                continue
            }
            places[name] = place
            tags.append(
                Tag(
                    name: name,
                    summary: text(element, "summary"),
                    description: text(element, "description"),
                    externalURL: externalURL(element),
                    parent: text(element, "parent"),
                    place: place
                )
            )
        }
        return checkParents(tags)
    }

    /// Removes parents that do not exist or that form a cycle (OpenAPI 3.2.0 §4.22).
    private mutating func checkParents(_ tags: [Tag]) -> [Tag] {
        guard tags.contains(where: { $0.parent != nil }) else { return tags }
        var tags = tags
        let indices = Dictionary(tags.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        /// For each tag: 0 if not visited, otherwise 1 + the index of the tag from which it was visited first.
        var visits = [Int](repeating: 0, count: tags.count)
        for start in tags.indices {
            var next: Int? = start
            while let index = next, visits[index] == 0 {
                visits[index] = start + 1
                guard let parent = tags[index].parent else { break }
                next = indices[parent]
                let isCycle = next.map { visits[$0] == start + 1 } ?? false
                guard next == nil || isCycle else { continue }
                // The first visited tag of a cycle loses its parent.
                let faulty = next ?? index
                let nearest = suggestions.nearest(to: parent, among: tags.lazy.map(\.name))
                report(.unknownParentTag(tags[faulty], nearest, isCycle: isCycle))
                tags[faulty].parent = nil
            }
        }
        return tags
    }
}

extension DiagnosticCode {
    static let duplicateTag = DiagnosticCode(
        "duplicate-tag",
        .warning,
        explanation: """
            Two tags have the same name. The first one is used.
            """
    )
    static let unknownParentTag = DiagnosticCode(
        "unknown-parent-tag",
        .warning,
        explanation: """
            The `parent` of a tag is not declared, or is a child of the tag itself. The tag is read as a tag without a
            parent.
            """
    )

    static let tags: [DiagnosticCode] = [.duplicateTag, .unknownParentTag]
}

extension Diagnostic {
    static func duplicateTag(_ name: String, at place: SourceLocation, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .duplicateTag,
            "the tag '\(name)' is declared twice",
            at: place,
            consequence: "this declaration is ignored",
            help: "remove one of them",
            related: [RelatedPlace("first declared here", at: first)]
        )
    }

    static func unknownParentTag(_ tag: Tag, _ nearest: String?, isCycle: Bool) -> Diagnostic {
        let parent = tag.parent ?? ""
        return Diagnostic(
            .unknownParentTag,
            isCycle
                ? "the parent '\(parent)' of the tag '\(tag.name)' is also its child" : "there is no tag '\(parent)'",
            at: tag.place,
            consequence: "'\(tag.name)' is read as a tag without a parent",
            help: isCycle ? "remove one 'parent'" : nearest.map { "did you mean '\($0)'" } ?? "remove 'parent'",
            fix: isCycle ? .removal : nearest.map { .replacement($0) } ?? .removal
        )
    }
}
