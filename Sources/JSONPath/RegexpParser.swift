/// The parts of a regular expression.
indirect enum RegexpTree {
    case empty
    case character(IRegexp.CharacterSet)
    case start
    case end
    case sequence([RegexpTree])
    case alternatives([RegexpTree])
    case repetition(RegexpTree, minimum: Int, maximum: Int?)
}

/// Parses the grammar of RFC 9485 §4. Every function returns `nil` if the pattern is invalid.
struct RegexpParser {
    static let maximumDepth = 64

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    mutating func parse() -> RegexpTree? {
        guard let tree = takeAlternatives(), index == scalars.count else { return nil }
        return tree
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    private mutating func takeAlternatives() -> RegexpTree? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { return nil }
        var branches: [RegexpTree] = []
        repeat {
            guard let branch = takeBranch() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func takeBranch() -> RegexpTree? {
        var pieces: [RegexpTree] = []
        while let next = peek, next != "|", next != ")" {
            guard let atom = takeAtom(), let piece = takeQuantifier(of: atom) else { return nil }
            pieces.append(piece)
        }
        return .sequence(pieces)
    }

    private mutating func takeQuantifier(of atom: RegexpTree) -> RegexpTree? {
        if take("*") { return .repetition(atom, minimum: 0, maximum: nil) }
        if take("+") { return .repetition(atom, minimum: 1, maximum: nil) }
        if take("?") { return .repetition(atom, minimum: 0, maximum: 1) }
        guard take("{") else { return atom }
        guard let minimum = takeNumber() else { return nil }
        var maximum: Int? = minimum
        if take(",") { maximum = peek == "}" ? nil : takeNumber() ?? -1 }
        guard take("}"), (maximum ?? minimum) >= minimum else { return nil }
        return .repetition(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func takeNumber() -> Int? {
        var digits = ""
        while let digit = peek, ("0"..."9").contains(digit) {
            digits.unicodeScalars.append(digit)
            index += 1
        }
        // A number of more than 9 digits exceeds the maximum size of a program.
        return digits.isEmpty ? nil : Int(digits) ?? IRegexp.maximumSize + 1
    }

    private mutating func takeAtom() -> RegexpTree? {
        guard let scalar = peek else { return nil }
        index += 1
        switch scalar {
        case "(":
            guard let group = takeAlternatives(), take(")") else { return nil }
            return group
        case ".": return .character(.any)
        case "[": return takeClass().map { .character($0) }
        case "\\": return takeEscape().map { .character($0) }
        case "^": return .start
        case "$": return .end
        case "*", "+", "?", "{", "}", "]", ")", "|": return nil
        default: return .character(.one(scalar))
        }
    }

    /// Takes the rest of an escape: a character, or `\p{…}` and `\P{…}`.
    private mutating func takeEscape() -> IRegexp.CharacterSet? {
        guard let scalar = peek else { return nil }
        index += 1
        switch scalar {
        case "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "{", "|", "}": return .one(scalar)
        case "n": return .one("\n")
        case "r": return .one("\r")
        case "t": return .one("\t")
        case "p", "P":
            guard take("{") else { return nil }
            var name = ""
            while let letter = peek, letter != "}" {
                name.unicodeScalars.append(letter)
                index += 1
                guard name.utf8.count <= 2 else { return nil }
            }
            guard take("}"), let category = RegexpCategory(name) else { return nil }
            return .category(category, isNegated: scalar == "P")
        default: return nil
        }
    }

    /// Takes the rest of a character class after `[`.
    private mutating func takeClass() -> IRegexp.CharacterSet? {
        let isNegated = take("^")
        var parts: [IRegexp.CharacterSet] = []
        if take("-") { parts.append(.one("-")) }
        while let next = peek, next != "]" {
            if next == "-" {
                index += 1
                guard peek == "]" else { return nil }
                parts.append(.one("-"))
                break
            }
            guard let part = takeClassPart() else { return nil }
            parts.append(part)
        }
        guard take("]"), !parts.isEmpty else { return nil }
        return .set(parts, isNegated: isNegated)
    }

    private mutating func takeClassPart() -> IRegexp.CharacterSet? {
        guard let first = takeClassCharacter() else { return nil }
        guard case .one(let lower) = first, peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
            return first
        }
        index += 1
        guard case .one(let upper) = takeClassCharacter(), lower <= upper else { return nil }
        return .range(lower...upper)
    }

    private mutating func takeClassCharacter() -> IRegexp.CharacterSet? {
        guard let scalar = peek else { return nil }
        index += 1
        switch scalar {
        case "\\": return takeEscape()
        case "-", "[", "]": return nil
        default: return .one(scalar)
        }
    }
}

/// Compiles the parts of an expression.
struct RegexpCompiler {
    private(set) var program: [IRegexp.Instruction] = []
    /// The number of visited parts, which repetitions of empty parts increase without adding instructions.
    private var visits = 0

    mutating func appendMatch() -> Bool { emit(.match) }

    private mutating func emit(_ instruction: IRegexp.Instruction) -> Bool {
        program.append(instruction)
        return program.count <= IRegexp.maximumSize
    }

    /// Appends the instructions of a part.
    /// - Returns: `false` if the program is too large.
    mutating func append(_ tree: RegexpTree) -> Bool {
        visits += 1
        guard visits <= 4 * IRegexp.maximumSize else { return false }
        switch tree {
        case .empty: return true
        case .character(let set): return emit(.character(set))
        case .start: return emit(.start)
        case .end: return emit(.end)
        case .sequence(let parts):
            for part in parts where !append(part) { return false }
            return true
        case .alternatives(let branches): return append(branches: branches)
        case .repetition(let part, let minimum, let maximum):
            for _ in 0..<minimum where !append(part) { return false }
            guard let maximum else { return appendLoop(part) }
            return append(optional: part, count: maximum - minimum)
        }
    }

    /// `split L1, L2; L1: branch; jump end; L2: …`
    private mutating func append(branches: [RegexpTree]) -> Bool {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = program.count
            guard emit(.split(split + 1, 0)), append(branch) else { return false }
            jumps.append(program.count)
            guard emit(.jump(0)) else { return false }
            program[split] = .split(split + 1, program.count)
        }
        guard let last = branches.last, append(last) else { return false }
        for jump in jumps { program[jump] = .jump(program.count) }
        return true
    }

    /// `L0: split L1, end; L1: part; jump L0`
    private mutating func appendLoop(_ part: RegexpTree) -> Bool {
        let split = program.count
        guard emit(.split(split + 1, 0)), append(part), emit(.jump(split)) else { return false }
        program[split] = .split(split + 1, program.count)
        return true
    }

    /// `split L1, end; L1: part; split L2, end; L2: part; …`
    private mutating func append(optional part: RegexpTree, count: Int) -> Bool {
        var splits: [Int] = []
        for _ in 0..<count {
            splits.append(program.count)
            guard emit(.split(program.count + 1, 0)), append(part) else { return false }
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
        return true
    }
}
