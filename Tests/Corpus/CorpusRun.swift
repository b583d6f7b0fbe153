import ApusDiagnostics
import ApusGenerator
import Foundation

/// Generates and type-checks descriptions, and prints a line for each.
struct CorpusRun {
    private let options: CorpusOptions
    private let compiler = SwiftCompiler()

    init(_ options: CorpusOptions) {
        self.options = options
    }

    /// Whether every description came out as it should.
    func run() throws -> Bool {
        let descriptions = options.descriptions
        guard !descriptions.isEmpty else {
            print("skipped: no folder of descriptions")
            return true
        }
        let work = options.keeps ?? FileManager.default.temporaryDirectory.path + "/apus-corpus-\(getpid())"
        defer { if options.keeps == nil { try? FileManager.default.removeItem(atPath: work) } }
        var expectations = CorpusExpectations.load()
        var failures = 0
        for description in descriptions {
            let result = try check(description, work: work)
            var line = result.line
            if options.records {
                expectations[result.name] = result.counts
            } else if let expected = expectations[result.name], expected != result.counts {
                line += "\n    DIFFERS from Tests/Corpus/expected.txt: \(expected)"
                failures += 1
            }
            if !result.isFine { failures += 1 }
            FileHandle.standardOutput.write(Data((line + "\n").utf8))
        }
        if options.records { try expectations.save() }
        print("\(descriptions.count - failures) passed, \(failures) failed")
        return failures == 0
    }

    private func check(_ path: String, work: String) throws -> CorpusResult {
        let name = URL(fileURLWithPath: path).lastPathComponent
        var client = ClientConfiguration()
        client.description = path
        client.module = "CorpusAPI"
        if options.runsExamples { client.examples = "Examples.swift" }
        let start = ContinuousClock.now
        let generated = try Pipeline().generate(client, folder: "")
        var result = CorpusResult(name: name, generated: generated, duration: ContinuousClock.now - start)
        guard let files = generated.files else { return result }
        let folder = work + "/" + name.replacing(".", with: "-")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.bytes).write(to: URL(fileURLWithPath: folder + "/" + file.name)) }
        let paths = files.map { folder + "/" + $0.name }
        if result.bytes < options.compiledSize { result.compilation = try compiler.typeCheck(paths) }
        if options.runsExamples, let examples = generated.examples {
            result.examples = try compiler.runExamples(examples.bytes, of: paths, in: folder + "-examples")
        }
        if options.lints { result.lint = try compiler.lint(folder) }
        if options.keeps == nil { try? FileManager.default.removeItem(atPath: folder) }
        return result
    }
}

/// What became of one description.
struct CorpusResult {
    let name: String
    let operations: Int
    let types: Int
    let files: Int
    let bytes: Int
    /// `operations`, or `refused` when there is no client, then `code=count`, sorted.
    let counts: String
    let errors: [String]
    let duration: Duration
    var compilation: ToolResult?
    var lint: ToolResult?
    var examples: ToolResult?

    init(name: String, generated: GeneratedClient, duration: Duration) {
        self.name = name
        self.duration = duration
        operations = generated.plan?.groups.reduce(0) { $0 + $1.operations.count } ?? 0
        types = generated.plan?.types.plans.count ?? 0
        files = generated.files?.count ?? 0
        bytes = generated.files?.reduce(0) { $0 + $1.bytes.count } ?? 0
        let codes = generated.diagnostics.countsByCode.map { "\($0.key.name)=\($0.value)" }.sorted()
        let outcome = generated.files == nil ? "refused" : "\(operations) operations"
        counts = ([outcome] + codes).joined(separator: " ")
        errors = generated.diagnostics.sorted.filter { $0.severity == .error }.prefix(3).map(\.description)
    }

    /// Whether there is a client that compiles without a warning, or a refusal.
    var isFine: Bool {
        (compilation?.messages.isEmpty ?? true) && (lint?.messages.isEmpty ?? true)
            && examples?.isFailure != true
    }

    var line: String {
        var parts = ["\(isFine ? "ok  " : "FAIL") \(name): \(types) types, \(files) files"]
        parts.append("\(bytes / 1024) KB, \(milliseconds) ms, \(Self.residentMegabytes) MB")
        if let compilation { parts.append("\(compilation.seconds) s to check") }
        if let summary = examples?.messages.last { parts.append(summary) }
        if !counts.isEmpty { parts.append(counts) }
        let messages = (compilation?.messages ?? []) + (lint?.messages ?? []) + (examples?.messages.dropLast() ?? [])
        return ([parts.joined(separator: ", ")] + errors + messages.prefix(12)).joined(separator: "\n    ")
    }

    private var milliseconds: Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    /// The peak of this process so far.
    private static var residentMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (peak?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}
