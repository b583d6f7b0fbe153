import ApusExampleCheck
import ApusGenerator
import Foundation

/// Generates clients for descriptions, type-checks them, and prints a line for each.
struct CorpusRun {
    private let options: CorpusOptions
    private let compiler = SwiftCompiler()

    init(_ options: CorpusOptions) {
        self.options = options
    }

    /// Checks all descriptions.
    /// - Returns: Whether there are no failures and no differences from the committed counts.
    func run() throws -> Bool {
        let descriptions = options.descriptions
        guard !descriptions.isEmpty else {
            print("skipped: no descriptions")
            return true
        }
        let work = options.keeps ?? FileManager.default.temporaryDirectory.path + "/apus-corpus-\(getpid())"
        defer { if options.keeps == nil { try? FileManager.default.removeItem(atPath: work) } }
        var expectations = CorpusExpectations("expected.txt")
        var examples = CorpusExpectations("examples.txt")
        var roundTrips = CorpusExpectations("round-trips.txt")
        var untyped = CorpusExpectations("untyped.txt")
        var failures = 0
        for description in descriptions {
            let result = try check(description, work: work)
            var line = result.line(reportsAllChanges: options.reportsAllChanges)
            var isPassed = result.isPassed
            func compare(_ counts: String, _ expectations: inout CorpusExpectations) {
                if options.records {
                    expectations[result.name] = counts
                } else if let expected = expectations[result.name], expected != counts {
                    line += "\n    DIFFERS from Tests/Corpus/\(expectations.file): \(expected)"
                    isPassed = false
                }
            }
            compare(result.counts, &expectations)
            compare(result.exampleCounts, &examples)
            compare(result.untypedCounts, &untyped)
            if case .finished(let report) = result.roundTrips { compare(report.counts, &roundTrips) }
            if !isPassed { failures += 1 }
            FileHandle.standardOutput.write(Data((line + "\n").utf8))
        }
        if options.records {
            try expectations.save()
            try examples.save()
            try roundTrips.save()
            try untyped.save()
        }
        print("\(descriptions.count - failures) passed, \(failures) failed")
        return failures == 0
    }

    private func check(_ path: String, work: String) throws -> CorpusResult {
        let name = URL(fileURLWithPath: path).lastPathComponent
        var client = ClientConfiguration()
        client.description = path
        client.module = "CorpusAPI"
        if options.runSize > 0 { client.examples = "Examples.swift" }
        let start = ContinuousClock.now
        let generated = try Pipeline().generate(client, folder: "", checksExamples: true)
        var result = CorpusResult(name: name, generated: generated, duration: ContinuousClock.now - start)
        guard let files = generated.files else { return result }
        let folder = work + "/" + name.replacing(".", with: "-")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let paths = files.map { folder + "/" + $0.name }
        var changed = false
        for (file, path) in zip(files, paths) where try CorpusFile.write(file.bytes, to: path) { changed = true }
        if result.bytes < options.runSize {
            try run(generated, paths, changed: changed, in: folder + "-examples", &result)
        } else if result.bytes < options.compiledSize {
            result.compilation = try compiler.typeCheck(paths)
        }
        if options.lints { result.lint = try compiler.lint(folder) }
        if options.keeps == nil { try? FileManager.default.removeItem(atPath: folder) }
        return result
    }

    /// Compiles a client, and decodes and encodes its examples.
    private func run(
        _ generated: GeneratedClient,
        _ paths: [String],
        changed: Bool,
        in folder: String,
        _ result: inout CorpusResult
    ) throws {
        guard let examples = generated.examples, let listed = generated.plan?.listedExamples else { return }
        guard !listed.isEmpty else {
            result.compilation = try compiler.typeCheck(paths)
            result.roundTrips = .finished(ExampleReport([], [], []))
            return
        }
        let program = ExampleProgram(compiler, folder: folder)
        result.compilation = try program.compile(paths, examples: examples.bytes, changed: changed)
        if let outcomes = try program.run(count: listed.count) {
            result.roundTrips = .finished(ExampleReport(listed, outcomes, generated.exampleFindings))
        } else {
            result.roundTrips = .failed
        }
        if options.keeps == nil { try? FileManager.default.removeItem(atPath: folder) }
    }
}

/// The result of one description.
struct CorpusResult {
    let name: String
    let operations: Int
    let types: Int
    let files: Int
    let bytes: Int
    /// The number of operations, or `refused` if there is no client, and then `code=count` for each diagnostic code, sorted.
    let counts: String
    let errors: [String]
    let duration: Duration
    var compilation: ToolResult?
    var lint: ToolResult?
    /// The number of examples, and the numbers of those that contradict their schema or have undeclared members.
    let exampleCounts: String
    /// The numbers of ``UntypedValues``.
    let untypedCounts: String
    var roundTrips = RoundTrips.notRun

    /// The result of decoding and encoding the examples.
    enum RoundTrips {
        case notRun
        /// The program that runs the examples did not compile or crashed.
        case failed
        case finished(ExampleReport)

        /// Whether all changed examples have a reason.
        var isPassed: Bool {
            switch self {
            case .notRun: true
            case .failed: false
            case .finished(let report): report.unexplained.isEmpty
            }
        }

        /// The part of a description's line; `nil` if the examples were not run.
        var summary: String? {
            switch self {
            case .notRun: nil
            case .failed: "the examples did not run"
            case .finished(let report): report.summary
            }
        }

        /// The lines for changed examples.
        func lines(all: Bool) -> [String] {
            guard case .finished(let report) = self else { return [] }
            return report.lines(all: all)
        }
    }

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
        exampleCounts = Self.exampleCounts(generated)
        untypedCounts = UntypedValues(generated)?.text ?? ""
        errors = generated.diagnostics.sorted.filter { $0.severity == .error }.prefix(3).map(\.description)
    }

    /// Whether the client compiles without warnings and all changed examples have a reason. A refused description passes.
    var isPassed: Bool {
        (compilation?.messages.isEmpty ?? true) && (lint?.messages.isEmpty ?? true) && roundTrips.isPassed
    }

    /// Returns the line for the description, followed by lines for its faults.
    /// - Parameter reportsAllChanges: Whether all changed examples have a line, or only those without a reason.
    func line(reportsAllChanges: Bool) -> String {
        var parts = ["\(isPassed ? "ok  " : "FAIL") \(name): \(types) types, \(files) files"]
        parts.append("\(bytes / 1024) KB, \(milliseconds) ms, \(Self.residentMegabytes) MB")
        if let compilation { parts.append("\(compilation.seconds) s to check") }
        if let summary = roundTrips.summary { parts.append(summary) }
        if !counts.isEmpty { parts.append(counts) }
        let messages = (compilation?.messages ?? []) + (lint?.messages ?? [])
        let changes = roundTrips.lines(all: reportsAllChanges)
        return ([parts.joined(separator: ", ")] + errors + messages.prefix(12) + changes).joined(separator: "\n    ")
    }

    private static func exampleCounts(_ generated: GeneratedClient) -> String {
        var parts = [String(generated.exampleSites.count)]
        for (kind, name) in [(ExampleFinding.Kind.contradiction, "contradicting"), (.undeclaredMember, "undeclared")] {
            let places = Set(generated.exampleFindings.filter { $0.kind == kind }.map(\.example))
            if !places.isEmpty { parts.append("\(name)=\(places.count)") }
        }
        return parts.joined(separator: " ")
    }

    private var milliseconds: Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    /// The peak resident memory of this process.
    private static var residentMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (peak?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}
