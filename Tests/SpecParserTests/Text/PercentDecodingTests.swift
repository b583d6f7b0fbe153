import Testing

@testable import ApusSpecParser

/// Percent-encoded octets (RFC 3986 §2.1).
@Suite struct PercentDecodingTests {
    @Test(arguments: [
        ("", ""), ("plain/path.yaml", "plain/path.yaml"), ("a%20b", "a b"), ("%2F%2f", "//"), ("%25", "%"),
        ("%7E1", "~1"), ("%C3%A9t%C3%A9", "été"), ("é%20", "é "), ("%F0%9F%90%9D", "🐝"), ("a%00b", "a\0b"),
    ])
    func decodes(_ encoded: String, _ decoded: String) {
        #expect(encoded.percentDecoded == decoded)
    }

    @Test(arguments: [
        "%", "a%", "a%2", "%2", "%G0", "%0G", "%%20", "% 20", "%C3", "%C3%28", "%FF", "%ED%A0%80", "%C0%80",
    ])
    func refuses(_ malformed: String) {
        #expect(malformed.percentDecoded == nil)
    }
}
