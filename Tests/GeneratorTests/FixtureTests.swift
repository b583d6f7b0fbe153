import ApusDiagnostics
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// A folder of `Tests/Fixtures`, which tests one behaviour. It contains the description `openapi.yaml`, the expected Swift
/// files in `expected`, the expected diagnostics in `diagnostics.txt`, and a configuration `apus.yaml` if the behaviour
/// needs one.
///
/// `APUS_RECORD=1 swift test --filter Fixture` records the expected files.
struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String

    var folder: String { RepositoryRoot.url.path + "/Tests/Fixtures/" + name }
    var expectedFolder: String { folder + "/expected" }
    var testDescription: String { name }

    static let all: [Fixture] = {
        let folder = RepositoryRoot.url.path + "/Tests/Fixtures"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map(Fixture.init)
    }()

    static let isRecording = ProcessInfo.processInfo.environment["APUS_RECORD"] == "1"

    /// Generates the fixture's client.
    func generate() throws -> GeneratedClient {
        try Pipeline().generate(try configuration(), folder: folder)
    }

    /// The configuration in `apus.yaml`, or the default if the file does not exist.
    func configuration() throws -> ClientConfiguration {
        let path = folder + "/apus.yaml"
        var client = ClientConfiguration()
        if FileManager.default.fileExists(atPath: path) {
            let (configuration, diagnostics) = try Configuration.read(path, given: ["description", "output", "module"])
            #expect(diagnostics.isEmpty, "\(diagnostics)")
            client = try #require(configuration.clients.first)
        }
        client.description = "openapi.yaml"
        client.module = "FixtureAPI"
        return client
    }

    /// The diagnostics in the format of `diagnostics.txt`, without the path of the folder.
    func text(of diagnostics: Diagnostics) -> String {
        let lines = diagnostics.sorted.map { diagnostic in
            var text = diagnostic.description.replacing(folder + "/", with: "")
            if let consequence = diagnostic.consequence { text += "\n  note: " + consequence }
            if let help = diagnostic.help { text += "\n  help: " + help }
            return text
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

@Suite("Fixtures: the generated files are as expected")
struct FixtureTests {
    @Test("files and diagnostics are as expected", arguments: Fixture.all)
    func expected(fixture: Fixture) throws {
        let generated = try fixture.generate()
        let files = Dictionary(
            uniqueKeysWithValues: (generated.files ?? []).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        )
        let diagnostics = fixture.text(of: generated.diagnostics)
        if Fixture.isRecording {
            try record(files, diagnostics: diagnostics, in: fixture)
            return
        }
        let expected = (try? FileManager.default.contentsOfDirectory(atPath: fixture.expectedFolder)) ?? []
        #expect(files.keys.sorted() == expected.sorted())
        for (name, text) in files {
            let path = fixture.expectedFolder + "/" + name
            #expect(text == (try? String(contentsOfFile: path, encoding: .utf8)), "\(path)")
        }
        let known = (try? String(contentsOfFile: fixture.folder + "/diagnostics.txt", encoding: .utf8)) ?? ""
        #expect(diagnostics == known)
    }

    @Test("generating twice produces the same files", arguments: Fixture.all)
    func repeatable(fixture: Fixture) throws {
        #expect(try fixture.generate().files == fixture.generate().files)
    }

    private func record(_ files: [String: String], diagnostics: String, in fixture: Fixture) throws {
        try? FileManager.default.removeItem(atPath: fixture.expectedFolder)
        try? FileManager.default.removeItem(atPath: fixture.folder + "/diagnostics.txt")
        if !files.isEmpty {
            try FileManager.default.createDirectory(atPath: fixture.expectedFolder, withIntermediateDirectories: true)
        }
        for (name, text) in files {
            try text.write(toFile: fixture.expectedFolder + "/" + name, atomically: true, encoding: .utf8)
        }
        if !diagnostics.isEmpty {
            try diagnostics.write(toFile: fixture.folder + "/diagnostics.txt", atomically: true, encoding: .utf8)
        }
    }
}
