import ApusCommandLine
import ApusTestSupport
import Testing

@Suite("Severities and allowances of diagnostics")
struct DiagnosticPolicyTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("policy")
        // Two warnings of the code `undeclared-required`, in lines 9 and 10.
        let text = """
            openapi: 3.1.0
            info: { title: Pets, version: "1" }
            servers: [{ url: https://example.com }]
            paths:
              /a: { get: { operationId: getA, responses: { "204": { description: Done } } } }
            components:
              schemas:
                # A comment
                A: { type: object, required: [one], properties: { a: { type: string } } }
                B: { type: object, required: [two], properties: { b: { type: string } } }

            """
        try folder.write(text, to: "api/pets.yaml")
    }

    private func run(_ lines: String, _ options: String...) throws -> CommandResult {
        let client = "clients:\n  - description: api/pets.yaml\n    output: Out\n    module: PetsAPI\n"
        try folder.write(client + lines, to: "apus.yaml")
        return CommandResult(["generate", "--config", folder.appending("apus.yaml").path] + options, in: folder)
    }

    @Test(
        "a severity applies to all diagnostics of a code",
        arguments: [
            ("off", 0, "no warnings"), ("remark", 0, "no warnings"), ("warning", 1, "warning: 'one' is required"),
            ("error", 1, "error: 'one' is required"),
        ]
    )
    func severities(level: String, code: Int32, text: String) throws {
        let result = try run("    diagnostics: { undeclared-required: \(level) }\n", "--strict")
        #expect(result.code.rawValue == code, "\(result.errors)")
        #expect(result.errors.contains(level == "warning" ? "error: 'one' is required" : text), "\(result.errors)")
    }

    @Test("an error of the configuration prevents writing files without --strict, too")
    func error() throws {
        #expect(try run("    diagnostics: { undeclared-required: error }\n").code == .faults)
        #expect(try !folder.files().contains("Out/Client.swift"))
    }

    @Test(
        "a pattern allows the diagnostics that it matches",
        arguments: [
            ("['*']", 0), ("[api/pets.yaml]", 0), ("'api/pets.yaml:*'", 0), ("[api/pets.yaml:9, api/pets.yaml:10]", 0),
            ("[api/pets.yaml:9:35]", 1), ("[\"'one' is required*\", \"'two' is*\"]", 0),
            ("['#/components/schemas/*/required/0']", 0), ("['#/components/**']", 0),
            ("['api/pets.yaml#/components/schemas/A/**', '#/components/schemas/B/**']", 0),
            ("['#/components/schemas/A/**']", 1), ("['#/components/*']", 1),
        ]
    )
    func allowances(patterns: String, remaining: Int) throws {
        let result = try run("    allow: { undeclared-required: \(patterns) }\n", "--strict")
        #expect((result.code == .success) == (remaining == 0), "\(result.errors)")
    }

    @Test("an allowance that matches nothing is a warning at its place")
    func unused() throws {
        let result = try run("    allow:\n      undeclared-required: ['*']\n      ambiguous-union: ['*x*']\n")
        #expect(
            result.errors.contains("apus.yaml:7:25: warning: '*x*' allows no diagnostic 'ambiguous-union'"),
            "\(result.errors)"
        )
    }

    @Test("apus validate uses the settings of the nearest configuration that names the description")
    func validate() throws {
        let description = folder.appending("api/pets.yaml").path
        #expect(CommandResult(["validate", description, "--strict"], in: folder).code == .faults)
        _ = try run("    allow: { undeclared-required: '*' }\n")
        #expect(CommandResult(["validate", description, "--strict"], in: folder).code == .success)
    }
}
