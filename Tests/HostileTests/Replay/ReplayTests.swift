import ApusFuzzTargets
import ApusTestSupport
import Foundation
import Testing

@Suite("Inputs that broke something once, and a few that nobody wrote")
struct ReplayTests {
    private static let folder = RepositoryRoot.appending("Tests/HostileTests/Findings")

    private static let findings: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()

    @Test("each input that was found is taken", arguments: findings)
    func replay(name: String) throws {
        let target = try #require(FuzzTarget.named(name), "the name must begin with that of a target")
        try target.run([UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name))))
    }

    @Test("every target takes what it makes itself", arguments: FuzzTarget.all.map(\.name))
    func smoke(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let seeds = SeedDescriptions(folders: [RepositoryRoot.appending("Tests/Fixtures").path])
        #expect(seeds.count > 10)
        var mutation = Mutation(seed: 2, seeds: seeds)
        for _ in 0..<(["pipeline", "diff"].contains(name) ? 10 : 40) { try target.run(target.make(&mutation)) }
    }

    @Test("the same seed makes the same inputs")
    func seeds() {
        let seeds = SeedDescriptions(folders: [RepositoryRoot.appending("Tests/Fixtures").path])
        for target in FuzzTarget.all {
            var first = Mutation(seed: 5, seeds: seeds)
            var second = Mutation(seed: 5, seeds: seeds)
            for _ in 0..<5 { #expect(target.make(&first) == target.make(&second), "\(target.name)") }
        }
    }
}
