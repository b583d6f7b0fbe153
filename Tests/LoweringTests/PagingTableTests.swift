import ApusPlan
import ApusTestSupport
import Foundation
import Testing

/// Compares the inferred paging of every published description with `Tests/Corpus/paging.tsv`.
///
/// The rows of 16 large descriptions were read on 2026-11-28, one by one or, where rows have the same shape, one of
/// each shape. `APUS_RECORD=1 swift test --filter PagingTable` writes the table again; read the difference before you
/// commit it.
@Suite("The inferred paging of published descriptions")
struct PagingTableTests {
    private static let table = RepositoryRoot.url.appending(path: "Tests/Corpus/paging.tsv")
    private static let head = "description\toperation\tstyle\tparameter\titems\tnext"

    @Test(
        "is the one in the table",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func table() async throws {
        var rows: [String] = []
        for plan in try await PublishedPlan.all {
            rows += Set(plan.pagedOperations.compactMap { row($0, of: plan.name) })
        }
        rows.sort()
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            let text = ([Self.head] + rows).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: Self.table)
        }
        let text = try String(contentsOf: Self.table, encoding: .utf8)
        let expected = text.split(separator: "\n").map(String.init).dropFirst()
        // The shared folder may lack some of the descriptions.
        let known = Set(SharedFolder.descriptions.map(\.lastPathComponent))
        let relevant = expected.filter { known.contains(String($0.prefix { $0 != "\t" })) }
        let missing = Set(relevant).subtracting(rows).sorted()
        let added = Set(rows).subtracting(relevant).sorted()
        #expect(missing.isEmpty && added.isEmpty, "missing: \(missing)\nadded: \(added)")
    }

    private func row(_ operation: OperationPlan, of description: String) -> String? {
        guard let paging = operation.paging else { return nil }
        let (style, parameter, next) = facts(paging)
        let cells = [
            description, operation.method + " " + operation.path.text, style, parameter, text(paging.items), next,
        ]
        return cells.map { $0.isEmpty ? "–" : $0 }.joined(separator: "\t")
    }

    private func facts(_ paging: PagingPlan) -> (style: String, parameter: String, next: String) {
        switch paging.strategy {
        case .offset(let parameter, let limit, let first, let total):
            let names = [parameter.text] + (limit.map { [$0.text] } ?? [])
            return (first == 0 ? "offset" : "offset from \(first)", names.joined(separator: ", "), end(paging, total))
        case .pageNumber(let parameter, let size, let first, let total):
            let names = [parameter.text] + (size.map { [$0.text] } ?? [])
            return ("page from \(first)", names.joined(separator: ", "), end(paging, total))
        case .cursor(let parameter, let within, let next):
            let path = ([parameter.text] + within.map(\.name.text)).joined(separator: ".")
            return ("cursor", path, [text(next), end(paging, nil)].filter { !$0.isEmpty }.joined(separator: "; "))
        case .nextLink(let next): return ("link", "", text(next))
        case .linkHeader: return ("Link header", "", "")
        }
    }

    /// What ends a list that is paged by number: the total, and the statement that another page follows.
    private func end(_ paging: PagingPlan, _ total: PagingPlan.TotalPlan?) -> String {
        let total: String? =
            switch total {
            case .header(let name): "total in \(name)"
            case .property(let path): "total \(text(path))"
            case nil: nil
            }
        let next: String? =
            switch paging.next {
            case .value(let path): "while \(text(path))"
            case .flag(let path, let whenTrue): "while \(whenTrue ? "" : "not ")\(text(path))"
            case .linkHeader: "while Link header"
            case nil: nil
            }
        return [total, next].compactMap { $0 }.joined(separator: "; ")
    }

    private func text(_ path: [SwiftPathStep]) -> String { path.map(\.name.text).joined(separator: ".") }
}
