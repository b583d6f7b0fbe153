import ApusPlan
import ApusTestSupport
import Foundation
import Testing

@Suite("Fixtures: the expected files compile without warnings", .serialized)
struct FixtureCompilationTests {
    @Test("in Swift 6 mode", arguments: Fixture.all)
    func compiles(fixture: Fixture) async throws {
        guard RuntimeModules.folder != nil else {
            print("skipped \(fixture.name): the module of the runtime is not built")
            return
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: fixture.expectedFolder)) ?? []
        let files = names.filter { $0.hasSuffix(".swift") }.sorted().map { fixture.expectedFolder + "/" + $0 }
        guard !files.isEmpty else { return }
        let options =
            ["-frontend", "-typecheck", "-swift-version", "6", "-module-name", "FixtureAPI"] + RuntimeModules.options
        let (status, output) = try await ToolProcess.run(["swiftc"] + options + files)
        #expect(status == 0)
        #expect(!output.contains("warning:") && !output.contains("error:"), "\(output)")
    }
}
