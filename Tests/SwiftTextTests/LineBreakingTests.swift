import ApusSwiftText
import Testing

@Suite("Long lines are broken in the same way as by swift-format")
struct LineBreakingTests {
    private func broken(_ text: String) -> String {
        String(decoding: LineBreaking.broken(Array(text.utf8)), as: UTF8.self)
    }

    @Test("a line that fits is not changed")
    func short() {
        let text = "func get(key: String, other: String) async throws -> Segment {\n}\n"
        #expect(broken(text) == text)
    }

    @Test("each parameter of a declaration is put on a line of its own")
    func declaration() {
        let long = String(repeating: "x", count: 60)
        #expect(
            broken("    func get(\(long): String, \(long): [String: Int]? = nil) async throws -> Segment {") == """
                    func get(
                        \(long): String,
                        \(long): [String: Int]? = nil
                    ) async throws -> Segment {
                """
        )
    }

    @Test("a call is broken, but not at commas and brackets in string literals")
    func call() {
        let text = "\"" + String(repeating: "a, (b] \\\" ", count: 12) + "\""
        #expect(
            broken("    request.accepts(\(text), \"b\")")
                == "    request.accepts(\n        \(text),\n        \"b\"\n    )"
        )
    }

    @Test("the protocols of a type fill the lines, and the brace is on a line of its own")
    func inheritance() {
        let protocols = "ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral"
        #expect(
            broken("public enum GetItemWeight: JSONModel, \(protocols) {\n}")
                == "public enum GetItemWeight: JSONModel, \(protocols)\n{\n}"
        )
        let long = String(repeating: "x", count: 70)
        #expect(
            broken("    public enum \(long): JSONModel, \(protocols) {\n    }")
                == "    public enum \(long): JSONModel,\n        \(protocols)\n    {\n    }"
        )
    }

    @Test("a broken collection has a trailing comma")
    func collection() {
        let cases = (0..<12).map { ".someCaseNumber\($0)" }
        let expected = cases.map { "    \($0),\n" }.joined()
        #expect(broken("let cases = [\(cases.joined(separator: ", "))]") == "let cases = [\n\(expected)]")
    }

    @Test("a broken collection of one element has no trailing comma")
    func singleElement() {
        let text = "\"" + String(repeating: "x", count: 120) + "\""
        #expect(broken("let cases = [\(text)]") == "let cases = [\n    \(text)\n]")
    }

    @Test("the type of a declaration is not broken")
    func typeAnnotation() {
        let cases = (0..<12).map { ".someCaseNumber\($0)" }
        let expected = cases.map { "    \($0),\n" }.joined()
        #expect(
            broken("let cases: [SomeType] = [\(cases.joined(separator: ", "))]")
                == "let cases: [SomeType] = [\n\(expected)]"
        )
    }

    @Test("a collection that exactly fills the line is broken, because the trailing comma counts")
    func fullLine() {
        let name = String(repeating: "n", count: 120 - "let = [.a, .b]".count - 1)
        #expect(broken("let \(name) = [.a, .b]") == "let \(name) = [\n    .a,\n    .b,\n]")
        let shorter = name.dropLast()
        #expect(broken("let \(shorter) = [.a, .b]") == "let \(shorter) = [.a, .b]")
    }

    @Test("the call in an `else if` is broken")
    func elseIf() {
        let key = "\"" + String(repeating: "key", count: 20) + "\""
        #expect(
            broken("} else if json.hasKeys(\(key), \(key)) {")
                == "} else if json.hasKeys(\n    \(key),\n    \(key)\n) {"
        )
        #expect(
            broken("} else if json.hasKeys(\(key), \(key)), let value: A = json.attempt() {")
                == "} else if json.hasKeys(\n    \(key),\n    \(key)\n),\n    let value: A = json.attempt()\n{"
        )
    }

    @Test("a long type is put below its property")
    func longType() {
        let name = String(repeating: "Name", count: 16)
        #expect(
            broken("    @Nullable public var \(name): Outer.\(name)?")
                == "    @Nullable public var \(name):\n        Outer.\(name)?"
        )
    }

    @Test("the type of a parameter is not broken")
    func parameterType() {
        let name = String(repeating: "Name", count: 14)
        #expect(
            broken("    func set(values: [String: [\(name).Value]?]? = nil, other: [\(name).Value] = [a, b]) {") == """
                    func set(
                        values: [String: [\(name).Value]?]? = nil,
                        other: [\(name).Value] = [a, b]
                    ) {
                """
        )
        let longer = String(repeating: "Name", count: 24)
        #expect(broken("    values: [\(longer).Item]? = nil") == "    values: [\(longer).Item]? =\n        nil")
    }

    @Test("the type of a `typealias` is not broken")
    func typealiasOfArray() {
        let name = String(repeating: "Name", count: 16)
        #expect(broken("typealias \(name) = [\(name)]") == "typealias \(name) =\n    [\(name)]")
    }

    @Test("the statement of a `case` is put below it")
    func caseStatement() {
        let name = String(repeating: "name", count: 16)
        #expect(broken("case \"\(name)\": self = .\(name)") == "case \"\(name)\":\n    self = .\(name)")
        #expect(broken("case .\(name): \"\(name)\"") == "case .\(name):\n    \"\(name)\"")
    }

    @Test("the result of a function without parameters is put below it")
    func result() {
        let name = String(repeating: "name", count: 16)
        #expect(
            broken("func \(name)() async throws -> \(name) {")
                == "func \(name)() async throws\n    -> \(name)\n{"
        )
    }

    @Test("a type that does not fit on any line is broken at a dot")
    func members() {
        let name = String(repeating: "Name", count: 28)
        #expect(
            broken("    value: \(name).Second.Third? = nil,")
                == "    value: \(name)\n        .Second.Third? =\n        nil,"
        )
    }

    @Test("the brace after a long result is put below, or the generic arguments are")
    func longResult() {
        let name = String(repeating: "N", count: 53)
        #expect(broken(") -> Paged<\(name), \(name)> {") == ") -> Paged<\(name), \(name)>\n{")
        let longer = String(repeating: "N", count: 57)
        #expect(broken(") -> Paged<\(longer), \(longer)> {") == ") -> Paged<\n    \(longer), \(longer)\n> {")
    }

    @Test("a list below a long type is indented by one more level")
    func listBelowType() {
        let name = String(repeating: "Name", count: 26)
        let cases = (0..<12).map { ".someCaseNumber\($0)" }
        let list = cases.map { "            \($0),\n" }.joined()
        #expect(
            broken("static let cases: [\(name)] = [\(cases.joined(separator: ", "))]")
                == "static let cases:\n    [\(name)] =\n        [\n\(list)        ]"
        )
    }

    @Test("an assignment without brackets is broken after `=`")
    func assignment() {
        let text = "\"" + String(repeating: "y", count: 130) + "\""
        #expect(broken("    let x = \(text)") == "    let x =\n        \(text)")
    }

    @Test("a body on the same line is put on a line of its own")
    func body() {
        let name = String(repeating: "Name", count: 12)
        #expect(
            broken("    var \(name): \(name) { \(name)(connection: connection) }")
                == "    var \(name): \(name) {\n        \(name)(connection: connection)\n    }"
        )
        let longer = String(repeating: "Name", count: 16)
        #expect(
            broken("var \(longer): \(longer) { \(name)() }")
                == "var \(longer):\n    \(longer)\n{\n    \(name)()\n}"
        )
    }

    @Test("each condition is put on a line of its own")
    func conditions() {
        let key = String(repeating: "key", count: 20)
        #expect(
            broken("    } else if json.has(\"\(key)\", in: \"a\"), let value: \(key) = json.attempt() {") == """
                    } else if json.has("\(key)", in: "a"),
                        let value: \(key) = json.attempt()
                    {
                """
        )
    }

    @Test("a comment is not changed")
    func comment() {
        let text = "    /// " + String(repeating: "word (a, b) ", count: 20)
        #expect(broken(text) == text)
    }

    @Test("an element that is too long is broken again")
    func nested() {
        let inner = (0..<10).map { "\"element number \($0)\"" }
        let expected = inner.map { "        \($0),\n" }.joined()
        #expect(
            broken("call([\(inner.joined(separator: ", "))], 1)") == "call(\n    [\n\(expected)    ],\n    1\n)"
        )
    }
}
