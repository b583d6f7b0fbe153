/// Recognizes versions in paths and names.
enum VersionName {
    /// The words that can follow the number: `v2beta1`, `v1-preview`.
    private static let stages = ["alpha", "beta", "rc", "preview", "dev", "internal"]

    /// Whether a word is a version with its letter: `v1`, `V2.0`, `v2beta1`, `v1p1beta1`.
    ///
    /// In names, a number alone is not a version, because it has other meanings there: `get_2`, `oauth_2`.
    static func isLettered(_ word: some StringProtocol) -> Bool {
        let text = word.utf8
        guard text.first.map({ $0 | 0x20 }) == UInt8(ascii: "v"), text.dropFirst().first.map(isDigit) == true else {
            return false
        }
        let rest = word.dropFirst().drop { $0.isNumber || $0 == "." }.drop { $0 == "-" }.lowercased()
        return rest.isEmpty || stages.contains(where: rest.hasPrefix) || isPoint(rest)
    }

    /// Whether a segment of a path is a version: `v1`, `1.0`, `2010-04-01`.
    static func matches(segment: String) -> Bool {
        if isLettered(segment) { return true }
        guard segment.utf8.first.map(isDigit) == true else { return false }
        return segment.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" }
    }

    /// Whether the text begins with a point release: `p1beta1` of `v1p1beta1`.
    private static func isPoint(_ rest: String) -> Bool {
        rest.utf8.first == UInt8(ascii: "p") && rest.utf8.dropFirst().first.map(isDigit) == true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
