/// Parses a template into nodes (Mustache specification 1.4: comments, delimiters, interpolation, inverted, partials,
/// sections, inheritance).
///
/// The parser makes one pass without recursion: open tags are in an array, so deep nesting cannot overflow the stack.
struct TemplateParser {
    /// The maximum nesting depth of sections, blocks and parents.
    static let nestingLimit = 200

    private let source: TemplateSource
    private var delimiters = TemplateDelimiters.standard
    private var cursor: TemplateCursor
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
        cursor = TemplateCursor(source: source)
    }

    private mutating func parse() throws(TemplateFault) -> [TemplateNode] {
        while let start = source.firstOccurrence(of: delimiters.opening, from: cursor.position) {
            readText(until: start)
            let tag = try source.tag(at: start, delimiters: delimiters)
            cursor.skip(tag)
            try read(tag)
        }
        readText(until: source.bytes.count)
        if let margin = cursor.margin, !margin.isEmpty {
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
            let indent = cursor.margin
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
        case .comment: cursor.endMargin()
        case .delimiters: try setDelimiters(tag)
        case .block:
            let endsLine = cursor.endOfLine != nil
            try push(.argument, tag, name: try name(tag), endsLine: endsLine)
            cursor.endMargin()
            if endsLine { cursor.skipLineBreak() } else { append(.line(margin: cursor.position..<cursor.position)) }
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
        let endsLine = cursor.isOnlyTextOfLine
        try push(.block, tag, name: name, endsLine: endsLine)
        cursor.endMargin()
        if endsLine { cursor.skipLineBreak() }
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
            OpenTag(kind: kind, name: name ?? tag.content, margin: cursor.margin, endsLine: endsLine, offset: offset)
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
        let endsLine = cursor.margin != nil
        let content = pop()
        let shared = opening.endsLine ? content.sharedMargin?.count ?? 0 : 0
        let isEmpty = if case .line? = content.last { content.count == 1 } else { content.isEmpty }
        let argument = TemplateArgument(
            name: opening.name,
            content: isEmpty ? [] : content.outdented(by: shared),
            endsLine: endsLine,
            offset: opening.offset
        )
        cursor.endMargin()
        open[open.count - 1].arguments.append(argument)
    }

    /// Closes a parent. It is alone on its lines if its opening tag begins a line and its closing tag ends one.
    private mutating func closeParent(_ opening: OpenTag) {
        let isAlone = opening.margin != nil && cursor.endOfLine != nil
        _ = pop()
        if isAlone {
            cursor.skipLineBreak()
        } else {
            if let margin = opening.margin { append(.line(margin: margin)) }
            cursor.endMargin()
        }
        let indent = isAlone ? opening.margin : nil
        append(
            .parent(name: opening.name, indent: indent, arguments: opening.arguments, offset: opening.offset)
        )
    }

    /// Closes a block. If its opening tag begins a line and its closing tag ends one, it owns these lines: its content
    /// and any argument are indented like the block, and a line break follows them.
    private mutating func closeBlock(_ opening: OpenTag) {
        let endsLine = cursor.margin != nil
        let end = cursor.endOfLine
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
        let lineBreak = ownsLines ? cursor.lineBreak : cursor.position..<cursor.position
        if ownsLines || (endsLine && end != nil) { cursor.skipLineBreak() } else { cursor.endMargin() }
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
        while cursor.position < end {
            if let margin = cursor.margin {
                guard let visible = cursor.firstVisibleByte(before: end) else {
                    cursor.extendMargin(to: end)
                    return
                }
                let lineBreak = source.lineBreak(at: visible)
                if lineBreak > 0 {
                    append(.text(margin.lowerBound..<(visible + lineBreak)))
                    cursor.beginLine(at: visible + lineBreak)
                    continue
                }
                append(.line(margin: margin.lowerBound..<visible))
                cursor.endMargin(at: visible)
            }
            let start = cursor.position
            let newline = source.bytes[start..<end].firstIndex(of: UInt8(ascii: "\n"))
            append(.text(start..<(newline.map { $0 + 1 } ?? end)))
            if let newline { cursor.beginLine(at: newline + 1) } else { cursor.endMargin(at: end) }
        }
    }

    /// Drops the current line if the tag just read is alone on it; otherwise emits the line's margin.
    ///
    /// - Returns: Whether the line was dropped.
    @discardableResult
    private mutating func dropStandaloneLine() -> Bool {
        if cursor.isOnlyTextOfLine {
            cursor.skipLineBreak()
            return true
        }
        emitMargin()
        return false
    }

    private mutating func emitMargin() {
        guard let margin = cursor.margin else { return }
        append(.line(margin: margin))
        cursor.endMargin()
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
