/// The keywords of Swift.
package enum SwiftKeywords {
    /// Keywords that need backticks where a name is declared (The Swift Programming Language, Lexical Structure).
    package static let reserved: WordSet = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "operator", "precedencegroup", "private", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
        "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch", "throw", "where", "while",
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try",
    ]

    /// Keywords that need backticks as the label of an argument.
    fileprivate static let reservedLabels: WordSet = ["inout", "let", "var"]
}

extension SwiftName {
    /// The identifier in source code: in backticks if it is a keyword.
    package var escaped: String { SwiftKeywords.reserved.contains(text) ? "`\(text)`" : text }

    /// The identifier as an argument label of a call. The compiler warns about needless backticks there.
    package var label: String { SwiftKeywords.reservedLabels.contains(text) ? "`\(text)`" : text }
}
