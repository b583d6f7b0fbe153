/// Reads YAML 1.2 as it occurs in configurations: block and flow style, quoted and plain scalars over several lines, block
/// scalars, comments, and anchors with aliases. JSON is a part of it. A plugin can't use libyaml.
struct ConfigurationText {
    let text: [UInt8]
    var offset = 0
    var line = 1
    /// The offset at which the current line begins.
    var lineStart = 0
    var depth = 0
    var anchors: [String: ConfigurationValue] = [:]

    static let maximumDepth = 100

    /// - Throws: ``ConfigurationTextFault``
    static func read(_ text: String) throws -> ConfigurationValue {
        var reader = ConfigurationText(text: Array(text.utf8))
        return try reader.readDocument()
    }

    private init(text: [UInt8]) {
        self.text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { (offset, lineStart) = (3, 3) }
    }

    mutating func readDocument() throws -> ConfigurationValue {
        try skipBlanks()
        while peek == UInt8(ascii: "%"), column == 0 {
            skipLine()
            try skipBlanks()
        }
        if isMarker("---") {
            offset += 3
            try skipBlanks()
        }
        let value = try readBlock(minimumColumn: 0)
        try skipBlanks()
        guard peek == nil || isMarker("---") || isMarker("...") else { throw fault("unexpected text") }
        return value
    }

    // MARK: Characters

    var peek: UInt8? { offset < text.count ? text[offset] : nil }
    var column: Int { offset - lineStart }

    func byte(after count: Int) -> UInt8? { offset + count < text.count ? text[offset + count] : nil }

    func fault(_ message: String) -> ConfigurationTextFault {
        ConfigurationTextFault(message: message, line: line)
    }

    static func isBlank(_ byte: UInt8?) -> Bool { byte == nil || " \t\r\n".utf8.contains(byte ?? 0) }

    static func isLineEnd(_ byte: UInt8?) -> Bool {
        byte == nil || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    mutating func advance() {
        if text[offset] == UInt8(ascii: "\n") {
            line += 1
            lineStart = offset + 1
        }
        offset += 1
    }

    func isMarker(_ marker: String) -> Bool {
        column == 0 && text[offset...].starts(with: marker.utf8) && Self.isBlank(byte(after: 3))
    }

    /// Skips spaces, line breaks and comments.
    mutating func skipBlanks() throws {
        var isStart = column == 0
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\n"):
                advance()
                isStart = true
            case UInt8(ascii: " "), UInt8(ascii: "\r"): advance()
            case UInt8(ascii: "\t"):
                advance()
                guard !isStart || isEmptyRest else { throw fault("a line is indented with a tab; use spaces") }
            case UInt8(ascii: "#") where offset == 0 || Self.isBlank(text[offset - 1]): skipLine()
            default: return
            }
        }
    }

    /// Whether the rest of the line has only spaces, a comment, or a bracket of a value in flow style.
    var isEmptyRest: Bool {
        let rest = text[offset...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return Self.isLineEnd(rest) || "#{}[],\"'".utf8.contains(rest ?? 0)
    }

    mutating func skipLine() { while !Self.isLineEnd(peek) { offset += 1 } }

    /// Skips spaces within the line and a comment.
    mutating func skipSpaces() {
        while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { offset += 1 }
        if peek == UInt8(ascii: "#"), offset > 0, Self.isBlank(text[offset - 1]) { skipLine() }
    }

    mutating func nested<Result>(
        _ body: (inout ConfigurationText) throws -> Result
    ) throws -> Result {
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        let result = try body(&self)
        depth -= 1
        return result
    }

    // MARK: Block style

    /// Reads a value that begins at a column or to the right of it; `null` if there is none.
    mutating func readBlock(minimumColumn: Int) throws -> ConfigurationValue {
        try skipBlanks()
        guard peek != nil, column >= minimumColumn, !isMarker("---"), !isMarker("...") else {
            return ConfigurationValue(content: .null, line: line)
        }
        return try nested { reader in
            try reader.readBlockValue(minimumColumn: minimumColumn)
        }
    }

    mutating func readBlockValue(minimumColumn: Int) throws -> ConfigurationValue {
        if peek == UInt8(ascii: "-"), Self.isBlank(byte(after: 1)) { return try readList() }
        if peek == UInt8(ascii: "?"), Self.isBlank(byte(after: 1)) { throw fault("keys with '?' are not supported") }
        let start = line
        let startColumn = column
        let anchor = try readProperties()
        if anchor != nil || offset > lineStart + startColumn, Self.isLineEnd(peek) {
            return remember(try readBlock(minimumColumn: minimumColumn), as: anchor)
        }
        let keyOffset = offset
        if let key = try readKey() {
            return remember(try readMapping(firstKey: key, line: start, column: startColumn), as: anchor)
        }
        offset = keyOffset
        return remember(try readScalarOrFlow(minimumColumn: minimumColumn), as: anchor)
    }

    /// Skips a tag and reads an anchor.
    mutating func readProperties() throws -> String? {
        var anchor: String?
        while let byte = peek, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
            let word = readWord()
            if byte == UInt8(ascii: "&") { anchor = String(word.dropFirst()) }
            skipSpaces()
        }
        return anchor
    }

    mutating func remember(_ value: ConfigurationValue, as anchor: String?) -> ConfigurationValue {
        if let anchor { anchors[anchor] = value }
        return value
    }

    mutating func readWord() -> String {
        let start = offset
        while let byte = peek, !Self.isBlank(byte), !",]}".utf8.contains(byte) { offset += 1 }
        return String(decoding: text[start..<offset], as: UTF8.self)
    }

    mutating func readList() throws -> ConfigurationValue {
        let (start, indent) = (line, column)
        var elements: [ConfigurationValue] = []
        while peek == UInt8(ascii: "-"), Self.isBlank(byte(after: 1)), column == indent, !isMarker("---") {
            offset += 1
            elements.append(try readBlock(minimumColumn: indent + 1))
            try skipBlanks()
        }
        guard peek == nil || column <= indent else { throw fault("expected an element of the list") }
        return ConfigurationValue(content: .list(elements), line: start)
    }

    /// Reads a key and its colon. Returns `nil` and leaves the offset anywhere if the line does not begin with a key.
    mutating func readKey() throws -> String? {
        let key: String
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let start = line
            key = try readQuoted()
            guard line == start else {
                throw fault("a key in quotes must be on one line")
            }
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "*"): return nil
        default:
            let start = offset
            while !Self.isLineEnd(peek) {
                if peek == UInt8(ascii: ":"), Self.isBlank(byte(after: 1)) { break }
                if peek == UInt8(ascii: "#"), offset > start, Self.isBlank(text[offset - 1]) { return nil }
                offset += 1
            }
            key = Self.trimmed(text[start..<offset])
        }
        while peek == UInt8(ascii: " ") { offset += 1 }
        guard peek == UInt8(ascii: ":"), Self.isBlank(byte(after: 1)) else { return nil }
        offset += 1
        return key
    }

    mutating func readMapping(
        firstKey: String,
        line start: Int,
        column indent: Int
    ) throws -> ConfigurationValue {
        var members: [ConfigurationValue.Member] = []
        var key = firstKey
        while true {
            let keyLine = line
            let value = try readMember(of: indent)
            if key == "<<", case .mapping(let merged) = value.content {
                members.insert(contentsOf: merged, at: 0)
            } else {
                members.append(ConfigurationValue.Member(key: key, line: keyLine, value: value))
            }
            try skipBlanks()
            guard peek != nil, column >= indent, !isMarker("---"), !isMarker("...") else { break }
            guard column == indent, let next = try readKey() else { throw fault("expected a key") }
            key = next
        }
        return ConfigurationValue(content: .mapping(members), line: start)
    }

    /// Reads the value after a colon, on the same line or on the next ones.
    mutating func readMember(of indent: Int) throws -> ConfigurationValue {
        skipSpaces()
        if Self.isLineEnd(peek) {
            try skipBlanks()
            // A list can begin at the column of its key.
            if column == indent, peek == UInt8(ascii: "-"), Self.isBlank(byte(after: 1)), !isMarker("---") {
                return try nested { reader in try reader.readList() }
            }
            return try readBlock(minimumColumn: indent + 1)
        }
        let anchor = try readProperties()
        if Self.isLineEnd(peek) {
            return remember(try readBlock(minimumColumn: indent + 1), as: anchor)
        }
        let value = try nested { reader in
            try reader.readScalarOrFlow(minimumColumn: indent + 1)
        }
        return remember(value, as: anchor)
    }
}
