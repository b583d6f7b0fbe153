import ApusPlan
import ApusSpecParser

/// Removes the parts of operationIds that frameworks add: the path and method, and the name of the group.
///
/// | rule | holds if | example |
/// |---|---|---|
/// | FastAPI | the operationId ends with its own path and method, and another one of the document does, too | `create_owner_owners_post` → `create_owner` |
/// | number | another operationId is the same without the number at the end, as springdoc writes it | `getAll_1` → `getAll` |
/// | group | see ``GroupPrefix`` | `Charts_getById` → `getById` |
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
    /// All operationIds of the document.
    private let identifiers: Set<String>
    /// Whether most operations of the document start with the words of their group.
    private let startsWithGroups: Bool

    init(_ operations: [Operation], group: (Operation) -> String) {
        let named = operations.filter { $0.id?.isEmpty == false }
        var fastAPINames: [OperationID: String] = [:]
        for operation in named {
            if let name = Self.fastAPIName(operation) { fastAPINames[OperationID(operation)] = name }
        }
        if fastAPINames.count == 1, named.count > 1 { fastAPINames = [:] }
        self.fastAPINames = fastAPINames
        identifiers = Set(named.compactMap(\.id))
        var groupWords: [String: String] = [:]
        let starting = named.filter { operation in
            guard let id = operation.id else { return false }
            let group = group(operation)
            let words = groupWords[group] ?? SwiftNaming.singularWords(group)
            groupWords[group] = words
            return GroupPrefix.rest(of: id, withoutWords: words)?.name != nil
        }
        startsWithGroups = named.count > 1 && Self.isRule(starting.count, of: named.count)
    }

    /// Whether a number of names is large enough for a rule of the document: two thirds of them.
    static func isRule(_ count: Int, of total: Int) -> Bool { count > 0 && count * 3 >= total * 2 }

    /// The name of the function in an operationId of FastAPI; `nil` for other operationIds.
    func functionName(of operation: Operation) -> String? { fastAPINames[OperationID(operation)] }

    /// The short names of the operations of a group, the shortest first; empty if no rule applies.
    func candidates(for operations: [Operation], group: String) -> [[Candidate]] {
        let stems = operations.map { fastAPINames[OperationID($0)] ?? $0.id.map(unnumbered) ?? "" }
        var candidates = [[Candidate]](repeating: [], count: operations.count)
        // Without the group, a path and a method would be left.
        let hasRest = operations.contains { fastAPINames[OperationID($0)] == nil && Self.fastAPIName($0) != nil }
        let prefix = GroupPrefix(group)
        if !hasRest,
            let names = prefix.names(of: stems, paths: operations.map(\.path), startsWithGroups: startsWithGroups)
        {
            for (index, list) in names.lists.enumerated() {
                candidates[index] += list.map { Candidate(name: $0, reason: names.reason) }
            }
        }
        let reason = "the operationId ends with its path and method, as FastAPI writes it"
        for (index, operation) in operations.enumerated() {
            if let name = fastAPINames[OperationID(operation)] {
                candidates[index].append(Candidate(name: name, reason: reason))
            } else if stems[index] != operation.id ?? "" {
                let reason = "its operationId has a number, because another operation has the same one without it"
                candidates[index].append(Candidate(name: stems[index], reason: reason))
            }
        }
        return candidates
    }

    /// Whether another operationId is the same with a number at the end: `create` and `create_1`.
    func isRepeated(_ operation: Operation) -> Bool { operation.id.map { identifiers.contains($0 + "_1") } ?? false }

    /// An operationId without `_1` at its end, if another one is the same without it.
    private func unnumbered(_ id: String) -> String {
        guard let underscore = id.lastIndex(of: "_"), underscore > id.startIndex else { return id }
        let digits = id[id.index(after: underscore)...]
        guard (1...3).contains(digits.count), digits.allSatisfy(\.isASCIIDigit), digits.first != "0" else { return id }
        let stem = String(id[..<underscore])
        return identifiers.contains(stem) ? stem : id
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
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
