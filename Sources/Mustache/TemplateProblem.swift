/// What can be wrong with a template, apart from how it is put into words.
package enum TemplateProblem: Sendable, Equatable {
    /// A tag begins and its closing delimiter never comes.
    case unclosedTag(closing: String)
    /// The name in a tag is missing, has a space in it, or has an empty part between dots.
    case malformedName(String)
    /// A tag that sets delimiters does not hold two of them.
    case malformedDelimiters(String)
    /// A closing tag where nothing is open.
    case unopenedClose(String)
    /// A closing tag with another name than the innermost open one.
    case mismatchedClose(found: String, open: String, openLine: Int)
    /// The template ends inside of a section, a block or a parent.
    case unclosedSection(String)
    /// Sections inside of sections beyond the limit.
    case nestedTooDeeply(limit: Int)
    /// A tag between `{{<parent}}` and its end that is not in a block, and so could never be rendered.
    case strayTagInParent(tag: String, parent: String)
    /// Two templates of one library have the same name.
    case duplicateTemplate
    /// No template has the name that is asked for.
    case unknownTemplate(String, nearest: String?)
    /// A block is given to a parent that has no block of this name, nor includes one.
    case unknownBlock(String, parent: String, nearest: String?)
    /// The view has no such name, in any of the scopes around the tag.
    case unknownName(String, nearest: String?)
    /// A list or an object is to be printed as text.
    case unprintableValue(String, kind: String)
    /// Partials include each other beyond the limit.
    case includedTooDeeply(String, limit: Int)

    /// What is wrong: lower case, names in single quotes.
    package var message: String {
        switch self {
        case .unclosedTag(let closing): "tag is not closed by '\(closing)'"
        case .malformedName(let name): name.isEmpty ? "tag has no name" : "'\(name)' is not a name"
        case .malformedDelimiters(let content): "'\(content)' does not set two delimiters"
        case .unopenedClose(let name): "'\(name)' is closed but not open"
        case .mismatchedClose(let found, let open, let line):
            "'\(found)' is closed while '\(open)' from line \(line) is open"
        case .unclosedSection(let name): "'\(name)' is never closed"
        case .nestedTooDeeply(let limit): "tags are nested more than \(limit) deep"
        case .strayTagInParent(let tag, let parent): "'\(tag)' inside of parent '\(parent)' is never rendered"
        case .duplicateTemplate: "another template has the same name"
        case .unknownTemplate(let name, _): "there is no template '\(name)'"
        case .unknownBlock(let name, let parent, _): "parent '\(parent)' has no block '\(name)'"
        case .unknownName(let name, _): "the view has no '\(name)'"
        case .unprintableValue(let name, let kind): "'\(name)' is \(kind), which has no text"
        case .includedTooDeeply(let name, let limit): "'\(name)' is included more than \(limit) deep"
        }
    }

    /// How to put it right.
    package var hint: String {
        switch self {
        case .unclosedTag(let closing): "write '\(closing)' after the name, or set other delimiters for literal braces"
        case .malformedName: "a name is one word; dots join the names of a path"
        case .malformedDelimiters: "write '{{=<% %>=}}': two words without '=', with a space between them"
        case .unopenedClose(let name): "remove the closing tag, or open '\(name)' before it"
        case .mismatchedClose(_, let open, _): "close '\(open)' first"
        case .unclosedSection(let name): "add '{{/\(name)}}'"
        case .nestedTooDeeply: "move the inner part to a partial"
        case .strayTagInParent: "put it into a block of the parent, or move it out"
        case .duplicateTemplate: "rename one of the two"
        case .unknownTemplate(_, let nearest): Self.suggestion(nearest) ?? "add a template of this name"
        case .unknownBlock(_, let parent, let nearest):
            Self.suggestion(nearest) ?? "declare the block in '\(parent)', or remove it here"
        case .unknownName(_, let nearest):
            Self.suggestion(nearest) ?? "add the name to the view, as null if it has no value"
        case .unprintableValue(let name, _): "open a section '{{#\(name)}}' and print what is in it"
        case .includedTooDeeply: "guard the inclusion with a section that ends with the data"
        }
    }

    private static func suggestion(_ nearest: String?) -> String? {
        nearest.map { "did you mean '\($0)'?" }
    }
}
