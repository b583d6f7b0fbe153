import ApusCommandLine
import ApusSpecParser
import ApusTestSupport

/// A console that stores the output of a command.
final class RecordingConsole: Console {
    private(set) var output = ""
    private(set) var errors = ""
    let workingFolder: String
    let environment: [String: String]
    let isTerminal: Bool
    /// Closures that are called in the pauses of `--watch`. The command ends when none is left.
    private var pauses: [() throws -> Void]

    init(
        in folder: TemporaryFolder,
        workingFolder: String? = nil,
        isTerminal: Bool = false,
        environment: [String: String] = [:],
        pauses: [() throws -> Void] = []
    ) {
        self.workingFolder = workingFolder ?? folder.url.path
        self.environment = environment
        self.isTerminal = isTerminal
        self.pauses = pauses
    }

    func pause() -> Bool {
        guard !pauses.isEmpty else { return false }
        do {
            try pauses.removeFirst()()
            return true
        } catch {
            return false
        }
    }

    func print(_ text: String) { output += text }
    func printError(_ text: String) { errors += text }
}

/// The exit code and the output of a command.
struct CommandResult {
    let code: ExitCode
    let output: String
    let errors: String

    init(code: ExitCode, output: String, errors: String) {
        self.code = code
        self.output = output
        self.errors = errors
    }

    /// Runs a command with `folder` as the current folder.
    init(_ arguments: String..., in folder: TemporaryFolder) { self.init(arguments, in: folder) }

    init(_ arguments: [String], in folder: TemporaryFolder) {
        let console = RecordingConsole(in: folder)
        code = CommandRunner(console: console).run(arguments)
        output = console.output
        errors = console.errors
    }
}

/// Descriptions for tests of commands.
enum SampleDescription {
    /// An API with one operation that returns a `Thing`.
    /// An API with one operation that returns a `Thing`. The property `name` is required if it is declared.
    static func things(version: String = "1", properties: String = "{ name: { type: string } }") -> String {
        let required = properties.contains("name:") ? "[name]" : "[]"
        return """
            openapi: 3.1.0
            info: { title: Example Things REST API, version: "\(version)" }
            servers: [{ url: https://example.com }]
            tags: [{ name: things }]
            paths:
              /things:
                get:
                  operationId: getThing
                  tags: [things]
                  responses:
                    "200":
                      description: The thing
                      content:
                        application/json:
                          schema: { $ref: "#/components/schemas/Thing" }
            components:
              schemas:
                Thing:
                  type: object
                  required: \(required)
                  properties: \(properties)

            """
    }
}
