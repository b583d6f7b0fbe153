import ApusJSONPath
import ApusTestSupport
import Foundation
import Testing

/// Runs the JSONPath Compliance Test Suite, if the shared folder contains it.
@Suite("JSONPath Compliance Test Suite")
struct ComplianceSuiteTests {
    private static let suite = "suites/jsonpath/cts.json"

    @Test(
        "each of the 703 cases has one of the expected results, or is an invalid query",
        .enabled(if: SharedFolder.appending(suite) != nil, "the suite is in the shared folder")
    )
    func all() throws {
        let file = try #require(SharedFolder.appending(Self.suite))
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let cases = try #require((json as? [String: Any])?["tests"] as? [[String: Any]])
        #expect(cases.count == 703)
        for test in cases {
            let name = test["name"] as? String ?? ""
            if let fault = try fault(of: test) { Issue.record("\(name): \(fault)") }
        }
    }

    /// Returns the difference between the expected and the actual result of a case, or `nil`.
    private func fault(of test: [String: Any]) throws -> String? {
        let selector = try #require(test["selector"] as? String)
        let isInvalid = test["invalid_selector"] as? Bool ?? false
        guard let path = try? JSONPath(selector) else { return isInvalid ? nil : "\(selector) is not accepted" }
        guard !isInvalid else { return "\(selector) is accepted" }
        let selected = try path.select(from: TestValue(try #require(test["document"])))
        let found = selected.map(\.path.description)
        let expected = try #require(
            test["results_paths"] as? [[String]] ?? (test["result_paths"] as? [String]).map { [$0] }
        )
        // The members of an object have no order, so a result can differ in the order of paths.
        guard expected.contains(where: { $0.sorted() == found.sorted() }) else {
            return "\(selector) selects \(found) instead of \(expected)"
        }
        return nil
    }
}
