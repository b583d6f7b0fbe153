import ApusJSON
import ApusTestSupport
import Foundation
import Testing

/// Runs the JSON parsing test suite if it is available: files `y_` must be accepted, files `n_` rejected; for files
/// `i_` RFC 8259 leaves the result to the parser.
@Suite("JSON test suite")
struct JSONSuiteTests {
    /// The `i_` files that this parser accepts; it rejects the others.
    private static let acceptedOptionalFiles: Set<String> = [
        "i_number_double_huge_neg_exp", "i_number_huge_exp", "i_number_neg_int_huge_exp",
        "i_number_pos_double_huge_exp", "i_number_real_neg_overflow", "i_number_real_pos_overflow",
        "i_number_real_underflow", "i_number_too_big_neg_int", "i_number_too_big_pos_int",
        "i_number_very_big_negative_int", "i_structure_500_nested_arrays",
    ]

    @Test(
        "each file is accepted or rejected as its name requires",
        .enabled(if: SharedFolder.appending("suites/json-test-suite") != nil, "the suite is in the shared folder")
    )
    func suite() throws {
        let folder = try #require(SharedFolder.appending("suites/json-test-suite"))
        var counts: [Character: Int] = [:]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "json" {
            let name = file.deletingPathExtension().lastPathComponent
            let bytes = [UInt8](try Data(contentsOf: file))
            let isExpected: Bool? =
                switch name.prefix(2) {
                case "y_": true
                case "n_": false
                case "i_": Self.acceptedOptionalFiles.contains(name)
                default: nil
                }
            guard let isExpected, let group = name.first else { continue }
            counts[group, default: 0] += 1
            do {
                let json = try JSONReader(bytes)
                #expect(isExpected, "\(name) was accepted")
                _ = try JSONReader(json.value().jsonBytes())
            } catch let error as JSONSyntaxError {
                #expect(!isExpected, "\(name): \(error)")
                #expect((0...bytes.count).contains(error.byteOffset), "\(name): \(error)")
            }
        }
        print("JSON test suite: ran", counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)_" })
        #expect(counts["y", default: 0] > 90 && counts["n", default: 0] > 180 && counts["i", default: 0] > 30)
    }
}
