import ApusDiagnostics
import ApusFiles
import ApusSpecParser
import Foundation
import Testing

@testable import ApusSpecParser

/// Real descriptions, which are not part of this repository.
struct Corpus {
    /// The folder `shared` of the environment or beside the repository.
    static var folder: String? {
        let named = ProcessInfo.processInfo.environment["APUS_SHARED"]
        let folder = named ?? "../shared"
        return FileManager.default.fileExists(atPath: folder + "/specs") ? folder + "/specs" : nil
    }

    static var paths: [String] {
        guard let folder else { return [] }
        let files = ["four", "four/sailpoint-v2025", "practice"].flatMap { name -> [String] in
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
            return entries.filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted().map {
                "\(folder)/\(name)/\($0)"
            }
        }
        return files
    }

    /// Operations as the text has them: each path, each key that is a method, references of path items followed.
    static func countOperations(_ path: String) throws -> Int {
        let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
        guard let root = try tree(path) else { return 0 }
        var count = 0
        for entry in root["paths"]?.entries.filter({ !$0.key.hasPrefix("x-") }) ?? [] {
            var item = entry.value
            if let text = item["$ref"]?.string {
                if let pointer = JSONPointer(fragment: String(text.drop { $0 == "#" })), text.hasPrefix("#") {
                    item = root.resolve(pointer) ?? item
                } else {
                    let folder = (path as NSString).deletingLastPathComponent
                    item = try tree("\(folder)/\(text)") ?? item
                }
            }
            count += item.entries.filter { methods.contains($0.key) && $0.value.isMapping }.count
        }
        return count
    }

    private static func tree(_ path: String) throws -> Node? {
        SpecText.parse(SourceFile(path: path, bytes: try DiskFiles().read(path))).root
    }
}

@Suite("Real descriptions")
struct CorpusTests {
    @Test("every real description is read, with every operation that its text has")
    func everyDescription() throws {
        let paths = Corpus.paths
        guard !paths.isEmpty else {
            print("skipped: there is no folder 'shared' beside the repository, and APUS_SHARED names none")
            return
        }
        let isVerbose = ProcessInfo.processInfo.environment["APUS_CORPUS_VERBOSE"] != nil
        for path in paths {
            let start = ContinuousClock.now
            let outcome = try SpecParser().parse(path)
            let elapsed = ContinuousClock.now - start
            guard let document = outcome.document else {
                Issue.record("\(path): \(outcome.diagnostics.sorted.prefix(3))")
                continue
            }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains(document.version == .v2_0 ? "swagger" : document.version.rawValue))
            #expect(document.operations.count == (try Corpus.countOperations(path)), "\(path)")
            #expect(
                !outcome.diagnostics.hasErrors,
                "\(path): \(outcome.diagnostics.sorted.filter { $0.severity == .error })"
            )
            if ProcessInfo.processInfo.environment["APUS_CORPUS_DIAGNOSTICS"] != nil {
                print(TextRenderer(isColored: false).render(outcome.diagnostics.capped(perCode: 3, help: "")))
            }
            if isVerbose {
                let counts = outcome.diagnostics.countsByCode.sorted { $0.key.name < $1.key.name }
                let list = counts.map { "\($0.key.name) \($0.value)" }.joined(separator: ", ")
                let name = (path as NSString).lastPathComponent
                let broken = document.operations.filter(\.isBroken).count
                print(
                    "\(name) \(document.version.rawValue): \(document.operations.count) operations (\(broken) broken),",
                    "\(document.schemas.schemas.count) schemas, \(outcome.files.count) files, \(elapsed): \(list)"
                )
            }
        }
        print("read \(paths.count) real descriptions")
    }
}
