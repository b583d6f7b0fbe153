import ApusJSON
import Testing

@Suite("Tests of unions")
struct DiscriminationTests {
    @Test(
        "the elements of an array and the values of an object pass a test, without null",
        arguments: [
            ("[]", true), ("{}", true), (#"[{"a": 1}, null]"#, true), (#"[{"a": 1}, {"b": [1, 2]}]"#, false),
            (#"{"x": {"a": [1]}, "y": {"a": 2}}"#, true), (#"{"x": {"a": 1}, "a": {"b": 2}}"#, false),
            (#""a""#, false),
        ]
    )
    func elements(text: String, isExpected: Bool) throws {
        let json = try JSONReader(text.utf8)
        #expect(json.allElements({ $0.hasKeys("a") }) == isExpected)
    }

    @Test("nested arrays and objects are tested with nested tests")
    func nested() throws {
        let json = try JSONReader(#"{"x": [{"a": 1}], "y": []}"#.utf8)
        #expect(json.allElements({ $0.allElements({ $0.hasKeys("a") }) }))
        #expect(!json.allElements({ $0.allElements({ $0.lacksKeys("a") }) }))
    }
}
