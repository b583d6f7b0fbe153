/// Parses the text of a query (RFC 9535 §2.1 and appendix A).
struct PathParser {
    /// The maximum depth of parentheses, functions and queries within filters.
    static let maximumDepth = 64
    /// The largest and smallest integer of an index or a slice (RFC 9535 §2.1, I-JSON).
    static let maximumInteger = 9_007_199_254_740_991

    private let text: [UInt8]
    private(set) var offset = 0
    private(set) var absoluteQueryCount = 0
    private var depth = 0
    /// The offset of the last name after a dot.
    private var shorthandStart: Int?

    init(_ text: String) {
        self.text = Array(text.utf8)
    }

    mutating func parse() throws(JSONPathFault) -> PathQuery {
        guard peek == UInt8(ascii: "$") else { throw fault("expected '$'") }
        let query = try takeQuery()
        guard offset == text.count else {
            throw .syntax("unexpected \(foundCharacter)", offset: offset, help: bracketHelp)
        }
        return query
    }

    // MARK: Characters

    var peek: UInt8? { offset < text.count ? text[offset] : nil }

    func peek(after count: Int) -> UInt8? { offset + count < text.count ? text[offset + count] : nil }

    func fault(_ message: String) -> JSONPathFault { .syntax(message, offset: offset) }

    var foundCharacter: String {
        guard offset < text.count else { return "end of the query" }
        let rest = String(decoding: text[offset...].prefix(4), as: UTF8.self)
        return rest.unicodeScalars.first.map { "'\($0)'" } ?? "character"
    }

    /// The help for a name after a dot that needs brackets: `write ['a-b']`. Empty if there is no such name.
    private var bracketHelp: String {
        guard let start = shorthandStart, offset < text.count, text[offset] != UInt8(ascii: "[") else { return "" }
        let end = text[offset...].firstIndex { ".[ ]()<>=!&|,'\"".utf8.contains($0) } ?? text.count
        guard end > offset else { return "" }
        let name = String(decoding: text[start..<end], as: UTF8.self)
        return "write \(NormalizedPath([.name(name)]).description.dropFirst()) for the name '\(name)'"
    }

    mutating func take(_ literal: String) -> Bool {
        guard text[offset...].starts(with: literal.utf8) else { return false }
        offset += literal.utf8.count
        return true
    }

    mutating func expect(_ literal: String) throws(JSONPathFault) {
        guard take(literal) else { throw fault("expected '\(literal)', found \(foundCharacter)") }
    }

    mutating func takeByte() -> UInt8? {
        guard let byte = peek else { return nil }
        offset += 1
        return byte
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    mutating func take(while condition: (UInt8) -> Bool) -> String {
        let start = offset
        while let byte = peek, condition(byte) { offset += 1 }
        return String(decoding: text[start..<offset], as: UTF8.self)
    }

    mutating func back(to earlier: Int) { offset = earlier }

    /// Calls `body` one level deeper.
    mutating func nested<Result>(
        _ body: (inout PathParser) throws(JSONPathFault) -> Result
    ) throws(JSONPathFault) -> Result {
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        let result = try body(&self)
        depth -= 1
        return result
    }

    // MARK: Segments

    mutating func takeQuery() throws(JSONPathFault) -> PathQuery {
        let start: PathQuery.Start
        if take("@") {
            start = .current
        } else {
            try expect("$")
            start = .root(number: absoluteQueryCount)
            absoluteQueryCount += 1
        }
        var segments: [PathSegment] = []
        while true {
            let before = offset
            skipBlanks()
            guard let segment = try takeSegment() else {
                back(to: before)
                return PathQuery(start: start, segments: segments)
            }
            segments.append(segment)
        }
    }

    private mutating func takeSegment() throws(JSONPathFault) -> PathSegment? {
        if take("..") {
            let selectors = peek == UInt8(ascii: "[") ? try takeBrackets() : [try takeShorthand()]
            return PathSegment(isDescendant: true, selectors: selectors)
        }
        if take(".") { return PathSegment(isDescendant: false, selectors: [try takeShorthand()]) }
        guard peek == UInt8(ascii: "[") else { return nil }
        return PathSegment(isDescendant: false, selectors: try takeBrackets())
    }

    private mutating func takeShorthand() throws(JSONPathFault) -> PathSelector {
        shorthandStart = nil
        if take("*") { return .wildcard }
        shorthandStart = offset
        guard let first = peek, Self.isNameStart(first) else {
            throw .syntax("expected a member name or '*', found \(foundCharacter)", offset: offset, help: bracketHelp)
        }
        return .name(take { Self.isNameStart($0) || Self.isDigit($0) })
    }

    private mutating func takeBrackets() throws(JSONPathFault) -> [PathSelector] {
        try nested { (parser) throws(JSONPathFault) in
            try parser.expect("[")
            parser.shorthandStart = nil
            var selectors: [PathSelector] = []
            repeat {
                parser.skipBlanks()
                selectors.append(try parser.takeSelector())
                parser.skipBlanks()
            } while parser.take(",")
            try parser.expect("]")
            return selectors
        }
    }

    private mutating func takeSelector() throws(JSONPathFault) -> PathSelector {
        switch peek {
        case UInt8(ascii: "*"):
            offset += 1
            return .wildcard
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .name(try takeString())
        case UInt8(ascii: "?"):
            offset += 1
            skipBlanks()
            return .filter(try takeExpression())
        default: return try takeIndexOrSlice()
        }
    }

    private mutating func takeIndexOrSlice() throws(JSONPathFault) -> PathSelector {
        let start = try takeInteger()
        let afterStart = offset
        skipBlanks()
        guard take(":") else {
            back(to: afterStart)
            guard let start else { throw fault("expected a selector, found \(foundCharacter)") }
            return .index(start)
        }
        skipBlanks()
        let end = try takeInteger()
        let afterEnd = offset
        skipBlanks()
        guard take(":") else {
            back(to: afterEnd)
            return .slice(start: start, end: end, step: 1)
        }
        let afterColon = offset
        skipBlanks()
        guard let step = try takeInteger() else {
            back(to: afterColon)
            return .slice(start: start, end: end, step: 1)
        }
        return .slice(start: start, end: end, step: step)
    }

    private mutating func takeInteger() throws(JSONPathFault) -> Int? {
        let start = offset
        let isNegative = take("-")
        let digits = take(while: Self.isDigit)
        guard !digits.isEmpty else {
            if isNegative { throw fault("expected a digit, found \(foundCharacter)") }
            return nil
        }
        guard digits.utf8.first != UInt8(ascii: "0") || (digits == "0" && !isNegative) else {
            throw .syntax("an integer must not start with 0", offset: start)
        }
        guard let value = Int(digits), value <= Self.maximumInteger else {
            throw .syntax("integer out of range", offset: start)
        }
        return isNegative ? -value : value
    }

    // MARK: Character classes

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    static func isNameStart(_ byte: UInt8) -> Bool {
        isLowercase(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
