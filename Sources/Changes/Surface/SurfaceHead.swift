import ApusDiagnostics

/// The words of a declaration in front of its body, taken apart.
struct SurfaceHead {
    // static func tenant(_ tenant: String = "sailpoint") -> Server

    private let keyword: String
    private let isStatic: Bool
    /// What follows the keyword.
    private let rest: String
    private let place: SourceLocation
    private let scope: String

    /// - Parameter words: Without attributes and access level.
    init(_ words: ArraySlice<String>, place: SourceLocation, scope: String) {
        var words = words
        isStatic = words.first == "static"
        if isStatic { words.removeFirst() }
        let first = words.popFirst() ?? ""
        // `init(` has no blank behind the keyword.
        if first.hasPrefix("init") {
            keyword = "init"
            rest = ([String(first.dropFirst(4))] + words).joined(separator: " ")
        } else {
            keyword = first
            rest = words.joined(separator: " ")
        }
        self.place = place
        self.scope = scope
    }

    var isExtension: Bool { keyword == "extension" }
    var isEnum: Bool { keyword == "enum" }
    var isCase: Bool { keyword == "case" }
    var isInitializer: Bool { keyword == "init" }
    var isAsynchronous: Bool { rest.contains(") async ") }

    /// The type whose members follow; `nil` for what has no members.
    var typeName: String? {
        guard ["struct", "enum", "class", "actor", "protocol", "extension"].contains(keyword) else { return nil }
        return String(rest.prefix { $0 != ":" && $0 != " " && $0 != "<" })
    }

    func declaration(conduct: String) -> SwiftDeclaration? {
        switch keyword {
        case "struct", "enum", "class", "actor", "protocol", "typealias":
            let name = String(rest.prefix { $0 != ":" && $0 != " " && $0 != "<" })
            let type = String(rest.dropFirst(name.count).drop { $0 == ":" || $0 == " " })
            return make(.type, name, SwiftDeclaration.Signature(type: type, words: keyword), "")
        case "func", "init": return call(conduct)
        case "var", "let":
            let name = String(rest.prefix { $0 != ":" && $0 != " " })
            let type = Self.splitDefault(String(rest.dropFirst(name.count).drop { $0 == ":" || $0 == " " })).type
            let words = (isStatic ? "static " : "") + keyword
            return make(.property, name, SwiftDeclaration.Signature(type: type, words: words), conduct)
        case "case":
            let name = String(rest.prefix { $0 != "(" && $0 != " " })
            let payload = String(rest.dropFirst(name.count))
            return make(.enumCase, name, SwiftDeclaration.Signature(type: payload, words: keyword), conduct)
        default: return nil
        }
    }

    private func make(
        _ kind: SwiftDeclaration.Kind,
        _ name: String,
        _ signature: SwiftDeclaration.Signature,
        _ conduct: String
    ) -> SwiftDeclaration {
        SwiftDeclaration(
            kind: kind,
            scope: scope,
            name: name,
            signature: signature,
            conduct: conduct,
            place: place
        )
    }

    private func call(_ conduct: String) -> SwiftDeclaration? {
        let name = String(rest.prefix { $0 != "(" && $0 != "<" })
        guard let open = rest.firstIndex(of: "("), let close = Self.closing(rest, open) else { return nil }
        let arguments = Self.parts(String(rest[rest.index(after: open)..<close]))
        let signature = SwiftDeclaration.Signature(
            parameters: arguments.compactMap(Self.parameter),
            type: String(rest[rest.index(after: close)...].drop { $0 == " " }),
            words: (isStatic ? "static " : "") + keyword
        )
        let kind: SwiftDeclaration.Kind = keyword == "init" ? .initializer : .function
        return make(kind, keyword == "init" ? "init" : name, signature, conduct)
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

    /// The parts between commas that are in no bracket and no quotation marks.
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

/// Knows which characters of a piece of Swift are between quotation marks.
private struct QuoteTracker {
    private var isOpen = false
    private var isEscaped = false

    /// Whether this character, the next one, is part of a text; the closing mark is not.
    mutating func isText(_ character: Character) -> Bool {
        if character == "\"", !isEscaped { isOpen.toggle() }
        isEscaped = isOpen && character == "\\" && !isEscaped
        return isOpen
    }
}
