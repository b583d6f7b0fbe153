import ApusDiagnostics
import CYAML

/// A syntax error in libyaml's words, put into ours.
struct YAMLSyntaxFault {
    let message: String
    var help: String?
    /// What is at libyaml's context mark, when that helps.
    var opening: String?
    /// Whether the fault is shown where its context begins: libyaml notices it lines later.
    var isAtContext = false

    private static let quoteHelp = "write text that contains ': ' or ' #' in quotes, or check the indentation"

    /// What libyaml's messages mean. Keys are `problem`, preceded by `context: ` where one problem means several things.
    private static let known: [String: YAMLSyntaxFault] = [
        "mapping values are not allowed in this context":
            .init(message: "':' can't stand here", help: quoteHelp),
        "mapping keys are not allowed in this context":
            .init(message: "'?' can't stand here", help: quoteHelp),
        "block sequence entries are not allowed in this context":
            .init(message: "a list item can't stand here", help: "begin the list on a line of its own"),
        "did not find expected key":
            .init(
                message: "expected a key of the mapping",
                help: "indent the line like its neighbours, or write a value with special characters in quotes",
                opening: "the mapping begins here"
            ),
        "did not find expected '-' indicator":
            .init(
                message: "expected '-' for the next list item",
                help: "indent the line like its neighbours",
                opening: "the list begins here"
            ),
        "did not find expected ',' or ']'":
            .init(message: "expected ',' or ']'", opening: "the list is opened here"),
        "did not find expected ',' or '}'":
            .init(message: "expected ',' or '}'", opening: "the mapping is opened here"),
        "did not find expected node content":
            .init(message: "expected a value", help: "write text with special characters in quotes"),
        "did not find expected <document start>":
            .init(
                message: "expected the end of the file or '---'",
                help: "the first value of the file ends before this line; check the indentation"
            ),
        "could not find expected ':'":
            .init(message: "expected ':' after this key", help: "indent continued text deeper", isAtContext: true),
        "while scanning a quoted scalar: found unexpected end of stream":
            .init(message: "the quoted text has no end", help: "close the quote", isAtContext: true),
        "while scanning a quoted scalar: found unexpected document indicator":
            .init(message: "the quoted text has no end", help: "close the quote", isAtContext: true),
        "found unknown escape character":
            .init(
                message: "unknown escape in a text in double quotes",
                help: "write '\\\\' for a backslash, or use single quotes"
            ),
        "did not find expected hexdecimal number":
            .init(message: "expected hexadecimal digits in the escape", help: "write '\\\\' for a backslash"),
        "found invalid Unicode character escape code":
            .init(message: "the escape names no Unicode character"),
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "while scanning an alias: did not find expected alphabetic or numeric character":
            .init(
                message: "expected the name of an alias after '*'",
                help: "write text that begins with '*' in quotes"
            ),
        "while scanning an anchor: did not find expected alphabetic or numeric character":
            .init(
                message: "expected the name of an anchor after '&'",
                help: "write text that begins with '&' in quotes"
            ),
        "did not find expected comment or line break":
            .init(message: "expected the end of the line", help: "text after '|' or '>' begins on the next line"),
        "found an indentation indicator equal to 0":
            .init(message: "the indentation of a block text can't be 0"),
        "found undefined tag handle":
            .init(message: "the tag uses a handle that no '%TAG' line defines", help: tagHelp),
        "did not find expected whitespace or line break":
            .init(message: "expected a space after the tag", help: tagHelp),
        "did not find expected tag URI": .init(message: "expected the name of a tag after '!'", help: tagHelp),
        "did not find the expected '>'": .init(message: "expected '>' at the end of the tag", help: tagHelp),
        "found unknown directive name":
            .init(message: "unknown directive", help: "only '%YAML' and '%TAG' are known"),
        "found incompatible YAML document": .init(message: "only YAML 1.1 and 1.2 are understood"),
        "found unexpected document indicator": .init(message: "the document ends before the value does"),
        "found unexpected end of stream": .init(message: "the file ends before the value does"),
        "control characters are not allowed":
            .init(message: "a control character can't stand in YAML", help: "write it as an escape in double quotes"),
        "invalid Unicode character": .init(message: "not a Unicode character"),
        "invalid leading UTF-8 octet": notUTF8,
        "invalid trailing UTF-8 octet": notUTF8,
        "incomplete UTF-8 octet sequence": notUTF8,
        "invalid length of a UTF-8 sequence": notUTF8,
    ]

    /// What is left of libyaml's messages when the table has no better words.
    private static let reworded = [
        ("did not find expected ", "expected "), ("could not find expected ", "expected "), ("found ", ""),
    ]

    private static let tagHelp = "write text that begins with '!' in quotes"
    private static let notUTF8 = YAMLSyntaxFault(message: "not UTF-8", help: "save the file as UTF-8")
    static let tab = YAMLSyntaxFault(message: "a tab can't be used for indentation", help: "indent with spaces")

    /// The fault for a problem of libyaml found at a byte.
    /// - Parameter byte: The byte at the place of the problem; `nil` at the end of the file.
    static func of(problem: String, context: String, byte: UInt8?) -> YAMLSyntaxFault {
        if problem == "found character that cannot start any token" {
            guard let byte, byte != UInt8(ascii: "\t") else { return tab }
            return YAMLSyntaxFault(
                message: "a value can't begin with '\(Character(Unicode.Scalar(byte)))'",
                help: "write the text in quotes"
            )
        }
        if let fault = known["\(context): \(problem)"] ?? known[problem] { return fault }
        for (prefix, replacement) in reworded where problem.hasPrefix(prefix) {
            return YAMLSyntaxFault(message: replacement + problem.dropFirst(prefix.count))
        }
        return YAMLSyntaxFault(message: problem)
    }
}

extension YAMLReader {
    /// libyaml points to the byte that is no continuation; people look for the character.
    private func startOfCharacter(before offset: Int) -> Int {
        let first = max(offset - 4, range.lowerBound)
        for start in stride(from: offset - 1, to: first - 1, by: -1) where source[start] >= 0xC0 {
            return start
        }
        return offset
    }

    /// The diagnostic for the error at which libyaml stopped.
    mutating func syntaxFault(of parser: yaml_parser_t) -> Diagnostic {
        let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
        let context = parser.context.map { String(cString: $0) } ?? ""
        if parser.error == YAML_MEMORY_ERROR { return .outOfMemory(at: SourceLocation(file: file, offset: 0)) }
        var offset: Int
        if parser.error == YAML_READER_ERROR {
            offset = range.lowerBound + Int(truncatingIfNeeded: parser.problem_offset)
        } else {
            offset = Int(offsets.offset(of: parser.problem_mark))
        }
        offset = min(offset, source.count)
        if problem == "invalid trailing UTF-8 octet" { offset = startOfCharacter(before: offset) }
        let fault = YAMLSyntaxFault.of(
            problem: problem,
            context: context,
            byte: offset < source.count ? source[offset] : nil
        )
        var related: [RelatedPlace] = []
        if !context.isEmpty, parser.error != YAML_READER_ERROR {
            let opening = Int(offsets.offset(of: parser.context_mark))
            if fault.isAtContext {
                offset = opening
            } else if let label = fault.opening, opening != offset {
                related.append(RelatedPlace(label, at: SourceLocation(file: file, offset: opening)))
            }
        }
        return Diagnostic(
            .yamlSyntax,
            fault.message,
            at: SourceLocation(file: file, offset: offset),
            help: fault.help,
            related: related
        )
    }
}
