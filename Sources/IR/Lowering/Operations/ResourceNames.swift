import ApusPlan
import ApusSpecParser

/// Names operations after what they do with a resource, from the method and the path.
///
/// | operation | in the group `customers` | without a group |
/// |---|---|---|
/// | `GET /customers` | `list` | `listCustomers` |
/// | `POST /customers` | `create` | `createCustomer` |
/// | `GET /customers/{id}` | `get` | `getCustomer` |
/// | `PUT` or `PATCH /customers/{id}` | `update` | `updateCustomer` |
/// | `DELETE /customers/{id}` | `delete` | `deleteCustomer` |
/// | `GET /customers/{id}/sources` | `listSources` | `listCustomerSources` |
/// | `POST /customers/{id}/archive` | `archive` | `archiveCustomer` |
/// | `POST /customers/{id}/balance` | `postBalance` | `postCustomerBalance` |
///
/// A path is a list if another path of the document continues it with a parameter. `POST /customers/{id}` is `update` in
/// a document without `PUT` and `PATCH`, if `/customers` has operations.
struct ResourceNames {
    /// The paths that another path continues with a parameter.
    private let lists: Set<[PathPieces.Piece]>
    /// All paths of a document in which `POST` updates.
    private let updatedByPost: Set<[PathPieces.Piece]>

    init(_ operations: [Operation]) {
        var lists: Set<[PathPieces.Piece]> = []
        let paths = Set(operations.map(\.path)).map { Self.shape(PathPieces($0).pieces) }
        for pieces in paths {
            for (index, piece) in pieces.enumerated() where piece.isParameter && index > 0 {
                lists.insert(Array(pieces[..<index]))
            }
        }
        self.lists = lists
        updatedByPost = operations.contains { ["PUT", "PATCH"].contains($0.method) } ? [] : Set(paths)
    }

    /// The pieces without the names of parameters.
    private static func shape(_ pieces: [PathPieces.Piece]) -> [PathPieces.Piece] {
        pieces.map { $0.isParameter ? .parameter("") : $0 }
    }

    /// The names of an operation, the shortest first.
    struct Candidates {
        /// The names in a group, without its name.
        var inGroup: [String]
        /// The names that do not depend on a group.
        var alone: [String]

        /// All names in the group.
        var all: [String] { inGroup + alone.filter { !inGroup.contains($0) } }
    }

    /// - Parameter groupWords: The name of the group as ``SwiftNaming/singularWords(_:)`` returns it.
    func candidates(for operation: Operation, group: String, groupWords: String) -> Candidates {
        let path = PathPieces(operation.path)
        let pieces = path.pieces
        let shape = Self.shape(pieces)
        let isList = lists.contains(shape)
        let updates = updatedByPost.contains(Array(shape.dropLast()))
        func names(_ rest: ArraySlice<PathPieces.Piece>, _ group: String) -> [String] {
            let naming = Naming(operation.method, rest, group: group, isList: isList, updatesByPost: updates)
            var names: [String] = []
            for name in naming.names where !names.contains(name) { names.append(name) }
            return names
        }
        let resource = path.resource
        return Candidates(
            inGroup: Self.end(of: groupWords, in: pieces).map { names(pieces[$0...], group) } ?? [],
            alone: resource.isEmpty ? [] : names(resource, "")
        )
    }

    /// The index after the segments that name the group: 2 for `Message Batches` and `/messages/batches/{id}`, and for
    /// `HostConfig` and `/config/host`.
    private static func end(of wanted: String, in pieces: [PathPieces.Piece]) -> Int? {
        guard !wanted.isEmpty else { return nil }
        let literals = pieces.map { $0.literal.map(SwiftNaming.singularWords) }
        for index in pieces.indices {
            var (joined, reversed) = ("", "")
            for end in index..<min(index + 4, pieces.count) {
                guard let words = literals[end] else { break }
                joined += words
                reversed = words + reversed
                if joined == wanted || reversed == wanted { return end + 1 }
            }
        }
        return nil
    }
}

/// The names of one operation, without the segments of its group.
private struct Naming {
    private let method: String
    private let rest: ArraySlice<PathPieces.Piece>
    private let group: String
    private let isList: Bool
    private let updatesByPost: Bool

    init(
        _ method: String,
        _ rest: ArraySlice<PathPieces.Piece>,
        group: String,
        isList: Bool,
        updatesByPost: Bool
    ) {
        self.method = method.lowercased()
        self.rest = rest
        self.group = group
        self.isList = isList
        self.updatesByPost = updatesByPost
    }

    /// The names, the shortest first: what the operation does, its method, its method and parameters.
    var names: [String] {
        guard !group.isEmpty || rest.contains(where: { !$0.isParameter }) else { return [] }
        let parameters = rest.compactMap(\.parameter)
        let words = words(singular: false)
        let short = action ?? verb + (verb == "create" ? self.words(singular: true) : words)
        let plain = method + words
        guard !parameters.isEmpty else { return [short, plain] }
        return [short, plain, plain + SwiftNaming.parameterSuffix(parameters)]
    }

    private var endsWithParameter: Bool { rest.last?.isParameter ?? false }

    private var verb: String {
        switch method {
        case "get" where isList: "list"
        case "post" where endsWithParameter && updatesByPost: "update"
        case "post" where isList && !endsWithParameter: "create"
        case "post" where rest.isEmpty && SwiftNaming.singularOfPlural(group) != nil: "create"
        case "put", "patch": "update"
        default: method
        }
    }

    /// `verifySource` for `sources/{id}/verify`.
    private var action: String? {
        guard let leaf = rest.last?.literal, !isList, let first = NameWords(leaf).words.first,
            (method == "get" ? Self.readingVerbs : Self.verbs).contains(first.text.lowercased())
        else { return nil }
        return SwiftNaming.member(leaf) + Self.words(rest.dropLast(), singular: true)
    }

    private func words(singular: Bool) -> String { Self.words(rest, singular: singular || endsWithParameter) }

    /// The literal segments. A segment before a parameter is in the singular, and the last one if `singular` is `true`.
    private static func words(_ pieces: ArraySlice<PathPieces.Piece>, singular: Bool) -> String {
        var words = ""
        for index in pieces.indices {
            guard let literal = pieces[index].literal else { continue }
            let next = index + 1
            let isMember = next < pieces.endIndex ? pieces[next].isParameter : singular
            let word = SwiftNaming.type(literal)
            words += isMember ? SwiftNaming.singularOfPlural(word) ?? word : word
        }
        return words
    }

    /// The verbs that are the name of a method with `GET` if a path ends with them. Others are more often nouns.
    private static let readingVerbs: Set<String> = [
        "check", "count", "download", "export", "find", "list", "preview", "query", "search", "validate", "verify",
    ]

    /// The verbs that are the name of a method if a path ends with them.
    private static let verbs: Set<String> = readingVerbs.union([
        "accept", "activate", "add", "advance", "apply", "approve", "archive", "ask", "assign", "attach", "authorize",
        "cancel", "capture", "clear", "clone", "close", "complete", "confirm", "connect", "convert", "copy", "create",
        "deactivate", "decline", "delete", "deliver", "deploy", "detach", "disable", "disconnect", "dispatch", "drain",
        "enable", "evaluate", "exchange", "execute", "expire", "fail", "finalize", "fund", "generate", "import",
        "increment", "invite", "join", "leave", "lock", "login", "logout", "mark", "merge", "move", "pause", "pay",
        "ping",
        "present", "process", "promote", "publish", "purge", "reactivate", "redact", "refresh", "refund", "register",
        "reject", "release", "remove", "rename", "renew", "reopen", "reorder", "replace", "reset", "resend", "restart",
        "restore", "resume", "retry", "return", "reverse", "revert", "revoke", "rotate", "run", "scale", "send", "set",
        "ship", "start", "stop", "submit", "subscribe", "succeed", "suspend", "sync", "transfer", "unarchive",
        "undelete",
        "unlink", "unlock", "unpublish", "unsubscribe", "update", "upload", "void",
    ])
}

extension SwiftNaming {
    /// `ByUserIDAndKey`. Acronyms are in upper case in any spelling of the parameter.
    static func parameterSuffix(_ parameters: [String]) -> String {
        let names = parameters.map { type(NameWords($0).words.map { $0.text.lowercased() }.joined(separator: "_")) }
        return "By" + names.joined(separator: "And")
    }

    /// The words of a name in lower case, without separators, each in the singular: `Message-Batches` → `messagebatch`.
    static func singularWords(_ name: String) -> String {
        NameWords(name).words.map { word in
            let text = word.text.lowercased()
            return singularOfPlural(text) ?? text
        }.joined()
    }
}
