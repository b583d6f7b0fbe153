import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

/// Runs the cases of yaml-test-suite, if the shared folder contains them.
@Suite("yaml-test-suite")
struct TextYAMLSuiteTests {
    @Test(
        "each case has the value of its in.json, except the listed ones",
        .enabled(if: SharedFolder.appending("suites/yaml-test-suite") != nil, "the suite is in the shared folder")
    )
    func suite() throws {
        let folder = try #require(SharedFolder.appending("suites/yaml-test-suite"))
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix("/in.yaml") }.map { String($0.dropLast("/in.yaml".count)) }.sorted()
        #expect(names.count == 402)

        var differing: [String: String] = [:]
        for name in names {
            if let difference = try difference(in: folder.appendingPathComponent(name)) { differing[name] = difference }
        }
        let expected = YAMLSuiteDifference.all
        for (name, difference) in differing.sorted(by: { $0.key < $1.key }) {
            #expect(expected[name] != nil, "\(name) differs and is not listed: \(difference)")
        }
        for name in expected.keys.sorted() where differing[name] == nil {
            Issue.record("\(name) is listed as different, but is not")
        }
        print("yaml-test-suite: \(names.count) cases, \(differing.count) differ as listed")
    }

    /// Returns a description of the difference between in.yaml and in.json of a case, or `nil`.
    private func difference(in folder: URL) throws -> String? {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("in.yaml")))
        let result = SpecText.parse(SourceFile(path: "in.yaml", bytes: bytes))
        let errors = result.diagnostics.filter { $0.severity == .error }
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent("error").path) {
            return errors.isEmpty ? "accepted \(result.root?.jsonText ?? "nothing")" : nil
        }
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("in.json")) else { return nil }
        let expected = firstValue(in: [UInt8](data))
        if expected.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) {
            return errors.map(\.code.name) == ["empty-file"] ? nil : "expected nothing, got \(errors) \(result)"
        }
        guard let root = result.root, errors.isEmpty else { return "refused: \(errors)" }
        let value = try #require(SpecText.parse(SourceFile(path: "in.json", bytes: expected)).root)
        return root.isEqualJSON(to: value) ? nil : "expected \(value), got \(root)"
    }

    /// Returns the first JSON value of a file, which has one value for each document of the case.
    private func firstValue(in bytes: [UInt8]) -> [UInt8] {
        var depth = 0
        var isInString = false
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if isInString {
                if byte == UInt8(ascii: "\\") { offset += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == 0x0A, depth == 0, offset > 0 {
                return Array(bytes[..<offset])
            }
            offset += 1
        }
        return bytes
    }
}
