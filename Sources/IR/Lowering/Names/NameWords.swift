/// The words of a name in any spelling: `user_id`, `userId`, `User ID`, `X-Request-ID`, `HTTPServer`.
///
/// A word ends:
/// - at a scalar that is not a letter, digit or mark;
/// - between a lower-case letter or digit and an upper-case letter (`userId`);
/// - before the last letter of a run of upper-case letters if a lower-case letter follows (`HTTPServer`).
///
/// Digits belong to the word before them. Signs that have a meaning at the start (`+1`, `-name`, `@id`) or at the end
/// (`A+`) become words. In a name without letters and digits, all signs become words.
struct NameWords: Sendable, Hashable {
    struct Word: Sendable, Hashable {
        var text: String
        /// The sign between the previous word and this one; `nil` between `user` and `Id`.
        var separator: Unicode.Scalar?
    }

    private(set) var words: [Word] = []
    /// Whether the name has upper-case letters and no lower-case ones: `USER_ID`.
    private(set) var isAllUpperCase = false

    /// The maximum length of a name. Longer names, which can be of any length in a description, are truncated and end
    /// with a hash of the whole spelling, so that names that differ anywhere stay different.
    static let maximumLength = 160
    private static let hashLength = 8

    init(_ spelled: String) {
        let scalars = Self.scalars(of: spelled)
        guard scalars.contains(where: Self.isWordScalar) else {
            words = [Word(text: Self.spelling(ofSigns: scalars), separator: nil)]
            return
        }
        isAllUpperCase =
            scalars.contains(where: Self.isUpper) && !scalars.contains(where: Self.isLower)
        let first = scalars.firstIndex(where: Self.isWordScalar) ?? 0
        let last = scalars.lastIndex(where: Self.isWordScalar) ?? 0
        addSign(Self.sign(before: scalars[..<first]))
        split(scalars[first...last])
        if scalars.count - last - 1 <= 2 {
            for sign in scalars[(last + 1)...] { addSign(Self.trailingSigns[sign]) }
        }
        truncate(spelled)
    }

    private static func scalars(of spelled: String) -> [Unicode.Scalar] {
        var text = spelled
        let ascii = text.withUTF8 { bytes -> [Unicode.Scalar]? in
            let isPlain = bytes.count <= maximumLength * 2 && bytes.allSatisfy { $0 < 0x80 }
            return isPlain ? bytes.map { Unicode.Scalar($0) } : nil
        }
        return ascii ?? spelled.unicodeScalars.prefix(maximumLength * 2).map(plain)
    }

    private mutating func addSign(_ text: String?) {
        if let text { words.append(Word(text: text, separator: nil)) }
    }

    private mutating func split(_ scalars: ArraySlice<Unicode.Scalar>) {
        words.reserveCapacity(words.count + 4)
        var separator: Unicode.Scalar?
        var start = scalars.startIndex
        while start < scalars.endIndex {
            var end = start
            while end < scalars.endIndex, Self.isWordScalar(scalars[end]) { end += 1 }
            if end > start {
                append(scalars[start..<end], after: separator)
                separator = end < scalars.endIndex ? scalars[end] : nil
            } else {
                // Several signs in a row are not a decimal point or a range.
                separator = "_"
            }
            start = end + 1
        }
    }

    /// Appends the words of a text without signs, divided where the case changes: `userIDs` → `user`, `IDs`.
    private mutating func append(_ chunk: ArraySlice<Unicode.Scalar>, after separator: Unicode.Scalar?) {
        var separator = separator
        var start = chunk.startIndex
        for index in chunk.indices.dropFirst() where Self.isBoundary(in: chunk, before: index) {
            words.append(Word(text: Self.text(chunk[start..<index]), separator: separator))
            separator = nil
            start = index
        }
        words.append(Word(text: Self.text(chunk[start...]), separator: separator))
    }

    private static func isBoundary(in chunk: ArraySlice<Unicode.Scalar>, before index: Int) -> Bool {
        guard isUpper(chunk[index]) else { return false }
        guard isUpper(chunk[index - 1]) else { return true }
        // In a run of capitals, the last one starts the next word, except in a plural such as `IDs`.
        guard index + 1 < chunk.endIndex, isLower(chunk[index + 1]) else { return false }
        let isPlural = chunk[index + 1] == "s" && (index + 2 == chunk.endIndex || isUpper(chunk[index + 2]))
        return !isPlural
    }

    // ASCII is compared directly, because looking up Unicode properties is slower.
    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }

    static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
    }

    private mutating func truncate(_ spelled: String) {
        let isCut = spelled.utf8.count > Self.maximumLength * 2 && spelled.unicodeScalars.count > Self.maximumLength * 2
        if !isCut, words.reduce(0, { $0 + $1.text.utf8.count }) <= Self.maximumLength { return }
        let limit = Self.maximumLength - Self.hashLength
        var length = 0
        for (index, word) in words.enumerated() {
            length += word.text.unicodeScalars.count
            guard length > limit else { continue }
            if index == 0 {
                words = [Word(text: String(word.text.unicodeScalars.prefix(limit)), separator: nil)]
            } else {
                words.removeSubrange(index...)
            }
            break
        }
        words.append(Word(text: Self.hash(spelled), separator: nil))
    }

    /// Eight hexadecimal digits of the FNV-1a hash of a text.
    static func hash(_ text: String) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: hashLength - digits.count) + digits
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(unsafeUninitializedCapacity: scalars.reduce(0) { $0 + UTF8.width($1) }) { buffer in
            var count = 0
            for scalar in scalars {
                if scalar.isASCII {
                    buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
                    count += 1
                    continue
                }
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[count] = byte
                    count += 1
                }
            }
            return count
        }
    }
}

extension NameWords {
    /// Whether a scalar is allowed in a Swift identifier and visible: letters, digits, marks and emoji.
    static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return isUnicodeWordScalar(scalar) }
        return (0x61...0x7A).contains(scalar.value) || (0x41...0x5A).contains(scalar.value)
            || (0x30...0x39).contains(scalar.value)
    }

    /// A function of its own, so that the check of ASCII is short enough to be inlined.
    private static func isUnicodeWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        guard IdentifierScalars.isContinuation(scalar), !properties.isDefaultIgnorableCodePoint else { return false }
        return properties.isAlphabetic || properties.numericType == .decimal || properties.isEmojiPresentation
            || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
    }

    /// Replaces typographic dashes and the minus sign by `-`.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{2212}", "\u{2013}", "\u{2014}", "\u{2010}", "\u{2011}": "-"
        default: scalar
        }
    }

    private static func sign(before signs: ArraySlice<Unicode.Scalar>) -> String? {
        if signs.isEmpty { return nil }
        return switch String(String.UnicodeScalarView(signs)) {
        case "+": "plus"
        case "-": "minus"
        case "@": "at"
        case "<": "lessThan"
        case "<=": "atMost"
        case ">": "greaterThan"
        case ">=": "atLeast"
        case "!": "not"
        case "#": "hash"
        case "*": "star"
        case "~": "tilde"
        default: nil
        }
    }

    private static let trailingSigns: [Unicode.Scalar: String] = [
        "+": "plus", "-": "minus", "#": "sharp", "*": "star", "%": "percent", "!": "exclamation", "?": "question",
    ]

    private static func spelling(ofSigns scalars: [Unicode.Scalar]) -> String {
        guard !scalars.isEmpty else { return "empty" }
        var text = ""
        for scalar in scalars.prefix(8) {
            let word = signNames[scalar] ?? "u\(String(scalar.value, radix: 16, uppercase: true))"
            text += text.isEmpty ? word : SwiftNaming.capitalized(word)
        }
        return text
    }

    private static let signNames: [Unicode.Scalar: String] = [
        " ": "space", "!": "not", "\"": "quote", "#": "hash", "$": "dollar", "%": "percent", "&": "and",
        "'": "apostrophe", "(": "open", ")": "close", "*": "star", "+": "plus", ",": "comma", "-": "minus",
        ".": "dot", "/": "slash", ":": "colon", ";": "semicolon", "<": "less", "=": "equal", ">": "greater",
        "?": "question", "@": "at", "[": "openBracket", "\\": "backslash", "]": "closeBracket", "^": "caret",
        "_": "underscore", "`": "backtick", "{": "openBrace", "|": "or", "}": "closeBrace", "~": "tilde",
        "\n": "newline", "\r": "return", "\t": "tab",
    ]
}

/// The scalars that Swift allows in identifiers (The Swift Programming Language, Lexical Structure, Identifiers).
enum IdentifierScalars {
    static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return isHead(scalar)
            || ranges(0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F).contains(value)
    }

    static func isHead(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA8, 0xAA, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
            0x370...0x167F, 0x1681...0x180D, 0x180F...0x1DBF, 0x1E00...0x1FFF, 0x2070...0x20CF, 0x2100...0x218F,
            0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F,
            0x3031...0x303F, 0x3040...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE1F, 0xFE30...0xFE44,
            0xFE47...0xFFFD, 0x10000...0x1FFFD, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
            true
        default: false
        }
    }

    private static func ranges(_ ranges: ClosedRange<UInt32>...) -> Ranges { Ranges(ranges: ranges) }

    private struct Ranges {
        var ranges: [ClosedRange<UInt32>]
        func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }
    }
}
