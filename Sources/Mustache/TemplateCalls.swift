/// The open inclusions of a rendering: the arguments of parents, the indentation, and where to continue after each.
struct TemplateCalls {
    /// The indentation of all open inclusions. Lines are indented with the bytes from `indentStart` on.
    private var indentation: [UInt8] = []
    private var indentStart = 0
    private var calls: [Call] = []
    /// The arguments of the open parents.
    private var argumentScopes: [ArgumentScope] = []
    /// The index of the innermost visible element of `argumentScopes`.
    private var arguments: Int?

    /// The number of open inclusions.
    var count: Int { calls.count }

    /// Calls `body` with the indentation of a line of the current template.
    func withIndent(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        indentation.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[indentStart...])) }
    }

    var hasIndent: Bool { indentStart < indentation.count }

    /// Begins an inclusion.
    ///
    /// - Parameters:
    ///   - end: The instruction with which to continue after the inclusion.
    ///   - lineBreak: The line break to print after the inclusion.
    mutating func push(returningTo end: Int, endingWith lineBreak: TemplateProgram.Literal) {
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

    /// Ends the innermost inclusion and restores the state before it.
    ///
    /// - Returns: The instruction with which to continue, and the line break to print; nil if no inclusion is open.
    mutating func pop() -> (end: Int, lineBreak: TemplateProgram.Literal)? {
        guard let call = calls.popLast() else { return nil }
        indentation.removeLast(indentation.count - call.indentEnd)
        indentStart = call.indentStart
        argumentScopes.removeLast(argumentScopes.count - call.argumentScopes)
        arguments = call.arguments
        return (call.end, call.lineBreak)
    }

    // MARK: Indentation

    mutating func addIndent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        indentation.append(contentsOf: bytes)
    }

    /// Suspends the indentation for text that is included within a line.
    mutating func suspendIndent() {
        indentStart = indentation.count
    }

    // MARK: Arguments

    /// Makes the arguments of an inclusion visible to the blocks of the included template.
    mutating func addArguments(ofInclusion inclusion: Int) {
        argumentScopes.append(ArgumentScope(inclusion: inclusion, outer: arguments))
        arguments = argumentScopes.count - 1
    }

    /// Makes the arguments of a scope visible instead: those of the template that passes the argument now rendered.
    mutating func setArguments(_ scope: Int?) {
        arguments = scope
    }

    /// The outermost argument for a block, and the scope of the template that passes it; nil if there is none.
    func argument(
        named name: Int,
        in inclusions: [TemplateProgram.Inclusion]
    ) -> (TemplateProgram.Argument, outer: Int?)? {
        var found: (TemplateProgram.Argument, outer: Int?)?
        var scope = arguments
        while let index = scope {
            let argumentScope = argumentScopes[index]
            for argument in inclusions[argumentScope.inclusion].arguments where argument.name == name {
                found = (argument, argumentScope.outer)
            }
            scope = argumentScope.outer
        }
        return found
    }
}

/// The state to restore at the end of an included template or block.
private struct Call {
    let end: Int
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
