/// Checks a text and creates the entries of its tape in one pass.
///
/// The builder uses neither recursion nor a stack: while a container is open, `following` of its entry is its parent.
nonisolated struct JSONTapeBuilder {
    let base: UnsafeMutablePointer<UInt8>
    let count: Int
    private(set) var entries: UnsafeMutablePointer<JSONEntry>
    private(set) var used = 0
    private var capacity: Int
    private let maximumDepth: Int
    private var position = 0

    /// The parent of the root. Not the index of an entry, because a text is smaller than 4 GiB.
    private static let none = UInt32.max

    /// Copies the text, checks it and builds its entries. The caller owns both buffers of the result.
    static func build(
        _ bytes: UnsafeBufferPointer<UInt8>,
        options: JSONReadingOptions
    ) throws(JSONSyntaxError) -> JSONTapeBuilder {
        guard bytes.count < Int(UInt32.max) - JSONTape.padding else {
            throw JSONSyntaxError(byteOffset: 0, message: "the text is larger than 4 GiB")
        }
        var builder = JSONTapeBuilder(copying: bytes, maximumDepth: options.maximumDepth)
        do throws(JSONSyntaxError) {
            try builder.skipByteOrderMark(allowed: options.allowsByteOrderMark)
            try builder.scanText()
        } catch {
            builder.base.deallocate()
            builder.entries.deallocate()
            throw error
        }
        return builder
    }

    private init(copying bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        base = .allocate(capacity: bytes.count + JSONTape.padding)
        if let source = bytes.baseAddress {
            base.initialize(from: source, count: bytes.count)
        }
        (base + bytes.count).initialize(repeating: 0, count: JSONTape.padding)
        count = bytes.count
        // Responses usually have an entry for every 8 to 16 bytes; pages that are not written use no memory.
        capacity = 8 + bytes.count / 8
        entries = .allocate(capacity: capacity)
        self.maximumDepth = maximumDepth
    }

    private mutating func skipByteOrderMark(allowed: Bool) throws(JSONSyntaxError) {
        guard base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF else { return }
        guard allowed else { throw fault("byte order mark before the value", at: 0) }
        position = 3
    }

    // MARK: Structure

    private mutating func scanText() throws(JSONSyntaxError) {
        var parent = Self.none
        var depth = 0
        values: while true {
            skipWhitespace()
            let byte = base[position]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                guard depth <= maximumDepth else { throw tooDeep() }
                parent = open(byte == UInt8(ascii: "{") ? .object : .array, in: parent)
                skipWhitespace()
                if byte == UInt8(ascii: "{") {
                    if base[position] != UInt8(ascii: "}") {
                        try scanName(orClosing: true)
                        entries[Int(parent)].tag &+= JSONEntry.oneChild
                        continue values
                    }
                } else if base[position] != UInt8(ascii: "]") {
                    entries[Int(parent)].tag &+= JSONEntry.oneChild
                    continue values
                }
            } else {
                try scanScalar(byte)
            }
            // After a value, or before the closing byte of an empty container.
            while parent != Self.none {
                skipWhitespace()
                let isObject = entries[Int(parent)].is(.object)
                switch base[position] {
                case UInt8(ascii: ","):
                    position += 1
                    try countChild(of: parent)
                    if isObject {
                        skipWhitespace()
                        try scanName(orClosing: false)
                    }
                    continue values
                case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                    position += 1
                    parent = close(parent)
                    depth -= 1
                default:
                    throw unexpected(isObject ? "',' or '}'" : "',' or ']'")
                }
            }
            skipWhitespace()
            guard position >= count else { throw unexpected("the end of the text") }
            return
        }
    }

    private mutating func open(_ kind: JSONEntry.Kind, in parent: UInt32) -> UInt32 {
        let index = UInt32(truncatingIfNeeded: used)
        append(JSONEntry(kind: kind, start: position, length: 1, following: parent))
        position += 1
        return index
    }

    /// Ends a container at `position` and returns its parent.
    private mutating func close(_ index: UInt32) -> UInt32 {
        let container = entries + Int(index)
        let parent = container.pointee.following
        container.pointee.following = UInt32(truncatingIfNeeded: used)
        container.pointee.length = UInt32(truncatingIfNeeded: position) &- container.pointee.start
        return parent
    }

    private mutating func countChild(of parent: UInt32) throws(JSONSyntaxError) {
        guard entries[Int(parent)].tag >> 4 < JSONEntry.maximumChildren else {
            throw fault("more than \(JSONEntry.maximumChildren) values in one array or object")
        }
        entries[Int(parent)].tag &+= JSONEntry.oneChild
    }

    private mutating func scanName(orClosing: Bool) throws(JSONSyntaxError) {
        guard base[position] == UInt8(ascii: "\"") else {
            throw unexpected(orClosing ? "a member name in double quotes or '}'" : "a member name in double quotes")
        }
        try scanString()
        skipWhitespace()
        guard base[position] == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
    }

    // MARK: Scalars

    @inline(__always)
    private mutating func scanScalar(_ byte: UInt8) throws(JSONSyntaxError) {
        switch byte {
        case UInt8(ascii: "\""):
            try scanString()
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            try scanNumber()
        case UInt8(ascii: "t"):
            try scanLiteral("true", kind: .true)
        case UInt8(ascii: "f"):
            try scanLiteral("false", kind: .false)
        case UInt8(ascii: "n"):
            try scanLiteral("null", kind: .null)
        default:
            throw unexpected("a value")
        }
    }

    private mutating func scanLiteral(_ literal: StaticString, kind: JSONEntry.Kind) throws(JSONSyntaxError) {
        let length = literal.utf8CodeUnitCount
        let expected = literal.utf8Start
        for index in 0..<length where base[position + index] != expected[index] {
            throw unexpected("'\(literal)'", at: position + index)
        }
        appendScalar(kind, length: length)
    }

    private mutating func scanNumber() throws(JSONSyntaxError) {
        var end = position
        if base[end] == UInt8(ascii: "-") { end += 1 }
        if base[end] == UInt8(ascii: "0") {
            end += 1
            if isDigit(base[end]) { throw fault("leading zero in a number", at: end) }
        } else {
            end = try skipDigits(from: end)
        }
        var isInteger = true
        if base[end] == UInt8(ascii: ".") {
            isInteger = false
            end = try skipDigits(from: end + 1)
        }
        if base[end] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            end += 1
            if base[end] == UInt8(ascii: "+") || base[end] == UInt8(ascii: "-") { end += 1 }
            end = try skipDigits(from: end)
        }
        appendScalar(.number, length: end - position, mark: isInteger)
    }

    private func skipDigits(from start: Int) throws(JSONSyntaxError) -> Int {
        var end = start
        while isDigit(base[end]) { end += 1 }
        guard end > start else { throw unexpected("a digit", at: start) }
        return end
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Scans a string. Most strings end within eight bytes; these need no call.
    @inline(__always)
    private mutating func scanString() throws(JSONSyntaxError) {
        let found = JSONStringScan.specials(at: base + position + 1)
        let end = position &+ 1 &+ found.trailingZeroBitCount &>> 3
        guard found != 0, base[end] == UInt8(ascii: "\"") else { return try scanLongString() }
        appendScalar(.string, length: end &+ 1 &- position)
    }

    @inline(never)
    private mutating func scanLongString() throws(JSONSyntaxError) {
        var end = position + 1
        var isEscaped = false
        while true {
            end = JSONStringScan.skipPlainASCII(base, from: end)
            let byte = base[end]
            if byte == UInt8(ascii: "\"") { break }
            if byte >= 0x80 {
                end = try JSONStringScan.skipMultibyte(base, from: end)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                end = try JSONStringScan.skipEscape(base, from: end, count: count)
            } else if end >= count {
                throw fault("the text ends in a string", at: count)
            } else {
                throw fault("control character in a string; write it as an escape", at: end)
            }
        }
        appendScalar(.string, length: end + 1 - position, mark: isEscaped)
    }

    // MARK: White space and entries

    @inline(__always)
    private mutating func skipWhitespace() {
        var byte = base[position]
        while byte <= 0x20 {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
            byte = base[position]
        }
    }

    @inline(__always)
    private mutating func appendScalar(_ kind: JSONEntry.Kind, length: Int, mark: Bool = false) {
        let next = UInt32(truncatingIfNeeded: used &+ 1)
        append(JSONEntry(kind: kind, start: position, length: length, following: next, mark: mark))
        position &+= length
    }

    @inline(__always)
    private mutating func append(_ entry: JSONEntry) {
        if used == capacity { grow() }
        (entries + used).initialize(to: entry)
        used &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<JSONEntry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: used)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    // MARK: Faults

    private func fault(_ message: String, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(byteOffset: offset ?? position, message: message)
    }

    private func tooDeep() -> JSONSyntaxError {
        let message = "nested deeper than \(maximumDepth) levels"
        return JSONSyntaxError(byteOffset: position, message: message, exceedsMaximumDepth: true)
    }

    private func unexpected(_ expected: String, at place: Int? = nil) -> JSONSyntaxError {
        let offset = place ?? position
        guard offset < count else {
            return fault("expected \(expected), found the end of the text", at: count)
        }
        let byte = base[offset]
        let found =
            byte > 0x20 && byte < 0x7F
            ? "'\(Character(Unicode.Scalar(byte)))'"
            : "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        return fault("expected \(expected), found \(found)", at: offset)
    }
}
