import ApusFiles
import ApusTestSupport
import Foundation
import Testing

@Suite("Files of unlimited size", .serialized, .enabled(if: ApusProcess.exists, "apus is not built: skipped"))
struct EndlessFileTests {
    private static let memory = "ulimit -v 6000000"

    @Test("a sparse file of 100 GB and a device are errors, as the root and as the target of a reference")
    func sparse() throws {
        let folder = try TemporaryFolder()
        let sparse = try folder.write([], to: "sparse.yaml").path
        #expect(truncate(sparse, 100 << 30) == 0)
        try folder.write(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {S: {$ref: sparse.yaml}}}
            """,
            to: "api.yaml"
        )
        for name in ["sparse.yaml", "/dev/zero", "api.yaml"] {
            // A debug build reaches this limit quickly.
            try folder.write(
                "clients: [{description: \(name), output: Out, module: A, limits: {fileBytes: 1000000}}]",
                to: "apus.yaml"
            )
            let result = try ApusProcess.run(["generate"], in: folder.url.path, setup: Self.memory)
            #expect(
                result.code == 1 && result.errors.contains("file-too-large"),
                "\(name): \(result.code) \(result.errors)"
            )
        }
    }

    @Test("a configuration and a template of unlimited size are errors")
    func others() throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: "Templates/Client.mustache")
        #expect(truncate(folder.appending("Templates/Client.mustache").path, 100 << 30) == 0)
        try folder.write(ManyFiles.description(tags: 1, version: 1), to: "api.yaml")
        let arguments = ["generate", "api.yaml", "--output", "Out", "--module", "A", "--templates", "Templates"]
        var result = try ApusProcess.run(arguments, in: folder.url.path, setup: Self.memory)
        #expect(result.code == 4 && result.errors.contains("Client.mustache"), "\(result.errors)")
        result = try ApusProcess.run(["generate", "--config", "/dev/zero"], in: folder.url.path, setup: Self.memory)
        #expect(result.code == 2 && result.errors.contains("file-too-large"), "\(result.code) \(result.errors)")
    }

    @Test("a pipe is read to its end")
    func pipe() throws {
        let folder = try TemporaryFolder()
        let text = ManyFiles.description(tags: 200, version: 1)
        let fifo = folder.appending("pipe.yaml").path
        #expect(mkfifo(fifo, 0o600) == 0)
        let process = try ApusProcess.start(["validate", "pipe.yaml"], in: folder.url.path)
        try text.write(toFile: folder.appending("text").path, atomically: false, encoding: .utf8)
        let writer = try #require(FileHandle(forWritingAtPath: fifo))
        try writer.write(contentsOf: Data(text.utf8))
        try writer.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("a file above the limit is read up to one byte after the limit")
    func limit() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 0x61, count: 100_000), to: "a").path
        for (limit, count) in [(10, 11), (99_999, 100_000), (100_000, 100_000), (Int.max, 100_000), (0, 1)] {
            #expect(try DiskFiles().read(path, atMost: limit).count == count)
        }
    }
}
