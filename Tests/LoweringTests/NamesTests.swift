import ApusLowering
import ApusPlan
import ApusTestSupport
import Testing

@testable import ApusLowering

@Suite("Names")
struct NamesTests {
    @Test(
        "names of members are in lower camel case",
        arguments: [
            ("projKey", "projKey"), ("userId", "userId"), ("userID", "userID"), ("user_id", "userID"),
            ("user_ids", "userIDs"), ("USER_ID", "userID"), ("UserName", "userName"), ("URL", "url"),
            ("URLScheme", "urlScheme"), ("HTTPServer", "httpServer"), ("userIDs", "userIDs"), ("IDs", "ids"),
            ("X-Request-ID", "xRequestID"), ("X-API-KEY", "xAPIKey"), ("html_url", "htmlURL"),
            ("first name", "firstName"),
            ("iOS", "iOS"), ("eTag", "eTag"), ("ETag", "eTag"), ("A", "a"), ("ASC", "asc"), ("v2Users", "v2Users"),
            ("1st", "_1st"), ("+1", "plus1"), ("-1", "minus1"), ("-name", "minusName"), ("1.5", "_1point5"),
            ("1-5", "_1to5"), ("2024-01-01", "_20240101"), ("@id", "atID"), ("$ref", "ref"), ("_links", "links"),
            ("", "empty"), (" ", "space"), ("*", "star"), ("<=", "lessEqual"), (">5", "greaterThan5"), ("A+", "aPlus"),
            ("c++", "cPlusPlus"), ("größe", "größe"), ("名前", "名前"), ("👍", "👍"), ("a\u{202E}b", "aB"),
            ("items[]", "items"), ("repos/get-content", "reposGetContent"), ("\u{0}", "u0"),
        ]
    )
    func members(spelled: String, expected: String) {
        #expect(SwiftNaming.member(spelled) == expected)
    }

    @Test(
        "names of types are in upper camel case",
        arguments: [
            ("UserSegment", "UserSegment"), ("user_segment", "UserSegment"), ("user-id", "UserID"), ("URL", "URL"),
            ("FOO_BAR", "FooBar"), ("1Password", "_1Password"), ("projKey", "ProjKey"), ("users.list", "UsersList"),
            ("List«User»", "ListUser"), ("", "Empty"),
        ]
    )
    func types(spelled: String, expected: String) {
        #expect(SwiftNaming.type(spelled) == expected)
    }

    @Test("a very long name is truncated")
    func longNames() {
        let name = SwiftNaming.member(String(repeating: "very ", count: 10_000) + "long")
        #expect(name.count <= NameWords.maximumLength)
        #expect(name.hasPrefix("veryVery"))
        let other = SwiftNaming.member(String(repeating: "very ", count: 10_000) + "short")
        #expect(other.hasPrefix("veryVery"))
        #expect(other != name)
    }

    @Test("the fast path for snake case gives the same names as the general rules")
    func snakeCaseAgrees() {
        var generator = SeededGenerator(seed: 7)
        let pieces = ["a", "id", "ids", "url", "foo", "b2", "x1", "9", "_", "__"]
        for _ in 0..<2_000 {
            let spelled =
                "a" + (0..<4).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: "_")
            // Spaces are not on the fast path.
            #expect(SwiftNaming.member(spelled) == SwiftNaming.member(spelled.replacingUnderscores), "\(spelled)")
            #expect(SwiftNaming.type(spelled) == SwiftNaming.type(spelled.replacingUnderscores), "\(spelled)")
        }
    }

    @Test("the fast path for types in camel case gives the same names as the general rules")
    func camelCaseAgrees() {
        var generator = SeededGenerator(seed: 11)
        let pieces = ["id", "ids", "url", "Foo", "ID", "IDs", "b2", "X1", "9", "B", "json"]
        for _ in 0..<2_000 {
            let first = ["a", "id", "ids", "url", "b2"].randomElement(using: &generator) ?? "a"
            let name = first + (0..<4).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            // A space at the end changes nothing, but is not on the fast path.
            #expect(SwiftNaming.type(name) == SwiftNaming.type(name + " "), "\(name)")
        }
    }

    @Test(
        "the first word of a member in ASCII is spelled like one in Unicode",
        arguments: [
            ("ÄB", "äb"), ("AB", "ab"), ("ABs", "abs"), ("Ab", "ab"), ("Äb", "äb"), ("A", "a"), ("Ä1", "ä1"),
            ("A1", "a1"),
        ]
    )
    func leadingWords(spelled: String, expected: String) {
        #expect(SwiftNaming.member(spelled) == expected)
    }

    @Test("a set of words contains its words only")
    func wordSets() {
        let words: WordSet = ["let", "var", String(repeating: "long", count: 20), "", "größe"]
        for word in words.words { #expect(words.contains(word)) }
        // Words of the same length and first letter, or longer than the bits of a length.
        for word in ["lex", "va", "Var", String(repeating: "lung", count: 20), "gröbe", "é"] {
            #expect(!words.contains(word))
        }
        #expect(words.union(["lex"]).contains("lex"))
    }

    @Test(
        "the name of a list's element is singular",
        arguments: [
            ("rules", "rule"), ("policies", "policy"), ("addresses", "address"), ("boxes", "box"),
            ("status", "statusItem"),
            ("data", "dataItem"), ("news", "newsItem"), ("class", "classItem"), ("s", "sItem"),
        ]
    )
    func singular(name: String, expected: String) {
        #expect(SwiftNaming.singular(name) == expected)
    }

    @Test("only keywords are in backticks")
    func backticks() {
        #expect(SwiftName("default").escaped == "`default`")
        #expect(SwiftName("name").escaped == "name")
        #expect(SwiftName("self").escaped == "`self`")
    }

    @Test("members with the same name get different names, independent of their order")
    func collisions() {
        let names = MemberNames(
            ["user_name", "userName", "UserName", "_type", "type", "self", "init"],
            reserved: ReservedNames.members
        )
        #expect(
            names.names.map(\.text)
                == ["userName2", "userName", "userName3", "_type", "type", "selfValue", "initValue"]
        )
        #expect(names.collisions.map(\.later) == [0, 2, 3])
    }

    @Test("equal names among many names are found, also if they are equal only in Unicode")
    func collisionsAmongMany() {
        let different = (0..<20).map { "name\($0)" }
        #expect(MemberNames(different, reserved: []).collisions.isEmpty)
        #expect(MemberNames(different + ["name7"], reserved: []).collisions.map(\.later) == [20])
        let composed = MemberNames(different + ["caf\u{E9}", "cafe\u{301}"], reserved: [])
        #expect(Set(composed.names).count == 22)
    }

    @Test("a thousand equal names get different numbers")
    func manyCollisions() {
        let names = MemberNames(Array(repeating: "x y", count: 1_000), reserved: [])
        #expect(Set(names.names).count == 1_000)
        #expect(names.names.last?.text == "xY1000")
    }
}

extension String {
    fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}

@Suite("Filters")
struct PathGlobTests {
    @Test(
        "globs match paths",
        arguments: [
            ("/users/*", "/users/{id}", true), ("/users/*", "/users/{id}/keys", false),
            ("/users/**", "/users/a/b", true),
            ("/**/keys", "/a/b/keys", true), ("/users", "/users", true), ("/users", "/users/", false),
            ("**", "/x", true),
            ("/*/*/*", "/a/b/c", true), ("/a*c", "/abc", true), ("/a*c", "/ab/c", false),
        ]
    )
    func globs(glob: String, path: String, expected: Bool) {
        #expect(PathGlob(glob).matches(path) == expected)
    }

    @Test("a glob with many stars does not take exponential time")
    func manyStars() {
        let glob = String(repeating: "*a", count: 40)
        #expect(!PathGlob(glob).matches(String(repeating: "a", count: 2_000) + "b"))
    }
}
