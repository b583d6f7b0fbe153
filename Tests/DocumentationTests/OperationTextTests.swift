import ApusDocumentation
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// Sentences of pages that depend on the kind of a value.
@Suite("Sentences about an operation")
struct OperationTextTests {
    private static let description = """
        openapi: 3.1.0
        info: { title: Texts, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /texts:
            get:
              tags: [texts]
              operationId: getTexts
              parameters:
                - { name: expand, in: query, style: deepObject, explode: true,
                    schema: { type: array, items: { type: string, maxLength: 5 } } }
                - { name: created, in: query, style: deepObject, explode: true,
                    schema: { type: object, properties: { gt: { type: integer } } } }
                - { name: lists, in: query,
                    schema: { type: array, items: { type: string, format: custom, pattern: "^a" } } }
                - { name: key, in: query, schema: { type: string, pattern: "^ssh " } }
              responses:
                "200": { description: OK, content: { application/json: { schema: { type: string } } } }
                default:
                  description: Error
                  content:
                    application/json: { schema: { type: object, properties: { message: { type: string } } } }
        """

    private func page(
        _ description: String,
        named name: String = "Texts.md",
        isGroupedByPath: Bool = false
    ) throws -> String {
        let folder = try TemporaryFolder("texts")
        try folder.write(description, to: "texts.yaml")
        var configuration = ClientConfiguration()
        configuration.module = "TextsAPI"
        configuration.description = "texts.yaml"
        if isGroupedByPath { configuration.grouping = .paths }
        // The plan has constraints only if the configuration uses them.
        configuration.documentation = folder.url.path
        let plan = try #require(try Pipeline().generate(configuration, folder: folder.url.path).plan)
        let settings = DocumentationSettings(source: "", package: .folder(path: "..", name: "client"))
        let files = try DocumentationRenderer(plan: plan, settings: settings).markdown()
        return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    @Test("a nested array is sent with an index, a nested object with the name of a member")
    func nested() throws {
        let page = try page(Self.description)
        #expect(page.contains("Sent as `expand[0]=value`."))
        #expect(page.contains("Sent as `created[key]=value`."))
    }

    @Test("a constraint of elements is one sentence")
    func elements() throws {
        let page = try page(Self.description)
        #expect(page.contains("Maximum length of each element: `5`."))
        #expect(page.contains("Pattern of each element: `^a`."))
        #expect(page.contains("Format of each element: `custom`."))
        #expect(page.contains("Pattern: `^ssh`, with a space at its end."))
    }

    @Test("an error without a status is for all statuses, or for the others")
    func statuses() throws {
        #expect(try page(Self.description).contains("// all statuses of errors"))
        let notFound =
            #"        "404": { description: Gone, content: { application/json: { schema: { type: string } } } }"#
        let both = Self.description.replacing("        default:", with: notFound + "\n        default:")
        #expect(try page(both).contains("// other statuses"))
    }

    private static let bookings = """
        openapi: 3.1.0
        info: { title: Texts, version: "1", description: "Books rooms. Since 2020." }
        servers: [{ url: https://api.example.com }]
        components:
          schemas:
            Fault: { type: object, properties: { code: { type: integer } } }
            Gone: { $ref: "#/components/schemas/Fault" }
          securitySchemes:
            user:
              type: oauth2
              flows: { clientCredentials: { tokenUrl: "https://example.com/user", scopes: { write: Write all } } }
            system:
              type: oauth2
              flows: { clientCredentials: { tokenUrl: "https://example.com/system", scopes: { } } }
        paths:
          /texts:
            post:
              tags: [texts]
              operationId: addText
              security: [{ user: [write] }, { system: [] }]
              requestBody:
                content:
                  application/json:
                    schema:
                      title: texts_params
                      type: object
                      properties:
                        tags: { type: array, items: { type: string } }
                        old: { type: string }
                        text: { type: string, description: The text. }
                        sent: { type: integer, format: unix-time, description: When it is sent. }
                        size: { type: integer, description: The size. }
                        kind: { enum: [a, b], example: a, description: "One of `a` and `b`." }
                        color: { enum: [red, blue], default: red, example: blue }
                        limit: { type: integer, default: 20, example: 20 }
                        inner: { title: inner_params, type: object, properties: { x: { type: string } } }
              responses:
                "200": { description: OK }
                "404":
                  description: Gone
                  content: { application/json: { schema: { $ref: "#/components/schemas/Gone" } } }
                "304": { description: Not modified }
                "403":
                  description: Forbidden
                  content:
                    application/json:
                      schema: { type: string }
                      examples: { "403": { summary: Not yours, value: no } }
                "401":
                  description: Unauthorized
                  content: { application/json: { schema: { type: string }, examples: { default: { value: who } } } }
        """

    @Test("scopes and URLs are lists of their own, and a URL has the name of its scheme")
    func authorization() throws {
        let page = try page(Self.bookings)
        let lists = """
            - `user` (OAuth 2 client credentials) with `write`
            - `system` (OAuth 2 client credentials)

            Scopes:

            - `write`: Write all

            URLs:

            - `user`: Token URL: `https://example.com/user`
            - `system`: Token URL: `https://example.com/system`
            """
        #expect(page.contains(lists))
    }

    @Test("a body without required properties has two documented ones in the example")
    func optionalBody() throws {
        // Properties with examples are used if there are some.
        #expect(try page(Self.bookings).contains("AddTextRequest(kind: .a, color: .blue, limit: 20)"))
        let examples = [", example: a", ", example: blue", ", example: 20"]
        let page = try page(examples.reduce(Self.bookings) { $0.replacing($1, with: "") })
        #expect(page.contains(#"AddTextRequest(text: "text", sent: 1_738_324_800)"#), "\(page.prefix(1200))")
    }

    @Test("values that the prose has, examples that are values, and titles that are identifiers are omitted")
    func omitted() throws {
        let page = try page(Self.bookings)
        #expect(!page.contains("Values: `a`, `b`."))
        #expect(page.contains("Values: `red`, `blue`."))
        #expect(!page.contains("Example: "))
        #expect(!page.contains("_params"))
    }

    @Test("responses are in the order of their statuses, and payloads have the name in the description")
    func responses() throws {
        let page = try page(Self.bookings)
        let items = page.split(separator: "\n").filter {
            $0.hasPrefix("- `") && $0.dropFirst(3).first?.isNumber == true
        }
        #expect(items.map { $0.dropFirst(3).prefix(3) } == ["200", "304", "401", "403", "404"])
        #expect(page.contains("case let payload as Gone:  // 404"))
        #expect(page.contains("`403`, Not yours:"))
        #expect(page.contains("`401`:"))
    }

    @Test("a README begins with the first sentence about the API, and groups of paths have no sentence")
    func readme() throws {
        let readme = try page(Self.bookings, named: "README.md")
        #expect(readme.contains("-->\n\nBooks rooms.\n\n"))
        #expect(readme.contains("- [texts](Texts.md): `client.texts`, 1 operation\n"))
        let paths = try page(Self.bookings, named: "README.md", isGroupedByPath: true)
        #expect(paths.contains("- [texts](Texts.md): `client.texts`, 1 operation\n"))
        #expect(!paths.contains("path segment"))
    }
}
