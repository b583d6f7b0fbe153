import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

/// A file of the folder `Negative`, named after the code that it causes.
///
/// The code must be reported at each mark (`1️⃣` to `9️⃣`), or at any place if there are no marks. The first line can be the
/// comment `# limits: {…}`, `# configuration` for an `apus.yaml`, `# overlay: {…}` for an overlay, with limits of the
/// description, or `# templates: NAME TEXT` for a template.
struct NegativeFixture: CustomTestStringConvertible, Sendable {
    let name: String

    static let folder = RepositoryRoot.appending("Tests/HostileTests/Negative").path
    static let all: [NegativeFixture] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
            NegativeFixture(name: $0)
        }

    var testDescription: String { name }
    var code: String { String(name.prefix { $0 != "." }) }

    /// Returns the reported diagnostics and the places of the marks.
    func run() throws -> (diagnostics: [Diagnostic], marks: [MarkedText.Place]) {
        let bytes = try DiskFiles().read(Self.folder + "/" + name)
        let marked = MarkedText(String(decoding: bytes, as: UTF8.self))
        // A file with invalid UTF-8 has no marks and is used unchanged.
        let text = String(validating: bytes, as: UTF8.self) == nil ? bytes : Array(marked.text.utf8)
        let comment = marked.text.prefix { $0 != "\n" }
        let path = name.hasSuffix(".json") ? "openapi.json" : "openapi.yaml"
        var client = ClientConfiguration()
        if comment == "# configuration" {
            let (configuration, faults) = configuration(text)
            guard !faults.hasErrors, var client = configuration.clients.first else {
                return (faults.sorted, Array(marked.places.values))
            }
            // Generating reports the settings that have no effect on a description.
            client.description = path
            let files = FilesInMemory([path: ManyFiles.description(tags: 1, version: 1)])
            let generated = try Pipeline(files: files).generate(client, folder: "")
            return (generated.diagnostics.sorted, Array(marked.places.values))
        }
        let isOverlay = comment.hasPrefix("# overlay:")
        if comment.hasPrefix("# limits:") || isOverlay {
            let limits = comment.drop { $0 != "{" }
            let line = "clients: [{description: a, output: b, module: c, limits: \(limits)}]"
            let (configuration, faults) = configuration(Array(line.utf8))
            #expect(faults.isEmpty)
            client = configuration.clients[0]
        }
        client.description = path
        client.module = "NegativeAPI"
        var files = FilesInMemory(path: path, bytes: text)
        if isOverlay {
            client.overlays = ["overlay.yaml"]
            let description = ManyFiles.description(tags: 1, version: 1)
            files = FilesInMemory([path: description, "overlay.yaml": marked.text])
        }
        if comment.hasPrefix("# templates:") {
            // The comment has the name and the text of one template.
            let parts = comment.split(separator: " ").map(String.init)
            let templates = try TemporaryFolder("templates")
            try templates.write(parts[3], to: parts[2] + ".mustache")
            client.templates = templates.url.path
            let generated = try Pipeline(files: files).generate(client, folder: "")
            return (generated.diagnostics.sorted, Array(marked.places.values))
        }
        let pipeline = Pipeline(files: files)
        let generated = try pipeline.generate(client, folder: "", checksExamples: true)
        let ofExamples = generated.exampleFindings.map { Diagnostic($0) }
        return (generated.diagnostics.sorted + ofExamples, Array(marked.places.values))
    }

    private func configuration(_ bytes: [UInt8]) -> (Configuration, Diagnostics) {
        var reader = ConfigurationReader()
        guard let root = SpecText.parse(SourceFile(path: "apus.yaml", bytes: bytes)).root else {
            return (Configuration(folder: ""), Diagnostics())
        }
        let configuration = reader.read(root, folder: "")
        return (configuration, reader.diagnostics)
    }
}

@Suite("Every diagnostic can be caused, and has an explanation")
struct DiagnosticCoverageTests {
    /// `out-of-memory` is reported only if libyaml cannot allocate memory.
    private static let unreachable: Set<String> = ["out-of-memory"]
    /// Descriptions do not cause the faults of runs. `MachineReadableOutputTests` causes them.
    private static let ofRuns = Set(DiagnosticCode.runs.map(\.name))

    @Test("each code has a file, and each file has a code")
    func completeness() {
        let codes = Set(DiagnosticCatalog.apus.codes.map(\.name))
        let fixtures = Set(NegativeFixture.all.map(\.code))
        #expect(codes.subtracting(fixtures).subtracting(Self.unreachable).subtracting(Self.ofRuns).sorted() == [])
        #expect(fixtures.subtracting(codes).sorted() == [])
        #expect(DiagnosticCatalog.apus.clashes == [])
        print("\(fixtures.intersection(codes).count) of \(codes.count) diagnostic codes are caused by a file")
    }

    @Test("a file causes its code at its marks", arguments: NegativeFixture.all)
    func caused(fixture: NegativeFixture) throws {
        let (diagnostics, marks) = try fixture.run()
        let found = diagnostics.filter { $0.code.name == fixture.code }
        #expect(!found.isEmpty, "\(diagnostics.map(\.description))")
        let places = found.compactMap { $0.place?.start }.map { "\($0.line):\($0.column)" }
        if !marks.isEmpty { #expect(Set(places) == Set(marks.map(\.description)), "\(diagnostics)") }
        #expect(places.count == found.count, "a diagnostic without a place")
        for diagnostic in found {
            #expect(!diagnostic.message.hasSuffix(".") && !diagnostic.message.contains("\n"), "\(diagnostic.message)")
        }
    }

    @Test(
        "each code has an explanation that starts with a whole sentence",
        arguments: DiagnosticCatalog.apus.codes.map(\.name)
    )
    func explained(name: String) throws {
        let code = try #require(DiagnosticCatalog.apus[name])
        #expect(code.summary.hasSuffix("."), "\(code.summary)")
        #expect(code.summary.split(separator: " ").count > 3 && code.explanation.count < 2_000)
        #expect(code.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    }
}
