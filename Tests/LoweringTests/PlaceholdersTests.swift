import ApusPlan
import Testing

@Suite("Placeholders")
struct PlaceholdersTests {
    @Test(
        "a placeholder whose value is known is replaced, in one pass",
        arguments: [
            ("", ""), ("/a", "/a"), ("{a}", "1"), ("/{a}/{b}/{a}", "/1/{a}/1"), ("{c}", "{c}"), ("{}", "{}"),
            ("{a", "{a"),
            ("a}", "a}"), ("{{a}", "{1"), ("{c{a}}", "{c1}"), ("{a}{b}é{a}", "1{a}é1"), ("{é}", "e"), ("{a}{", "1{"),
        ]
    )
    func replaced(text: String, expected: String) {
        let values = ["a": "1", "b": "{a}", "é": "e"]
        #expect(text.replacingPlaceholders { values[$0] } == expected)
    }
}
