import ApusGenerator
import ApusTestSupport
import Testing

@Suite("what apus.yaml says of single operations")
struct OperationSettingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("operation settings")
        try folder.write(Self.description, to: "api.yaml")
    }

    private static let description = """
        openapi: 3.1.0
        info: { title: Charges, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /charges:
            get:
              operationId: listCharges
              parameters:
                - { name: expand, in: query, schema: { type: array, items: { type: string } } }
                - { name: filter, in: query, style: deepObject, explode: true, schema: { $ref: '#/components/schemas/F' } }
                - { name: mark, in: query, schema: { type: string } }
                - { name: begin, in: query, schema: { type: integer } }
                - { name: many, in: query, schema: { type: integer } }
              responses:
                "200": { description: Some, content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }
            post:
              operationId: createCharge
              requestBody:
                required: true
                content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/F' } } }
              responses: { "204": { description: Done } }
        components:
          schemas:
            F: { type: object, properties: { tags: { type: array, items: { type: string } } } }
            P:
              type: object
              required: [things]
              properties:
                things: { type: array, items: { type: string } }
                more: { type: object, properties: { mark: { type: string }, link: { type: string } } }

        """

    private func generate(_ settings: String) throws -> (result: CommandResult, swift: String) {
        try folder.write(
            """
            clients:
              - description: api.yaml
                output: out
                module: ChargesAPI
                layout: fixed
            \(settings.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

            """,
            to: "apus.yaml"
        )
        let result = CommandResult("generate", "--config", folder.appending("apus.yaml").path, in: folder)
        return (result, (try? folder.read("out/Operations.swift")) ?? "")
    }

    @Test(
        "a query parameter and a property of a form are written in the style that is named",
        arguments: [
            ("listCharges.expand: deepObjectBrackets", #"request.query("expand", expand, style: .deepObjectBrackets)"#),
            ("listCharges.expand: pipeDelimited", #"request.query("expand", expand, style: .pipeDelimited)"#),
            ("listCharges.filter: deepObjectRepeated", #"request.query("filter", filter, style: .deepObjectRepeated)"#),
            ("listCharges.filter: form", #"request.query("filter", filter)"#),
            (
                "createCharge.tags: deepObjectBrackets",
                #"encodings: ["tags": FormEncoding(.deepObjectBrackets, explode: true)]"#
            ),
        ]
    )
    func styles(setting: String, code: String) throws {
        let (result, swift) = try generate("parameterStyles: { \(setting) }")
        #expect(result.code == .success && !result.errors.contains("warning:"))
        #expect(swift.contains(code), "\(swift)")
    }

    @Test(
        "pages follow each other as it is said",
        arguments: [
            ("cursor: mark, next: more.mark, items: things", ".cursor(from: mark, next: { $0.more?.mark })"),
            ("offset: begin, limit: many, items: things", ".offset(from: begin, limit: many)"),
            ("page: begin, size: many, first: 0, items: things", ".pageNumber(from: begin, first: 0, size: many)"),
            ("nextLink: more.link, items: things", ".nextLink { $0.more?.link }"),
            ("linkHeader: true, items: things", ".linkHeader"),
        ]
    )
    func paging(setting: String, code: String) throws {
        let (result, swift) = try generate("paging: { listCharges: { \(setting) } }")
        #expect(result.code == .success && !result.errors.contains("warning:"))
        #expect(swift.contains(code), "\(swift)")
        #expect(swift.contains("func listChargesPaged("))
    }

    @Test(
        "what the description does not have is a warning",
        arguments: [
            ("parameterStyles: { listCharges.no: form }", "'parameterStyles' names 'listCharges.no'"),
            ("paging: { listNothing: { linkHeader: true } }", "'paging' names 'listNothing'"),
            ("withoutPaging: [listNothing]", "'paging' names 'listNothing'"),
            ("retrySafety: { listNothing: never }", "'retrySafety' names 'listNothing'"),
            ("paging: { listCharges: { linkHeader: true, items: no } }", "'listCharges' does not have the pages"),
        ]
    )
    func unmatched(settings: String, message: String) throws {
        let (result, _) = try generate(settings)
        #expect(result.code == .success)
        #expect(result.errors.contains("warning: ") && result.errors.contains(message), "\(result.errors)")
    }

    @Test(
        "what cannot be meant is an error",
        arguments: [
            ("parameterStyles: { listCharges.expand: brackets }", "unknown value 'brackets'"),
            ("retrySafety: { createCharge: always }", "unknown value 'always'"),
            ("paging: { listCharges: { cursor: mark, items: things } }", "the paging of 'listCharges' must be"),
            ("paging: { listCharges: { curser: mark } }", "did you mean 'cursor'?"),
            ("paging: [listCharges]", "'paging' must be a mapping"),
            ("paging: { listCharges: none }", "the paging of 'listCharges' must be a mapping"),
        ]
    )
    func wrong(settings: String, message: String) throws {
        let (result, _) = try generate(settings)
        #expect(result.code != .success)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
