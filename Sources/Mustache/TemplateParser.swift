/// Parses a template into nodes (Mustache specification 1.4: comments, delimiters, interpolation, inverted, partials,
/// sections, inheritance).
///
/// The parser makes one pass without recursion: open tags are in an array, so deep nesting cannot overflow the stack.
struct TemplateParser {
    /// The maximum nesting depth of sections, blocks and parents.
    static let nestingLimit = 200

    private let source: TemplateSource
    private var delimiters = TemplateDelimiters.standard
    /// The offset of the next byte to read.
    private var position = 0
    /// The leading blanks of the current line; nil after the first other character of the line.
    private var margin: Range<Int>? = 0..<0
    /// The open tags, outermost first.
    private var open: [OpenTag] = []
    /// The nodes of the template, followed by the nodes of each open tag.
    private var nodes: [[TemplateNode]] = [[]]

    /// Parses `source`.
    ///
    /// - Throws: The first fault.
    static func parse(_ source: TemplateSource) throws(TemplateFault) -> [TemplateNode] {
        var parser = TemplateParser(source: source)
        return try parser.parse()
    }

    private init(source: TemplateSource) {
        self.source = source
    }

    private mutating func parse() throws(TemplateFault) -> [TemplateNode] {
        while let start = source.firstOccurrence(of: delimiters.opening, from: position) {
            readText(until: start)
            let tag = try source.tag(at: start, delimiters: delimiters)
            position = tag.range.upperBound
            try read(tag)
        }
        readText(until: source.bytes.count)
        if let margin, !margin.isEmpty {
            emitMargin()
        }
        if let unclosed = open.last {
            throw source.fault(.unclosedSection(unclosed.name), at: unclosed.offset)
        }
        return nodes[0]
    }

    // MARK: Tags

    private mutating func read(_ tag: TemplateTag) throws(TemplateFault) {
        if let parent = open.last, parent.kind == .parent {
            try readInsideParent(tag, parent: parent.name)
            return
        }
        switch tag.kind {
        case .comment:
            dropStandaloneLine()
        case .delimiters:
            try setDelimiters(tag)
        case .escapedValue, .rawValue:
            emitMargin()
            append(.value(path: try path(tag), escaped: tag.kind == .escapedValue, offset: tag.range.lowerBound))
        case .section, .invertedSection:
            let path = try path(tag)
            dropStandaloneLine()
            try push(.section(path: path, inverted: tag.kind == .invertedSection), tag)
        case .partial:
            let name = try name(tag)
            let indent = margin
            let isAlone = dropStandaloneLine()
            append(.partial(name: name, indent: isAlone ? indent : nil, offset: tag.range.lowerBound))
        case .parent:
            // The margin is handled at the closing tag, which decides whether the parent is alone on its lines.
            try push(.parent, tag, name: try name(tag))
        case .block:
            try pushBlock(tag, name: try name(tag))
        case .close:
            try close(tag)
        }
    }

    /// Reads a tag directly inside a parent. Only blocks are rendered there; the specification requires to ignore text.
    private mutating func readInsideParent(_ tag: TemplateTag, parent: String) throws(TemplateFault) {
        switch tag.kind {
        case .comment: margin = nil
        case .delimiters: try setDelimiters(tag)
        case .block:
            let endsLine = endOfLine() != nil
            try push(.argument, tag, name: try name(tag), endsLine: endsLine)
            margin = nil
            if endsLine { skipLineBreak() } else { append(.line(margin: position..<position)) }
        case .close: try close(tag)
        case .escapedValue, .rawValue, .section, .invertedSection, .partial, .parent:
            let problem = TemplateProblem.strayTagInParent(tag: source.text(tag.range), parent: parent)
            throw source.fault(problem, at: tag.range.lowerBound)
        }
    }

    private mutating func setDelimiters(_ tag: TemplateTag) throws(TemplateFault) {
        guard let delimiters = TemplateDelimiters(content: tag.content) else {
            throw source.fault(.malformedDelimiters(tag.content), at: tag.range.lowerBound)
        }
        self.delimiters = delimiters
        dropStandaloneLine()
    }

    private mutating func pushBlock(_ tag: TemplateTag, name: String) throws(TemplateFault) {
        let endsLine = margin != nil && endOfLine() != nil
        try push(.block, tag, name: name, endsLine: endsLine)
        margin = nil
        if endsLine { skipLineBreak() }
    }

    private mutating func push(
        _ kind: OpenTag.Kind,
        _ tag: TemplateTag,
        name: String? = nil,
        endsLine: Bool = false
    ) throws(TemplateFault) {
        guard open.count < Self.nestingLimit else {
            throw source.fault(.nestedTooDeeply(limit: Self.nestingLimit), at: tag.range.lowerBound)
        }
        let offset = tag.range.lowerBound
        open.append(
            OpenTag(kind: kind, name: name ?? tag.content, margin: margin, endsLine: endsLine, offset: offset)
        )
        nodes.append([])
    }

    private mutating func close(_ tag: TemplateTag) throws(TemplateFault) {
        guard let opening = open.last else {
            throw source.fault(.unopenedClose(tag.content), at: tag.range.lowerBound)
        }
        guard opening.name == tag.content else {
            let line = source.position(of: opening.offset).line
            throw source.fault(
                .mismatchedClose(found: tag.content, open: opening.name, openLine: line),
                at: tag.range.lowerBound
            )
        }
        switch opening.kind {
        case .section(let path, let inverted):
            dropStandaloneLine()
            let body = pop()
            append(.section(path: path, inverted: inverted, body: body, offset: opening.offset))
        case .argument: closeArgument(opening)
        case .parent: closeParent(opening)
        case .block: closeBlock(opening)
        }
    }

    // MARK: Inheritance

    private mutating func closeArgument(_ opening: OpenTag) {
        let endsLine = margin != nil
        let content = pop()
        let shared = opening.endsLine ? content.sharedMargin?.count ?? 0 : 0
        let isEmpty = if case .line? = content.last { content.count == 1 } else { content.isEmpty }
        let argument = TemplateArgument(
            name: opening.name,
            content: isEmpty ? [] : content.outdented(by: shared),
            endsLine: endsLine,
            offset: opening.offset
        )
        margin = nil
        open[open.count - 1].arguments.append(argument)
    }

    /// Closes a parent. It is alone on its lines if its opening tag begins a line and its closing tag ends one.
    private mutating func closeParent(_ opening: OpenTag) {
        let isAlone = opening.margin != nil && endOfLine() != nil
        _ = pop()
        if isAlone {
            skipLineBreak()
        } else {
            if let margin = opening.margin { append(.line(margin: margin)) }
            margin = nil
        }
        let indent = isAlone ? opening.margin : nil
        append(
            .parent(name: opening.name, indent: indent, arguments: opening.arguments, offset: opening.offset)
        )
    }

    /// Closes a block. If its opening tag begins a line and its closing tag ends one, it owns these lines: its content
    /// and any argument are indented like the block, and a line break follows them.
    private mutating func closeBlock(_ opening: OpenTag) {
        let endsLine = margin != nil
        let end = endOfLine()
        let ownsLines = opening.margin != nil && end != nil
        if !ownsLines && end == nil { emitMargin() }
        var content = pop()
        if !opening.endsLine, let margin = opening.margin, !ownsLines {
            append(.line(margin: margin))
        }
        var indent: Range<Int>?
        if opening.endsLine {
            indent = content.sharedMargin ?? opening.margin
        } else if ownsLines, let margin = opening.margin {
            indent = margin
            if !content.isEmpty { content.insert(.line(margin: margin), at: 0) }
        }
        let lineBreak = ownsLines ? lineBreakRange() : position..<position
        if ownsLines || (endsLine && end != nil) { skipLineBreak() } else { margin = nil }
        append(
            .block(
                TemplateBlock(
                    name: opening.name,
                    indent: indent,
                    lineBreak: lineBreak,
                    content: content,
                    endsLine: endsLine,
                    offset: opening.offset
                )
            )
        )
    }

    // MARK: Lines

    private mutating func readText(until end: Int) {
        while position < end {
            if let margin {
                var visible = position
                while visible < end, source.bytes[visible].isTemplateBlank { visible += 1 }
                guard visible < end else {
                    self.margin = margin.lowerBound..<end
                    position = end
                    return
                }
                let lineBreak = source.lineBreak(at: visible)
                if lineBreak > 0 {
                    append(.text(margin.lowerBound..<(visible + lineBreak)))
                    beginLine(at: visible + lineBreak)
                    continue
                }
                append(.line(margin: margin.lowerBound..<visible))
                self.margin = nil
                position = visible
            }
            let newline = source.bytes[position..<end].firstIndex(of: UInt8(ascii: "\n"))
            append(.text(position..<(newline.map { $0 + 1 } ?? end)))
            if let newline { beginLine(at: newline + 1) } else { position = end }
        }
    }

    private mutating func beginLine(at offset: Int) {
        position = offset
        margin = offset..<offset
    }

    /// Drops the current line if the tag just read is alone on it; otherwise emits the line's margin.
    ///
    /// - Returns: Whether the line was dropped.
    @discardableResult
    private mutating func dropStandaloneLine() -> Bool {
        if margin != nil, endOfLine() != nil {
            skipLineBreak()
            return true
        }
        emitMargin()
        return false
    }

    private mutating func emitMargin() {
        guard let margin else { return }
        append(.line(margin: margin))
        self.margin = nil
    }

    /// The end of the line, before its line break, if only blanks precede it; otherwise nil.
    private func endOfLine() -> Int? {
        var end = position
        while end < source.bytes.count, source.bytes[end].isTemplateBlank { end += 1 }
        return end == source.bytes.count || source.lineBreak(at: end) > 0 ? end : nil
    }

    private func lineBreakRange() -> Range<Int> {
        guard let end = endOfLine() else { return position..<position }
        return end..<(end + source.lineBreak(at: end))
    }

    private mutating func skipLineBreak() {
        beginLine(at: lineBreakRange().upperBound)
    }

    // MARK: Nodes and names

    private mutating func append(_ node: TemplateNode) {
        nodes[nodes.count - 1].append(node)
    }

    private mutating func pop() -> [TemplateNode] {
        open.removeLast()
        return nodes.removeLast()
    }

    private func name(_ tag: TemplateTag) throws(TemplateFault) -> String {
        let isWord = !tag.content.utf8.contains { $0.isTemplateBlank || $0 == 10 || $0 == 13 }
        guard isWord, !tag.content.isEmpty else {
            throw source.fault(.malformedName(tag.content), at: tag.range.lowerBound)
        }
        return tag.content
    }

    /// The names of a path; empty for `.`.
    private func path(_ tag: TemplateTag) throws(TemplateFault) -> [TemplateKey] {
        let name = try name(tag)
        guard name != "." else { return [] }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty }) else {
            throw source.fault(.malformedName(name), at: tag.range.lowerBound)
        }
        return parts.map { TemplateKey(String(decoding: $0, as: UTF8.self)) }
    }
}

/// A section, block or parent whose closing tag has not been read.
private struct OpenTag {
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
