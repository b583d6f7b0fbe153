import ApusTestSupport
import Testing

@Suite("Settings of single operations in apus.yaml")
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
            \(settings.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

            """,
            to: "apus.yaml"
        )
        let result = CommandResult("generate", "--config", folder.appending("apus.yaml").path, in: folder)
        return (result, (try? folder.read("out/Operations.swift")) ?? "")
    }

    @Test(
        "a query parameter or form property has the configured style",
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
        "an entry without a match is a warning",
        arguments: [
            ("parameterStyles: { listCharges.no: form }", "'listCharges.no' in 'parameterStyles' matches nothing"),
            ("parameterStyles: { createCharge.no: form }", "'createCharge.no' in 'parameterStyles' matches nothing"),
            ("retrySafety: { listNothing: never }", "'listNothing' in 'retrySafety' matches nothing"),
        ]
    )
    func unmatched(settings: String, message: String) throws {
        let (result, _) = try generate(settings)
        #expect(result.code == .success)
        #expect(result.errors.contains("warning: ") && result.errors.contains(message), "\(result.errors)")
    }

    @Test(
        "an unknown value is an error",
        arguments: [
            ("parameterStyles: { listCharges.expand: brackets }", "unknown value 'brackets'"),
            ("retrySafety: { createCharge: always }", "unknown value 'always'"),
        ]
    )
    func wrong(settings: String, message: String) throws {
        let (result, _) = try generate(settings)
        #expect(result.code != .success)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
