import ApusDiagnostics
import ApusFiles
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

@testable import ApusSpecParser

/// Counts the operations of published descriptions.
private enum Corpus {
    /// Returns the number of operations in the text: the keys of path items that are methods, after references to path
    /// items are resolved.
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

@Suite("Published descriptions")
struct CorpusTests {
    @Test(
        "each description is read without errors and with all of its operations",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func everyDescription() throws {
        let paths = SharedFolder.descriptions.map(\.path)
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
        print("read \(paths.count) published descriptions")
    }
}
