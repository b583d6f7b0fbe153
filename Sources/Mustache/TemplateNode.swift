/// A parsed template: what its tags mean and which of its bytes are literal. Ranges are into the source.
enum TemplateNode {
    /// Literal bytes within a line, or to its end with the line break; also a whole line of nothing but blanks.
    case text(Range<Int>)
    /// The beginning of a line that shows something: its own blanks, before which an inherited indentation goes.
    case line(margin: Range<Int>)
    /// `{{path}}`, or `{{{path}}}` and `{{&path}}` where `escaped` is false.
    case value(path: [TemplateKey], escaped: Bool, offset: Int)
    /// `{{#path}}…{{/path}}`, or `{{^path}}…{{/path}}` where `inverted` is true.
    case section(path: [TemplateKey], inverted: Bool, body: [TemplateNode], offset: Int)
    /// `{{>name}}`; `indent` is nil where the tag shares its line with something else.
    case partial(name: String, indent: Range<Int>?, offset: Int)
    /// `{{<name}}…{{/name}}` with the blocks it is given.
    case parent(name: String, indent: Range<Int>?, arguments: [TemplateArgument], offset: Int)
    /// `{{$name}}…{{/name}}` outside of a parent: a place that can be filled.
    case block(TemplateBlock)
}

/// A place that can be filled: `{{$name}}default{{/name}}`.
struct TemplateBlock {
    let name: String
    /// What is put before each line of a filling; nil where the block begins within a line.
    var indent: Range<Int>?
    /// The line break that a block on lines of its own owes the next line, when its content does not end with one.
    let lineBreak: Range<Int>
    /// What is rendered when nobody fills the block.
    var content: [TemplateNode]
    /// Whether the default content ends with a whole line.
    let endsLine: Bool
    let offset: Int
}

/// A filling for a block of a parent: `{{$name}}content{{/name}}` directly inside of `{{<parent}}`.
struct TemplateArgument {
    let name: String
    /// The content with the indentation that all of its lines share taken away.
    let content: [TemplateNode]
    /// Whether the content ends with a whole line.
    let endsLine: Bool
    let offset: Int
}

extension [TemplateNode] {
    /// The smallest margin among the lines that these nodes show; nil where they show none.
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

    /// The same nodes with `count` bytes fewer before every line (all of them, where a line has not so many).
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
