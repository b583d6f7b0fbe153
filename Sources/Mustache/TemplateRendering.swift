import ApusDiagnostics

/// Renders a view with a program.
///
/// Open sections and inclusions are kept in arrays instead of the thread's stack, so deep nesting cannot overflow it.
struct TemplateRendering: ~Copyable {
    private var output = TemplateOutput()

    private let program: TemplateProgram
    private let tables: TemplateProgram.Tables
    private let options: TemplateOptions
    private var scopes: TemplateScopes
    private var calls = TemplateCalls()
    /// The output offset at which an argument is inserted within a line: its first line is not indented.
    private var joinedAt = -1

    init(
        program: TemplateProgram,
        tables: TemplateProgram.Tables,
        options: TemplateOptions,
        view: TemplateValue
    ) {
        self.program = program
        self.tables = tables
        self.options = options
        scopes = TemplateScopes(view)
    }

    /// The text rendered so far, in UTF-8.
    var bytes: [UInt8] { output.bytes }

    mutating func run(template: Int) throws(TemplateFault) {
        var next = program.entries[template]
        while true {
            let current = next
            next += 1
            switch tables.instructions[current] {
            case .text(let offset, let count, let beginsLine, let isOneLine):
                appendText(offset..<(offset + count), beginsLine: beginsLine, isOneLine: isOneLine)
            case .line:
                indent()
            case .value(let path, let escaping):
                try append(value(of: path, at: current), escaping: escaping, at: current)
            case .section(let path, let end):
                if !scopes.enter(try value(of: path, at: current)) { next = end }
            case .sectionEnd(let body):
                if scopes.next() { next = body }
            case .inverted(let path, let end):
                if try value(of: path, at: current).isTruthy { next = end }
            case .include(let index, let end):
                next = try include(index, at: current, returningTo: end)
            case .block(let index, let end):
                next = try renderBlock(index, at: current, returningTo: end)
            case .end:
                guard let call = calls.pop() else { return }
                append(call.lineBreak)
                next = call.end
            }
        }
    }

    // MARK: Text

    private mutating func appendText(_ range: Range<Int>, beginsLine: Bool, isOneLine: Bool) {
        if beginsLine { indent() }
        guard !isOneLine, calls.hasIndent else {
            output.append(UnsafeBufferPointer(rebasing: tables.literals[range]))
            return
        }
        var start = range.lowerBound
        while start < range.upperBound {
            let rest = tables.literals[start..<range.upperBound]
            let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
            output.append(UnsafeBufferPointer(rebasing: tables.literals[start..<lineEnd]))
            if showsLine(lineEnd..<range.upperBound) { indent() }
            start = lineEnd
        }
    }

    /// Whether `range` begins with a line that is not blank. Indenting a blank line would only add trailing blanks.
    private func showsLine(_ range: Range<Int>) -> Bool {
        guard let visible = tables.literals[range].first(where: { !$0.isTemplateBlank }) else {
            return !range.isEmpty
        }
        return visible != UInt8(ascii: "\n") && visible != UInt8(ascii: "\r")
    }

    private mutating func indent() {
        guard calls.hasIndent, output.count != joinedAt else { return }
        calls.withIndent { output.append($0) }
    }

    private mutating func append(_ value: TemplateValue, escaping: Int, at instruction: Int) throws(TemplateFault) {
        switch value {
        case .null: break
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .integer(let number): output.append(String(number))
        case .decimal(let number): output.append(number.description)
        case .fragment(let bytes): output.append(bytes)
        case .string(let text):
            switch program.escapings[escaping] {
            case .none: output.append(text)
            case .html: TemplateEscaping.appendHTML(text.utf8, to: &output)
            case .custom(let escape):
                var escaped: [UInt8] = []
                escape(text, &escaped)
                output.append(escaped)
            }
        case .list, .object:
            guard options.unknownNames == .fault else { break }
            let problem = TemplateProblem.unprintableValue(pathText(of: instruction), kind: value.kindName)
            throw program.fault(problem, at: instruction)
        }
    }

    private mutating func append(_ literal: TemplateProgram.Literal) {
        guard literal.count > 0 else { return }
        output.append(UnsafeBufferPointer(rebasing: tables.literals[literal.range]))
    }

    // MARK: Inclusion

    private mutating func include(
        _ index: Int,
        at instruction: Int,
        returningTo end: Int
    ) throws(TemplateFault) -> Int {
        let inclusion = program.inclusions[index]
        guard let template = inclusion.template else { return end }
        try call(at: instruction, returningTo: end, endingWith: .empty)
        if !inclusion.arguments.isEmpty { calls.addArguments(ofInclusion: index) }
        if let indent = inclusion.indent {
            calls.addIndent(tables.literals[indent.range])
        } else {
            calls.suspendIndent()
        }
        return program.entries[template]
    }

    private mutating func renderBlock(
        _ index: Int,
        at instruction: Int,
        returningTo end: Int
    ) throws(TemplateFault) -> Int {
        let block = program.blocks[index]
        guard let (argument, scope) = calls.argument(named: block.name, in: program.inclusions) else {
            try call(at: instruction, returningTo: end, endingWith: block.needsLineBreak ? block.lineBreak : .empty)
            return instruction + 1
        }
        try call(at: instruction, returningTo: end, endingWith: argument.needsLineBreak ? block.lineBreak : .empty)
        // The argument is text of the template that passes it, so its blocks are looked up in that template's scope.
        calls.setArguments(scope)
        if let indent = block.indent {
            calls.addIndent(tables.literals[indent.range])
        } else {
            joinedAt = output.count
        }
        return argument.entry
    }

    private mutating func call(
        at instruction: Int,
        returningTo end: Int,
        endingWith lineBreak: TemplateProgram.Literal
    ) throws(TemplateFault) {
        guard calls.count < options.depthLimit else {
            let template = program.sources[program.origins[instruction].template].name
            throw program.fault(.includedTooDeeply(template, limit: options.depthLimit), at: instruction)
        }
        calls.push(returningTo: end, endingWith: lineBreak)
    }

    // MARK: Names

    // Mutating, because for a function that only borrows the rendering, the compiler copies it in each call.
    private mutating func value(of index: Int, at instruction: Int) throws(TemplateFault) -> TemplateValue {
        let path = tables.paths[index]
        guard path.count > 0 else { return scopes.current }
        let key = tables.keys[path.firstKey]
        guard let found = scopes.value(of: key, summaryBit: path.summaryBit) else {
            return try unknown(key, in: scopes.values, at: instruction)
        }
        return path.count == 1 ? found : try descend(from: found, along: path, at: instruction)
    }

    /// Resolves the names after the first. A path through null yields null.
    private func descend(
        from start: TemplateValue,
        along path: TemplateProgram.Path,
        at instruction: Int
    ) throws(TemplateFault) -> TemplateValue {
        var value = start
        for index in (path.firstKey + 1)..<(path.firstKey + path.count) {
            if case .null = value { return .null }
            guard let next = value.field(tables.keys[index]) else {
                return try unknown(tables.keys[index], in: [value], at: instruction)
            }
            value = next
        }
        return value
    }

    private func unknown(
        _ key: TemplateKey,
        in values: [TemplateValue],
        at instruction: Int
    ) throws(TemplateFault) -> TemplateValue {
        guard options.unknownNames == .fault else { return .null }
        let known = values.reversed().flatMap { value in
            if case .object(let object) = value { object.fields.map(\.0.name) } else { [String]() }
        }
        let path = pathText(of: instruction)
        throw program.fault(.unknownName(path, nearest: NearestName.find(key.name, among: known)), at: instruction)
    }

    private func pathText(of instruction: Int) -> String {
        let path: TemplateProgram.Path
        switch tables.instructions[instruction] {
        case .value(let index, _), .section(let index, _), .inverted(let index, _): path = tables.paths[index]
        default: return ""
        }
        let names = tables.keys[path.firstKey..<(path.firstKey + path.count)].map(\.name)
        return names.isEmpty ? "." : names.joined(separator: ".")
    }
}
