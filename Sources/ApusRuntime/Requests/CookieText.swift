/// What a `Cookie` field can contain (RFC 6265 §4.1.1). Nothing in it is encoded: a server compares it as it is.
nonisolated enum CookieText {
    /// `name=value`.
    ///
    /// - Throws: ``RequestFault`` when the name is not a token, or the value contains control characters, spaces, quotes,
    ///   commas, semicolons, backslashes or characters outside of ASCII. The message does not contain the value.
    static func pair(_ name: String, _ value: String) throws(RequestFault) -> String {
        guard HeaderText.isToken(name) else { throw RequestFault("\(name.debugDescription) is not a cookie name") }
        guard isValue(value) else {
            throw RequestFault("the value of cookie '\(name)' has characters that RFC 6265 does not allow")
        }
        return name + "=" + value
    }

    /// Whether the text is a `cookie-value`: a quoted one may have quotes around it.
    static func isValue(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
            bytes = bytes.dropFirst().dropLast()
        }
        return bytes.allSatisfy(isOctet)
    }

    private static func isOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E: true
        default: false
        }
    }

    /// A parameter in the style `cookie` (OpenAPI 3.2 §4.12.3): pairs that are not encoded. The elements of a value that
    /// is not exploded are joined by commas.
    static func pairs(_ name: String, _ value: ParameterValue, explode: Bool) throws(RequestFault) -> [String] {
        switch value {
        case .null: return []
        case .primitive(let text): return [try pair(name, text)]
        case .array(let elements, _):
            let texts = elements.filter { !$0.isNull }.map(\.text)
            return try explode ? texts.map { text throws(RequestFault) in try pair(name, text) } : joined(name, texts)
        case .object(let members, _):
            let members = members.filter { !$0.value.isNull }
            guard explode else { return try joined(name, members.flatMap { [$0.name, $0.value.text] }) }
            return try members.map { member throws(RequestFault) in try pair(member.name, member.value.text) }
        }
    }

    private static func joined(_ name: String, _ texts: [String]) throws(RequestFault) -> [String] {
        if texts.isEmpty { return [] }
        for text in texts { _ = try pair(name, text) }
        return [name + "=" + texts.joined(separator: ",")]
    }
}
