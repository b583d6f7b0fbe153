import ApusDiagnostics
import CYAML

/// A syntax error of libyaml with the message and help that Apus shows.
struct YAMLSyntaxFault {
    let message: String
    var help: String?
    /// The label of the related place at libyaml's context mark, if that place is shown.
    var opening: String?
    /// Whether the diagnostic is placed at the context mark; for faults that libyaml detects lines later.
    var isAtContext = false

    private static let quoteHelp = "write text that contains ': ' or ' #' in quotes, or check the indentation"

    /// The faults by libyaml's `problem`, preceded by `context: ` if the problem has several meanings.
    private static let known: [String: YAMLSyntaxFault] = [
        "mapping values are not allowed in this context":
            .init(message: "':' is not allowed here", help: quoteHelp),
        "mapping keys are not allowed in this context":
            .init(message: "'?' is not allowed here", help: quoteHelp),
        "block sequence entries are not allowed in this context":
            .init(message: "a list item is not allowed here", help: "begin the list on a new line"),
        "did not find expected key":
            .init(
                message: "expected a key of the mapping",
                help: "indent the line like the lines around it, or write a value with special characters in quotes",
                opening: "the mapping begins here"
            ),
        "did not find expected '-' indicator":
            .init(
                message: "expected '-' for the next list item",
                help: "indent the line like the lines around it",
                opening: "the list begins here"
            ),
        "did not find expected ',' or ']'":
            .init(message: "expected ',' or ']'", opening: "the list begins here"),
        "did not find expected ',' or '}'":
            .init(message: "expected ',' or '}'", opening: "the mapping begins here"),
        "did not find expected node content":
            .init(message: "expected a value", help: "write text with special characters in quotes"),
        "did not find expected <document start>":
            .init(
                message: "expected the end of the file or '---'",
                help: "the first value of the file ends before this line; check the indentation"
            ),
        "could not find expected ':'":
            .init(
                message: "expected ':' after this key",
                help: "if the line continues a text, indent it deeper than its key",
                isAtContext: true
            ),
        "while scanning a quoted scalar: found unexpected end of stream": notClosed,
        "while scanning a quoted scalar: found unexpected document indicator": notClosed,
        "found unknown escape character":
            .init(
                message: "unknown escape in double quotes",
                help: "write '\\\\' for a backslash, or use single quotes"
            ),
        "did not find expected hexdecimal number":
            .init(message: "expected hexadecimal digits in the escape", help: "write '\\\\' for a backslash"),
        "found invalid Unicode character escape code":
            .init(message: "the escape is not a Unicode character"),
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
            .init(message: "expected the end of the line", help: "begin the text after '|' or '>' on the next line"),
        "found an indentation indicator equal to 0":
            .init(message: "the indentation indicator of a block scalar can't be 0"),
        "found undefined tag handle":
            .init(message: "the handle of the tag is not defined by a '%TAG' line", help: tagHelp),
        "did not find expected whitespace or line break":
            .init(message: "expected a space after the tag", help: tagHelp),
        "did not find expected tag URI": .init(message: "expected the name of a tag after '!'", help: tagHelp),
        "did not find the expected '>'": .init(message: "expected '>' at the end of the tag", help: tagHelp),
        "found unknown directive name":
            .init(message: "unknown directive", help: "the directives of YAML are '%YAML' and '%TAG'"),
        "found incompatible YAML document": .init(message: "unsupported version of YAML", help: "use YAML 1.1 or 1.2"),
        "found unexpected document indicator": .init(message: "the document ends inside a value"),
        "found unexpected end of stream": .init(message: "the file ends inside a value"),
        "control characters are not allowed":
            .init(
                message: "control characters are not allowed in YAML",
                help: "write the character as an escape in double quotes"
            ),
        "invalid Unicode character": .init(message: "not a Unicode character"),
        "invalid leading UTF-8 octet": notUTF8,
        "invalid trailing UTF-8 octet": notUTF8,
        "incomplete UTF-8 octet sequence": notUTF8,
        "invalid length of a UTF-8 sequence": notUTF8,
    ]

    /// Replacements of prefixes, for messages of libyaml that are not in the table.
    private static let prefixes = [
        ("did not find expected ", "expected "), ("could not find expected ", "expected "), ("found ", ""),
    ]

    private static let tagHelp = "write text that begins with '!' in quotes"
    private static let notUTF8 = YAMLSyntaxFault(message: "invalid UTF-8", help: "save the file as UTF-8")
    private static let notClosed = YAMLSyntaxFault(
        message: "the quoted text is not closed",
        help: "add the closing quote",
        isAtContext: true
    )
    static let tab = YAMLSyntaxFault(message: "a tab can't be used for indentation", help: "indent with spaces")

    /// Returns the fault for a problem that libyaml reports.
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
        for (prefix, replacement) in prefixes where problem.hasPrefix(prefix) {
            return YAMLSyntaxFault(message: replacement + problem.dropFirst(prefix.count))
        }
        return YAMLSyntaxFault(message: problem)
    }
}

extension YAMLReader {
    /// Returns the start of the character before `offset`. libyaml reports the byte that should continue the character.
    private func startOfCharacter(before offset: Int) -> Int {
        let first = max(offset - 4, range.lowerBound)
        for start in stride(from: offset - 1, to: first - 1, by: -1) where source[start] >= 0xC0 {
            return start
        }
        return offset
    }

    /// Returns the diagnostic for the error at which libyaml stopped.
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
