/// All templates of a library as one flat list of instructions.
struct TemplateProgram: Sendable {
    /// A range of `literals`.
    struct Literal: Sendable {
        let offset: Int
        let count: Int

        static let empty = Literal(offset: 0, count: 0)

        var range: Range<Int> { offset..<(offset + count) }
    }

    enum Instruction: Sendable {
        /// Prints a literal. Its second and further lines begin a line of the output; the first does if `beginsLine`.
        case text(offset: Int, count: Int, beginsLine: Bool, isOneLine: Bool)
        /// Begins a line that is not blank.
        case line
        /// Prints the value of `paths[path]`.
        case value(path: Int, escaping: Int)
        /// Brings the value of `paths[path]`, or its first element, into scope; jumps to `end` if there is none.
        case section(path: Int, end: Int)
        /// Jumps to `body` if the section has another element.
        case sectionEnd(body: Int)
        /// Jumps to `end` if the value of `paths[path]` is true.
        case inverted(path: Int, end: Int)
        /// Renders `inclusions[_]`, then jumps to `end`. The instructions between are the contents of its arguments.
        case include(Int, end: Int)
        /// Renders the argument for `blocks[_]`, or by default the next instructions, then jumps to `end`.
        case block(Int, end: Int)
        /// Returns to the instruction that included the template or block.
        case end
    }

    /// A partial or a parent.
    struct Inclusion: Sendable {
        /// The index of the template; nil if no template has the name.
        let template: Int?
        /// The indentation of every line; nil if the tag is not alone on its line.
        let indent: Literal?
        let arguments: [Argument]
    }

    /// The replacement for a block of a parent.
    struct Argument: Sendable {
        let name: Int
        let entry: Int
        /// Whether a line break must follow the content in a block on lines of its own.
        let needsLineBreak: Bool
    }

    /// A block that an argument can replace.
    struct Block: Sendable {
        let name: Int
        /// The indentation of every line of an argument; nil if the block is not on lines of its own.
        let indent: Literal?
        let lineBreak: Literal
        /// Whether `lineBreak` must follow the default content.
        let needsLineBreak: Bool
    }

    /// The names of a path, as a range of `keys`; empty for `.`. The first name selects the scope.
    struct Path: Sendable {
        let firstKey: Int
        let count: Int
        let summaryBit: UInt64
    }

    /// The location of an instruction in its template, for faults.
    struct Origin: Sendable {
        let template: Int
        let offset: Int
    }

    var instructions: [Instruction] = []
    var origins: [Origin] = []
    var literals: [UInt8] = []
    var paths: [Path] = []
    var keys: [TemplateKey] = []
    var inclusions: [Inclusion] = []
    var blocks: [Block] = []
    /// The first element is `.none`, for tags that are not escaped.
    var escapings: [TemplateEscaping] = [.none]
    /// The templates, in the order of `entries`.
    var sources: [TemplateSource] = []
    /// The first instruction of each template.
    var entries: [Int] = []

    /// The tables that rendering reads for every tag. They are buffers because reading an array counts references.
    struct Tables {
        let instructions: UnsafeBufferPointer<Instruction>
        let literals: UnsafeBufferPointer<UInt8>
        let paths: UnsafeBufferPointer<Path>
        let keys: UnsafeBufferPointer<TemplateKey>
    }

    /// Calls `body` with the tables, which are valid only during the call.
    func withTables<Result>(_ body: (Tables) throws(TemplateFault) -> Result) throws(TemplateFault) -> Result {
        try instructions.withUnsafeBufferPointer { instructions throws(TemplateFault) in
            try literals.withUnsafeBufferPointer { literals throws(TemplateFault) in
                try paths.withUnsafeBufferPointer { paths throws(TemplateFault) in
                    try keys.withUnsafeBufferPointer { keys throws(TemplateFault) in
                        try body(Tables(instructions: instructions, literals: literals, paths: paths, keys: keys))
                    }
                }
            }
        }
    }

    func fault(_ problem: TemplateProblem, at instruction: Int) -> TemplateFault {
        let origin = origins[instruction]
        return sources[origin.template].fault(problem, at: origin.offset)
    }
}
