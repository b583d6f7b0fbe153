import ApusCommandLine
import ApusTestSupport
import Testing

@Suite("Output of a run")
struct RunOutputTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("apus output")
        try folder.write(
            SampleDescription.things(properties: "{ name: { type: strin }, id: { type: itneger } }"),
            to: "things.yaml"
        )
    }

    private func run(_ arguments: String..., isTerminal: Bool = false) -> RecordingConsole {
        let console = RecordingConsole(in: folder, isTerminal: isTerminal)
        let path = folder.appending("things.yaml").path
        let output = folder.appending("Out").path
        let command = arguments.first == "generate" ? ["-o", output, "-m", "ThingsAPI"] : []
        _ = CommandRunner(console: console).run([arguments[0], path] + command + arguments.dropFirst())
        return console
    }

    @Test("text shows the source line, a caret and a summary")
    func text() {
        let errors = run("validate").errors
        #expect(errors.contains("things.yaml:21:35: warning: unknown type 'strin' [unknown-type]"), "\(errors)")
        #expect(errors.contains("^~~~~"))
        #expect(errors.hasSuffix("things.yaml: 0 errors, 2 warnings\n"))
        #expect(!errors.contains("\u{1B}"))
    }

    @Test("output to a terminal is colored unless colors are turned off")
    func color() {
        #expect(run("validate", isTerminal: true).errors.contains("\u{1B}["))
        #expect(run("validate", "--color", "always").errors.contains("\u{1B}["))
        #expect(!run("validate", "--color", "never", isTerminal: true).errors.contains("\u{1B}["))
        let console = RecordingConsole(in: folder, isTerminal: true, environment: ["NO_COLOR": "1"])
        _ = CommandRunner(console: console).run(["validate", folder.appending("things.yaml").path])
        #expect(!console.errors.contains("\u{1B}["))
    }

    @Test("formats for programs contain only diagnostics", arguments: ["validate", "generate"])
    func machines(command: String) throws {
        let lines = run(command, "--diagnostics", "json").errors.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { #expect(line.hasPrefix("{\"code\":\"unknown-type\"") && line.hasSuffix("}"), "\(line)") }
        let sarif = run(command, "--diagnostics", "sarif").errors
        #expect(sarif.hasPrefix("{\"$schema\"") && sarif.hasSuffix("}\n"))
        #expect(sarif.split(separator: "\n").count == 1)
        #expect(run(command, "--diagnostics", "github").errors.hasPrefix("::warning file="))
    }

    @Test("--strict turns warnings into errors, which prevent writing")
    func strict() throws {
        let console = RecordingConsole(in: folder)
        let path = folder.appending("things.yaml").path
        let arguments = ["generate", path, "-o", folder.appending("Out").path, "-m", "ThingsAPI"]
        #expect(CommandRunner(console: console).run(arguments + ["--strict"]) == .faults)
        #expect(console.errors.contains("error: unknown type 'strin'"))
        #expect(try folder.files() == ["things.yaml"])
        #expect(CommandRunner(console: console).run(arguments) == .success)
        #expect(try folder.files().count > 1)
    }

    @Test("--quiet prints errors only")
    func quiet() {
        #expect(run("validate", "--quiet").errors.isEmpty)
        #expect(run("validate", "--quiet", "--strict").errors.contains("error: unknown type"))
    }

    @Test("--verbose prints all diagnostics of a code instead of ten")
    func verbose() throws {
        let properties = (1...15).map { "p\($0): { type: strin }" }.joined(separator: ", ")
        try folder.write(SampleDescription.things(properties: "{ \(properties) }"), to: "things.yaml")
        let short = run("validate").errors
        #expect(short.components(separatedBy: "unknown type").count - 1 == 10)
        #expect(short.contains("remark: and 5 more like this [unknown-type]\n"), "\(short)")
        #expect(short.contains("help: --verbose shows them"), "\(short)")
        let all = run("validate", "--verbose").errors
        #expect(all.components(separatedBy: "unknown type").count - 1 == 15)
        #expect(!all.contains("more like this"))
    }

    @Test("remarks are counted and printed with --verbose")
    func remarks() throws {
        let properties = "{ name: { type: object, properties: { a: {} }, example: { a: 1, b: 2 } } }"
        try folder.write(SampleDescription.things(properties: properties), to: "things.yaml")
        let short = run("validate", "--examples").errors
        #expect(short.hasSuffix("things.yaml: 0 errors, 0 warnings, 1 remark (--verbose shows it)\n"), "\(short)")
        let all = run("validate", "--examples", "--verbose").errors
        #expect(all.contains("remark: the member 'b' is not declared"))
        #expect(all.hasSuffix("things.yaml: 0 errors, 0 warnings, 1 remark\n"), "\(all)")
    }

    @Test("--timings prints the stages")
    func timings() throws {
        try folder.write(SampleDescription.things(), to: "things.yaml")
        let errors = run("generate", "--timings").errors
        for stage in ["parse", "lower", "render", "write"] { #expect(errors.contains("\(stage) "), "\(errors)") }
    }

    @Test("progress is shown for long runs on a terminal and removed at the end")
    func progress() throws {
        func shown(_ arguments: [String], isTerminal: Bool, delay: Duration) throws -> String {
            guard case .run(let invocation) = try Invocation.parse(["generate"] + arguments) else { return "no run" }
            let console = RecordingConsole(in: folder, isTerminal: isTerminal)
            let progress = ProgressLine(invocation, console: console, delay: delay)
            progress.show("ThingsAPI: parse")
            progress.show("ThingsAPI: render")
            progress.clear()
            progress.clear()
            return console.errors
        }
        let erased = "\r\u{1B}[K"
        let lines = "\(erased)ThingsAPI: parse\(erased)ThingsAPI: render\(erased)"
        #expect(try shown([], isTerminal: true, delay: .zero) == lines)
        #expect(try shown([], isTerminal: true, delay: .seconds(60)).isEmpty)
        #expect(try shown([], isTerminal: false, delay: .zero).isEmpty)
        #expect(try shown(["--quiet"], isTerminal: true, delay: .zero).isEmpty)
    }
}
