import ApusDiagnostics

/// A parsed declaration without its body.
struct SurfaceHead {
    // static func tenant(_ tenant: String = "sailpoint") -> Server

    private let keyword: String
    private let isStatic: Bool
    /// The text after the keyword.
    private let rest: String
    private let wrapper: String
    private let place: SourceLocation
    private let scope: String

    /// - Parameters:
    ///   - words: The declaration without attributes and access level.
    ///   - wrapper: The property wrapper, `@Nullable`; empty if there is none.
    ///   - scope: The full name of the enclosing type; empty at the top level.
    init(_ words: ArraySlice<String>, wrapper: String, place: SourceLocation, scope: String) {
        var words = words
        isStatic = words.first == "static"
        if isStatic { words.removeFirst() }
        let first = words.popFirst() ?? ""
        // `init(` has no space after the keyword.
        if first.hasPrefix("init") {
            keyword = "init"
            rest = ([String(first.dropFirst(4))] + words).joined(separator: " ")
        } else {
            keyword = first
            rest = words.joined(separator: " ")
        }
        self.wrapper = wrapper
        self.place = place
        self.scope = scope
    }

    var isExtension: Bool { keyword == "extension" }
    var isEnum: Bool { keyword == "enum" }
    var isCase: Bool { keyword == "case" }
    var isInitializer: Bool { keyword == "init" }
    var isAsynchronous: Bool { rest.contains(") async ") || rest.hasSuffix(") async") }

    /// The name of a type or extension; `nil` for declarations without members.
    var typeName: String? {
        guard ["struct", "enum", "class", "actor", "protocol", "extension"].contains(keyword) else { return nil }
        return String(rest.prefix { $0 != ":" && $0 != " " && $0 != "<" })
    }

    /// The declaration; `nil` for keywords that do not declare anything that code can use.
    func declaration(implementation: String) -> SwiftDeclaration? {
        switch keyword {
        case "struct", "enum", "class", "actor", "protocol", "typealias":
            let name = String(rest.prefix { $0 != ":" && $0 != " " && $0 != "<" })
            let type = String(rest.dropFirst(name.count).drop { $0 == ":" || $0 == " " })
            return make(.type, name, SwiftDeclaration.Signature(type: type, words: keyword), "")
        case "func", "init": return call(implementation)
        case "var", "let":
            let name = String(rest.prefix { $0 != ":" && $0 != " " })
            let type = Self.splitDefault(String(rest.dropFirst(name.count).drop { $0 == ":" || $0 == " " })).type
            let words = (isStatic ? "static " : "") + keyword
            let signature = SwiftDeclaration.Signature(type: type, wrapper: wrapper, words: words)
            return make(.property, name, signature, implementation)
        case "case":
            let name = String(rest.prefix { $0 != "(" && $0 != " " })
            let payload = String(rest.dropFirst(name.count))
            return make(.enumCase, name, SwiftDeclaration.Signature(type: payload, words: keyword), implementation)
        default: return nil
        }
    }

    private func make(
        _ kind: SwiftDeclaration.Kind,
        _ name: String,
        _ signature: SwiftDeclaration.Signature,
        _ implementation: String
    ) -> SwiftDeclaration {
        SwiftDeclaration(
            kind: kind,
            scope: scope,
            name: name,
            signature: signature,
            implementation: implementation,
            place: place
        )
    }

    private func call(_ implementation: String) -> SwiftDeclaration? {
        let name = String(rest.prefix { $0 != "(" && $0 != "<" })
        guard let open = rest.firstIndex(of: "("), let close = Self.closing(rest, open) else { return nil }
        let arguments = Self.parts(String(rest[rest.index(after: open)..<close]))
        let signature = SwiftDeclaration.Signature(
            parameters: arguments.compactMap(Self.parameter),
            type: String(rest[rest.index(after: close)...].drop { $0 == " " }),
            words: (isStatic ? "static " : "") + keyword
        )
        let kind: SwiftDeclaration.Kind = keyword == "init" ? .initializer : .function
        return make(kind, keyword == "init" ? "init" : name, signature, implementation)
    }

    /// `_ tenant: String = "sailpoint"`
    private static func parameter(_ text: String) -> SwiftDeclaration.Parameter? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let label = text[..<colon].split(separator: " ").first.map(String.init) ?? ""
        let (type, value) = splitDefault(String(text[text.index(after: colon)...].drop { $0 == " " }))
        return SwiftDeclaration.Parameter(label: label, type: type, defaultValue: value)
    }

    private static func splitDefault(_ text: String) -> (type: String, value: String?) {
        let parts = text.split(separator: " = ", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count == 2 ? parts[1] : nil)
    }

    private static func closing(_ text: String, _ open: String.Index) -> String.Index? {
        var depth = 0
        var quotes = QuoteTracker()
        for index in text[open...].indices where !quotes.isText(text[index]) {
            if "([".contains(text[index]) { depth += 1 }
            if ")]".contains(text[index]) { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The parts between commas outside of brackets and string literals.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var depth = 0
        var quotes = QuoteTracker()
        for character in text {
            let isText = quotes.isText(character)
            if !isText {
                if "([{<".contains(character) { depth += 1 }
                if ")]}>".contains(character) { depth -= 1 }
            }
            if character == ",", depth == 0, !isText {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        if !part.allSatisfy({ $0 == " " }) { parts.append(part) }
        return parts.map { String($0.drop { $0 == " " }) }
    }
}

/// Recognizes the characters of string literals in Swift code.
private struct QuoteTracker {
    private var isOpen = false
    private var isEscaped = false

    /// Whether the next character is part of a string literal. The closing quotation mark does not count.
    mutating func isText(_ character: Character) -> Bool {
        if character == "\"", !isEscaped { isOpen.toggle() }
        isEscaped = isOpen && character == "\\" && !isEscaped
        return isOpen
    }
}
