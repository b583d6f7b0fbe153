import ApusFuzzTargets
import ApusTestSupport
import Foundation
import Testing

@Suite("Fuzz findings are replayed, and each fuzz target runs")
struct ReplayTests {
    private static let folder = RepositoryRoot.appending("Tests/HostileTests/Findings")

    private static let findings: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()

    @Test("an input of an earlier finding passes", arguments: findings)
    func replay(name: String) throws {
        let target = try #require(FuzzTarget.named(name), "the file name must start with the name of a target")
        try target.run([UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name))))
    }

    @Test("a target accepts its own inputs", arguments: FuzzTarget.all.map(\.name))
    func smoke(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let seeds = SeedDescriptions(folders: [RepositoryRoot.appending("Tests/Fixtures").path])
        #expect(seeds.count > 10)
        var mutation = Mutation(seed: 2, seeds: seeds)
        for _ in 0..<(["pipeline", "diff"].contains(name) ? 10 : 40) { try target.run(target.make(&mutation)) }
    }

    @Test("the same seed gives the same inputs")
    func seeds() {
        let seeds = SeedDescriptions(folders: [RepositoryRoot.appending("Tests/Fixtures").path])
        for target in FuzzTarget.all {
            var first = Mutation(seed: 5, seeds: seeds)
            var second = Mutation(seed: 5, seeds: seeds)
            for _ in 0..<5 { #expect(target.make(&first) == target.make(&second), "\(target.name)") }
        }
    }
}
