import ApusTestSupport
import Testing

/// A run with records has the same exit code, output and files as a run without them.
@Suite("A run with records equals a run without")
struct RecordEquivalenceTests {
    private static let lines = [
        "generate", "check", "docs", "generate --strict", "generate --dry-run", "generate --diagnostics json",
        "generate --changes", "check --diff",
    ]

    /// Runs a command line in the same folder with and without records, and compares the results.
    private func compare(_ line: String, in world: RecordWorld, after change: String) throws {
        try world.save(as: "changed")
        let recorded = world.run(line)
        let recordedContents = try world.contents()
        try world.restore("changed")
        let full = world.runAnew(line)
        #expect(recorded.code == full.code, "\(line) after: \(change)")
        #expect(recorded.output == full.output, "\(line) after: \(change)")
        #expect(recorded.errors == full.errors, "\(line) after: \(change)")
        let contents = try world.contents()
        let different = Set(contents.keys).union(recordedContents.keys).filter { contents[$0] != recordedContents[$0] }
        #expect(different.isEmpty, "\(line) after: \(change): \(different.sorted())")
    }

    @Test("after each change of a file, the configuration or the output", arguments: WorldChange.all)
    func change(change: WorldChange) throws {
        let world = try RecordWorld()
        #expect(world.run("generate").code == .success)
        #expect(world.run("docs").code == .success)
        try change.apply(world)
        for line in ["docs", "generate"] { try compare(line, in: world, after: change.name) }
    }

    @Test("for each command line, with and without changes", arguments: lines)
    func line(line: String) throws {
        let world = try RecordWorld()
        try compare(line, in: world, after: "nothing was ever run")
        #expect(world.run("generate").code == .success)
        try compare(line, in: world, after: "a run")
        #expect(world.run(line).code == world.runAnew(line).code)
        try compare(line, in: world, after: "another run")
        try world.replace("int32", with: "int64", in: "specs/more/size.json")
        try compare(line, in: world, after: "a change of the description")
    }

    @Test("after random sequences of changes")
    func mixed() throws {
        var random = SeededGenerator(seed: 20_261_121)
        let world = try RecordWorld()
        #expect(world.run("generate").code == .success)
        try world.save(as: "good")
        var applied = 0
        for round in 0..<24 {
            if round % 4 == 0 { try world.restore("good") }
            var names: [String] = []
            for _ in 0...random.below(2) {
                let change = WorldChange.all[random.below(WorldChange.all.count)]
                // Some changes are impossible after others: a removed file can't be appended to.
                guard (try? change.apply(world)) != nil else { continue }
                names.append(change.name)
            }
            applied += names.count
            let line = Self.lines[random.below(Self.lines.count)]
            try compare(line, in: world, after: names.joined(separator: ", then "))
        }
        #expect(applied > 20, "\(applied) changes")
    }

    @Test("for a package with and without a README of the user")
    func package() throws {
        let world = try RecordWorld()
        let line = "generate \(world.path)/specs/other.yaml --package \(world.path)/Alone --module OtherAPI"
        #expect(world.run(line).code == .success)
        try compare(line, in: world, after: "a run")
        try world.folder.write("# Mine\n", to: "Alone/README.md")
        try compare(line, in: world, after: "the user has replaced the README")
        #expect(world.run(line).code == .success)
        #expect(try world.folder.read("Alone/README.md") == "# Mine\n")
        try world.remove("Alone/README.md")
        try compare(line, in: world, after: "the user has removed the README")
        #expect(try world.folder.read("Alone/README.md") != "# Mine\n")
    }

    @Test("for two clients that share a folder and remove each other's files")
    func sharedFolder() throws {
        let world = try RecordWorld()
        try world.replace("output: Out/Other", with: "output: Out/Things", in: "apus.yaml")
        for _ in 0..<3 { try compare("generate", in: world, after: "a run") }
        try world.replace("string", with: "integer", in: "specs/name.yaml")
        for _ in 0..<3 { try compare("generate", in: world, after: "a change") }
    }
}
