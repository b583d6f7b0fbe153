import ApusSpecParser
import Testing

@testable import ApusSpecParser

@Suite("Swagger 2.0")
struct SwaggerTests {
    @Test(
        "a collection format is read as a style",
        arguments: [
            ("query", "", Parameter.Style.form, false), ("query", "csv", .form, false), ("query", "multi", .form, true),
            ("query", "ssv", .spaceDelimited, false), ("query", "pipes", .pipeDelimited, false),
            ("query", "tsv", .tabDelimited, false), ("header", "csv", .simple, false),
        ]
    )
    func collectionFormats(place: String, format: String, style: Parameter.Style, explode: Bool) throws {
        let key = format.isEmpty ? "" : ", collectionFormat: \(format)"
        let fixture = DescriptionFixture(
            operation: "      parameters: [{name: a, in: \(place), type: array, items: {type: integer}\(key)}]",
            version: "2.0"
        )
        let parameter = try #require(try fixture.operation.parameters.first)
        #expect(fixture.found == [])
        #expect(parameter.style == style)
        #expect(parameter.explode == explode)
        let store = try fixture.document.schemas
        let schema = store[try #require(parameter.schema)]
        #expect(schema.types == [.array])
        #expect(schema.items.map { store[$0].types } == [.integer])
    }

    @Test(
        "host, basePath and schemes are read as servers, HTTPS first",
        arguments: [
            ("host: a.test\nbasePath: /v1\nschemes: [http, https]", ["https://a.test/v1", "http://a.test/v1"]),
            ("host: a.test", ["https://a.test"]), ("basePath: v1", ["/v1"]), ("schemes: [http]", []),
            ("host: a.test\nschemes: [ws]", ["https://a.test"]),
        ]
    )
    func servers(text: String, urls: [String]) throws {
        let fixture = DescriptionFixture(text, version: "2.0")
        #expect(try fixture.document.servers.map(\.url) == urls)
        #expect(fixture.found == [])
    }

    @Test(
        "schemes of an operation are read as the scheme of the caller's server",
        arguments: [
            ("http, https", "http", ["http:"]), ("https", "http", ["http:"]), ("http", "https, wss", ["https:"]),
            ("http", "http", nil), ("http", "http, https", nil), ("https", "ws", nil),
        ] as [(String, String, [String]?)]
    )
    func operationSchemes(root: String, operation: String, urls: [String]?) throws {
        let fixture = DescriptionFixture(
            """
            host: a.test
            schemes: [\(root)]
            paths:
              /a:
                get: {schemes: [\(operation)], responses: {204: {description: d}}}
            """,
            version: "2.0"
        )
        #expect(try fixture.operation.servers?.map(\.url) == urls)
    }

    @Test("a body parameter is read as a request body with the media types of the operation or of the root")
    func bodyParameter() throws {
        let fixture = DescriptionFixture(
            """
            consumes: [application/json]
            parameters: {thing: {name: thing, in: body, required: true, description: d, schema: {type: object}}}
            paths:
              /a:
                post: {parameters: [{$ref: '#/parameters/thing'}], responses: {204: {description: d}}}
                put: {consumes: [text/xml, a/b], parameters: [{$ref: '#/parameters/thing'}], responses: {204: {description: d}}}
            """,
            version: "2.0"
        )
        let bodies = try fixture.document.operations.map(\.requestBody)
        #expect(fixture.found == [])
        #expect(bodies.map { $0?.content.map(\.name) } == [["application/json"], ["text/xml", "a/b"]])
        #expect(bodies.allSatisfy { $0?.isRequired == true && $0?.componentName == "thing" })
    }

    @Test("form fields are read as an object, which is multipart if a field is a file")
    func formFields() throws {
        let fixture = DescriptionFixture(
            operation: """
                      parameters:
                      - {name: a, in: formData, type: string, required: true, description: d}
                      - {name: b, in: formData, type: array, items: {type: string}, collectionFormat: multi}
                      - {name: c, in: formData, type: file}
                """,
            version: "2.0"
        )
        let body = try #require(try fixture.operation.requestBody)
        let store = try fixture.document.schemas
        #expect(fixture.found == [])
        #expect(body.content.map(\.name) == ["multipart/form-data"])
        #expect(body.isRequired)
        let schema = store[try #require(body.content.first?.schema)]
        #expect(schema.types == [.object])
        #expect(schema.properties.map(\.name) == ["a", "b", "c"])
        #expect(schema.required.map(\.name) == ["a"])
        #expect(schema.properties.map { store[$0.schema].types } == [[.string], [.array], [.file]])
        #expect(store[schema.properties[0].schema].description == "d")
        #expect(body.content.first?.encodings.map(\.name) == ["b"])
        #expect(body.content.first?.encodings.first?.explode == true)
        #expect(try fixture.operation.parameters.isEmpty)
    }

    @Test("the schema of a response is the content of each media type in 'produces'")
    func responses() throws {
        let fixture = DescriptionFixture(
            operation: """
                      produces: [application/json, text/csv]
                      responses:
                        200: {description: d, schema: {type: string}, examples: {text/csv: 'a,b'}, headers: {X-A: {type: integer}}}
                        201: {description: d, schema: {type: file}}
                        204: {description: d}
                """,
            version: "2.0"
        )
        let responses = try fixture.operation.responses
        #expect(fixture.found == [])
        #expect(
            responses.map { $0.content.map(\.name) } == [
                ["application/json", "text/csv"], ["application/json", "text/csv"], [],
            ]
        )
        #expect(responses[0].content[1].examples.map(\.value.scalarText) == ["a,b"])
        #expect(responses[0].headers.map(\.name) == ["X-A"])
        let header = try #require(responses[0].headers.first?.schema)
        #expect(try fixture.document.schemas[header].types == [.integer])
    }

    @Test("security definitions are read as security schemes")
    func security() throws {
        let fixture = DescriptionFixture(
            """
            securityDefinitions:
              b: {type: basic}
              k: {type: apiKey, name: X-Key, in: header}
              o: {type: oauth2, flow: application, tokenUrl: 'https://a.test/token', scopes: {read: r}}
            security: [{o: [read]}]
            """,
            version: "2.0"
        )
        let schemes = try fixture.document.securitySchemes
        #expect(fixture.found == [])
        #expect(schemes.map(\.key) == ["b", "k", "o"])
        guard case .oauth2(let flows) = schemes[2].kind else { throw Unexpected(kind: "\(schemes[2].kind)") }
        #expect(flows.map(\.name) == ["clientCredentials"])
        #expect(flows.first?.tokenURL == "https://a.test/token")
        #expect(flows.first?.scopes.map(\.name) == ["read"])
        #expect(try fixture.document.security.first?.schemes.first?.scopes == ["read"])
    }

    private struct Unexpected: Error { let kind: String }
}

@Suite("OpenAPI 3.2")
struct OpenAPI32Tests {
    @Test("the additions of OpenAPI 3.2 are read")
    func additions() throws {
        let fixture = DescriptionFixture(
            """
            $self: https://a.test/openapi.yaml
            tags: [{name: a, summary: s}, {name: b, parent: a, kind: nav}]
            servers: [{url: 'https://a.test', name: main}]
            components: {schemas: {E: {type: object}}, mediaTypes: {M: {schema: {type: string}}}}
            paths:
              /a:
                query:
                  parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {}}}]
                  responses:
                    200:
                      summary: s
                      content:
                        text/event-stream: {itemSchema: {$ref: 'https://a.test/openapi.yaml#/components/schemas/E'}}
                        text/plain: {$ref: '#/components/mediaTypes/M'}
                additionalOperations: {LINK: {responses: {204: {description: d}}}}
            """,
            version: "3.2.0"
        )
        let document = try fixture.document
        #expect(fixture.outcome.diagnostics.sorted.map(\.description) == [])
        #expect(document.version == .v3_2)
        #expect(document.tags.map(\.parent) == [nil, "a"])
        #expect(document.servers.map(\.name) == ["main"])
        #expect(document.operations.map(\.method) == ["QUERY", "LINK"])
        #expect(document.operations[0].parameters.map(\.location) == [.querystring])
        let content = document.operations[0].responses[0].content
        let item = try #require(content[0].itemSchema)
        #expect(document.schemas[item].reference?.target == document.componentSchemas[0])
        #expect(content[1].schema.map { document.schemas[$0].types } == [.string])
    }
}
