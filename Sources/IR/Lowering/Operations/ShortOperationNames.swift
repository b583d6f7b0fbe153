import ApusPlan
import ApusSpecParser

/// Removes the parts of operationIds that frameworks add: the path and method, and the name of the tag.
///
/// | rule | holds if | example |
/// |---|---|---|
/// | FastAPI | every operationId of the document ends with its path and method | `create_owner_owners_post` → `create_owner` |
/// | tag | every operationId of the tag starts with the tag and a separator | `Charts_getById` → `getById` |
/// | tag without separator | every operationId of the document starts with its tag | `chartsGetById` → `getById` |
/// | version | every operationId of a tag such as `core_v1` has the tag after its first word | `readCoreV1Pod` → `readPod` |
///
/// The tag may be in the singular or plural, may have a suffix such as `Controller`, and may follow a namespace
/// (`acme.api.Charts.Get`) or the first segments of the path (`api_charts_list`). The name that is left is used only if
/// no other operation of the group has it. The result does not depend on the order of the operations.
struct ShortOperationNames {
    /// A name, and the reason for it.
    struct Candidate {
        var name: String
        var reason: String
    }

    private let isFastAPI: Bool
    /// Whether every operation of the document starts with the words of its tag.
    private let startsWithTags: Bool
    /// The type names that several operations of the document would have.
    private let repeatedTypes: Set<String>

    init(_ operations: [Operation]) {
        let named = operations.filter { $0.id?.isEmpty == false }
        isFastAPI = !named.isEmpty && named.allSatisfy { Self.fastAPIName($0) != nil }
        startsWithTags =
            named.count > 1
            && named.allSatisfy { operation in
                guard let id = operation.id, let tag = operation.tags.first else { return false }
                return Self.name(id, withoutWordsOf: tag) != nil
            }
        var seen: Set<String> = []
        var repeated: Set<String> = []
        for operation in isFastAPI ? named : [] {
            let type = SwiftNaming.type(Self.fastAPIName(operation) ?? "")
            if !seen.insert(type).inserted { repeated.insert(type) }
        }
        repeatedTypes = repeated
    }

    /// The start of the names of inline types of an operation. It is unique in the document if operationIds are.
    func typePrefix(of operation: Operation) -> String? {
        guard let id = operation.id else { return nil }
        let long = SwiftNaming.type(SwiftNaming.member(id))
        guard isFastAPI, let name = Self.fastAPIName(operation) else { return long }
        let type = SwiftNaming.type(name)
        return repeatedTypes.contains(type) ? long : type
    }

    /// The short names of the operations of a group, the shortest first; empty if no rule applies.
    func candidates(for operations: [Operation], tag: String) -> [[Candidate]] {
        let stems = operations.map { operation -> String in
            let name = isFastAPI ? Self.fastAPIName(operation) : nil
            return name ?? operation.id ?? ""
        }
        var candidates = [[Candidate]](repeating: [], count: operations.count)
        if let (names, reason) = names(stems, operations, without: tag) {
            for (index, name) in names.enumerated() {
                if let name { candidates[index].append(Candidate(name: name, reason: reason)) }
            }
        }
        guard isFastAPI else { return candidates }
        let reason = "every operationId ends with its path and method, as FastAPI writes it"
        for (index, stem) in stems.enumerated() where !stem.isEmpty {
            candidates[index].append(Candidate(name: stem, reason: reason))
        }
        return candidates
    }

    // MARK: FastAPI

    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    /// The function's name in `name + path + "_" + method`, in which FastAPI replaces all other signs by `_`; `nil` if
    /// the operationId does not have this form.
    private static func fastAPIName(_ operation: Operation) -> String? {
        guard let id = operation.id else { return nil }
        let path = String(
            String.UnicodeScalarView(
                operation.path.unicodeScalars.map { scalar in
                    isWord(scalar) ? scalar : "_"
                }
            )
        )
        for method in methods {
            let suffix = path + "_" + method
            if id.hasSuffix(suffix), id.count > suffix.count { return String(id.dropLast(suffix.count)) }
        }
        return nil
    }

    /// Whether `\w` of a regular expression matches a character.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    // MARK: Tags

    /// The names without the tag; `nil` if some name of the group does not have it.
    private func names(
        _ stems: [String],
        _ operations: [Operation],
        without tag: String
    ) -> (names: [String?], reason: String)? {
        guard !tag.isEmpty, stems.contains(where: { !$0.isEmpty }) else { return nil }
        // Without the tag, a path and a method would be left.
        if !isFastAPI, operations.contains(where: { Self.fastAPIName($0) != nil }) { return nil }
        func all(_ shorten: (String, Operation) -> String?) -> [String?]? {
            var names: [String?] = []
            for (stem, operation) in zip(stems, operations) {
                if stem.isEmpty {
                    names.append(nil)
                } else if let name = shorten(stem, operation) {
                    names.append(name)
                } else {
                    return nil
                }
            }
            return names
        }
        if let names = all({ Self.name($0, withoutPrefix: tag, path: $1.path) }) {
            return (names, "every operationId of the tag '\(tag)' starts with the tag")
        }
        if startsWithTags, let names = all({ stem, _ in Self.name(stem, withoutWordsOf: tag) }) {
            return (names, "every operationId starts with its tag")
        }
        if stems.count > 1, let names = all({ stem, _ in Self.name(stem, withoutVersion: tag) }) {
            return (names, "every operationId of the tag '\(tag)' has the tag after its first word")
        }
        return nil
    }

    private static let separators: Set<Character> = [".", "_", "/", "-", ":", "#", " "]
    private static let suffixes = ["s", "controller", "service", "api", "resource", "endpoint", "endpoints", "handler"]

    /// `Charts_getById` without `Charts` is `getById`.
    private static func name(_ id: String, withoutPrefix tag: String, path: String) -> String? {
        // The search takes quadratic time, and an operationId can be of any length.
        guard [id, tag, path].allSatisfy({ $0.utf8.count <= NameWords.maximumLength * 2 }) else { return nil }
        let segments = path.split(separator: "/").prefix { !$0.hasPrefix("{") }.map { String($0).simplified }
        var similar: String?
        for index in id.indices.dropFirst() where separators.contains(id[index]) {
            let prefix = id[..<index]
            let rest = id[index...].drop { separators.contains($0) }
            guard rest.first?.isLetter == true, !startsWithPreposition(rest) else { continue }
            let last = prefix.split { $0 == "." || $0 == "/" || $0 == ":" }.last ?? prefix
            let parts = [String(prefix), String(last)]
            if parts.contains(where: { !$0.simplified.isEmpty && $0.simplified == tag.simplified }) {
                return String(rest)
            }
            if similar == nil, parts.contains(where: { isTag($0, tag) }) { similar = String(rest) }
            // The tag is a segment of the path, and the segments before it come first: `api_charts_list`.
            for count in segments.indices.dropFirst() where isTag(segments[count], tag) {
                if String(prefix).simplified == segments[...count].joined() { return String(rest) }
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
        return part == tag || suffixes.contains { part == tag + $0 || tag == part + $0 }
    }

    /// `chartsGetById` without the words of `Charts` is `getById`.
    private static func name(_ id: String, withoutWordsOf tag: String) -> String? {
        let words = NameWords(id).words.map(\.text)
        let prefix = NameWords(tag).words.map { $0.text.lowercased() }
        guard words.count > prefix.count, Array(words.prefix(prefix.count)).map({ $0.lowercased() }) == prefix,
            words[prefix.count].first?.isLetter == true, !startsWithPreposition(words[prefix.count][...])
        else { return nil }
        return words.dropFirst(prefix.count).joined(separator: " ")
    }

    /// `readCoreV1NamespacedPod` without `core_v1` is `readNamespacedPod`.
    private static func name(_ id: String, withoutVersion tag: String) -> String? {
        let parts = tag.split { !$0.isLetter && !$0.isNumber }
        guard parts.count > 1, let version = parts.last, version.first == "v",
            version.dropFirst().first?.isNumber == true
        else { return nil }
        let infix = SwiftNaming.type(tag)
        guard let first = id.firstIndex(where: \.isUppercase), first > id.startIndex, id[first...].hasPrefix(infix)
        else { return nil }
        let rest = id[first...].dropFirst(infix.count)
        guard rest.first?.isUppercase == true else { return nil }
        return String(id[..<first]) + rest
    }
}
