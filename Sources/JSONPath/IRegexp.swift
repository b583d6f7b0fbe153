/// A regular expression of RFC 9485 (I-Regexp), compiled to a program without backtracking.
///
/// A match takes time linear in the text and in the size of the program. Outside of character classes, `^` and `$`
/// match the start and the end of the text, as they do in the engines to which RFC 9485 §5 maps.
struct IRegexp: Sendable {
    enum Instruction: Sendable {
        case character(CharacterSet)
        /// Continues at both instructions.
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case match
    }

    /// A set of characters.
    enum CharacterSet: Sendable {
        case one(Unicode.Scalar)
        /// `.`: all characters except line feed and carriage return.
        case any
        case category(RegexpCategory, isNegated: Bool)
        case set([CharacterSet], isNegated: Bool)
        case range(ClosedRange<Unicode.Scalar>)

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .one(let character): character == scalar
            case .any: scalar != "\n" && scalar != "\r"
            case .category(let category, let isNegated): category.contains(scalar) != isNegated
            case .set(let parts, let isNegated): parts.contains { $0.contains(scalar) } != isNegated
            case .range(let range): range.contains(scalar)
            }
        }

        /// The number of comparisons that ``contains(_:)`` makes at most.
        var size: Int {
            guard case .set(let parts, _) = self else { return 1 }
            return 1 + parts.count
        }
    }

    /// The maximum number of instructions. Larger patterns are invalid.
    static let maximumSize = 20_000

    let program: [Instruction]

    /// The number of instructions.
    var size: Int { program.count }

    /// Compiles a pattern; returns `nil` if it does not conform to RFC 9485 or is too large.
    init?(_ pattern: String) {
        var parser = RegexpParser(pattern)
        guard let tree = parser.parse() else { return nil }
        var compiler = RegexpCompiler()
        guard compiler.append(tree), compiler.appendMatch() else { return nil }
        program = compiler.program
    }

    /// Returns whether the pattern matches the whole text (`isComplete`) or a part of it.
    /// - Parameter remainingSteps: The number of steps that the match can take; reduced by the steps taken.
    /// - Returns: `nil` if the steps do not suffice.
    func matches(_ text: String, isComplete: Bool, remainingSteps: inout Int) -> Bool? {
        var matcher = RegexpMatcher(program: program)
        matcher.add(0, isAtStart: true, isAtEnd: text.unicodeScalars.isEmpty)
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while true {
            if !isComplete, matcher.hasMatch { return true }
            guard index < scalars.endIndex else { return matcher.hasMatch }
            if matcher.isEmpty, isComplete { return false }
            remainingSteps -= matcher.cost
            guard remainingSteps >= 0 else { return nil }
            let scalar = scalars[index]
            index = scalars.index(after: index)
            matcher.advance(over: scalar, isAtEnd: index == scalars.endIndex)
            if !isComplete { matcher.add(0, isAtStart: false, isAtEnd: index == scalars.endIndex) }
        }
    }
}

/// The set of states of a match.
struct RegexpMatcher {
    private let program: [IRegexp.Instruction]
    /// The instructions of characters at which the match continues.
    private var states: [Int] = []
    /// The round in which an instruction was added last.
    private var rounds: [Int]
    private var round = 1
    private(set) var hasMatch = false
    /// The number of visited instructions and comparisons of the current round.
    private(set) var cost = 1

    init(program: [IRegexp.Instruction]) {
        self.program = program
        rounds = Array(repeating: 0, count: program.count)
    }

    var isEmpty: Bool { states.isEmpty }

    /// Adds an instruction and all instructions that it reaches without a character.
    mutating func add(_ start: Int, isAtStart: Bool, isAtEnd: Bool) {
        var unvisited = [start]
        while let index = unvisited.popLast() {
            guard rounds[index] != round else { continue }
            rounds[index] = round
            cost += 1
            switch program[index] {
            case .character(let set):
                states.append(index)
                cost += set.size
            case .split(let one, let other):
                unvisited.append(other)
                unvisited.append(one)
            case .jump(let target): unvisited.append(target)
            case .start: if isAtStart { unvisited.append(index + 1) }
            case .end: if isAtEnd { unvisited.append(index + 1) }
            case .match: hasMatch = true
            }
        }
    }

    mutating func advance(over scalar: Unicode.Scalar, isAtEnd: Bool) {
        let current = states
        states.removeAll(keepingCapacity: true)
        round += 1
        cost = 1
        hasMatch = false
        for index in current {
            guard case .character(let set) = program[index], set.contains(scalar) else { continue }
            add(index + 1, isAtStart: false, isAtEnd: isAtEnd)
        }
    }
}
