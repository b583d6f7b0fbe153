/// HTML tags without attributes that only affect the layout, such as `<br>` and `</details>`. Pages omit them.
enum LayoutTag {
    private static let names: Set<String> = ["br", "p", "details", "summary", "div", "span"]

    /// Whether the text between angle brackets is such a tag.
    static func isName(_ inner: some Collection<UInt8>) -> Bool {
        guard inner.count < 16 else { return false }
        let name = inner.filter { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: " ") }
        return names.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    /// Whether the line consists only of such tags.
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
