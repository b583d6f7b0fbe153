/// A kind of fault in a template, without its location.
package enum TemplateProblem: Sendable, Equatable {
    /// A tag has no closing delimiter.
    case unclosedTag(closing: String)
    /// The name in a tag is missing, contains white space, or has an empty part between dots.
    case malformedName(String)
    /// A tag that sets delimiters does not contain two of them.
    case malformedDelimiters(String)
    /// A closing tag has no opening tag.
    case unopenedClose(String)
    /// The name of a closing tag differs from that of the innermost open tag.
    case mismatchedClose(found: String, open: String, openLine: Int)
    /// The template ends inside a section, a block or a parent.
    case unclosedSection(String)
    /// Sections, blocks and parents are nested deeper than the limit.
    case nestedTooDeeply(limit: Int)
    /// A tag in a parent is outside of a block, so it is not rendered.
    case strayTagInParent(tag: String, parent: String)
    /// Two templates of one library have the same name.
    case duplicateTemplate
    /// No template has this name.
    case unknownTemplate(String, nearest: String?)
    /// The parent and the templates that it includes do not declare a block of this name.
    case unknownBlock(String, parent: String, nearest: String?)
    /// No scope around the tag has a field of this name.
    case unknownName(String, nearest: String?)
    /// A tag prints a list or an object, which have no text.
    case unprintableValue(String, kind: String)
    /// Partials, parents and blocks are nested deeper than the limit.
    case includedTooDeeply(String, limit: Int)

    /// The fault in words: lower case, names in single quotes.
    package var message: String {
        switch self {
        case .unclosedTag(let closing): "tag is not closed by '\(closing)'"
        case .malformedName(let name): name.isEmpty ? "tag has no name" : "'\(name)' is not a valid name"
        case .malformedDelimiters(let content): "'\(content)' is not a pair of delimiters"
        case .unopenedClose(let name): "closing tag '\(name)' has no opening tag"
        case .mismatchedClose(let found, let open, let line):
            "closing tag '\(found)' does not match '\(open)' from line \(line)"
        case .unclosedSection(let name): "'\(name)' is not closed"
        case .nestedTooDeeply(let limit): "tags are nested more than \(limit) levels deep"
        case .strayTagInParent(let tag, let parent):
            "'\(tag)' is outside of the blocks of parent '\(parent)'; it is not rendered"
        case .duplicateTemplate: "another template has the same name"
        case .unknownTemplate(let name, _): "unknown template '\(name)'"
        case .unknownBlock(let name, let parent, _): "parent '\(parent)' has no block '\(name)'"
        case .unknownName(let name, _): "unknown name '\(name)'"
        case .unprintableValue(let name, let kind): "'\(name)' is \(kind) and cannot be printed"
        case .includedTooDeeply(let name, let limit): "'\(name)' is included more than \(limit) levels deep"
        }
    }

    /// A suggestion how to fix the fault.
    package var hint: String {
        switch self {
        case .unclosedTag(let closing): "write '\(closing)' after the name, or set other delimiters for literal braces"
        case .malformedName: "write a name without spaces; separate the names of a path with single dots"
        case .malformedDelimiters: "write '{{=<% %>=}}': two words without '=', with a space between them"
        case .unopenedClose(let name): "remove the closing tag, or add '{{#\(name)}}' before it"
        case .mismatchedClose(_, let open, _): "close '\(open)' first"
        case .unclosedSection(let name): "add '{{/\(name)}}'"
        case .nestedTooDeeply: "move the inner part to a partial"
        case .strayTagInParent: "move it into a block of the parent, or out of the parent"
        case .duplicateTemplate: "rename one of the templates"
        case .unknownTemplate(_, let nearest): Self.suggestion(nearest) ?? "add a template of this name"
        case .unknownBlock(_, let parent, let nearest):
            Self.suggestion(nearest) ?? "declare the block in '\(parent)', or remove it here"
        case .unknownName(_, let nearest):
            Self.suggestion(nearest) ?? "use a name that the view provides"
        case .unprintableValue(let name, _): "open a section '{{#\(name)}}' and print its contents"
        case .includedTooDeeply: "put the inclusion into a section that ends the recursion"
        }
    }

    private static func suggestion(_ nearest: String?) -> String? {
        nearest.map { "did you mean '\($0)'?" }
    }
}
