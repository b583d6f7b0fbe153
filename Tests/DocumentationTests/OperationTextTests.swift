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
              responses:
                "200": { description: OK, content: { application/json: { schema: { type: string } } } }
                default:
                  description: Error
                  content:
                    application/json: { schema: { type: object, properties: { message: { type: string } } } }
        """

    private func page(_ description: String) throws -> String {
        let folder = try TemporaryFolder("texts")
        try folder.write(description, to: "texts.yaml")
        var configuration = ClientConfiguration()
        configuration.module = "TextsAPI"
        configuration.description = "texts.yaml"
        // The plan has constraints only if the configuration uses them.
        configuration.documentation = folder.url.path
        let plan = try #require(try Pipeline().generate(configuration, folder: folder.url.path).plan)
        let settings = DocumentationSettings(source: "", package: .folder(path: "..", name: "client"))
        let files = try DocumentationRenderer(plan: plan, settings: settings).markdown()
        return String(decoding: try #require(files.first { $0.name == "Texts.md" }).bytes, as: UTF8.self)
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
    }

    @Test("an error without a status is for all statuses, or for the others")
    func statuses() throws {
        #expect(try page(Self.description).contains("// all statuses of errors"))
        let notFound =
            #"        "404": { description: Gone, content: { application/json: { schema: { type: string } } } }"#
        let both = Self.description.replacing("        default:", with: notFound + "\n        default:")
        #expect(try page(both).contains("// other statuses"))
    }
}
