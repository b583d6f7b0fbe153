/// A node of a parsed template. Ranges are byte ranges of the source.
enum TemplateNode {
    /// Literal bytes within a line, with the line break if they end it, or a whole blank line.
    case text(Range<Int>)
    /// The beginning of a line that is not blank: its leading blanks. Inherited indentation is printed before them.
    case line(margin: Range<Int>)
    /// `{{path}}`, or `{{{path}}}` and `{{&path}}` where `escaped` is false.
    case value(path: [TemplateKey], escaped: Bool, offset: Int)
    /// `{{#path}}…{{/path}}`, or `{{^path}}…{{/path}}` where `inverted` is true.
    case section(path: [TemplateKey], inverted: Bool, body: [TemplateNode], offset: Int)
    /// `{{>name}}`; `indent` is nil if the tag is not alone on its line.
    case partial(name: String, indent: Range<Int>?, offset: Int)
    /// `{{<name}}…{{/name}}` with the blocks in it.
    case parent(name: String, indent: Range<Int>?, arguments: [TemplateArgument], offset: Int)
    /// `{{$name}}…{{/name}}` outside of a parent: a block that a parent tag can replace.
    case block(TemplateBlock)
}

/// A block that a parent tag can replace: `{{$name}}default{{/name}}`.
struct TemplateBlock {
    let name: String
    /// The indentation of each line of an argument; nil if the block begins within a line.
    var indent: Range<Int>?
    /// The line break to print after the content if the block is on lines of its own and the content does not end with a
    /// line break.
    let lineBreak: Range<Int>
    /// The content to render if no argument replaces the block.
    var content: [TemplateNode]
    /// Whether the default content ends with a complete line.
    let endsLine: Bool
    let offset: Int
}

/// The replacement for a block of a parent: `{{$name}}content{{/name}}` directly inside `{{<parent}}`.
struct TemplateArgument {
    let name: String
    /// The content without the indentation that all its lines share.
    let content: [TemplateNode]
    /// Whether the content ends with a complete line.
    let endsLine: Bool
    let offset: Int
}

extension [TemplateNode] {
    /// The smallest margin of the lines that begin in these nodes; nil if no line begins in them.
    var sharedMargin: Range<Int>? {
        var narrowest: Range<Int>?
        func consider(_ margin: Range<Int>?) {
            guard let margin, margin.count < narrowest?.count ?? Int.max else { return }
            narrowest = margin
        }
        for node in self {
            switch node {
            case .line(let margin): consider(margin)
            case .partial(_, let indent, _), .parent(_, let indent, _, _): consider(indent)
            case .section(_, _, let body, _): consider(body.sharedMargin)
            case .block(let block):
                consider(block.indent)
                consider(block.content.sharedMargin)
            case .text, .value: break
            }
        }
        return narrowest
    }

    /// The nodes with the first `count` bytes of each line's margin removed. A shorter margin is removed entirely.
    func outdented(by count: Int) -> [TemplateNode] {
        guard count > 0 else { return self }
        func shortened(_ margin: Range<Int>) -> Range<Int> {
            Swift.min(margin.lowerBound + count, margin.upperBound)..<margin.upperBound
        }
        return map { node in
            switch node {
            case .text, .value: return node
            case .line(let margin): return .line(margin: shortened(margin))
            case .partial(let name, let indent, let offset):
                return .partial(name: name, indent: indent.map(shortened), offset: offset)
            case .parent(let name, let indent, let arguments, let offset):
                return .parent(name: name, indent: indent.map(shortened), arguments: arguments, offset: offset)
            case .section(let path, let inverted, let body, let offset):
                return .section(path: path, inverted: inverted, body: body.outdented(by: count), offset: offset)
            case .block(var block):
                block.indent = block.indent.map(shortened)
                block.content = block.content.outdented(by: count)
                return .block(block)
            }
        }
    }
}
