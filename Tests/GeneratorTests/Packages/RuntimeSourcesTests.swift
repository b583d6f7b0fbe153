import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

/// Compares the list of embedded files with the repository. Run `APUS_RECORD=1 swift test --filter RuntimeSources` after
/// adding or renaming a file of the runtime.
@Suite("RuntimeSources")
struct RuntimeSourcesTests {
    private static let paths: [String] = ["ApusRuntime", "ApusTesting", "CURL", "JSON"].flatMap { folder in
        let files =
            (try? FileManager.default.subpathsOfDirectory(atPath: "\(RepositoryRoot.url.path)/Sources/\(folder)"))
        return (files ?? []).filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h") }.sorted().map
        { folder + "/" + $0 }
    }

    @Test("the list of embedded files is complete")
    func list() throws {
        let file = RepositoryRoot.appending("Sources/EmbeddedRuntime/EmbeddedRuntime.c")
        let text = RuntimeSources.list(of: Self.paths)
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let isCurrent = try String(contentsOf: file, encoding: .utf8) == text
        #expect(isCurrent, "a file was added or renamed: run APUS_RECORD=1 swift test --filter RuntimeSources")
    }

    @Test("the embedded files equal those of the repository, and their names are unique in each module")
    func sources() throws {
        #expect(Set(RuntimeSources.all.map(\.path)).symmetricDifference(Self.paths).isEmpty)
        #expect(Self.paths.count > 80)
        var names: Set<String> = []
        for source in RuntimeSources.all {
            let text = try String(contentsOf: RepositoryRoot.appending("Sources/" + source.path), encoding: .utf8)
            #expect(source.text == text, "\(source.path)")
            let parts = source.path.split(separator: "/")
            #expect(names.insert("\(parts[0])/\(parts[parts.count - 1])").inserted, "\(source.path)")
        }
    }
}
