import ApusTestSupport
import Foundation
import Testing

@Suite(
    "Output files are complete after any interruption",
    .serialized,
    .enabled(if: ApusProcess.exists, "apus is not built: skipped")
)
struct NothingLostTests {
    private static let arguments = ["generate", "api.yaml", "--output", "Out", "--module", "ManyAPI"]

    /// Generates a client in a new folder and returns its files.
    private static func generated(version: Int, tags: Int) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: tags, version: version), to: "api.yaml")
        let result = try ApusProcess.run(arguments, in: folder.url.path)
        #expect(result.code == 0, "\(result.errors)")
        return try contents(folder)
    }

    /// Returns every file of the output folder, including hidden ones.
    private static func contents(_ folder: TemporaryFolder) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.appending("Out").path) {
            contents[name] = try? Data(contentsOf: folder.appending("Out/" + name))
        }
        return contents
    }

    @Test("after a kill at any time, every file is old or new, and the next run completes the output")
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
                // Wait for the change of the first file, so that the process is killed while it writes.
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
            let completed = try ApusProcess.run(Self.arguments, in: folder.url.path)
            #expect(completed.code == 0, "\(completed.errors)")
            var after = try Self.contents(folder)
            after["Mine.swift"] = nil
            #expect(after == new, "\(after.keys.sorted()) at point \(point)")
        }
        print("\(points) kill points, \(mixed) of them between the writes of two files")
        #expect(mixed > 0)
    }

    @Test("after two concurrent runs, each file is complete and from one of them")
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

    @Test("a failed write is an error with exit code 4, and the old files are kept", arguments: [0, 1])
    func noSpace(blocks: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 3, version: 1), to: "api.yaml")
        #expect(try ApusProcess.run(Self.arguments, in: folder.url.path).code == 0)
        let old = try Self.contents(folder)
        try folder.write(ManyFiles.description(tags: 3, version: 2), to: "api.yaml")
        // A limit of the file size has the same effect as a full disk: a write fails after a part of the file.
        let setup = "trap '' XFSZ; ulimit -f \(blocks)"
        let result = try ApusProcess.run(Self.arguments, in: folder.url.path, setup: setup)
        #expect(result.code == 4, "\(result.errors)")
        #expect(result.errors.contains("error: can't write 'Out/") && result.errors.contains("free disk space"))
        #expect(try Self.contents(folder) == old)
    }

    @Test("an output path that is not a folder, or contains other files, is an error with exit code 4 and a fix")
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
        "a read-only folder is an error with exit code 4",
        .enabled(if: getuid() != 0, "root can write everywhere: skipped")
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
        "a path that even root cannot write to is an error with exit code 4",
        arguments: ["/proc/apus", "/dev/null/apus"]
    )
    func unwritable(output: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(ManyFiles.description(tags: 2, version: 1), to: "api.yaml")
        let arguments = ["generate", "api.yaml", "--output", output, "--module", "ManyAPI"]
        let result = try ApusProcess.run(arguments, in: folder.url.path)
        #expect(result.code == 4 && result.errors.contains(output), "\(result.errors)")
    }

    @Test("links, pipes and sparse files in the output folder are errors, and nothing is written through them")
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
