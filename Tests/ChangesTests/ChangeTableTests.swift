import ApusChanges
import ApusPlan
import Testing

@Suite("Changes: every kind of change has the expected verdict in every position")
struct ChangeTableTests {
    @Test("code that writes a type", arguments: TypeChangeRow.all)
    func request(row: TypeChangeRow) {
        expect(row, usage: .request, row.request, in: [.request])
    }

    @Test("code that reads a type", arguments: TypeChangeRow.all)
    func response(row: TypeChangeRow) {
        expect(row, usage: .response, row.response, in: [.response])
    }

    @Test("a type in both positions has the more severe verdict", arguments: TypeChangeRow.all)
    func both(row: TypeChangeRow) {
        let verdicts = [row.request, row.response]
        let worst = verdicts.compactMap { $0 }.max()
        let deciding = zip([Position.request, .response], verdicts).filter { $0.1 == worst }.map(\.0)
        expect(row, usage: [.request, .response], worst, in: deciding)
        // A type that no operation uses is judged in both positions.
        expect(row, usage: [], worst, in: deciding)
    }

    private func expect(_ row: TypeChangeRow, usage: TypePlan.Usage, _ verdict: Verdict?, in positions: [Position]) {
        let report = ChangeReport(
            old: Sample.client(type: row.old, usage: usage),
            new: Sample.client(type: row.new, usage: usage)
        )
        let expected = verdict.map { [ExpectedChange(row.kind, $0)] } ?? []
        #expect(report.changes.map(ExpectedChange.init) == expected)
        for change in report.changes where !change.positions.isEmpty { #expect(change.positions == positions) }
    }

    @Test("operations", arguments: OperationChangeRows.all)
    func operations(row: ClientChangeRow) { expect(row) }

    @Test("the client, servers, credentials, headers and the list of types", arguments: ConnectionChangeRows.all)
    func connection(row: ClientChangeRow) { expect(row) }

    private func expect(_ row: ClientChangeRow) {
        let changes = ChangeReport(old: row.old, new: row.new).changes
        #expect(changes.map(ExpectedChange.init) == row.expected)
    }

    @Test("a client does not differ from itself")
    func itself() {
        for row in OperationChangeRows.all + ConnectionChangeRows.all {
            #expect(ChangeReport(old: row.old, new: row.old).changes.isEmpty, "\(row.name)")
        }
        for row in TypeChangeRow.all {
            let plan = Sample.client(type: row.new, usage: .request)
            #expect(ChangeReport(old: plan, new: plan).changes.isEmpty, "\(row.name)")
        }
    }

    @Test(
        "the tables have a row for every kind of change",
        arguments: ChangeKind.allCases.filter { !ChangeKind.ofDeclarations.contains($0) }
    )
    func completeness(kind: ChangeKind) {
        let kinds =
            TypeChangeRow.all.map(\.kind)
            + (OperationChangeRows.all + ConnectionChangeRows.all).flatMap { $0.expected.map(\.kind) }
        #expect(kinds.contains(kind))
    }
}
