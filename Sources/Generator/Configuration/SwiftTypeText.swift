import ApusPlan

/// The grammar of Swift types and module names in a configuration. Other text could inject code into generated
/// declarations.
package enum SwiftTypeText {
    /// Whether a text is an identifier of Swift that is not a keyword.
    package static func isIdentifier(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, first.isLetter || first == "_", text != "_" else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            && !SwiftKeywords.reserved.contains(String(text))
    }

    /// Whether a text can be the name of a declaration. Keywords are written in backticks.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "_", text.utf8.count <= 255 else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && !specialNames.contains(text)
    }

    /// Names that have another meaning even in backticks.
    private static let specialNames: Set<String> = ["init", "self", "Self", "Type", "Protocol", "_"]

    /// Whether a text is the name of a Swift module, which consists of ASCII characters.
    package static func isModule(_ text: String) -> Bool {
        isIdentifier(text) && isName(text) && text.utf8.allSatisfy { $0 < 0x80 }
    }

    /// Whether a text is a type: `Money`, `Kit.Money`, `Box<Money, Int>`, `[Money]` or `[String: Money]`.
    package static func isType(_ text: String) -> Bool {
        var rest = Substring(text)
        return readType(&rest, depth: 0) && rest.isEmpty
    }

    private static func readType(_ rest: inout Substring, depth: Int) -> Bool {
        guard depth < 16 else { return false }
        if rest.first == "[" {
            rest.removeFirst()
            guard readType(&rest, depth: depth + 1) else { return false }
            if read(":", &rest), !readType(&rest, depth: depth + 1) { return false }
            return read("]", &rest)
        }
        repeat {
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            guard isIdentifier(name) else { return false }
            rest = rest.dropFirst(name.count)
            guard rest.first == "<" else { continue }
            rest.removeFirst()
            repeat {
                guard readType(&rest, depth: depth + 1) else { return false }
            } while read(",", &rest)
            guard read(">", &rest) else { return false }
        } while read(".", &rest)
        return true
    }

    /// Reads a separator and the spaces after it.
    private static func read(_ separator: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == separator else { return false }
        rest.removeFirst()
        if separator == ":" || separator == "," { rest = rest.drop { $0 == " " } }
        return true
    }
}
