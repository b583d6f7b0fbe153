import ApusJSONPath
import Foundation
import Testing

@Suite("JSONPath")
struct JSONPathTests {
    static let document = """
        {"a": [1, 2, {"b": "x"}, [3, 4]], "c": {"b": "y", "n": 1.0}, "e": [], "pattern": "[xz]"}
        """

    @Test(
        "a query selects values in the order of the document",
        arguments: [
            ("$", ["$"]),
            ("$.a[0]", ["$['a'][0]"]),
            ("$['a'][-1]", ["$['a'][3]"]),
            ("$.a[1:3]", ["$['a'][1]", "$['a'][2]"]),
            ("$.a[::-2]", ["$['a'][3]", "$['a'][1]"]),
            ("$.a[0, 0]", ["$['a'][0]", "$['a'][0]"]),
            ("$..b", ["$['a'][2]['b']", "$['c']['b']"]),
            ("$.c.*", ["$['c']['b']", "$['c']['n']"]),
            ("$.missing", []),
            ("$.a[9]", []),
            ("$..[?@.b == 'y']", ["$['c']"]),
            ("$.a[?@ > 1]", ["$['a'][1]"]),
            ("$[?@.n == 1]", ["$['c']"]),
            ("$[?length(@) == 0]", ["$['e']"]),
            ("$[?count(@.*) == 2]", ["$['c']"]),
            ("$[?value(@..b) == 'x']", ["$['a']"]),
            ("$.a[?match(@.b, $.pattern)]", ["$['a'][2]"]),
            ("$..[?search(@, '^[x-z]$')]", ["$['a'][2]['b']", "$['c']['b']"]),
            ("$.a[?!@.b && !(@ == 1 || @ == 2)]", ["$['a'][3]"]),
            ("$.a[?@.missing == $.missing && @.b == 'x']", ["$['a'][2]"]),
            ("$.a[?@ == $.a[3]]", ["$['a'][3]"]),
        ]
    )
    func selects(query: String, expected: [String]) throws {
        #expect(try paths(query, in: Self.document) == expected)
    }

    @Test(
        "an invalid query has a message with the place",
        arguments: [
            ("", "expected '$' at character 1"),
            ("$.", "expected a member name or '*', found end of the query at character 3"),
            ("$ ", "unexpected ' ' at character 2"),
            ("$.a-b", "unexpected '-' at character 4; write ['a-b'] for the name 'a-b'"),
            ("$.paths.x-y.z", "unexpected '-' at character 10; write ['x-y'] for the name 'x-y'"),
            ("$.a['b'].c/d", "unexpected '/' at character 11; write ['c/d'] for the name 'c/d'"),
            ("$..2x", "expected a member name or '*', found '2' at character 4; write ['2x'] for the name '2x'"),
            ("$.a b", "unexpected ' ' at character 4"),
            ("$['a']-b", "unexpected '-' at character 7"),
            ("$[01]", "an integer must not start with 0 at character 3"),
            ("$[9007199254740992]", "integer out of range at character 3"),
            ("$['a]", "the string has no end at character 6"),
            ("$['\\uD800']", "a surrogate must be part of a pair at character 6"),
            ("$[?@.a[*] == 1]", "a query that can select several values can't be compared at character 15"),
            ("$[?length(@.a)]", "a value must be compared at character 15"),
            ("$[?size(@) == 1]", "unknown function 'size' at character 4"),
            ("$[?match(@)]", "'match' takes 2 arguments at character 4"),
        ]
    )
    func invalid(query: String, message: String) {
        do {
            _ = try JSONPath(query)
            Issue.record("\(query) is accepted")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test("a name is compared by its characters, without normalization")
    func normalization() throws {
        let decomposed = "$['e\u{301}']"
        #expect(try JSONPath(decomposed).select(from: TestValue(text: #"{"a": 1}"#)).isEmpty)
        #expect(try paths("$[?@ == 'e\u{301}']", in: "[\"\u{E9}\"]").isEmpty)
    }

    @Test("a normalized path selects its value and escapes special characters")
    func normalizedPath() throws {
        let names = ["it's", "back\\slash", "line\nbreak", "\u{1}", "/pets/{id}", "é"]
        for name in names {
            let path = NormalizedPath([.name("paths"), .name(name), .index(0)]).description
            let selected = try JSONPath(path).select(from: TestValue(["paths": [name: [true]]]))
            #expect(selected.map(\.path.description) == [path])
        }
    }
}

@Suite("I-Regexp")
struct IRegexpTests {
    @Test(
        "a pattern matches the whole text",
        arguments: [
            ("", "", true), ("a|b", "b", true), ("a|b", "ab", false), ("(ab)*", "abab", true), ("a+", "", false),
            ("a{2}", "aa", true), ("a{2}", "aaa", false), ("a{2,}", "aaaa", true), ("a{1,2}", "aaa", false),
            ("a{0}", "", true), ("[^a-c]", "d", true), ("[^a-c]", "b", false), ("[-a]", "-", true),
            ("[a-]", "-", true), ("[\\p{Nd}x]", "7", true), ("\\P{L}", "a", false), ("\\p{L}+", "aÄж", true),
            (".", "\n", false), ("\\n", "\n", true), ("(a*)*", "aaa", true), ("(|a)+", "aa", true),
            ("\u{1F600}", "\u{1F600}", true), ("a^b", "a^b", false), ("(a?){9}a{9}", "aaaaaaaaa", true),
        ]
    )
    func matches(pattern: String, text: String, expected: Bool) throws {
        let root = TestValue([["text": text, "pattern": pattern]])
        let query = try JSONPath("$[?match(@.text, @.pattern)]")
        #expect(try query.select(from: root).count == (expected ? 1 : 0))
    }

    @Test(
        "an invalid pattern matches nothing",
        arguments: [
            "(", ")", "a)", "[", "[]", "[b-a]", "[a-c-e]", "a**", "*", "a{2,1}", "a{", "{1}", "\\d", "\\p{Xx}",
            "\\p{Cs}",
            "(?:a)", "\\", "]", "}", "a{99999999999}", "((((a{99}){99}){99}){99})",
            "(((((){9999}){9999}){9999}){9999})",
            String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
        ]
    )
    func invalid(pattern: String) throws {
        let texts = ["", "a", pattern].map { ["text": $0, "pattern": pattern] }
        let query = try JSONPath("$[?search(@.text, @.pattern)]")
        #expect(try query.select(from: TestValue(texts)).isEmpty)
    }
}

@Suite("JSONPath limits")
struct JSONPathLimitTests {
    @Test("a query with nested descendants ends after the maximum number of steps")
    func nestedDescendants() throws {
        let query = try JSONPath("$..*..*..*..*")
        #expect(throws: JSONPathFault.tooManySteps(limit: 100_000)) {
            try query.select(from: ListValue(depth: 400), maximumSteps: 100_000)
        }
    }

    @Test("a deep document is visited without recursion")
    func deepDocument() throws {
        #expect(try JSONPath("$..*").select(from: ListValue(depth: 100_000)).count == 100_000)
        #expect(try JSONPath("$[?@ == $[0]]").select(from: ListValue(depth: 100_000)).count == 1)
    }

    @Test("nested filters are invalid from a depth on")
    func nestedFilters() {
        for text in ["(", "@[?", "length(", "!("] {
            let query = "$[?" + String(repeating: text, count: 10_000)
            #expect(throws: JSONPathFault.self) { try JSONPath(query) }
        }
    }

    @Test("a pattern with nested repetitions takes time linear in the text")
    func nestedRepetitions() throws {
        let text = String(repeating: "a", count: 2_000)
        let root = TestValue([["text": text + "b", "pattern": "((a*)*)*|(a|aa)+"]])
        let query = try JSONPath("$[?match(@.text, @.pattern)]")
        #expect(try query.select(from: root, maximumSteps: 200_000).isEmpty)
    }

    @Test("steps are linear in the document: twice the document needs at most twice the steps")
    func linearSteps() throws {
        for text in ["$..a", "$..[?@.a == 1]", "$..[?count($..*) > 3]", "$.*[?match(@, 'a*')]"] {
            let query = try JSONPath(text)
            let one = try steps(of: query, in: WideValue(count: 500))
            let other = try steps(of: query, in: WideValue(count: 1_000))
            #expect(other <= 2 * one + 100, "\(text): \(one) and \(other) steps")
        }
    }

    /// Returns the smallest number of steps that a query needs.
    private func steps(of query: JSONPath, in value: some JSONPathValue) throws -> Int {
        var range = 0..<1_000_000
        while range.count > 1 {
            let middle = (range.lowerBound + range.upperBound) / 2
            let isEnough = (try? query.select(from: value, maximumSteps: middle)) != nil
            range = isEnough ? range.lowerBound..<middle : middle..<range.upperBound
        }
        return range.upperBound
    }
}

/// An array in an array, and so on.
private struct ListValue: JSONPathValue {
    let depth: Int
    var content: JSONPathContent<ListValue> { .array(depth == 0 ? [] : [ListValue(depth: depth - 1)]) }
    func member(named name: String) -> ListValue? { nil }
}

/// An array of objects with the members `a` and `b`.
private enum WideValue: JSONPathValue {
    case list(count: Int)
    case object(Int)
    case number(Int)

    init(count: Int) { self = .list(count: count) }

    var content: JSONPathContent<WideValue> {
        switch self {
        case .list(let count): .array((0..<count).map { .object($0) })
        case .object(let number):
            .object(["a", "b"].map { JSONPathMember(name: $0, value: .number(number)) })
        case .number(let number): .number(JSONPathNumber(Double(number), integer: number))
        }
    }

    func member(named name: String) -> WideValue? {
        guard case .object(let number) = self, name == "a" || name == "b" else { return nil }
        return .number(number)
    }
}
