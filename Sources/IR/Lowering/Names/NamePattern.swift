/// An entry of `names` that names several operations or schemas: `users_*: "*"`, `Acme.Models.*: "Acme*"`.
///
/// A `*` of the key matches any text. Each `*` of the name is replaced by the text that the `*` of the key in the same
/// position matches.
package struct NamePattern: Sendable, Hashable {
    package let key: String
    /// The texts between the `*` of the key, with the text before the first one and after the last one.
    private let keyParts: [String]
    private let nameParts: [String]

    /// Creates a pattern; `nil` if the entry is a name, because the key or the name has no `*`.
    package init?(_ key: String, _ name: String) {
        let keyParts = key.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        let nameParts = name.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        guard keyParts.count > 1, nameParts.count > 1 else { return nil }
        self.key = key
        self.keyParts = keyParts
        self.nameParts = nameParts
    }

    /// Whether the name has a `*` that the key has no text for.
    package static func hasUnmatchedStar(_ key: String, _ name: String) -> Bool {
        count(name) > count(key)
    }

    private static func count(_ text: String) -> Int { text.utf8.filter { $0 == UInt8(ascii: "*") }.count }

    /// The name for a text; `nil` if the text does not match the key. A `*` matches the shortest text, the last one the
    /// rest.
    package func name(for text: String) -> String? {
        guard let matches = matches(text) else { return nil }
        var name = nameParts[0]
        for (part, match) in zip(nameParts.dropFirst(), matches) { name += match + part }
        return name.allSatisfy({ $0 == " " }) ? nil : name
    }

    private func matches(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        let parts = keyParts.map { Array($0.utf8) }
        guard let first = parts.first, let last = parts.last, bytes.starts(with: first),
            bytes.count >= first.count + last.count, bytes.suffix(last.count) == last[...]
        else { return nil }
        var matches: [String] = []
        var start = first.count
        let end = bytes.count - last.count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.find(part, in: bytes[start..<end]) else { return nil }
            matches.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + part.count
        }
        matches.append(String(decoding: bytes[start..<end], as: UTF8.self))
        return matches
    }

    private static func find(_ part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= part.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - part.count)).first { bytes[$0...].starts(with: part) }
    }
}

extension [NamePattern] {
    /// The name that the first matching pattern gives to the first key that it matches.
    func name(for keys: [String]) -> String? {
        for pattern in self {
            for key in keys {
                if let name = pattern.name(for: key) { return name }
            }
        }
        return nil
    }
}
