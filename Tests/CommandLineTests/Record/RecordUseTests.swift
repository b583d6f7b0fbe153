import ApusCommandLine
import ApusTestSupport
import Foundation
import Testing

/// Conditions under which records are written and used.
@Suite("Records")
struct RecordUseTests {
    private let world: RecordWorld

    init() throws {
        world = try RecordWorld()
    }

    /// The modules of the clients that a run generated instead of restoring them from records.
    private func made(_ line: String) -> [String] {
        let lines = world.run(line + " --timings").errors.split(separator: "\n")
        return lines.filter { $0.contains(": parse ") }.map { String($0.prefix { $0 != ":" }) }
    }

    private var records: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: world.cache)) ?? []).sorted()
    }

    @Test("let the second run skip generating")
    func second() {
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        #expect(records.count == 2)
        #expect(made("generate") == [])
        #expect(world.run("generate").errors.contains("(0 changed), "))
    }

    @Test("belong to one client each, so that only changed clients are generated")
    func oneClient() throws {
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        try world.append("\n# more\n", to: "specs/other.yaml")
        #expect(made("generate") == ["OtherAPI"])
        try world.remove("Out/Things/Client.swift")
        #expect(made("generate") == ["ThingsAPI"])
        #expect(try world.folder.read("Out/Things/Client.swift").contains("// ours"))
        #expect(made("generate") == [])
    }

    @Test("are used independently of options that only affect the output")
    func presentation() {
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        for line in ["--diagnostics github", "--color always", "--verbose", "--dry-run", "--changes"] {
            #expect(made("generate " + line) == [], "\(line)")
        }
    }

    @Test("belong to one command line")
    func origins() throws {
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        #expect(made("generate --access package") == ["ThingsAPI", "OtherAPI"])
        #expect(made("generate --access package") == [])
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        #expect(world.run("docs").code == .success)
        #expect(records.count == 6)
    }

    @Test("are neither read nor written with --no-cache")
    func notWanted() {
        #expect(made("generate --no-cache") == ["ThingsAPI", "OtherAPI"])
        #expect(records == [])
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        #expect(made("generate --no-cache") == ["ThingsAPI", "OtherAPI"])
    }

    @Test("are not written by runs that do not write clients or fail")
    func none() throws {
        #expect(world.run("generate --dry-run").code == .success)
        #expect(world.run("check").code == .stale)
        #expect(world.run("list").code == .success)
        #expect(world.run("validate \(world.path)/specs/other.yaml").code == .success)
        #expect(world.run("generate --strict").code == .faults)
        // The client without warnings was written.
        #expect(records.count == 1)
        try world.folder.write("openapi: 3.1.0\ninfo: [", to: "specs/other.yaml")
        try world.folder.write("openapi: 3.1.0\ninfo: [", to: "specs/things.yaml")
        #expect(world.run("generate").code == .faults)
        #expect(records.count == 1)
    }

    @Test("are not written for a UTF-16 description with warnings, whose places differ from those in the file")
    func encodings() throws {
        let text = SampleDescription.things(properties: "{ name: { type: strin } }")
        let bytes = try #require(text.data(using: .utf16LittleEndian))
        try world.folder.write([0xFF, 0xFE] + [UInt8](bytes), to: "specs/other.yaml")
        #expect(made("generate") == ["ThingsAPI", "OtherAPI"])
        #expect(made("generate") == ["OtherAPI"])
    }

    @Test("are used but not written by `check`")
    func check() throws {
        #expect(world.run("generate").code == .success)
        let before = records
        #expect(world.run("check").code == .success)
        try world.append("\n", to: "Out/Other/Client.swift")
        #expect(world.run("check").code == .stale)
        #expect(records == before)
    }

    @Test("are used in each round of --watch")
    func watch() throws {
        let pauses: [() throws -> Void] = [{ [world] in try world.append("\n# more\n", to: "specs/other.yaml") }]
        let console = RecordingConsole(in: world.folder, environment: ["APUS_CACHE": world.cache], pauses: pauses)
        let line = ["generate", "--config", world.path + "/apus.yaml", "--watch", "--timings"]
        #expect(CommandRunner(console: console).run(line) == .success)
        #expect(console.errors.components(separatedBy: "ThingsAPI: parse ").count == 2)
        #expect(console.errors.components(separatedBy: "ThingsAPI: compare ").count == 2)
        #expect(console.errors.components(separatedBy: "OtherAPI: parse ").count == 3)
        #expect(console.errors.components(separatedBy: "watching 6 files").count == 3, "\(console.errors)")
    }
}
