import ApusDiagnostics
import Testing

@Suite struct TextSearchTests {
    @Test(
        arguments: [
            ("", "", true), ("", "a", false), ("abc", "", true), ("abc", "abc", true), ("abc", "abcd", false),
            ("/v1/:id", "/:", true), ("aab", "ab", true), ("é://", "://", true), ("ABC", "abc", false),
        ] as [(String, StaticString, Bool)]
    )
    func findsAPart(text: String, part: StaticString, isFound: Bool) {
        #expect(text.hasText(part) == isFound)
        #expect(("x" + text).dropFirst().hasText(part) == isFound)
    }

    @Test(arguments: [
        ("URL to the next page", true), ("The next page (URI).", true), ("a hyperlink", true), ("url", true),
        ("curl", false), ("urls", false), ("the uri-reference", true), ("éurl", false), ("", false), ("u r l", false),
    ])
    func findsAWord(text: String, isFound: Bool) {
        #expect(text.hasWord("url", "uri", "hyperlink") == isFound)
    }
}
