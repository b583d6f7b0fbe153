/// How a name of a description becomes a name of Swift.
///
/// | spelled | member | type | why |
/// |---|---|---|---|
/// | `projKey` | `projKey` | `ProjKey` | camel case stays as it is spelled |
/// | `userId` | `userId` | `UserId` | also where the guidelines would say `userID`: it is the author's choice |
/// | `user_id` | `userID` | `UserID` | separated words are joined by the API Design Guidelines, acronyms upper-case |
/// | `USER_ID` | `userID` | `UserID` | shouted words are read as lower-case ones |
/// | `URL` | `url` | `URL` | a leading acronym is lower-case as a whole |
/// | `X-Request-ID` | `xRequestID` | `XRequestID` | |
/// | `1st` | `_1st` | `_1st` | a digit can't start an identifier |
/// | `+1`, `-1` | `plus1`, `minus1` | `Plus1`, `Minus1` | |
/// | `1.5`, `1-5` | `_1point5`, `_1to5` | | |
/// | `@id`, `$ref`, `_links` | `atID`, `ref`, `links` | | |
/// | empty | `empty` | `Empty` | |
///
/// The same spelling gives the same name everywhere. What is reserved or taken is settled by ``NameScope``.
enum SwiftNaming {
    /// The name of a property, a method, a parameter or a case: lowerCamelCase.
    static func member(_ spelled: String) -> String {
        if isPlain(spelled, first: UInt8(ascii: "a")...UInt8(ascii: "z")) { return spelled }
        if let name = snakeCase(spelled) { return name }
        return identifier(join(NameWords(spelled), isType: false))
    }

    /// The name of a type: UpperCamelCase.
    static func type(_ spelled: String) -> String {
        if isPlain(spelled, first: UInt8(ascii: "A")...UInt8(ascii: "Z")) { return spelled }
        return identifier(join(NameWords(spelled), isType: true))
    }

    /// `word` with an upper-case first letter.
    static func capitalized(_ word: String) -> String {
        guard let first = word.unicodeScalars.first, !first.properties.isUppercase else { return word }
        return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
    }

    /// The member's name that belongs to a type's name: `URLScheme` → `urlScheme`.
    static func member(ofType type: String) -> String { member(type) }

    /// The name of one element of what is called `name`: `rules` → `rule`, `policies` → `policy`, `data` → `dataItem`.
    static func singular(_ name: String) -> String {
        let lower = name.lowercased()
        func dropping(_ count: Int, _ ending: String = "") -> String { String(name.dropLast(count)) + ending }
        if lower.hasSuffix("ies"), lower.count > 4 { return dropping(3, "y") }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where lower.hasSuffix(ending) { return dropping(2) }
        let isSingular = ["ss", "us", "is", "news", "series"].contains { lower.hasSuffix($0) }
        if lower.hasSuffix("s"), !isSingular, lower.count > 2 { return dropping(1) }
        return name + "Item"
    }

    /// Lower-case words that are written in capitals inside of a name.
    static let acronyms: Set<String> = [
        "acl", "api", "cpu", "css", "csv", "dns", "html", "http", "https", "id", "ids", "ip", "json", "jwt", "ldap",
        "mfa", "oidc", "pdf", "saml", "scim", "sdk", "sql", "ssh", "ssl", "sso", "tls", "ttl", "ui", "uri", "uris",
        "url", "urls", "utc", "uuid", "vpc", "xml",
    ]

    /// The member of `user_id`: the commonest spelling that isn't Swift's, without looking at each scalar's properties.
    private static func snakeCase(_ spelled: String) -> String? {
        let bytes = spelled.utf8
        guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= NameWords.longest else {
            return nil
        }
        let isSnake = bytes.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard isSnake else { return nil }
        var name = ""
        for word in bytes.split(separator: 0x5F) {
            let text = String(Substring(word))
            if name.isEmpty {
                name = text
            } else if acronyms.contains(text) {
                name += acronym(text)
            } else if let initial = word.first {
                if (0x61...0x7A).contains(initial) {
                    name.unicodeScalars.append(Unicode.Scalar(initial & 0xDF))
                    name += text.dropFirst()
                } else {
                    name += text
                }
            }
        }
        return name
    }

    /// `id` → `ID`, `ids` → `IDs`
    private static func acronym(_ word: String) -> String {
        let isPlural = word.hasSuffix("s") && word.count > 2 && acronyms.contains(String(word.dropLast()))
        return isPlural ? word.dropLast().uppercased() + "s" : word.uppercased()
    }

    private static func join(_ name: NameWords, isType: Bool) -> String {
        var result = ""
        for (index, word) in name.words.enumerated() {
            var text = word.text
            let isSingleAcronym = isType && name.words.count == 1
            if name.isShouted, !isSingleAcronym { text = text.lowercased() }
            let piece: String
            if index == 0, !isType {
                piece = leading(text)
            } else if acronyms.contains(text) {
                piece = acronym(text)
            } else {
                piece = capitalized(text)
            }
            result += bridge(from: result, to: piece, separator: word.separator) + piece
        }
        return result
    }

    /// The first word of a member: an acronym as a whole in lower case, else only its first letter.
    private static func leading(_ word: String) -> String {
        guard let first = word.unicodeScalars.first else { return word }
        // As nearly always: no acronym begins with a lower-case letter.
        if first.properties.isLowercase, word.utf8.count > 1 { return word }
        let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
        let singular = letters.last == "s" ? letters.dropLast() : letters[...]
        if letters.count > 1 || word.count == 1, !singular.contains(where: { !$0.properties.isUppercase }) {
            return word.lowercased()
        }
        return first.properties.lowercaseMapping + String(word.unicodeScalars.dropFirst())
    }

    /// What keeps the numbers of `1.5` and `1-5` apart.
    private static func bridge(from result: String, to piece: String, separator: Unicode.Scalar?) -> String {
        guard let separator, let last = result.unicodeScalars.last, let next = piece.unicodeScalars.first,
            last.properties.numericType == .decimal, next.properties.numericType == .decimal
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

    /// Whether the text is an ASCII camel case identifier already.
    private static func isPlain(_ text: String, first range: ClosedRange<UInt8>) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, range.contains(first), bytes.count <= NameWords.longest else { return false }
        return bytes.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        }
    }
}
