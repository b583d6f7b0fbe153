import ApusRuntime
import ApusTestSupport
import Foundation
import Testing

@Suite("The tables are the documentation: method, path, media types and statuses of every operation")
struct DocumentationTests {
    /// A row of a table without the client's type.
    struct Row {
        let operation: String
        let method: String
        /// Without the query.
        let path: String
        let headers: [String: String?]
        let answer: Int
        let failures: [Int]

        init<Client>(_ call: WireCall<Client>) {
            operation = call.operation
            let words = call.line.split(separator: " ").map(String.init)
            method = words[0]
            path = String(words[1].prefix { $0 != "?" })
            headers = call.headers
            answer = call.answer.status
            failures = call.failures.map(\.status)
        }

        func matches(_ documented: DocumentedOperation) -> Bool {
            let parts = path.split(separator: "/")
            let template = documented.path.split(separator: "/")
            return method == documented.method && parts.count == template.count
                && zip(parts, template).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
        }
    }

    static let pages: [(name: String, rows: @Sendable () -> [Row])] = [
        ("launchdarkly-segments.md.txt", { LaunchDarklyWireTests.calls.map { Row($0) } }),
        ("launchdarkly-account-members-beta.md.txt", { LaunchDarklyWireTests.calls.map { Row($0) } }),
        ("sailpoint-v2025-segments.md.txt", { SailPointWireTests.calls.map { Row($0) } }),
        ("harness-target-groups.txt", { HarnessWireTests.calls.map { Row($0) } }),
        ("segment-iam-users.md.txt", { SegmentWireTests.calls.map { Row($0) } }),
    ]

    @Test(
        "the pages' 31 operations are in the tables",
        .enabled(if: SharedFolder.exists, "the pages are in the shared folder")
    )
    func pages() throws {
        var operations = 0
        var statuses = 0
        for page in Self.pages {
            let file = try #require(SharedFolder.appending("seeds/\(page.name)"), "\(page.name) is not there")
            let rows = page.rows()
            for documented in DocumentationPage.operations(of: try String(contentsOf: file, encoding: .utf8)) {
                operations += 1
                statuses += documented.statuses.count
                check(documented, rows.filter { $0.matches(documented) })
            }
        }
        #expect(operations == 31)
        print("\(operations) operations and \(statuses) statuses of \(Self.pages.count) documentation pages compared")
    }

    private func check(_ documented: DocumentedOperation, _ rows: [Row]) {
        let name = "\(documented.method) \(documented.path)"
        #expect(Set(rows.map(\.operation)).count == 1, "\(name)")
        let stated = Set(rows.flatMap { [$0.answer] + $0.failures })
        #expect(stated == documented.statuses, "\(name)")
        for row in rows {
            if let accept = documented.accept {
                #expect(row.headers["Accept"] == accept.joined(separator: ", "), "\(name)")
            }
            if let types = documented.contentTypes {
                #expect(row.headers["Content-Type"] == .some(types.first), "\(name)")
            }
        }
    }
}
