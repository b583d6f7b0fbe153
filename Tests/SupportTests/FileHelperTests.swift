import Foundation
import Testing

@testable import ApusTestSupport

@Suite("Files of tests")
struct FileHelperTests {
    @Test("the root of the repository contains the manifest")
    func root() {
        #expect(FileManager.default.fileExists(atPath: RepositoryRoot.appending("Package.swift").path))
    }

    @Test("the shared folder is that of the environment, or the one next to the repository")
    func shared() throws {
        let place = try TemporaryFolder("a room é")
        try place.write("", to: "house/Package.swift")
        let root = place.appending("house")
        #expect(SharedFolder.locate(named: nil, beside: root) == nil)
        try place.write("x", to: "shared/specs/a.yaml")
        try place.write("x", to: "other/a.yaml")
        #expect(SharedFolder.locate(named: nil, beside: root)?.lastPathComponent == "shared")
        #expect(SharedFolder.locate(named: "", beside: root)?.lastPathComponent == "shared")
        #expect(SharedFolder.locate(named: place.appending("other").path, beside: root)?.lastPathComponent == "other")
        #expect(SharedFolder.locate(named: place.appending("gone").path, beside: root) == nil)
        #expect(SharedFolder.locate(named: place.appending("other/a.yaml").path, beside: root) == nil)
    }

    @Test("a temporary folder is empty, writes and lists files, and is removed with its owner")
    func temporary() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let url = try #require(folder).url
        #expect(try folder?.files() == [])
        try folder?.write("é", to: "b/c.txt")
        try folder?.write([1, 2], to: "a.bin")
        let large = try #require(try folder?.write(repeating: 9, count: 3_000_001, to: "large"))
        #expect(try BodyDigest(contentsOf: large) == BodyDigest(repeating: 9, count: 3_000_001))
        #expect(try folder?.files() == ["a.bin", "b/c.txt", "large"])
        #expect(try folder?.read("b/c.txt") == "é")
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }

    @Test("a digest does not depend on the pieces of the bytes, and changes with each bit")
    func digest() {
        var random = SeededGenerator(seed: 1)
        for length in 0..<100 {
            var bytes = random.bytes(length)
            let whole = BodyDigest(bytes)
            var pieces = BodyDigest()
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = Array(rest.prefix(1 + random.below(20)))
                piece.withUnsafeBytes { pieces.update($0) }
                rest = rest.dropFirst(piece.count)
            }
            #expect(pieces == whole)
            #expect(BodyDigest(bytes + [0]) != whole)
            guard length > 0 else { continue }
            bytes[random.below(length)] ^= 1 << UInt8(random.below(8))
            #expect(BodyDigest(bytes) != whole)
        }
    }

    @Test("the seeded generator returns the published values of SplitMix64")
    func generator() {
        var random = SeededGenerator(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
        #expect(random.below(0) == 0)
        #expect((0..<1000).allSatisfy { _ in (0..<7).contains(random.below(7)) })
    }
}
