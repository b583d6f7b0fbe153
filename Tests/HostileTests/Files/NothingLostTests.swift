import ApusTestSupport
import Foundation
import Testing

@Suite("Nothing is lost", .serialized, .enabled(if: ApusProcess.exists, "apus is not built: skipped"))
struct NothingLostTests {
    private static let arguments = ["generate", "api.yaml", "--output", "Out", "--module", "ManyAPI"]

    /// The files of a run in a folder of its own.
    private static func generated(version: Int, tags: Int) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: tags, version: version), to: "api.yaml")
        let result = try ApusProcess.run(arguments, in: folder.url.path)
        #expect(result.code == 0, "\(result.errors)")
        return try contents(folder)
    }

    /// Every file in the output folder, hidden ones too.
    private static func contents(_ folder: TemporaryFolder) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.appending("Out").path) {
            contents[name] = try? Data(contentsOf: folder.appending("Out/" + name))
        }
        return contents
    }

    @Test("killed at any moment, every file is the old one or the new one, and the next run mends the rest")
    func killed() throws {
        let tags = 24
        // The new description has fewer tags: files are written and removed.
        let old = try Self.generated(version: 1, tags: tags)
        let new = try Self.generated(version: 2, tags: tags - 8)
        var random = SeededGenerator(seed: 6)
        var mixed = 0
        let points = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1" ? 200 : 16
        for point in 0..<points {
            let folder = try TemporaryFolder()
            for (name, data) in old { try folder.write([UInt8](data), to: "Out/" + name) }
            try folder.write("// mine", to: "Out/Mine.swift")
            try folder.write(ManyFiles.description(tags: tags - 8, version: 2), to: "api.yaml")
            let process = try ApusProcess.start(Self.arguments, in: folder.url.path)
            if point % 4 == 0 {
                usleep(UInt32(random.below(80_000)))
            } else {
                // While it writes: as soon as the first file has changed, or soon after.
                let first = folder.appending("Out/Client.swift").path
                let before = Self.inode(first)
                while process.isRunning, Self.inode(first) == before { usleep(50) }
                usleep(UInt32(random.below(2_000)))
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            var states: Set<String> = []
            for (name, data) in try Self.contents(folder) where !name.hasPrefix(".") && name != "Mine.swift" {
                #expect(data == old[name] || data == new[name], "\(name) is half written at point \(point)")
                if old[name] != new[name] { states.insert(data == new[name] ? "new" : "old") }
            }
            if states.count == 2 { mixed += 1 }
            #expect(try folder.read("Out/Mine.swift") == "// mine")
            let mended = try ApusProcess.run(Self.arguments, in: folder.url.path)
            #expect(mended.code == 0, "\(mended.errors)")
            var after = try Self.contents(folder)
            after["Mine.swift"] = nil
            #expect(after == new, "\(after.keys.sorted()) at point \(point)")
        }
        print("\(points) kill points, \(mixed) of them between two files")
        #expect(mixed > 0)
    }

    @Test("two runs at once end with the files of one of them, whole")
    func twoRuns() throws {
        let folder = try TemporaryFolder()
        let versions = try [1, 2].map { try Self.generated(version: $0, tags: 20) }
        for round in 0..<3 {
            for version in [1, 2] {
                try folder.write(ManyFiles.description(tags: 20, version: version), to: "\(version)/api.yaml")
            }
            let runs = try [1, 2].map {
                try ApusProcess.start(
                    ["generate", "\($0)/api.yaml", "--output", "Out", "--module", "ManyAPI"],
                    in: folder.url.path
                )
            }
            for run in runs {
                run.waitUntilExit()
                #expect(run.terminationStatus == 0, "round \(round)")
            }
            for (name, data) in try Self.contents(folder) {
                #expect(versions.contains { $0[name] == data }, "\(name) in round \(round)")
            }
        }
    }

    @Test("a file that grows no further is a fault with exit code 4, and the old file stays", arguments: [0, 1])
    func noSpace(blocks: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 3, version: 1), to: "api.yaml")
        #expect(try ApusProcess.run(Self.arguments, in: folder.url.path).code == 0)
        let old = try Self.contents(folder)
        try folder.write(ManyFiles.description(tags: 3, version: 2), to: "api.yaml")
        // The limit on the size of files stands in for a full disk: both fail in the middle of writing.
        let setup = "trap '' XFSZ; ulimit -f \(blocks)"
        let result = try ApusProcess.run(Self.arguments, in: folder.url.path, setup: setup)
        #expect(result.code == 4, "\(result.errors)")
        #expect(result.errors.contains("error: can't write 'Out/") && result.errors.contains("the space on the disk"))
        #expect(try Self.contents(folder) == old)
    }

    @Test("a folder that can't be written, or is none, is a fault with exit code 4 and advice")
    func folders() throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 2, version: 1), to: "api.yaml")
        try folder.write("no folder", to: "Out")
        var result = try ApusProcess.run(Self.arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains("'Out' is not a folder: remove it"), "\(result.errors)")
        try FileManager.default.removeItem(at: folder.appending("Out"))

        try folder.write("mine", to: "Out/Client.swift/mine.txt")
        result = try ApusProcess.run(Self.arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains("'Out/Client.swift' is a folder instead of a file"))
        #expect(try folder.read("Out/Client.swift/mine.txt") == "mine")
        try FileManager.default.removeItem(at: folder.appending("Out"))

        try folder.write("// my own client", to: "Out/Client.swift")
        result = try ApusProcess.run(Self.arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains("exists and was not written by Apus"))
        #expect(try Self.contents(folder).keys.sorted() == ["Client.swift"])
    }

    @Test(
        "a read-only folder is a fault with exit code 4",
        .enabled(if: getuid() != 0, "root may write everywhere: skipped")
    )
    func readOnly() throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 2, version: 1), to: "api.yaml")
        try FileManager.default.createDirectory(at: folder.appending("Out"), withIntermediateDirectories: false)
        chmod(folder.appending("Out").path, 0o500)
        let result = try ApusProcess.run(Self.arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains("permission denied"), "\(result.errors)")
    }

    @Test(
        "a place where nobody may write is a fault with exit code 4, for root too",
        arguments: ["/proc/apus", "/dev/null/apus"]
    )
    func unwritable(output: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 2, version: 1), to: "api.yaml")
        let arguments = ["generate", "api.yaml", "--output", output, "--module", "ManyAPI"]
        let result = try ApusProcess.run(arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains(output), "\(result.errors)")
    }

    @Test("links, pipes and sparse files in the output folder are in the way, and nothing is written through them")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 2, version: 1), to: "api.yaml")
        let victim = try folder.write("// Generated by Apus, says the victim", to: "victim.swift")
        let target = folder.appending("Out/Client.swift").path
        try FileManager.default.createDirectory(at: folder.appending("Out"), withIntermediateDirectories: false)
        for destination in [victim.path, folder.appending("nowhere").path] {
            try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: destination)
            let result = try ApusProcess.run(Self.arguments, in: folder.url.path)
            #expect(result.code == 4 && result.errors.contains("was not written by Apus"), "\(result.errors)")
            unlink(target)
        }
        #expect(try folder.read("victim.swift") == "// Generated by Apus, says the victim")
        #expect(!FileManager.default.fileExists(atPath: folder.appending("nowhere").path))
        #expect(mkfifo(target, 0o600) == 0)
        #expect(try ApusProcess.run(Self.arguments, in: folder.url.path).code == 4)
        unlink(target)
        try folder.write([], to: "Out/Client.swift")
        #expect(truncate(target, 100 << 30) == 0)
        #expect(try ApusProcess.run(Self.arguments, in: folder.url.path, setup: "ulimit -v 4000000").code == 4)
    }

    private static func inode(_ path: String) -> UInt64 {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }
}
