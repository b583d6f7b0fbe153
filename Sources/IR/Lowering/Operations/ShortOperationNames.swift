import ApusPlan
import ApusSpecParser

/// Removes the parts of operationIds that frameworks add: the path and method, and the name of the group.
///
/// | rule | holds if | example |
/// |---|---|---|
/// | FastAPI | the operationId ends with its own path and method, and another one of the document does, too | `create_owner_owners_post` → `create_owner` |
/// | group | every operationId of the group starts with the group and a separator | `Charts_getById` → `getById` |
/// | group without separator | at least two thirds of the operationIds of the document start with their group | `chartsGetById` → `getById` |
/// | version | every operationId of a group such as `core_v1` has the group after its first word | `readCoreV1Pod` → `readPod` |
///
/// The group is the tag or the segment of the path. It may be in the singular or plural, may have a suffix such as
/// `Controller`, and may follow a namespace (`acme.api.Charts.Get`) or the first segments of the path
/// (`api_charts_list`).
struct ShortOperationNames {
    /// A name, and the reason for it.
    struct Candidate {
        var name: String
        var reason: String
    }

    /// The names of the functions whose operationIds have the form of FastAPI.
    private let fastAPINames: [OperationID: String]
    /// Whether most operations of the document start with the words of their group.
    private let startsWithGroups: Bool
    /// The type names that several operations of the document would have.
    private let repeatedTypes: Set<String>

    init(_ operations: [Operation], group: (Operation) -> String) {
        let named = operations.filter { $0.id?.isEmpty == false }
        var fastAPINames: [OperationID: String] = [:]
        for operation in named {
            if let name = Self.fastAPIName(operation) { fastAPINames[OperationID(operation)] = name }
        }
        if fastAPINames.count == 1, named.count > 1 { fastAPINames = [:] }
        self.fastAPINames = fastAPINames
        var groupWords: [String: String] = [:]
        let starting = named.filter { operation in
            guard let id = operation.id else { return false }
            let group = group(operation)
            let words = groupWords[group] ?? SwiftNaming.singularWords(group)
            groupWords[group] = words
            return Self.name(id, withoutWords: words) != nil
        }
        startsWithGroups = named.count > 1 && Self.isRule(starting.count, of: named.count)
        var seen: Set<String> = []
        var repeated: Set<String> = []
        for operation in fastAPINames.isEmpty ? [] : named {
            let type = SwiftNaming.type(fastAPINames[OperationID(operation)] ?? operation.id ?? "")
            if !seen.insert(type).inserted { repeated.insert(type) }
        }
        repeatedTypes = repeated
    }

    /// Whether a number of names is large enough for a rule of the document: two thirds of them.
    static func isRule(_ count: Int, of total: Int) -> Bool { count > 0 && count * 3 >= total * 2 }

    /// The start of the names of inline types of an operation. It is unique in the document if operationIds are.
    func typePrefix(of operation: Operation) -> String? {
        guard let id = operation.id else { return nil }
        let long = SwiftNaming.type(SwiftNaming.member(id))
        guard let name = fastAPINames[OperationID(operation)] else { return long }
        let type = SwiftNaming.type(name)
        return repeatedTypes.contains(type) ? long : type
    }

    /// The short names of the operations of a group, the shortest first; empty if no rule applies.
    func candidates(for operations: [Operation], group: String) -> [[Candidate]] {
        let stems = operations.map { fastAPINames[OperationID($0)] ?? $0.id ?? "" }
        var candidates = [[Candidate]](repeating: [], count: operations.count)
        if let (names, reason) = names(stems, operations, without: group) {
            for (index, name) in names.enumerated() {
                if let name { candidates[index].append(Candidate(name: name, reason: reason)) }
            }
        }
        let reason = "the operationId ends with its path and method, as FastAPI writes it"
        for (index, operation) in operations.enumerated() {
            guard let name = fastAPINames[OperationID(operation)] else { continue }
            candidates[index].append(Candidate(name: name, reason: reason))
        }
        return candidates
    }

    // MARK: FastAPI

    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    /// The function's name in `name + path + "_" + method`, in which FastAPI replaces all other signs by `_`; `nil` if
    /// the operationId does not have this form.
    private static func fastAPIName(_ operation: Operation) -> String? {
        guard let id = operation.id, let method = methods.first(where: { id.hasSuffix("_" + $0) }) else { return nil }
        let path = operation.path.unicodeScalars.map { isWord($0) ? $0 : "_" }
        let name = id.dropLast(method.count + 1)
        guard name.unicodeScalars.reversed().starts(with: path.reversed()) else { return nil }
        let length = name.unicodeScalars.count - path.count
        return length > 0 ? String(name.unicodeScalars.prefix(length)) : nil
    }

    /// Whether `\w` of a regular expression matches a character.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    // MARK: Groups

    /// The names without the group; `nil` for names that do not have it, and for all if no rule holds.
    private func names(
        _ stems: [String],
        _ operations: [Operation],
        without group: String
    ) -> (names: [String?], reason: String)? {
        guard !group.isEmpty, stems.contains(where: { !$0.isEmpty }) else { return nil }
        // Without the group, a path and a method would be left.
        if operations.contains(where: { fastAPINames[OperationID($0)] == nil && Self.fastAPIName($0) != nil }) {
            return nil
        }
        func shortened(_ shorten: (String, Operation) -> String?) -> [String?] {
            zip(stems, operations).map { $0.isEmpty ? nil : shorten($0, $1) }
        }
        func all(_ shorten: (String, Operation) -> String?) -> [String?]? {
            let names = shortened(shorten)
            return zip(names, stems).allSatisfy { $0 != nil || $1.isEmpty } ? names : nil
        }
        for part in Self.trailingParts(of: group) {
            if let names = all({ Self.name($0, withoutPrefix: part, path: $1.path) }) {
                return (names, "every operationId of '\(group)' starts with it")
            }
        }
        if startsWithGroups {
            let words = SwiftNaming.singularWords(group)
            return (
                shortened { stem, _ in Self.name(stem, withoutWords: words) },
                "most operationIds start with their group"
            )
        }
        if stems.count > 1, let names = all({ stem, _ in Self.name(stem, withoutVersion: group) }) {
            return (names, "every operationId of '\(group)' has it after its first word")
        }
        return nil
    }

    /// A tag, and the tag without its first parts: `beta.datasets.records`, `datasets.records`, `records`.
    private static func trailingParts(of tag: String) -> [String] {
        let parts = tag.prefix(NameWords.maximumLength * 2).split { ".:/".contains($0) }
        guard parts.count > 1 else { return [tag] }
        return [tag] + parts.indices.dropFirst().map { parts[$0...].joined(separator: ".") }
    }

    private static let separators: Set<Character> = [".", "_", "/", "-", ":", "#", " "]
    private static let suffixes = ["s", "controller", "service", "api", "resource", "endpoint", "endpoints", "handler"]

    /// `Charts_getById` without `Charts` is `getById`.
    private static func name(_ id: String, withoutPrefix tag: String, path: String) -> String? {
        // The search takes quadratic time, and an operationId can be of any length.
        guard [id, tag, path].allSatisfy({ $0.utf8.count <= NameWords.maximumLength * 2 }),
            id.dropFirst().contains(where: separators.contains)
        else { return nil }
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

    /// `chartsGetById` without the words of `Charts` is `getById`. Words may differ in number: `chartGetById`.
    ///
    /// - Parameter wanted: The words of the group in the singular (``SwiftNaming/singularWords(_:)``).
    private static func name(_ id: String, withoutWords wanted: String) -> String? {
        guard let first = wanted.utf8.first, let start = id.utf8.first else { return nil }
        // Dividing a name into words takes longer than comparing the first letters, which differ in most names.
        if (0x41...0x5A).contains(start & 0xDF), start | 0x20 != first { return nil }
        let words = NameWords(id).words.map(\.text)
        var joined = ""
        for (index, word) in words.enumerated() where index + 1 < words.count {
            joined += SwiftNaming.singularWords(word)
            guard joined.utf8.count <= wanted.utf8.count else { return nil }
            guard joined == wanted else { continue }
            let rest = words[(index + 1)...]
            guard rest.first?.first?.isLetter == true, !startsWithPreposition(rest[rest.startIndex][...]) else {
                return nil
            }
            return rest.joined(separator: " ")
        }
        return nil
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
