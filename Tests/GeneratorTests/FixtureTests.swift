import ApusDiagnostics
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// `Tests/Fixtures` has a folder for each behaviour: the description `openapi.yaml`, the Swift files that must come out
/// in `expected`, and the diagnostics, if there are any, in `diagnostics.txt`. A behaviour that has to be asked for has an
/// `apus.yaml` besides.
///
/// `APUS_RECORD=1 swift test --filter Fixture` writes what comes out to where it is expected.
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

    /// What `apus.yaml` says, where the behaviour is one of the configuration's.
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

    /// The diagnostics as `diagnostics.txt` has them, without the folder.
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

@Suite("Fixtures: each behaviour gives the Swift that is expected of it")
struct FixtureTests {
    @Test("what is generated is what is expected", arguments: Fixture.all)
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

    @Test("what is generated is the same each time", arguments: Fixture.all)
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
