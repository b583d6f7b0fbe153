import ApusExampleCheck
import ApusSpecParser
import Testing

@Suite("Examples are validated against their schemas")
struct ExampleCheckTests {
    /// A schema with values that match it, and values that don't and their messages.
    struct Row: Sendable, CustomTestStringConvertible {
        let schema: String
        let valid: [String]
        let contradicts: [(value: String, message: String)]

        init(_ schema: String, valid: [String], contradicts: [(value: String, message: String)]) {
            self.schema = schema
            self.valid = valid
            self.contradicts = contradicts
        }

        var testDescription: String { schema }
    }

    static let rows: [Row] = [
        Row(
            "type: string",
            valid: ["a", "'1'", "2024-01-01"],
            contradicts: [("1", "an integer where the type is 'string'"), ("null", "null where the type is 'string'")]
        ),
        Row(
            "type: integer",
            valid: ["1", "1.0"],
            contradicts: [
                ("1.5", "a number where the type is 'integer'"), ("'1'", "a string where the type is 'integer'"),
            ]
        ),
        Row("type: number", valid: ["1", "1.5"], contradicts: [("[]", "a list where the type is 'number'")]),
        Row("type: boolean", valid: ["true"], contradicts: [("'true'", "a string where the type is 'boolean'")]),
        Row("type: object", valid: ["{a: 1}"], contradicts: [("a", "a string where the type is 'object'")]),
        Row(
            "type: [string, integer, 'null']",
            valid: ["a", "1", "null"],
            contradicts: [("true", "a boolean where the type is 'string' or 'integer'")]
        ),
        Row("type: 'null'", valid: ["null"], contradicts: [("1", "an integer where the type is 'null'")]),
        Row("{}", valid: ["null", "1", "{a: b}"], contradicts: []),
        Row("false", valid: [], contradicts: [("1", "an integer where no value is allowed")]),
        Row(
            "enum: [a, 1, null]",
            valid: ["a", "1", "null"],
            contradicts: [("b", #""b", which is not among the values of 'enum'"#)]
        ),
        Row(
            "{type: string, enum: [1, 2]}",
            valid: ["'1'"],
            contradicts: [("'3'", #""3", which is not among the values of 'enum'"#)]
        ),
        Row("const: {a: 1}", valid: ["{a: 1.0}"], contradicts: [("2", "2, but 'const' is a mapping")]),
        Row(
            "{minimum: 1, exclusiveMaximum: 5}",
            valid: ["1", "4.9"],
            contradicts: [("0", "0, which is below the minimum"), ("5", "5, which is not below the maximum")]
        ),
        Row(
            "{type: integer, format: int32}",
            valid: ["2147483647", "-2147483648"],
            contradicts: [("2147483648", "2147483648, which is not a valid 'int32'")]
        ),
        Row(
            "{type: integer, format: int64}",
            valid: ["9223372036854775807"],
            contradicts: [("9223372036854775808", "9223372036854775808, which is not a valid 'int64'")]
        ),
        Row(
            "{type: number, format: float}",
            valid: ["0.1", "5", "1e-7"],
            contradicts: [("0.897599995136261", "0.897599995136261, which has more digits than a 'float' keeps")]
        ),
        Row(
            "{minLength: 2, maxLength: 3}",
            valid: ["äö", "abc", "1"],
            contradicts: [
                ("a", "1 character, but 'minLength' is 2"), ("abcd", "4 characters, but 'maxLength' is 3"),
            ]
        ),
        Row(
            "{minItems: 1, maxItems: 2, uniqueItems: true}",
            valid: ["[1]", "[1, 2]"],
            contradicts: [
                ("[]", "0 elements, but 'minItems' is 1"), ("[1, 2, 3]", "3 elements, but 'maxItems' is 2"),
                ("[1, 1]", "the element 1 twice, but 'uniqueItems' is true"),
            ]
        ),
        Row(
            "items: {type: integer}",
            valid: ["[1]"],
            contradicts: [("[1, a]", "/1 a string where the type is 'integer'")]
        ),
        Row(
            "{prefixItems: [{type: string}], items: {type: integer}}",
            valid: ["[a, 1, 2]", "[]"],
            contradicts: [
                ("[1]", "/0 an integer where the type is 'string'"),
                ("[a, a]", "/1 a string where the type is 'integer'"),
            ]
        ),
        Row(
            "{required: [a], properties: {a: {type: string}, b: {type: integer}}}",
            valid: ["{a: x}", "{a: x, b: 1}"],
            contradicts: [
                ("{b: 1}", "no member 'a', which is required"),
                ("{a: 1}", "/a an integer where the type is 'string'"),
            ]
        ),
        Row(
            "{properties: {a: {}}, additionalProperties: false}",
            valid: ["{a: 1}"],
            contradicts: [("{'b/c': 1}", "/b~1c the member 'b/c', but 'additionalProperties' is false")]
        ),
        Row(
            "additionalProperties: {type: integer}",
            valid: ["{a: 1}"],
            contradicts: [("{a: b}", "/a a string where the type is 'integer'")]
        ),
        Row(
            "allOf: [{type: object, required: [a]}, {properties: {a: {type: integer}}}]",
            valid: ["{a: 1}"],
            contradicts: [
                ("{}", "no member 'a', which is required"), ("{a: x}", "/a a string where the type is 'integer'"),
            ]
        ),
        Row(
            "oneOf: [{type: integer}, {type: boolean}]",
            valid: ["1", "true"],
            contradicts: [("a", "a string that matches no schema of 'oneOf'")]
        ),
        Row(
            "anyOf: [{type: 'null'}, {type: object, properties: {a: {type: integer}}}]",
            valid: ["null", "{a: 1}"],
            // The fault of the only member for mappings is reported.
            contradicts: [("{a: x}", "/a a string where the type is 'integer'")]
        ),
        Row("not: {type: string}", valid: ["1"], contradicts: [("a", "a string that 'not' forbids")]),
        Row(
            "$ref: '#/components/schemas/Text'",
            valid: ["a"],
            contradicts: [("1", "an integer where the type is 'string'")]
        ),
        Row(
            "$ref: '#/components/schemas/Tree'",
            valid: ["{children: [{children: []}]}"],
            contradicts: [("{children: [{children: 1}]}", "/children/0/children an integer where the type is 'array'")]
        ),
        Row(
            "$ref: '#/components/schemas/Pet'",
            valid: ["{kind: Cat, lives: 9}", "{kind: puppy, name: x}", "{kind: Fish}"],
            contradicts: [
                ("{kind: Cat, lives: x}", "/lives a string where the type is 'integer'"),
                ("{kind: puppy}", "no member 'name', which is required"),
            ]
        ),
        Row(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}",
            valid: ["{kind: Dog, name: x}"],
            contradicts: [("{kind: Dog}", "no member 'name', which is required")]
        ),
    ]

    @Test("a keyword accepts valid values and reports the fault of others", arguments: rows)
    func keyword(row: Row) throws {
        for value in row.valid { #expect(Self.messages(row.schema, value) == [], "\(value)") }
        for (value, message) in row.contradicts { #expect(Self.messages(row.schema, value) == [message], "\(value)") }
    }

    @Test(
        "formats with a Swift type are checked",
        arguments: [
            (
                "date-time", ["2024-02-29T23:59:60Z", "2024-01-01t00:00:00.5-01:30"],
                ["2024-01-01", "2023-02-29T00:00:00Z", "2024-01-01T00:00:00+0000"]
            ),
            ("date", ["2024-02-29"], ["2024-2-29", "2024-04-31", "2024-01-01T00:00:00Z"]),
            ("uuid", ["017F22e2-79b0-7cc3-98c4-dc0c0c07398f"], ["017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g"]),
            ("byte", ["", "YWI=", "YWJj"], ["YWI", "Y=I=", "YW_-", "a b="]),
            ("email", ["whatever"], []),
        ]
    )
    func formats(format: String, valid: [String], invalid: [String]) {
        let schema = "{type: string, format: \(format)}"
        for text in valid { #expect(Self.messages(schema, "'\(text)'") == []) }
        for text in invalid {
            #expect(Self.messages(schema, "'\(text)'") == ["\"\(text)\", which is not a valid '\(format)'"])
        }
    }

    @Test(
        "an undeclared member is reported as undeclared, not as a contradiction",
        arguments: [
            ("properties: {a: {}}", "{a: 1, b: 2}", ["/b"]),
            // A type without properties keeps all members.
            ("type: object", "{a: 1}", []),
            ("{properties: {a: {}}, additionalProperties: true}", "{b: 1}", []),
            ("{properties: {a: {}}, patternProperties: {'^x-': {}}}", "{b: 1}", []),
            // A member can be declared in any part of `allOf`, at every depth.
            ("allOf: [{properties: {a: {}}}, {properties: {b: {}}}]", "{a: 1, b: 2, c: 3}", ["/c"]),
            (
                "allOf: [{properties: {p: {properties: {a: {}}}}}, {properties: {p: {properties: {b: {}}}}}]",
                "{p: {a: 1, b: 2, c: 3}}", ["/p/c"]
            ),
            (
                "{properties: {a: {}}, oneOf: [{required: [b], properties: {b: {}}}, {required: [c]}]}", "{a: 1, b: 2}",
                []
            ),
            ("items: {properties: {a: {}}}", "[{a: 1}, {'~': 1}]", ["/1/~0"]),
            // A value of a union is decoded as one member of the union.
            ("oneOf: [{properties: {a: {}, b: {}}}, {properties: {a: {}}}]", "{a: 1, b: 2}", []),
            ("oneOf: [{properties: {a: {}, b: {}}}, {properties: {c: {}}}]", "{a: 1, c: 2}", [""]),
            (
                "allOf: [{anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]}, {properties: {c: {}}}]",
                "{a: 1, c: 2}", []
            ),
            (
                "allOf: [{anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]}, {properties: {c: {}}}]",
                "{a: 1, b: 1, c: 2}", [""]
            ),
            ("oneOf: [{properties: {a: {}}}, {properties: {b: {}}}]", "{a: 1, c: 2}", ["/c"]),
        ]
    )
    func undeclared(schema: String, value: String, pointers: [String]) {
        let findings = Self.findings(schema, value)
        #expect(findings.map(\.pointer) == pointers)
        #expect(findings.allSatisfy { $0.kind == .undeclaredMember })
    }

    @Test("a union of 2,000 members that all lack a member is reported in linear time")
    func longUnion() {
        let members = (0..<2000).map { "{properties: {\($0.isMultiple(of: 2) ? "a" : "b"): {}, x\($0): {}}}" }
        let findings = Self.findings("oneOf: [\(members.joined(separator: ", "))]", "{a: 1, b: 2}")
        #expect(findings.map(\.message) == ["no schema of 'oneOf' alone declares all members of the object"])
    }

    @Test("nullable of OpenAPI 3.0 allows null beside a type and beside a reference")
    func nullable() {
        #expect(Self.messages("{type: string, nullable: true}", "null", version: "3.0.3") == [])
        #expect(Self.messages("{$ref: '#/components/schemas/Text', nullable: true}", "null", version: "3.0.3") == [])
        #expect(Self.messages("{nullable: true}", "1", version: "3.0.3") == [])
        #expect(Self.messages("type: string", "null", version: "3.0.3") == ["null where the type is 'string'"])
        // In a union, `nullable` alone stands for null and not for any value.
        let union = "anyOf: [{type: array, items: {type: integer}}, {nullable: true}]"
        #expect(Self.messages(union, "null", version: "3.0.3") == [])
        #expect(Self.messages(union, "[a]", version: "3.0.3") == ["/0 a string where the type is 'integer'"])
    }

    @Test("readOnly members are not required in requests, and writeOnly members not in responses")
    func direction() {
        let document = Self.document(
            """
              /a:
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Both'}, example: {}}}}
                  responses:
                    '200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}, example: {}}}}
            """
        )
        #expect(
            ExampleCheck.findings(in: document).map(\.message) == [
                "no member 'written', which is required", "no member 'read', which is required",
            ]
        )
    }

    @Test("a finding has the places of the value, of its example and of its schema")
    func places() throws {
        let findings = Self.findings("properties: {a: {type: string}}", "{a: [1, 2], b: 1}")
        #expect(findings.map(\.place.text) == ["[", "b"])
        #expect(findings.map(\.example.text) == ["{a: [1, 2], b: 1}", "{a: [1, 2], b: 1}"])
        #expect(findings.first?.schema.text == "{type: string}")
    }

    @Test("the time for nested unions does not grow exponentially with their depth")
    func nested() {
        var schema = "{type: integer}"
        var value = "1"
        for _ in 0..<40 {
            schema = "{anyOf: [{properties: {a: \(schema)}}, {properties: {a: {type: boolean}}}, {required: [c]}]}"
            value = "{a: \(value)}"
        }
        #expect(Self.findings(schema, value).isEmpty)
    }

    // MARK: Descriptions

    private static func messages(_ schema: String, _ value: String, version: String = "3.1.0") -> [String] {
        findings(schema, value, version: version).filter { $0.kind == .contradiction }.map {
            $0.pointer.isEmpty ? $0.message : $0.pointer + " " + $0.message
        }
    }

    private static func findings(_ schema: String, _ value: String, version: String = "3.1.0") -> [ExampleFinding] {
        let flow = schema.hasPrefix("{") || schema == "false" ? schema : "{\(schema)}"
        let document = document(
            """
              /a:
                get:
                  responses:
                    '200':
                      description: a
                      content:
                        application/json:
                          schema: \(flow)
                          example: \(value)
            """,
            version: version
        )
        return ExampleCheck.findings(in: document)
    }

    private static func document(_ paths: String, version: String = "3.1.0") -> Document {
        let text = """
            openapi: \(version)
            info: {title: T, version: '1'}
            paths:
            \(paths)
            components:
              schemas:
                Text: {type: string}
                Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
                Pet:
                  type: object
                  discriminator: {propertyName: kind, mapping: {puppy: '#/components/schemas/Dog'}}
                  properties: {kind: {type: string}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
                Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {required: [name], properties: {name: {type: string}}}]}
                Both:
                  type: object
                  required: [read, written]
                  properties: {read: {readOnly: true}, written: {writeOnly: true}}
            """
        guard let document = SpecParser.parse(text: text).document else {
            Issue.record("the description cannot be read")
            return SpecParser.parse(text: "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {}}").document!
        }
        return document
    }
}
