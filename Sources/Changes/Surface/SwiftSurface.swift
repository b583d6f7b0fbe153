import ApusDiagnostics

/// The declarations in the generated files of a client that other code can use.
///
/// It is not a complete Swift parser: it reads code that the templates print, in which each declaration starts on a new
/// line.
struct SwiftSurface {
    private(set) var declarations: [SwiftDeclaration] = []

    init(_ files: [SourceFile]) {
        for file in files {
            var reader = SurfaceReader(file)
            declarations += reader.read()
        }
    }
}

/// Reads the declarations of one file.
struct SurfaceReader {
    private let file: SourceFile
    private let code: [UInt8]
    private var index = 0
    /// The enclosing types of the current position, from the outermost to the innermost.
    private var scopes: [Scope] = []
    private var found: [SwiftDeclaration] = []

    private struct Scope {
        var path: String
        var isEnum: Bool
        /// The index of the first member in ``found``.
        var firstMember: Int
        /// The code that decodes each member, by the member's name.
        var implementations: [String: String] = [:]
    }

    init(_ file: SourceFile) {
        self.file = file
        code = SwiftMask(file.bytes).bytes
    }

    mutating func read() -> [SwiftDeclaration] {
        while index < code.count {
            let byte = code[index]
            if byte == UInt8(ascii: "}") {
                closeScope()
                index += 1
            } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ";") {
                index += 1
            } else {
                declaration()
            }
        }
        while !scopes.isEmpty { closeScope() }
        return found
    }

    /// A wrapper as users see it. A box is not visible: its projection is private.
    private static func apparentWrapper(_ wrapper: String) -> String {
        switch wrapper {
        case "@Indirect", "@IndirectOptional": ""
        case "@IndirectNullable": "@Nullable"
        default: wrapper
        }
    }

    // MARK: Declarations

    private mutating func declaration() {
        let start = index
        let (head, hasBody) = self.head()
        var words = head.split(separator: " ").map(String.init)[...]
        var wrapper = ""
        while let first = words.first, first.hasPrefix("@") {
            words.removeFirst()
            // Attributes of the language start with a lower-case letter.
            if first.dropFirst().first?.isUppercase == true, !first.hasPrefix("@Sendable") {
                wrapper = Self.apparentWrapper(first)
            }
            // `@available(*, deprecated)` contains a space.
            while first.contains("("), !first.contains(")"), let next = words.popFirst(), !next.contains(")") {}
        }
        if words.first == "nonisolated" { words.removeFirst() }
        let access = ["public", "package", "internal", "open"].contains(words.first ?? "")
        if access { words.removeFirst() }
        while words.first == "indirect" || words.first == "nonisolated" { words.removeFirst() }
        let place = SourceLocation(file: file, range: start..<start)
        let declaration = SurfaceHead(words, wrapper: wrapper, place: place, scope: scopes.last?.path ?? "")
        if hasBody, let type = declaration.typeName {
            if access, let member = declaration.declaration(implementation: "") { found.append(member) }
            let path = declaration.isExtension || scopes.isEmpty ? type : (scopes.last?.path ?? "") + "." + type
            scopes.append(Scope(path: path, isEnum: declaration.isEnum, firstMember: found.count))
            return
        }
        let body = hasBody ? skipBody() : ""
        let isCase = declaration.isCase && scopes.last?.isEnum == true
        if declaration.isInitializer { readImplementations(in: body) }
        guard access || isCase else { return }
        if let member = declaration.declaration(implementation: declaration.isAsynchronous ? body : "") {
            found.append(member)
        }
    }

    /// The text up to a body, or up to the end of the line on which all brackets are closed. Joined to one line.
    private mutating func head() -> (text: String, hasBody: Bool) {
        let start = index
        var depth = 0
        while index < code.count {
            switch code[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth <= 0:
                let text = oneLine(start..<index)
                index += 1
                return (text, true)
            case UInt8(ascii: "\n") where depth <= 0, UInt8(ascii: "}") where depth <= 0:
                return (oneLine(start..<index), false)
            default: break
            }
            index += 1
        }
        return (oneLine(start..<index), false)
    }

    /// Skips a body including its closing bracket, and returns its text.
    private mutating func skipBody() -> String {
        let start = index
        var depth = 1
        while index < code.count, depth > 0 {
            if code[index] == UInt8(ascii: "{") { depth += 1 }
            if code[index] == UInt8(ascii: "}") { depth -= 1 }
            index += 1
        }
        return String(decoding: file.bytes[start..<max(start, index - 1)], as: UTF8.self)
    }

    /// The text of a range without its line breaks: `getSegment(projKey: String)`.
    private func oneLine(_ range: Range<Int>) -> String {
        let text = String(decoding: file.bytes[range], as: UTF8.self)
        let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return joined.replacing("( ", with: "(").replacing(" )", with: ")").replacing("[ ", with: "[")
            .replacing(" ]", with: "]")
    }

    // MARK: Implementations

    /// Reads what an initializer decodes: the keys of members, as in `name: json.string("name")`, and the values of cases,
    /// as in `case "cat": self = .cat`.
    private mutating func readImplementations(in body: String) {
        guard !scopes.isEmpty else { return }
        let last = scopes.count - 1
        for (name, key) in MemberKeys(body) { scopes[last].implementations[name] = key }
        guard body.contains("case ") else { return }
        for line in body.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
            guard parts.count == 2, parts[0].hasPrefix("case "), parts[1].hasPrefix(".") else { continue }
            scopes[last].implementations[String(parts[1].dropFirst())] = parts[0]
        }
    }

    /// Closes the innermost scope and stores the implementations in its members.
    private mutating func closeScope() {
        guard let scope = scopes.popLast(), !scope.implementations.isEmpty else { return }
        for member in found.indices.dropFirst(scope.firstMember) where found[member].scope == scope.path {
            let name = found[member].name.replacing("`", with: "")
            if let text = scope.implementations[name] { found[member].implementation = text }
        }
    }
}

extension Substring {
    /// The text without leading and trailing spaces.
    fileprivate var trimmingSpaces: Substring {
        let start = drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return start }
        return start[...last]
    }
}
