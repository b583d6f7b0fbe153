/// Writes each diagnostic as a JSON object on one line, for other programs.
///
///     {"code":"duplicate-key","severity":"error","message":"…","file":"openapi.yaml","line":12,"column":5,…}
package struct JSONLinesRenderer: Sendable {
    package init() {}

    /// Returns one line for each diagnostic.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { object($0).text + "\n" }.joined()
    }

    private func object(_ diagnostic: Diagnostic) -> OrderedJSON {
        let place = diagnostic.place
        let start = place?.start
        let end = place?.end
        return .object([
            "code": .string(diagnostic.code.name),
            "severity": .string(diagnostic.severity.rawValue),
            "message": .string(diagnostic.message),
            "file": place.map { .string($0.file.path) },
            "line": start.map { .integer($0.line) },
            "column": start.map { .integer($0.column) },
            "endLine": end.map { .integer($0.line) },
            "endColumn": end.map { .integer($0.column) },
            "note": diagnostic.consequence.map { .string($0) },
            "help": diagnostic.help.map { .string($0) },
            "related": diagnostic.related.isEmpty ? nil : .array(diagnostic.related.map(object)),
        ])
    }

    private func object(_ related: RelatedPlace) -> OrderedJSON {
        let start = related.place.start
        return .object([
            "message": .string(related.label),
            "file": .string(related.place.file.path),
            "line": .integer(start.line),
            "column": .integer(start.column),
        ])
    }
}
