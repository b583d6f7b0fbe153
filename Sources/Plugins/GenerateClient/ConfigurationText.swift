/// A value of `apus.yaml`, with the line on which it begins.
struct ConfigurationValue: Equatable {
    indirect enum Content: Equatable {
        case null
        case scalar(String)
        case list([ConfigurationValue])
        case mapping([Member])
    }

    struct Member: Equatable {
        let key: String
        let line: Int
        let value: ConfigurationValue
    }

    let content: Content
    let line: Int

    /// The text of a scalar; `nil` for other kinds.
    var text: String? { if case .scalar(let text) = content { text } else { nil } }

    /// The elements of a list; empty for other kinds.
    var elements: [ConfigurationValue] { if case .list(let elements) = content { elements } else { [] } }

    /// The member of a mapping; `nil` if it does not exist.
    subscript(key: String) -> Member? {
        guard case .mapping(let members) = content else { return nil }
        return members.last { $0.key == key }
    }
}

/// The reason why a text is not a configuration.
struct ConfigurationTextFault: Error, Equatable {
    let message: String
    /// The line, counted from 1.
    let line: Int
}

/// Reads YAML 1.2 as it occurs in configurations: block and flow style, quoted and plain scalars over several lines, block
/// scalars, comments, and anchors with aliases. JSON is a part of it. A plugin can't use libyaml.
struct ConfigurationText {
    private let text: [UInt8]
    private var offset = 0
    private var line = 1
    /// The offset at which the current line begins.
    private var lineStart = 0
    private var depth = 0
    private var anchors: [String: ConfigurationValue] = [:]

    private static let maximumDepth = 100

    /// - Throws: ``ConfigurationTextFault``
    static func read(_ text: String) throws -> ConfigurationValue {
        var reader = ConfigurationText(text: Array(text.utf8))
        return try reader.readDocument()
    }

    private init(text: [UInt8]) {
        self.text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { (offset, lineStart) = (3, 3) }
    }

    private mutating func readDocument() throws -> ConfigurationValue {
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

    private var peek: UInt8? { offset < text.count ? text[offset] : nil }
    private var column: Int { offset - lineStart }

    private func byte(after count: Int) -> UInt8? { offset + count < text.count ? text[offset + count] : nil }

    private func fault(_ message: String) -> ConfigurationTextFault {
        ConfigurationTextFault(message: message, line: line)
    }

    private static func isBlank(_ byte: UInt8?) -> Bool { byte == nil || " \t\r\n".utf8.contains(byte ?? 0) }

    private static func isLineEnd(_ byte: UInt8?) -> Bool {
        byte == nil || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func advance() {
        if text[offset] == UInt8(ascii: "\n") {
            line += 1
            lineStart = offset + 1
        }
        offset += 1
    }

    private func isMarker(_ marker: String) -> Bool {
        column == 0 && text[offset...].starts(with: marker.utf8) && Self.isBlank(byte(after: 3))
    }

    /// Skips spaces, line breaks and comments.
    private mutating func skipBlanks() throws {
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
    private var isEmptyRest: Bool {
        let rest = text[offset...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return Self.isLineEnd(rest) || "#{}[],\"'".utf8.contains(rest ?? 0)
    }

    private mutating func skipLine() { while !Self.isLineEnd(peek) { offset += 1 } }

    /// Skips spaces within the line and a comment.
    private mutating func skipSpaces() {
        while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { offset += 1 }
        if peek == UInt8(ascii: "#"), offset > 0, Self.isBlank(text[offset - 1]) { skipLine() }
    }

    private mutating func nested<Result>(
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
    private mutating func readBlock(minimumColumn: Int) throws -> ConfigurationValue {
        try skipBlanks()
        guard peek != nil, column >= minimumColumn, !isMarker("---"), !isMarker("...") else {
            return ConfigurationValue(content: .null, line: line)
        }
        return try nested { reader in
            try reader.readBlockValue(minimumColumn: minimumColumn)
        }
    }

    private mutating func readBlockValue(minimumColumn: Int) throws -> ConfigurationValue {
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
    private mutating func readProperties() throws -> String? {
        var anchor: String?
        while let byte = peek, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
            let word = readWord()
            if byte == UInt8(ascii: "&") { anchor = String(word.dropFirst()) }
            skipSpaces()
        }
        return anchor
    }

    private mutating func remember(_ value: ConfigurationValue, as anchor: String?) -> ConfigurationValue {
        if let anchor { anchors[anchor] = value }
        return value
    }

    private mutating func readWord() -> String {
        let start = offset
        while let byte = peek, !Self.isBlank(byte), !",]}".utf8.contains(byte) { offset += 1 }
        return String(decoding: text[start..<offset], as: UTF8.self)
    }

    private mutating func readList() throws -> ConfigurationValue {
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
    private mutating func readKey() throws -> String? {
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

    private mutating func readMapping(
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
    private mutating func readMember(of indent: Int) throws -> ConfigurationValue {
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

    // MARK: Scalars

    private mutating func readScalarOrFlow(minimumColumn: Int) throws -> ConfigurationValue {
        let start = line
        switch peek {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            let value = try readFlow()
            try endLine()
            return value
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let value = try readQuoted()
            try endLine()
            return ConfigurationValue(content: .scalar(value), line: start)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            return ConfigurationValue(content: .scalar(readBlockScalar(minimumColumn: minimumColumn)), line: start)
        case UInt8(ascii: "*"):
            let name = String(readWord().dropFirst())
            guard let value = anchors[name] else { throw fault("unknown anchor '\(name)'") }
            return value
        default: return Self.plain(try readPlain(minimumColumn: minimumColumn), line: start)
        }
    }

    private mutating func endLine() throws {
        skipSpaces()
        guard Self.isLineEnd(peek) else { throw fault("unexpected text after a value") }
    }

    private static func plain(_ text: String, line: Int) -> ConfigurationValue {
        let isNull = ["", "~", "null", "Null", "NULL"].contains(text)
        return ConfigurationValue(content: isNull ? .null : .scalar(text), line: line)
    }

    /// Reads a plain scalar, which continues on lines that are indented.
    private mutating func readPlain(minimumColumn: Int) throws -> String {
        var parts: [String] = []
        while true {
            let start = offset
            while !Self.isLineEnd(peek) {
                if peek == UInt8(ascii: "#"), Self.isBlank(text[offset - 1]) { break }
                if peek == UInt8(ascii: ":"), Self.isBlank(byte(after: 1)) { throw fault("unexpected ':' in a value") }
                offset += 1
            }
            parts.append(Self.trimmed(text[start..<offset]))
            let endsWithComment = !Self.isLineEnd(peek)
            let (end, endLine, endStart) = (offset, line, lineStart)
            try skipBlanks()
            guard peek != nil, column >= max(minimumColumn, 1), !endsWithComment else {
                if endsWithComment || peek == nil || column < max(minimumColumn, 1) {
                    (offset, line, lineStart) = (end, endLine, endStart)
                }
                return parts.joined(separator: " ")
            }
        }
    }

    private mutating func readBlockScalar(minimumColumn: Int) -> String {
        let isFolded = peek == UInt8(ascii: ">")
        skipLine()
        var lines: [String] = []
        var indent: Int?
        while peek != nil {
            let (start, startLine, earlier) = (offset, line, lineStart)
            advance()
            while peek == UInt8(ascii: " "), column < indent ?? Int.max { offset += 1 }
            if Self.isLineEnd(peek) {
                lines.append("")
                skipLine()
                if peek == UInt8(ascii: "\r") { offset += 1 }
                continue
            }
            guard column >= (indent ?? max(minimumColumn, 1)) else {
                (offset, line, lineStart) = (start, startLine, earlier)
                break
            }
            indent = indent ?? column
            let contentStart = offset
            skipLine()
            lines.append(String(decoding: text[contentStart..<offset], as: UTF8.self))
            if peek == UInt8(ascii: "\r") { offset += 1 }
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: isFolded ? " " : "\n")
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return String(decoding: bytes[..<(end.map { $0 + 1 } ?? bytes.startIndex)], as: UTF8.self)
    }

    /// Reads a scalar in single or double quotes. A line break within it is a space.
    private mutating func readQuoted() throws -> String {
        guard let quote = peek else { return "" }
        let start = line
        offset += 1
        var bytes: [UInt8] = []
        while let byte = peek {
            if byte == quote {
                offset += 1
                guard quote == UInt8(ascii: "'"), peek == quote else { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(quote)
                offset += 1
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                offset += 1
                try readEscape(into: &bytes)
            } else if byte == UInt8(ascii: "\n") {
                while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
                while Self.isBlank(peek), peek != nil { advance() }
                bytes.append(UInt8(ascii: " "))
            } else {
                bytes.append(byte)
                offset += 1
            }
        }
        throw ConfigurationTextFault(message: "a quotation mark is missing", line: start)
    }

    private mutating func readEscape(into bytes: inout [UInt8]) throws {
        guard let byte = peek else { return }
        if byte == UInt8(ascii: "\n") {
            while Self.isBlank(peek), peek != nil { advance() }
            return
        }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "x"): try readScalarValue(digits: 2, into: &bytes)
        case UInt8(ascii: "U"): try readScalarValue(digits: 8, into: &bytes)
        case UInt8(ascii: "u"): try readScalarValue(digits: 4, into: &bytes)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: " "): bytes.append(byte)
        default: throw fault("unknown escape in a value")
        }
    }

    private mutating func readScalarValue(digits: Int, into bytes: inout [UInt8]) throws {
        guard var value = readHexadecimal(digits) else { throw fault("invalid escape in a value") }
        // JSON writes characters beyond U+FFFF as a pair of surrogates (RFC 8259 §7).
        if (0xD800..<0xDC00).contains(value), peek == UInt8(ascii: "\\"), byte(after: 1) == UInt8(ascii: "u") {
            offset += 2
            guard let low = readHexadecimal(4), (0xDC00..<0xE000).contains(low) else {
                throw fault("invalid escape in a value")
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("invalid escape in a value") }
        bytes += Array(String(scalar).utf8)
    }

    private mutating func readHexadecimal(_ digits: Int) -> UInt32? {
        guard offset + digits <= text.count else { return nil }
        let value = UInt32(String(decoding: text[offset..<(offset + digits)], as: UTF8.self), radix: 16)
        offset += digits
        return value
    }

    // MARK: Flow style

    private mutating func readFlow() throws -> ConfigurationValue {
        try nested { reader in
            switch reader.peek {
            case UInt8(ascii: "["): try reader.readFlowList()
            case UInt8(ascii: "{"): try reader.readFlowMapping()
            default: try reader.readFlowScalar()
            }
        }
    }

    private mutating func readFlowScalar() throws -> ConfigurationValue {
        let start = line
        let anchor = try readProperties()
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
            return remember(ConfigurationValue(content: .scalar(try readQuoted()), line: start), as: anchor)
        }
        if peek == UInt8(ascii: "["), anchor != nil { return remember(try readFlow(), as: anchor) }
        if peek == UInt8(ascii: "{"), anchor != nil { return remember(try readFlow(), as: anchor) }
        if peek == UInt8(ascii: "*") {
            let name = String(readWord().dropFirst())
            guard let value = anchors[name] else { throw fault("unknown anchor '\(name)'") }
            return value
        }
        var parts: [String] = []
        while let byte = peek, !",[]{}".utf8.contains(byte) {
            let begin = offset
            while let byte = peek, !",[]{}\r\n".utf8.contains(byte) {
                if byte == UInt8(ascii: "#"), Self.isBlank(text[offset - 1]) { break }
                let next = self.byte(after: 1)
                if byte == UInt8(ascii: ":"), Self.isBlank(next) || ",[]{}".utf8.contains(next ?? 0) { break }
                offset += 1
            }
            parts.append(Self.trimmed(text[begin..<offset]))
            if peek == UInt8(ascii: ":") { break }
            try skipBlanks()
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
        return remember(Self.plain(text, line: start), as: anchor)
    }

    private mutating func readFlowList() throws -> ConfigurationValue {
        let start = line
        offset += 1
        var elements: [ConfigurationValue] = []
        while true {
            try skipBlanks()
            guard peek != nil else { throw ConfigurationTextFault(message: "']' is missing", line: start) }
            if peek == UInt8(ascii: "]") { break }
            elements.append(try readFlow())
            try skipBlanks()
            if peek == UInt8(ascii: ",") {
                offset += 1
            } else if peek != UInt8(ascii: "]"), peek != nil {
                throw fault("expected ',' or ']'")
            }
        }
        offset += 1
        return ConfigurationValue(content: .list(elements), line: start)
    }

    private mutating func readFlowMapping() throws -> ConfigurationValue {
        let start = line
        offset += 1
        var members: [ConfigurationValue.Member] = []
        while true {
            try skipBlanks()
            guard peek != nil else { throw ConfigurationTextFault(message: "'}' is missing", line: start) }
            if peek == UInt8(ascii: "}") { break }
            let keyLine = line
            let key = try readFlowScalar()
            try skipBlanks()
            var value = ConfigurationValue(content: .null, line: line)
            if peek == UInt8(ascii: ":") {
                offset += 1
                try skipBlanks()
                value = ",}".utf8.contains(peek ?? 0) ? value : try readFlow()
                try skipBlanks()
            }
            members.append(ConfigurationValue.Member(key: key.text ?? "", line: keyLine, value: value))
            if peek == UInt8(ascii: ",") {
                offset += 1
            } else if peek != UInt8(ascii: "}"), peek != nil {
                throw fault("expected ',' or '}'")
            }
        }
        offset += 1
        return ConfigurationValue(content: .mapping(members), line: start)
    }
}
