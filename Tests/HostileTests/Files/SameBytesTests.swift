import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

@Suite("The same description gives the same bytes", .enabled(if: ApusProcess.exists, "apus is not built: skipped"))
struct SameBytesTests {
    /// Generates a client in a new process, which has its own hash seed.
    private static func generate(
        _ text: String,
        folder name: String = "apus",
        input: String = "api.yaml",
        output: String = "Out",
        setup: String? = nil
    ) throws -> [String: String] {
        let folder = try TemporaryFolder(name)
        try folder.write(text, to: input)
        let arguments = ["generate", input, "--output", output, "--module", "SameAPI"]
        let result = try ApusProcess.run(arguments, in: folder.url.path, setup: setup)
        #expect(result.code == 0, "\(result.errors)")
        var files: [String: String] = [:]
        for path in try folder.files() where path.hasPrefix(output) {
            files[String(path.dropFirst(output.count))] = try folder.read(path)
        }
        #expect(files.count > 1)
        return files
    }

    @Test(
        "hash seed, folder, line ends and environment don't change the output",
        arguments: ["segment/segment.yaml", "harness/harness.yaml"]
    )
    func surroundings(name: String) throws {
        let text = try String(contentsOf: RepositoryRoot.appending("specs/" + name), encoding: .utf8)
        let expected = try Self.generate(text)
        let others: [(String, [String: String])] = try [
            ("another seed", Self.generate(text)),
            ("a fixed seed", Self.generate(text, setup: "export SWIFT_DETERMINISTIC_HASHING=1")),
            ("spaces and non-ASCII letters", Self.generate(text, folder: "ä pus 日本 'x'", output: "Aus gabe/é")),
            ("CRLF", Self.generate(text.replacing("\n", with: "\r\n"))),
            (
                "another language",
                Self.generate(text, setup: "export LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Tokyo")
            ),
            ("another folder of the input", Self.generate(text, input: "deep/er/api.yaml")),
        ]
        for (surroundings, files) in others { #expect(files == expected, "\(surroundings)") }
    }

    @Test("JSON in UTF-8, in UTF-16 and with a byte order mark gives the same output")
    func encodings() throws {
        let text =
            #"{"openapi": "3.1.0", "info": {"title": "Tïtle 日", "version": "1"}, "paths": {"/a": {"get": {"responses": {"204": {"description": "é"}}}}}}"#
        let expected = try Self.generate(text, input: "api.json")
        #expect(try Self.generate("\u{FEFF}" + text, input: "api.json") == expected)
        let folder = try TemporaryFolder()
        for (encoding, name) in [(String.Encoding.utf16LittleEndian, "le"), (.utf16BigEndian, "be")] {
            let bytes = try #require(("\u{FEFF}" + text).data(using: encoding))
            try folder.write([UInt8](bytes), to: name + "/api.json")
            let arguments = ["generate", name + "/api.json", "--output", name + "/Out", "--module", "SameAPI"]
            #expect(try ApusProcess.run(arguments, in: folder.url.path).code == 0)
            for (file, text) in expected { #expect(try folder.read(name + "/Out" + file) == text, "\(name) \(file)") }
        }
    }
}
