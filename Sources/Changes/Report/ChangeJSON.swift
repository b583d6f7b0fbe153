import ApusDiagnostics
import ApusPlan

/// Renders a change report as a JSON object with `release`, `counts` by verdict, and `changes`.
enum ChangeJSON {
    static func render(_ report: ChangeReport) -> String {
        JSONLiteral.object([
            .init(key: "release", value: .string(report.release.rawValue)),
            .init(key: "counts", value: .object(Verdict.allCases.reversed().map { count($0, report) })),
            .init(key: "changes", value: .array(report.bySeverity.map(object))),
        ]).indentedText
    }

    private static func count(_ verdict: Verdict, _ report: ChangeReport) -> JSONLiteral.Member {
        .init(key: verdict.rawValue, value: .number(String(report.changes(verdict).count)))
    }

    private static func object(_ change: Change) -> JSONLiteral {
        var members: [JSONLiteral.Member] = [
            .init(key: "kind", value: .string(change.kind.rawValue)),
            .init(key: "subject", value: .string(change.subject)),
            .init(key: "what", value: .string(change.what)),
            .init(key: "verdict", value: .string(change.verdict.rawValue)),
            .init(key: "reason", value: .string(change.reason)),
        ]
        if !change.positions.isEmpty {
            members.append(.init(key: "positions", value: .array(change.positions.map { .string($0.rawValue) })))
        }
        if let place = change.oldPlace { members.append(.init(key: "old", value: object(place))) }
        if let place = change.newPlace { members.append(.init(key: "new", value: object(place))) }
        return .object(members)
    }

    private static func object(_ place: SourceLocation) -> JSONLiteral {
        let start = place.start
        return .object([
            .init(key: "file", value: .string(place.file.path)),
            .init(key: "line", value: .number(String(start.line))),
            .init(key: "column", value: .number(String(start.column))),
        ])
    }
}
