/// All templates of a library as one flat list of instructions.
struct TemplateProgram: Sendable {
    /// A stretch of `literals`.
    struct Literal: Sendable {
        let offset: Int
        let count: Int

        static let empty = Literal(offset: 0, count: 0)
    }

    enum Instruction: Sendable {
        /// Print a literal, of which every line but the first is the beginning of a line; the first one also if so marked.
        case text(offset: Int, count: Int, beginsLine: Bool)
        /// A line that shows something begins.
        case line
        /// Print what `paths[path]` leads to.
        case value(path: Int, escaping: Int)
        /// Go on with the value of a path in scope, as often as it has elements; else go to `end`.
        case section(path: Int, end: Int)
        /// Back to `body` for the next element.
        case sectionEnd(body: Int)
        /// Go on if the value of a path is false, else go to `end`.
        case inverted(path: Int, end: Int)
        /// Render `inclusions[_]`, then go to `end`; what is between here and there are the contents of its fillings.
        case include(Int, end: Int)
        /// Render what fills `blocks[_]`, which by default is what follows, then go to `end`.
        case block(Int, end: Int)
        /// Back to where the template or the content of a block was included.
        case end
    }

    /// A partial or a parent.
    struct Inclusion: Sendable {
        /// The index of the template; nil where there is none of the name.
        let template: Int?
        /// What goes before every line; nil where the tag shares its line with something else.
        let indent: Literal?
        let fillings: [Filling]
    }

    struct Filling: Sendable {
        let name: Int
        let entry: Int
        /// Whether a line break is needed where the block has its lines for itself.
        let needsLineBreak: Bool
    }

    struct Block: Sendable {
        let name: Int
        /// What goes before every line of a filling; nil where the block shares its line with something else.
        let indent: Literal?
        let lineBreak: Literal
        /// Whether the default content needs `lineBreak`.
        let needsLineBreak: Bool
    }

    /// The names of a path, as a stretch of `keys`; none for `.`. The first one decides in which scope it begins.
    struct Path: Sendable {
        let firstKey: Int
        let count: Int
        let summaryBit: UInt64
    }

    /// Where an instruction comes from, for faults.
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
    /// The first one is `.none`, for tags that never escape.
    var escapings: [TemplateEscaping] = [.none]
    /// The templates, in the order of `entries`.
    var sources: [TemplateSource] = []
    /// The first instruction of each template.
    var entries: [Int] = []

    /// The tables that rendering reads for every tag, without the counting of references that reading an array costs.
    struct Tables {
        let instructions: UnsafeBufferPointer<Instruction>
        let literals: UnsafeBufferPointer<UInt8>
        let paths: UnsafeBufferPointer<Path>
        let keys: UnsafeBufferPointer<TemplateKey>
    }

    /// Lends the tables to `body`, which must not keep them.
    func withTables(_ body: (Tables) throws(TemplateFault) -> Void) throws(TemplateFault) {
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
