/// Removes namespaces from the names of schemas: `io.k8s.api.core.v1.Pod` → `Pod`.
///
/// | name | parts that can be removed |
/// |---|---|
/// | `io.k8s.api.core.v1.Pod`, `models.User` | the parts before the first one with an upper-case letter |
/// | `pkg_sub_Model` | likewise |
/// | `v1Pet`, as grpc-gateway writes it | the version |
/// | `Some.Api.Models.Brand.LookupResult` | all but the last, if at least two thirds of the schemas start with `Some.` |
///
/// The rule applies if at least two thirds of the schemas have such a name. A part in brackets, such as the argument of a
/// generic type, is shortened in the same way.
struct SchemaNamespaces {
    private let isRule: Bool
    /// The first parts that at least two thirds of the names have.
    private let common: String?

    init(_ names: [String]) {
        var counts: [Substring: Int] = [:]
        for name in names {
            if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) { counts[name[..<dot], default: 0] += 1 }
        }
        let total = names.count
        common = counts.first { ShortOperationNames.isRule($0.value, of: total) }.map { String($0.key) }
        let first = common
        let namespaced = names.lazy.filter { Self.removable($0, common: first) != nil }.count
        isRule = total > 1 && ShortOperationNames.isRule(namespaced, of: total)
    }

    /// The shorter names of a schema, the shortest first; empty if the rule does not apply.
    func candidates(for name: String) -> [String] {
        guard isRule, name.utf8.count <= NameWords.maximumLength * 2 else { return [] }
        let removable = Self.removable(name, common: common) ?? 0
        return (0..<removable).map { kept in
            Self.mapTokens(of: name) { token in
                guard let own = Self.removable(token, common: common) else { return token }
                let parts = Self.parts(of: token)
                return parts.dropFirst(max(0, own - kept)).joined(separator: ".")
            }
        }
    }

    /// The number of leading parts that are a namespace; `nil` if the name has none.
    private static func removable(_ name: String, common: String?) -> Int? {
        // Most names have no namespace, and dividing a name into parts takes longer. Underscores separate a namespace only
        // from a part that begins with an upper-case letter.
        let bytes = name.utf8
        let isDivided = bytes.contains(UInt8(ascii: "_")) && bytes.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) }
        guard isDivided || bytes.contains(UInt8(ascii: ".")) || bytes.first == UInt8(ascii: "v") else { return nil }
        let end = name.firstIndex { !isTokenCharacter($0) } ?? name.endIndex
        let token = String(name[..<end])
        let parts = parts(of: token)
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let upper = parts.firstIndex { $0.first?.isUppercase ?? false }
        if let upper, upper > 0 { return upper }
        guard token.utf8.contains(UInt8(ascii: ".")), parts[0] == common, parts.last?.first?.isLetter == true else {
            return nil
        }
        return parts.count - 1
    }

    /// The parts between dots. Without dots, those between underscores if they are in lower case except the last ones.
    private static func parts(of token: String) -> [String] {
        let separator: Character = token.utf8.contains(UInt8(ascii: ".")) ? "." : "_"
        if let version = versionEnd(token) { return [String(token[..<version]), String(token[version...])] }
        let parts = token.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        guard separator == "_", let upper = parts.firstIndex(where: { $0.first?.isUppercase ?? false }) else {
            return separator == "_" ? [token] : parts
        }
        return parts[..<upper] + [parts[upper...].joined(separator: "_")]
    }

    /// The end of a version that an upper-case letter follows: `v1Pet`.
    private static func versionEnd(_ token: String) -> String.Index? {
        guard token.first == "v", let end = token.firstIndex(where: \.isUppercase) else { return nil }
        return VersionName.isLettered(token[..<end]) ? end : nil
    }

    private static func isTokenCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "_"
    }

    private static func mapTokens(of name: String, _ change: (String) -> String) -> String {
        var result = ""
        var token = ""
        for character in name {
            if isTokenCharacter(character) {
                token.append(character)
                continue
            }
            result += token.isEmpty ? "" : change(token)
            token = ""
            result.append(character)
        }
        return result + (token.isEmpty ? "" : change(token))
    }
}
