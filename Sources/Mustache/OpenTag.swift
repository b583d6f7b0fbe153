/// A section, block or parent whose closing tag has not been read.
struct OpenTag {
    enum Kind: Equatable {
        case section(path: [TemplateKey], inverted: Bool)
        case parent
        case block
        case argument
    }

    let kind: Kind
    let name: String
    /// The blanks before the tag; nil if something else precedes it on its line.
    let margin: Range<Int>?
    /// Whether only blanks follow the tag on its line.
    let endsLine: Bool
    let offset: Int
    /// The arguments read so far, for a parent.
    var arguments: [TemplateArgument] = []
}
