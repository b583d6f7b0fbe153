import ApusPlan

/// Converts names of a description to Swift names.
///
/// | spelled | member | type | reason |
/// |---|---|---|---|
/// | `projKey` | `projKey` | `ProjKey` | camel case is kept |
/// | `userId` | `userId` | `UserId` | kept even where the API Design Guidelines would write `userID` |
/// | `user_id` | `userID` | `UserID` | separated words are joined in camel case, acronyms are in upper case |
/// | `USER_ID` | `userID` | `UserID` | words in upper case are read as lower case |
/// | `URL` | `url` | `URL` | all letters of a leading acronym are in lower case |
/// | `X-Request-ID` | `xRequestID` | `XRequestID` | |
/// | `1st` | `_1st` | `_1st` | an identifier cannot start with a digit |
/// | `+1`, `-1` | `plus1`, `minus1` | `Plus1`, `Minus1` | |
/// | `1.5`, `1-5` | `_1point5`, `_1to5` | | |
/// | `@id`, `$ref`, `_links` | `atID`, `ref`, `links` | | |
/// | empty | `empty` | `Empty` | |
///
/// The result depends only on the spelling. ``NameScope`` resolves collisions and reserved names.
enum SwiftNaming {
    /// The name of a property, a method, a parameter or a case: lowerCamelCase.
    static func member(_ spelled: String) -> String {
        if isCamelCase(spelled, first: UInt8(ascii: "a")...UInt8(ascii: "z")) { return spelled }
        if let name = snakeCase(spelled, isType: false) { return name }
        return identifier(join(NameWords(spelled), isType: false))
    }

    /// The name of a member in the configuration, as it is written if it is an identifier with a lower-case first letter.
    static func configuredMember(_ name: String) -> String {
        isIdentifier(name) && name.first?.isUppercase == false ? name : member(name)
    }

    /// The name of a type in the configuration, as it is written except for its first letter.
    static func configuredType(_ name: String) -> String {
        isIdentifier(name) && !name.hasPrefix("_") ? capitalized(name) : type(name)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "_", text != "_" else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    /// The name of a type: UpperCamelCase.
    static func type(_ spelled: String) -> String {
        if isCamelCase(spelled, first: UInt8(ascii: "A")...UInt8(ascii: "Z")) { return spelled }
        if let name = snakeCase(spelled, isType: true) ?? typeNamed(inCamelCase: spelled) { return name }
        return identifier(join(NameWords(spelled), isType: true))
    }

    /// The word with its first letter in upper case.
    static func capitalized(_ word: String) -> String {
        if let byte = word.utf8.first, byte < 0x80 {
            guard isLowerCase(byte) else { return word }
            var word = word
            return word.withUTF8 { bytes in
                String(unsafeUninitializedCapacity: bytes.count) { buffer in
                    _ = buffer.initialize(from: bytes)
                    buffer[0] = byte & 0xDF
                    return bytes.count
                }
            }
        }
        guard let first = word.unicodeScalars.first, !first.properties.isUppercase else { return word }
        return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
    }

    /// The name of a member that is named after a type: `URLScheme` → `urlScheme`.
    static func member(ofType type: String) -> String { member(type) }

    /// The name of an element of a list: `rules` → `rule`, `policies` → `policy`, `data` → `dataItem`.
    static func singular(_ name: String) -> String { singularOfPlural(name) ?? name + "Item" }

    /// The name without its plural ending; `nil` if it has none.
    static func singularOfPlural(_ name: String) -> String? {
        guard name.utf8.last.map({ $0 | 0x20 }) == UInt8(ascii: "s") else { return nil }
        let lower = name.lowercased()
        func dropping(_ count: Int, _ ending: String = "") -> String { String(name.dropLast(count)) + ending }
        if lower.hasSuffix("ies"), lower.count > 4 { return dropping(3, "y") }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where lower.hasSuffix(ending) { return dropping(2) }
        let isSingular = ["ss", "us", "is", "news", "series"].contains { lower.hasSuffix($0) }
        return isSingular || lower.count <= 2 ? nil : dropping(1)
    }

    /// Words that are written in upper case within a name.
    static let acronyms: WordSet = [
        "acl", "api", "cpu", "css", "csv", "dns", "html", "http", "https", "id", "ids", "ip", "json", "jwt", "ldap",
        "mfa", "oidc", "pdf", "saml", "scim", "sdk", "sql", "ssh", "ssl", "sso", "tls", "ttl", "ui", "uri", "uris",
        "url", "urls", "utc", "uuid", "vpc", "xml",
    ]

    private static func isAcronym(_ word: String) -> Bool { acronyms.contains(word) }

    /// Whether a word is the plural of an acronym: `ids`.
    private static func isPluralAcronym(_ word: String) -> Bool {
        word.utf8.last == UInt8(ascii: "s") && word.utf8.count > 2 && isAcronym(String(word.dropLast()))
    }

    /// `id` → `ID`, `ids` → `IDs`
    private static func acronym(_ word: String) -> String {
        isPluralAcronym(word) ? word.dropLast().uppercased() + "s" : word.uppercased()
    }

    /// The name for a text in snake case; `nil` if the text is not in snake case.
    ///
    /// Gives the same result as ``NameWords``. It is faster because it works on bytes, and snake case is common.
    private static func snakeCase(_ spelled: String, isType: Bool) -> String? {
        var spelled = spelled
        return spelled.withUTF8 { bytes in
            guard let first = bytes.first, isLowerCase(first), bytes.count <= NameWords.maximumLength,
                bytes.allSatisfy({ $0 == UInt8(ascii: "_") || isLowerCase($0) || isDigit($0) })
            else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { name in
                var (count, start) = (0, 0)
                while start < bytes.count {
                    let end = bytes[start...].firstIndex(of: UInt8(ascii: "_")) ?? bytes.count
                    let word = bytes[start..<end]
                    let capitals = count == 0 && !isType ? 0 : capitals(of: word)
                    for (offset, byte) in word.enumerated() {
                        name[count] = offset < capitals && isLowerCase(byte) ? byte & 0xDF : byte
                        count += 1
                    }
                    start = end + 1
                }
                return count
            }
        }
    }

    /// The type name for a text in camel case whose first letter is in lower case; `nil` for other texts. Only the first
    /// word changes: `idToken` → `IDToken`.
    private static func typeNamed(inCamelCase spelled: String) -> String? {
        guard isCamelCase(spelled, first: UInt8(ascii: "a")...UInt8(ascii: "z")) else { return nil }
        var spelled = spelled
        return spelled.withUTF8 { bytes in
            let capitals = capitals(of: bytes.prefix { !isUpperCase($0) })
            return String(unsafeUninitializedCapacity: bytes.count) { name in
                for (offset, byte) in bytes.enumerated() {
                    name[offset] = offset < capitals && isLowerCase(byte) ? byte & 0xDF : byte
                }
                return bytes.count
            }
        }
    }

    /// The number of leading letters that are in upper case in a word of lower-case letters and digits.
    private static func capitals(of word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        guard acronyms.contains(word) else { return 1 }
        return acronyms.contains(word.dropLast()) && word.last == UInt8(ascii: "s") ? word.count - 1 : word.count
    }

    private static func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
    }

    private static func isUpperCase(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    private static func isLowerCase(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func join(_ name: NameWords, isType: Bool) -> String {
        var result = ""
        for (index, word) in name.words.enumerated() {
            var text = word.text
            let isSingleAcronym = isType && name.words.count == 1
            if name.isAllUpperCase, !isSingleAcronym { text = text.lowercased() }
            let piece: String
            if index == 0, !isType {
                piece = leading(text)
            } else if isAcronym(text) {
                piece = acronym(text)
            } else {
                piece = capitalized(text)
            }
            if word.separator != nil {
                result += numberSeparator(between: result, and: piece, separator: word.separator)
            }
            result += piece
        }
        return result
    }

    /// The first word of a member: all letters of an acronym in lower case, otherwise only the first letter.
    private static func leading(_ word: String) -> String {
        guard let first = word.unicodeScalars.first else { return word }
        // The common case: a word that starts with a lower-case letter is not an acronym.
        if NameWords.isLower(first), word.utf8.count > 1 { return word }
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return leading(ascii: word) }
        let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
        let singular = letters.last == "s" ? letters.dropLast() : letters[...]
        if letters.count > 1 || word.count == 1, !singular.contains(where: { !$0.properties.isUppercase }) {
            return word.lowercased()
        }
        return first.properties.lowercaseMapping + String(word.unicodeScalars.dropFirst())
    }

    /// The same as ``leading(_:)``, without looking up the properties of letters.
    private static func leading(ascii word: String) -> String {
        let letters = word.utf8.filter { isLowerCase($0) || isUpperCase($0) }
        let singular = letters.last == UInt8(ascii: "s") ? letters.dropLast() : letters[...]
        let isAcronym = letters.count > 1 || word.utf8.count == 1
        if isAcronym, singular.allSatisfy(isUpperCase) { return word.lowercased() }
        var bytes = Array(word.utf8)
        if isUpperCase(bytes[0]) { bytes[0] |= 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text between two numbers, so that `1.5` and `1-5` have different names.
    private static func numberSeparator(between result: String, and piece: String, separator: Unicode.Scalar?) -> String
    {
        guard let separator, ".,-:/x".unicodeScalars.contains(separator), let last = result.unicodeScalars.last,
            let next = piece.unicodeScalars.first, isDecimal(last), isDecimal(next)
        else { return "" }
        switch separator {
        case ".", ",": return "point"
        case "-" where !result.contains("to") && result.count < 4: return "to"
        case ":", "/", "x": return "x"
        default: return ""
        }
    }

    private static func identifier(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return "empty" }
        let isHead = first.isASCII ? !("0"..."9").contains(first) : IdentifierScalars.isHead(first)
        return isHead ? text : "_" + text
    }

    /// Whether the text is already an ASCII identifier in camel case.
    private static func isCamelCase(_ text: String, first range: ClosedRange<UInt8>) -> Bool {
        guard let first = text.utf8.first, range.contains(first), text.utf8.count <= NameWords.maximumLength else {
            return false
        }
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { isLowerCase($0 | 0x20) || isDigit($0) }
        }
        return isPlain ?? false
    }
}
