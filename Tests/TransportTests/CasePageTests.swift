import ApusTestSupport
import ApusTransportCases
import Foundation
import Testing

/// `APUS_RECORD=1 swift test --filter CasePage` writes the table of `Documentation/HTTP.md`.
@Suite("CasePage")
struct CasePageTests {
    @Test("the page has every case and its outcome")
    func table() throws {
        let file = RepositoryRoot.appending("Documentation/HTTP.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- cases -->\n"))
        let end = try #require(page.range(of: "<!-- end of cases -->"))
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            let new = page[..<start.upperBound] + tables + page[end.lowerBound...]
            try String(new).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(page[start.upperBound..<end.lowerBound] == tables, "run APUS_RECORD=1 swift test --filter CasePage")
        }
    }

    @Test("no two cases have one name")
    func names() {
        let names = TransportCase.groups.flatMap(\.cases).map(\.name)
        #expect(Set(names).count == names.count && names.count > 80)
    }

    private var tables: String {
        TransportCase.groups.map { title, cases in
            let rows = cases.map { served in
                let other = served.otherOutcome.map { ", or `\($0)` without the library" } ?? ""
                return "| \(served.behavior) | `\(served.outcome)`\(other) |\n"
            }
            return "### \(title)\n\n| the server sends | a call gives |\n|---|---|\n\(rows.joined())\n"
        }.joined()
    }
}
