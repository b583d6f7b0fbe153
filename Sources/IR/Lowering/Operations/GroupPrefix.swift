import ApusSpecParser

/// Removes the name of a group from the operationIds of its operations.
///
/// | rule | holds if | example |
/// |---|---|---|
/// | separator | at least two thirds of at least three operationIds of the group, or all, start with the group and a separator | `Charts_getById` → `getById` |
/// | document | at least two thirds of the operationIds of the document start with their group | `chartsGetById` → `getById` |
/// | words | all of at least two operationIds of the group start with the words of the group | `syncPlayPause` → `pause` |
/// | version | every operationId of a group such as `core_v1` has the group after its first word | `readCoreV1Pod` → `readPod` |
///
/// An operationId that is only the group agrees with a rule and stays. `api`, `routes`, versions and the group itself are
/// also removed if all operationIds of the group have them there (`agents_api_v1_agents_get` → `get`), and so is the
/// version of the path at the end (`list_v1`).
struct GroupPrefix {
    private let group: String
    /// The group, and the group without its first parts: `beta.datasets.records`, `datasets.records`, `records`.
    private let parts: [String]

    init(_ group: String) {
        self.group = group
        let parts = group.prefix(NameWords.maximumLength * 2).split { ".:/".contains($0) }
        guard parts.count > 1 else {
            self.parts = [group]
            return
        }
        self.parts = [group] + parts.indices.dropFirst().map { parts[$0...].joined(separator: ".") }
    }

    /// The names of operations without the group.
    struct Names {
        /// The names, the shortest first; empty for an operation whose name stays.
        var lists: [[String]]
        var reason: String
    }

    /// - Parameters:
    ///   - stems: The operationIds, or the names that FastAPI has in them; empty for operations without one.
    ///   - startsWithGroups: Whether most operationIds of the document start with their group.
    func names(of stems: [String], paths: [String], startsWithGroups: Bool) -> Names? {
        guard !group.isEmpty, stems.contains(where: { !$0.isEmpty }) else { return nil }
        guard let (names, reason) = rule(stems, paths, startsWithGroups) else {
            guard let names = withoutVersion(stems, paths) else { return nil }
            return Names(lists: names.map { [$0] }, reason: "every operationId of '\(group)' ends with the version")
        }
        var lists = names.map { $0.map { [$0] } ?? [] }
        let known = names.indices.filter { names[$0] != nil }
        guard known.count == stems.filter({ !$0.isEmpty }).count else { return Names(lists: lists, reason: reason) }
        let (rests, ends) = (known.map { names[$0] ?? "" }, known.map { paths[$0] })
        let shorter = withoutModules(rests, ends)
        let shortest = withoutVersion(shorter, ends) ?? shorter
        for (position, index) in known.enumerated() where shortest[position] != rests[position] {
            lists[index].insert(shortest[position], at: 0)
        }
        return Names(lists: lists, reason: reason)
    }

    private func rule(_ stems: [String], _ paths: [String], _ startsWithGroups: Bool) -> ([String?], String)? {
        let count = stems.filter { !$0.isEmpty }.count
        func holds(_ rests: [Rest?], atLeast minimum: Int) -> Bool {
            let agreeing = rests.filter { $0 != nil }.count
            return agreeing == count && agreeing >= minimum && rests.contains { $0?.name != nil }
        }
        let separated = zip(stems, paths).map { $0.isEmpty ? nil : rest(of: $0, path: $1) }
        let agreeing = separated.filter { $0?.name != nil }.count
        if holds(separated, atLeast: 1) {
            return (separated.map { $0?.name }, "every operationId of '\(group)' starts with it")
        }
        if agreeing > 2, ShortOperationNames.isRule(agreeing, of: count) {
            return (separated.map { $0?.name }, "most operationIds of '\(group)' start with it")
        }
        if startsWithGroups {
            let words = SwiftNaming.singularWords(group)
            let names = stems.map { $0.isEmpty ? nil : Self.rest(of: $0, withoutWords: words)?.name }
            return (names, "most operationIds start with their group")
        }
        for part in parts {
            let words = SwiftNaming.singularWords(part)
            let worded = stems.map { $0.isEmpty ? nil : Self.rest(of: $0, withoutWords: words) }
            guard holds(worded, atLeast: 2) else { continue }
            return (worded.map { $0?.name }, "every operationId of '\(group)' starts with it")
        }
        guard count > 1 else { return nil }
        if count == stems.count, let modules = stems.mapAll(afterModules) {
            return (modules, "every operationId of '\(group)' starts with it")
        }
        guard let version = Self.versionInfix(of: group) else { return nil }
        let unversioned = stems.map { $0.isEmpty ? nil : Self.name($0, without: version) }
        if unversioned.filter({ $0 != nil }).count == count {
            return (unversioned, "every operationId of '\(group)' has it after its first word")
        }
        return nil
    }

    /// What follows the group in an operationId.
    enum Rest {
        case name(String)
        /// Nothing follows, or something that depends on the group: `search_with_post`.
        case unusable

        var name: String? { if case .name(let name) = self { name } else { nil } }
    }

    private static let separators: Set<Character> = [".", "_", "/", "-", ":", "#", " "]
    private static let suffixes = ["s", "controller", "service", "api", "resource", "endpoint", "endpoints", "handler"]

    /// What follows the group or one of its parts; `nil` if the operationId does not start with them.
    private func rest(of id: String, path: String) -> Rest? {
        for part in parts {
            if let rest = Self.rest(of: id, after: part, path: path) { return rest }
        }
        return parts.contains { Self.isTag(id, $0) } ? .unusable : nil
    }

    /// `Charts_getById` after `Charts` is `getById`.
    private static func rest(of id: String, after tag: String, path: String) -> Rest? {
        // The search takes quadratic time, and an operationId can be of any length.
        guard [id, tag, path].allSatisfy({ $0.utf8.count <= NameWords.maximumLength * 2 }),
            id.utf8.dropFirst().contains(where: "._/-:# ".utf8.contains)
        else { return nil }
        let segments = path.split(separator: "/").prefix { !$0.hasPrefix("{") }.map { String($0).simplified }
        func rest(_ index: String.Index) -> Rest {
            let following = id[index...].drop { separators.contains($0) }
            let isUsable = following.first?.isLetter == true && !startsWithPreposition(following)
            return isUsable ? .name(String(following)) : .unusable
        }
        var similar: Rest?
        for index in id.indices.dropFirst() where separators.contains(id[index]) {
            let prefix = id[..<index]
            let last = prefix.split { $0 == "." || $0 == "/" || $0 == ":" }.last ?? prefix
            let parts = [String(prefix), String(last)]
            if parts.contains(where: { !$0.simplified.isEmpty && $0.simplified == tag.simplified }) {
                return rest(index)
            }
            if similar?.name == nil, parts.contains(where: { isTag($0, tag) }) { similar = rest(index) }
            // The tag is a segment of the path, and the segments before it come first: `api_charts_list`.
            for count in segments.indices.dropFirst() where isTag(segments[count], tag) {
                if String(prefix).simplified == segments[...count].joined() { return rest(index) }
            }
        }
        return similar
    }

    /// Whether a name such as `with_post` depends on the word before it.
    private static func startsWithPreposition(_ name: Substring) -> Bool {
        let word = NameWords(String(name)).words.first?.text.lowercased() ?? ""
        return ["as", "at", "by", "for", "from", "in", "of", "on", "to", "with"].contains(word)
    }

    /// Whether a part of an operationId is the tag, in the singular or plural, or with a suffix such as `Controller`.
    private static func isTag(_ part: String, _ tag: String) -> Bool {
        let (part, tag) = (part.simplified, tag.simplified)
        guard !part.isEmpty, !tag.isEmpty else { return false }
        return part == tag || hasSuffix(part, after: tag) || hasSuffix(tag, after: part)
    }

    private static func hasSuffix(_ text: String, after start: String) -> Bool {
        let rest = text.utf8.dropFirst(start.utf8.count)
        return text.utf8.starts(with: start.utf8) && suffixes.contains { rest.elementsEqual($0.utf8) }
    }

    /// `chartsGetById` without the words of `Charts` is `getById`. Words may differ in number: `chartGetById`.
    ///
    /// - Parameter wanted: The words of the group in the singular (``SwiftNaming/singularWords(_:)``).
    static func rest(of id: String, withoutWords wanted: String) -> Rest? {
        guard let first = wanted.utf8.first, let start = id.utf8.first else { return nil }
        // Dividing a name into words takes longer than comparing the first letters, which differ in most names.
        if (0x41...0x5A).contains(start & 0xDF), start | 0x20 != first { return nil }
        let words = NameWords(id).words.map(\.text)
        var joined = ""
        for (index, word) in words.enumerated() {
            joined += SwiftNaming.singularWords(word)
            guard joined.utf8.count <= wanted.utf8.count else { return nil }
            guard joined == wanted else { continue }
            let rest = words[(index + 1)...]
            guard let first = rest.first, first.first?.isLetter == true, !startsWithPreposition(first[...]) else {
                return .unusable
            }
            return .name(rest.joined(separator: " "))
        }
        return nil
    }

    // MARK: Modules and versions

    private static let modules: Set<String> = ["api", "apis", "route", "routes", "router", "routers", "endpoint"]

    private static func isModule(_ word: Substring) -> Bool {
        let word = word.lowercased()
        return modules.contains(word) || VersionName.isLettered(word)
    }

    /// `get` for `agents_api_v1_conversations_get` in the group `conversations`; `nil` if no module is before the group.
    private func afterModules(_ id: String) -> String? {
        guard id.utf8.count <= NameWords.maximumLength * 2 else { return nil }
        let words = id.split(separator: "_")
        guard let module = words.firstIndex(where: Self.isModule), module > 0 else { return nil }
        for start in words.indices[module...].dropFirst() {
            for end in words.indices[start...].dropFirst() {
                let rest = words[end...].joined(separator: "_")
                guard parts.contains(where: { Self.isTag(words[start..<end].joined(), $0) }) else { continue }
                return rest.first?.isLetter == true && !Self.startsWithPreposition(rest[...]) ? rest : nil
            }
        }
        return nil
    }

    /// The names without leading words that name modules or the group again, if all names have them.
    private func withoutModules(_ names: [String], _ paths: [String]) -> [String] {
        var names = names
        while names.count > 1 {
            let words = names.map { name in name.prefix { !Self.separators.contains($0) } }
            let isShared = words.allSatisfy { $0 == words[0] } && Self.isModule(words[0])
            let rests =
                isShared
                ? names.map { String($0.dropFirst(words[0].count).drop { Self.separators.contains($0) }) }
                : zip(names, paths).compactMap { rest(of: $0, path: $1)?.name }
            guard rests.count == names.count, rests.allSatisfy({ $0.first?.isLetter == true }) else { break }
            names = rests
        }
        return names
    }

    /// The names without the version at their end, if all of at least two names have one that is in the path.
    private func withoutVersion(_ names: [String], _ paths: [String]) -> [String]? {
        guard names.count > 1 else { return nil }
        var result: [String] = []
        for (name, path) in zip(names, paths) {
            guard let index = name.lastIndex(where: Self.separators.contains) else { return nil }
            let version = name[name.index(after: index)...].lowercased()
            guard VersionName.isLettered(version),
                path.split(separator: "/").contains(where: { $0.lowercased() == version })
            else { return nil }
            result.append(String(name[..<index]))
        }
        return Set(result.map(\.simplified)).count == names.count ? result : nil
    }

    /// `CoreV1` for the tag `core_v1`; `nil` for a tag that does not end with a version.
    private static func versionInfix(of tag: String) -> String? {
        let parts = tag.split { !$0.isLetter && !$0.isNumber }
        guard parts.count > 1, let version = parts.last, version.first == "v", VersionName.isLettered(version) else {
            return nil
        }
        return SwiftNaming.type(tag)
    }

    /// `readCoreV1NamespacedPod` without `CoreV1` is `readNamespacedPod`.
    private static func name(_ id: String, without infix: String) -> String? {
        guard let first = id.firstIndex(where: \.isUppercase), first > id.startIndex, id[first...].hasPrefix(infix)
        else { return nil }
        let rest = id[first...].dropFirst(infix.count)
        guard rest.first?.isUppercase == true else { return nil }
        return String(id[..<first]) + rest
    }
}

extension Array {
    /// The results of `transform`, or `nil` at the first element without a result.
    fileprivate func mapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
        var results: [Result] = []
        for element in self {
            guard let result = transform(element) else { return nil }
            results.append(result)
        }
        return results
    }
}
