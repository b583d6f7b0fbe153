import ApusSpecParser
import Testing

@testable import ApusSpecParser

@Suite("Reading operations")
struct OperationReadingTests {
    @Test(
        "style and explode have the defaults of the location",
        arguments: [
            ("path", "", Parameter.Style.simple, false), ("query", "", .form, true), ("header", "", .simple, false),
            ("cookie", "", .form, true), ("query", "explode: false, ", .form, false),
            ("query", "style: spaceDelimited, ", .spaceDelimited, false),
            ("query", "style: pipeDelimited, explode: true, ", .pipeDelimited, true),
            ("query", "style: deepObject, ", .deepObject, true),
            ("path", "style: matrix, explode: true, ", .matrix, true),
            ("path", "style: label, ", .label, false), ("header", "style: form, ", .simple, false),
        ]
    )
    func styles(place: String, keys: String, style: Parameter.Style, explode: Bool) throws {
        let fixture = DescriptionFixture(
            operation: "      parameters: [{name: a, in: \(place), required: true, \(keys)schema: {type: string}}]",
            path: "'/{a}'"
        )
        let parameter = try #require(try fixture.operation.parameters.first { $0.location.rawValue == place })
        #expect(parameter.style == style)
        #expect(parameter.explode == explode)
    }

    @Test("parameters of an operation replace those of its path item at the same position")
    func parameterMerge() throws {
        let fixture = DescriptionFixture(
            """
            components: {parameters: {limit: {name: limit, in: query, schema: {type: integer}}}}
            paths:
              /a/{id}:
                servers: [{url: 'https://a.test'}]
                parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {$ref: '#/components/parameters/limit'}
                get:
                  parameters:
                  - {name: q, in: query, schema: {}}
                  - {name: id, in: path, required: true, description: own, schema: {type: integer}}
                  - {name: id, in: query, schema: {}}
                  responses: {default: {description: d}}
            """
        )
        let operation = try fixture.operation
        #expect(fixture.found == [])
        #expect(operation.parameters.map(\.name) == ["id", "limit", "q", "id"])
        #expect(operation.parameters.map(\.description) == ["own", nil, nil, nil])
        #expect(operation.parameters.map(\.componentName) == [nil, "limit", nil, nil])
        #expect(operation.servers?.map(\.url) == ["https://a.test"])
    }

    @Test(
        "a status is a code, a range or default, quoted or not",
        arguments: [
            ("200", Response.Status.exact(200)), ("'404'", .exact(404)), ("4XX", .range(4)), ("5xx", .range(5)),
            ("default", .default),
        ]
    )
    func statuses(key: String, status: Response.Status) throws {
        let fixture = DescriptionFixture(operation: "      responses: {\(key): {description: d}}")
        #expect(try fixture.operation.responses.map(\.status) == [status])
        #expect(fixture.found == [])
    }

    @Test("an undeclared path parameter is a required string")
    func undeclaredPathParameter() throws {
        let fixture = DescriptionFixture(operation: "      tags: [t]", path: "'/{a}/{b}'")
        let operation = try fixture.operation
        #expect(operation.parameters.map(\.name) == ["a", "b"])
        #expect(operation.parameters.allSatisfy { $0.isRequired && $0.location == .path })
        let store = try fixture.document.schemas
        #expect(operation.parameters.compactMap { $0.schema.map { store[$0].types } } == [[.string], [.string]])
    }

    @Test("an operation is broken without a parameter or a body, but not without the payload of a response")
    func broken() throws {
        let cases = [
            ("parameters: [{$ref: '#/x'}]", true), ("requestBody: {$ref: '#/x'}", true),
            ("responses: {200: {$ref: '#/x'}}", false),
            ("responses: {404: {$ref: '#/x'}, 204: {description: d}}", false),
        ]
        for (text, isBroken) in cases {
            let operation = try DescriptionFixture(operation: "      \(text)").operation
            #expect(operation.isBroken == isBroken, "\(text)")
        }
    }

    @Test("an operation with undeclared schemes uses the security of the document, and an empty requirement is kept")
    func security() throws {
        let scheme =
            "components: {securitySchemes: {k: {type: apiKey, name: k, in: header}}}\nsecurity: [{k: []}]\npaths:\n  /a:\n"
        let fixture = DescriptionFixture(
            scheme + """
                    get: {security: [{other: []}], responses: {204: {description: d}}}
                    put: {security: [{}], responses: {204: {description: d}}}
                    post: {security: [], responses: {204: {description: d}}}
                    delete: {security: [{other: []}, {k: [], other: []}], responses: {204: {description: d}}}
                """
        )
        let operations = try fixture.document.operations
        #expect(operations.map { $0.security?.map { $0.schemes.map(\.name) } } == [nil, [[]], [], [["k"]]])
    }

    @Test("callbacks and webhooks are read as operations")
    func callbacks() throws {
        let fixture = DescriptionFixture(
            """
            webhooks: {created: {post: {responses: {200: {description: d}}}}}
            paths:
              /a:
                post:
                  callbacks: {done: {'{$request.body#/url}': {post: {responses: {200: {description: d}}}}}}
                  responses: {204: {description: d}}
            """,
            version: "3.1.0"
        )
        let document = try fixture.document
        #expect(fixture.found == [])
        #expect(document.webhooks.map(\.path) == ["created"])
        #expect(try fixture.operation.callbacks.map(\.path) == ["{$request.body#/url}"])
    }

    @Test("a body keeps the order of its media types, with encodings and examples")
    func bodies() throws {
        let fixture = DescriptionFixture(
            operation: """
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema: {type: object, properties: {a: {type: string}}}
                            encoding: {a: {contentType: 'image/png, image/jpeg', style: form}}
                          application/json: {example: {a: 1}, examples: {one: {summary: s, value: 2}}}
                """
        )
        let body = try #require(try fixture.operation.requestBody)
        #expect(fixture.found == [])
        #expect(body.isRequired)
        #expect(body.content.map(\.name) == ["multipart/form-data", "application/json"])
        #expect(body.content.first?.encodings.first?.contentTypes == ["image/png", "image/jpeg"])
        #expect(body.content.last?.examples.map(\.value.jsonText) == [#"{"a":1}"#, "2"])
        #expect(body.content.last?.examples.map(\.name) == [nil, "one"])
    }

    @Test(
        "a description beside a reference replaces that of the target since 3.1",
        arguments: [("3.0.0", "c"), ("3.1.0", "own")]
    )
    func referenceDescriptions(version: String, description: String) throws {
        let fixture = DescriptionFixture(
            """
            components:
              parameters: {p: {name: p, in: query, description: c, schema: {}}}
              responses: {r: {description: c}}
            paths:
              /a:
                get:
                  parameters: [{$ref: '#/components/parameters/p', description: own}]
                  responses: {204: {$ref: '#/components/responses/r', description: own}}
            """,
            version: version
        )
        #expect(try fixture.operation.parameters.map(\.description) == [description])
        #expect(try fixture.operation.responses.map(\.description) == [description])
    }
}
