import ApusDiagnostics

/// Renders a view with a program.
///
/// Open sections and inclusions are kept in arrays instead of the thread's stack, so deep nesting cannot overflow it.
struct TemplateRendering {
    private(set) var output: [UInt8]

    private let program: TemplateProgram
    private let tables: TemplateProgram.Tables
    private let options: TemplateOptions
    /// The values in scope, innermost last.
    private var scopes: [Scope]
    private var loops: [Loop] = []
    private var calls: [Call] = []
    /// The arguments of the open parents.
    private var argumentScopes: [ArgumentScope] = []
    /// The index of the innermost visible element of `argumentScopes`.
    private var arguments: Int?
    /// The indentation of all open inclusions. Lines are indented with the bytes from `indentStart` on.
    private var indentation: [UInt8] = []
    private var indentStart = 0
    /// The output offset at which an argument is inserted within a line: its first line is not indented.
    private var joinedAt = -1

    init(
        program: TemplateProgram,
        tables: TemplateProgram.Tables,
        options: TemplateOptions,
        view: TemplateValue,
        output: [UInt8]
    ) {
        self.program = program
        self.tables = tables
        self.options = options
        self.output = output
        scopes = [Scope(view)]
    }

    mutating func run(template: Int) throws(TemplateFault) {
        var next = program.entries[template]
        while true {
            let current = next
            next += 1
            switch tables.instructions[current] {
            case .text(let offset, let count, let beginsLine):
                appendText(offset..<(offset + count), beginsLine: beginsLine)
            case .line:
                indent()
            case .value(let path, let escaping):
                try append(value(of: path, at: current), escaping: escaping, at: current)
            case .section(let path, let end):
                if !enter(try value(of: path, at: current)) { next = end }
            case .sectionEnd(let body):
                if repeatSection() { next = body }
            case .inverted(let path, let end):
                if try value(of: path, at: current).isTruthy { next = end }
            case .include(let index, let end):
                next = try include(index, at: current, returningTo: end)
            case .block(let index, let end):
                next = try renderBlock(index, at: current, returningTo: end)
            case .end:
                guard let call = calls.popLast() else { return }
                next = leave(call)
            }
        }
    }

    // MARK: Text

    private mutating func appendText(_ range: Range<Int>, beginsLine: Bool) {
        guard indentStart < indentation.count else {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: tables.literals[range]))
            return
        }
        if beginsLine { indent() }
        var start = range.lowerBound
        while start < range.upperBound {
            let rest = tables.literals[start..<range.upperBound]
            let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
            output.append(contentsOf: tables.literals[start..<lineEnd])
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
        guard indentStart < indentation.count, output.count != joinedAt else { return }
        output.append(contentsOf: indentation[indentStart...])
    }

    private mutating func append(_ value: TemplateValue, escaping: Int, at instruction: Int) throws(TemplateFault) {
        switch value {
        case .null: break
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .decimal(let number): output.append(contentsOf: number.description.utf8)
        case .fragment(let bytes): output.append(contentsOf: bytes)
        case .string(let text):
            switch program.escapings[escaping] {
            case .none: output.append(contentsOf: text.utf8)
            case .html: TemplateEscaping.appendHTML(text.utf8, to: &output)
            case .custom(let escape): escape(text, &output)
            }
        case .list, .object:
            guard options.unknownNames == .fault else { break }
            let problem = TemplateProblem.unprintableValue(pathText(of: instruction), kind: value.kindName)
            throw program.fault(problem, at: instruction)
        }
    }

    // MARK: Sections

    /// Brings the value, or its first element, into scope. Returns false if there is nothing to render.
    private mutating func enter(_ value: TemplateValue) -> Bool {
        if case .list(let elements) = value {
            guard let first = elements.first else { return false }
            loops.append(Loop(elements: elements, next: 1))
            scopes.append(Scope(first))
            return true
        }
        guard value.isTruthy else { return false }
        loops.append(Loop(elements: nil, next: 0))
        scopes.append(Scope(value))
        return true
    }

    /// Brings the next element into scope. If there is none, ends the section and returns false.
    private mutating func repeatSection() -> Bool {
        let innermost = loops.count - 1
        let next = loops[innermost].next
        guard let elements = loops[innermost].elements, next < elements.count else {
            loops.removeLast()
            scopes.removeLast()
            return false
        }
        scopes[scopes.count - 1] = Scope(elements[next])
        loops[innermost].next = next + 1
        return true
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
        if !inclusion.arguments.isEmpty {
            argumentScopes.append(ArgumentScope(inclusion: index, outer: arguments))
            arguments = argumentScopes.count - 1
        }
        if let indent = inclusion.indent {
            push(indent)
        } else {
            // Text that is included within a line is not indented.
            indentStart = indentation.count
        }
        return program.entries[template]
    }

    private mutating func renderBlock(
        _ index: Int,
        at instruction: Int,
        returningTo end: Int
    ) throws(TemplateFault) -> Int {
        let block = program.blocks[index]
        guard let (argument, outer) = argument(named: block.name) else {
            try call(at: instruction, returningTo: end, endingWith: block.needsLineBreak ? block.lineBreak : .empty)
            return instruction + 1
        }
        try call(at: instruction, returningTo: end, endingWith: argument.needsLineBreak ? block.lineBreak : .empty)
        // The argument is text of the template that passes it, so its blocks are looked up in that template's scope.
        arguments = outer
        if let indent = block.indent {
            push(indent)
        } else {
            joinedAt = output.count
        }
        return argument.entry
    }

    /// The outermost argument for a block, and the scope of the template that passes it.
    private func argument(named name: Int) -> (TemplateProgram.Argument, outer: Int?)? {
        var found: (TemplateProgram.Argument, outer: Int?)?
        var scope = arguments
        while let index = scope {
            let argumentScope = argumentScopes[index]
            for argument in program.inclusions[argumentScope.inclusion].arguments where argument.name == name {
                found = (argument, argumentScope.outer)
            }
            scope = argumentScope.outer
        }
        return found
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
        calls.append(
            Call(
                end: end,
                lineBreak: lineBreak,
                indentStart: indentStart,
                indentEnd: indentation.count,
                arguments: arguments,
                argumentScopes: argumentScopes.count
            )
        )
    }

    private mutating func leave(_ call: Call) -> Int {
        if call.lineBreak.count > 0 {
            let range = call.lineBreak.offset..<(call.lineBreak.offset + call.lineBreak.count)
            output.append(contentsOf: tables.literals[range])
        }
        indentation.removeLast(indentation.count - call.indentEnd)
        indentStart = call.indentStart
        argumentScopes.removeLast(argumentScopes.count - call.argumentScopes)
        arguments = call.arguments
        return call.end
    }

    private mutating func push(_ indent: TemplateProgram.Literal) {
        indentation.append(contentsOf: tables.literals[indent.offset..<(indent.offset + indent.count)])
    }

    // MARK: Names

    private func value(of index: Int, at instruction: Int) throws(TemplateFault) -> TemplateValue {
        let path = tables.paths[index]
        var depth = scopes.count - 1
        guard path.count > 0 else { return scopes[depth].value }
        while depth >= 0 {
            if scopes[depth].summary & path.summaryBit != 0,
                let found = scopes[depth].value.field(tables.keys[path.firstKey])
            {
                return path.count == 1 ? found : try descend(from: found, along: path, at: instruction)
            }
            depth -= 1
        }
        return try unknown(tables.keys[path.firstKey], in: scopes.map(\.value), at: instruction)
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

/// A value in which names are looked up.
private struct Scope {
    let value: TemplateValue
    /// The summary of the object's names; 0 if the value is not an object.
    let summary: UInt64

    init(_ value: TemplateValue) {
        self.value = value
        summary = if case .object(let object) = value { object.summary } else { 0 }
    }
}

/// A section that is being rendered.
private struct Loop {
    /// The elements of the list; nil if the section is over a single value.
    let elements: [TemplateValue]?
    var next: Int
}

/// The state to restore at the end of a template or of the content of a block.
private struct Call {
    let end: Int
    /// The line break to print after the content of a block.
    let lineBreak: TemplateProgram.Literal
    let indentStart: Int
    let indentEnd: Int
    let arguments: Int?
    let argumentScopes: Int
}

/// The arguments of one parent.
private struct ArgumentScope {
    let inclusion: Int
    /// The scope of the template that includes the parent.
    let outer: Int?
}
