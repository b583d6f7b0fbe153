/// Links parsed templates into one program, in which an index replaces each template name.
struct TemplateLinker {
    private(set) var program = TemplateProgram()

    private let templateIndex: [String: Int]
    private var blockNames: [String: Int] = [:]
    private var template = 0
    private var escaping = 0
    /// The literal under construction. `beginsLine` states whether its first byte begins a line.
    private var text: (offset: Int, count: Int, beginsLine: Bool)?
    /// Whether the next byte begins a line.
    private var lineIsPending = false

    /// Links templates with unique names.
    static func link(_ templates: [(TemplateSource, [TemplateNode])], options: TemplateOptions) -> TemplateProgram {
        var linker = TemplateLinker(names: templates.map(\.0.name))
        for (index, (source, nodes)) in templates.enumerated() {
            linker.beginTemplate(index, source, escaping: options.escaping(for: source.name))
            linker.emit(nodes)
            linker.emit(.end, at: source.bytes.count)
        }
        return linker.program
    }

    private init(names: [String]) {
        templateIndex = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    private mutating func beginTemplate(_ index: Int, _ source: TemplateSource, escaping: TemplateEscaping) {
        template = index
        program.sources.append(source)
        program.entries.append(program.instructions.count)
        if case .none = escaping {
            self.escaping = 0
        } else {
            self.escaping = program.escapings.count
            program.escapings.append(escaping)
        }
    }

    // MARK: Nodes

    /// Emits nodes. `TemplateParser.nestingLimit` bounds the recursion.
    private mutating func emit(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text(let range): append(range)
            case .line(let margin): beginLine(margin)
            case .value(let path, let escaped, let offset):
                emit(.value(path: index(of: path), escaping: escaped ? escaping : 0), at: offset)
            case .section(let path, let inverted, let body, let offset):
                emitSection(index(of: path), inverted: inverted, body: body, at: offset)
            case .partial(let name, let indent, let offset):
                emitInclusion(of: name, indent: indent, arguments: [], at: offset)
            case .parent(let name, let indent, let arguments, let offset):
                emitInclusion(of: name, indent: indent, arguments: arguments, at: offset)
            case .block(let block): emitBlock(block)
            }
        }
    }

    private mutating func emitSection(_ path: Int, inverted: Bool, body: [TemplateNode], at offset: Int) {
        let start = emit(.end, at: offset)
        emit(body)
        if inverted {
            flush()
        } else {
            emit(.sectionEnd(body: start + 1), at: offset)
        }
        let end = program.instructions.count
        program.instructions[start] = inverted ? .inverted(path: path, end: end) : .section(path: path, end: end)
    }

    private mutating func emitInclusion(
        of name: String,
        indent: Range<Int>?,
        arguments: [TemplateArgument],
        at offset: Int
    ) {
        let start = emit(.end, at: offset)
        let arguments = arguments.map { argument in
            let entry = program.instructions.count
            emit(argument.content)
            emit(.end, at: argument.offset)
            return TemplateProgram.Argument(
                name: blockIndex(argument.name),
                entry: entry,
                needsLineBreak: !argument.content.isEmpty && !argument.endsLine
            )
        }
        program.instructions[start] = .include(program.inclusions.count, end: program.instructions.count)
        program.inclusions.append(
            TemplateProgram.Inclusion(
                template: templateIndex[name],
                indent: indent.map { literal($0) },
                arguments: arguments
            )
        )
    }

    private mutating func emitBlock(_ block: TemplateBlock) {
        let start = emit(.end, at: block.offset)
        emit(block.content)
        emit(.end, at: block.offset)
        program.instructions[start] = .block(program.blocks.count, end: program.instructions.count)
        program.blocks.append(
            TemplateProgram.Block(
                name: blockIndex(block.name),
                indent: block.indent.map { literal($0) },
                lineBreak: literal(block.lineBreak),
                needsLineBreak: !block.content.isEmpty && !block.endsLine
            )
        )
    }

    // MARK: Text

    private mutating func append(_ range: Range<Int>) {
        if text == nil {
            text = (program.literals.count, 0, lineIsPending)
        }
        lineIsPending = false
        program.literals += program.sources[template].bytes[range]
        text?.count += range.count
    }

    private mutating func beginLine(_ margin: Range<Int>) {
        lineIsPending = true
        if !margin.isEmpty { append(margin) }
    }

    private mutating func flush() {
        if let text {
            let bytes = program.literals[text.offset..<(text.offset + text.count)]
            emitInstruction(
                .text(
                    offset: text.offset,
                    count: text.count,
                    beginsLine: text.beginsLine,
                    isOneLine: !bytes.dropLast().contains(UInt8(ascii: "\n"))
                ),
                at: 0
            )
        }
        if lineIsPending {
            emitInstruction(.line, at: 0)
        }
        text = nil
        lineIsPending = false
    }

    // MARK: Tables

    @discardableResult
    private mutating func emit(_ instruction: TemplateProgram.Instruction, at offset: Int) -> Int {
        flush()
        return emitInstruction(instruction, at: offset)
    }

    @discardableResult
    private mutating func emitInstruction(_ instruction: TemplateProgram.Instruction, at offset: Int) -> Int {
        program.instructions.append(instruction)
        program.origins.append(TemplateProgram.Origin(template: template, offset: offset))
        return program.instructions.count - 1
    }

    private mutating func literal(_ range: Range<Int>) -> TemplateProgram.Literal {
        flush()
        let offset = program.literals.count
        program.literals += program.sources[template].bytes[range]
        return TemplateProgram.Literal(offset: offset, count: range.count)
    }

    private mutating func index(of path: [TemplateKey]) -> Int {
        program.paths.append(
            TemplateProgram.Path(
                firstKey: program.keys.count,
                count: path.count,
                summaryBit: path.first?.summaryBit ?? 0
            )
        )
        program.keys += path
        return program.paths.count - 1
    }

    private mutating func blockIndex(_ name: String) -> Int {
        if let known = blockNames[name] { return known }
        blockNames[name] = blockNames.count
        return blockNames.count - 1
    }
}
