/// The field `Set-Cookie`, the only one that cannot be joined by commas (RFC 9110 §5.3).
nonisolated enum SetCookieField {
    static let name = "Set-Cookie"

    /// The cookies of fields that were joined by commas. A comma in a date is not followed by a name and `=`.
    static func split(_ joined: String) -> [String] {
        var cookies: [Substring] = []
        var start = joined.startIndex
        for index in joined.indices where joined[index] == "," {
            let next = joined[joined.index(after: index)...].drop { $0 == " " }
            guard let equals = next.firstIndex(of: "="), HeaderText.isToken(String(next[..<equals])) else { continue }
            cookies.append(joined[start..<index])
            start = joined.index(after: index)
        }
        cookies.append(joined[start...])
        return cookies.map { HeaderText.trimmed($0) }
    }
}
