/// A tag of HTML that only lays out text, `<br>` or `</details>`: without attributes it is left out.
enum LayoutTag {
    private static let names: Set<String> = ["br", "p", "details", "summary", "div", "span"]

    /// Whether what stands between the angle brackets is such a tag.
    static func isName(_ inner: some Collection<UInt8>) -> Bool {
        guard inner.count < 16 else { return false }
        let name = inner.filter { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: " ") }
        return names.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    /// Whether a line has nothing but such tags.
    static func isOnly(_ line: String) -> Bool {
        var rest = Substring(line).utf8.drop { $0 == UInt8(ascii: " ") }
        guard rest.first == UInt8(ascii: "<") else { return false }
        while rest.first == UInt8(ascii: "<") {
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")), isName(rest[..<close].dropFirst()) else {
                return false
            }
            rest = rest[close...].dropFirst().drop { $0 == UInt8(ascii: " ") }
        }
        return rest.isEmpty
    }
}
