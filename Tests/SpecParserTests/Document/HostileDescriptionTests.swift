import ApusSpecParser
import ApusTestSupport
import Testing

@testable import ApusSpecParser

@Suite("Hostile descriptions")
struct HostileDescriptionTests {
    private static let head = #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, "#

    @Test("a schema with 100,000 levels is an error")
    func deepSchema() {
        let depth = 100_000
        let open = String(repeating: #"{"items":"#, count: depth)
        let close = String(repeating: "}", count: depth)
        let text = Self.head + #""components": {"schemas": {"S": "# + open + "{}" + close + "}}}"
        let outcome = SpecParser.parse(text: text, path: "openapi.json")
        #expect(outcome.diagnostics.hasErrors)
    }

    @Test("a chain of 20,000 references does not exhaust the stack")
    func longChain() throws {
        let count = 20_000
        var text = Self.head + #""components": {"schemas": {"#
        for index in 0..<count { text += ##""S\##(index)": {"$ref": "#/components/schemas/S\##(index + 1)"}, "## }
        text += #""S\#(count)": {"type": "string"}}}}"#
        let outcome = SpecParser.parse(text: text, path: "openapi.json")
        #expect(outcome.diagnostics.isEmpty)
        let document = try #require(outcome.document)
        #expect(document.componentSchemas.count == count + 1)
    }

    @Test("recursive callbacks, headers and path items are read once")
    func selfContainment() throws {
        let fixture = DescriptionFixture(
            """
            components:
              callbacks: {c: {'{$url}': {post: {callbacks: {c: {$ref: '#/components/callbacks/c'}}, responses: {200: {description: d}}}}}}
              headers: {h: {content: {a/b: {encoding: {x: {headers: {h: {$ref: '#/components/headers/h'}}}}}}}}
              responses: {r: {description: d, headers: {h: {$ref: '#/components/headers/h'}}}}
            paths:
              /a:
                post: {callbacks: {c: {$ref: '#/components/callbacks/c'}}, responses: {200: {$ref: '#/components/responses/r'}}}
              /b: {$ref: '#/paths/~1b'}
            """,
            version: "3.1.0"
        )
        let document = try fixture.document
        #expect(document.operations.count == 1)
        #expect(document.operations[0].callbacks.count == 1)
        #expect(fixture.outcome.diagnostics.sorted.map(\.code) == [.circularReference])
    }

    @Test("a pointer through a reference to itself is unresolved")
    func pointerCycle() {
        let fixture = DescriptionFixture(schema: "{$ref: '#/components/schemas/S/properties/a'}")
        #expect(fixture.outcome.diagnostics.sorted.map(\.code) == [.unresolvedReference])
    }

    @Test("the reader returns a document or an error for any replaced value")
    func fuzz() {
        var random = SeededGenerator(seed: 20_26)
        let pieces = [
            "null", "1", "-1.5e400", "true", "''", "a", "[]", "{}", "[[]]", "{a: b}", "[{}]", "{$ref: '#/paths'}",
            "{$ref: 1}",
        ]
        let lines = Self.sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var documents = 0
        for _ in 0..<3_000 {
            var changed = lines
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 2..<changed.count, using: &random)
                let piece = pieces.randomElement(using: &random) ?? ""
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed.remove(at: index)
                case 1:
                    let key = changed[index].prefix { $0 != ":" }
                    changed[index] = "\(key): \(piece)"
                default: changed.swapAt(index, Int.random(in: 2..<changed.count, using: &random))
                }
            }
            let outcome = SpecParser.parse(text: changed.joined(separator: "\n"))
            if outcome.document != nil { documents += 1 } else { #expect(outcome.diagnostics.hasErrors) }
        }
        // Otherwise most mutations break the text, and the reader is not tested.
        #expect(documents > 300)
    }

    private static let sample = """
        openapi: 3.1.0
        info:
          title: T
          version: 1
        servers:
          - url: https://{a}.test
            variables:
              a:
                default: b
        tags:
          - name: t
        security:
          - k: []
        paths:
          /a/{id}:
            parameters:
              - name: id
                in: path
                required: true
                schema:
                  type: string
            post:
              operationId: o
              tags:
                - t
              requestBody:
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/S'
                    encoding:
                      a:
                        headers:
                          h:
                            schema:
                              type: string
              responses:
                '200':
                  description: d
                  headers:
                    h:
                      $ref: '#/components/headers/H'
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          $ref: '#/components/schemas/S'
              callbacks:
                c:
                  '{$url}':
                    post:
                      responses:
                        default:
                          description: d
        components:
          headers:
            H:
              schema:
                type: string
          securitySchemes:
            k:
              type: oauth2
              flows:
                clientCredentials:
                  tokenUrl: u
                  scopes:
                    a: b
          schemas:
            S:
              type: object
              required:
                - a
              properties:
                a:
                  type: string
                  enum:
                    - x
                b:
                  oneOf:
                    - type: 'null'
                    - $ref: '#/components/schemas/S'
              discriminator:
                propertyName: a
                mapping:
                  x: S
              additionalProperties:
                type: integer
                minimum: 1
        """
}
