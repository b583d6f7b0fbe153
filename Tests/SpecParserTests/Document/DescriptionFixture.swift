import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import Testing

@testable import ApusSpecParser

/// A small description in YAML, with marks where diagnostics are expected.
struct DescriptionFixture {
    let outcome: SpecParser.Outcome
    let marks: MarkedText

    /// - Parameters:
    ///   - body: What comes behind `info`; `paths` is added when it has none.
    ///   - version: `2.0` makes it a Swagger description.
    init(_ body: String, version: String = "3.0.3") {
        let key = version.hasPrefix("2") ? "swagger: '\(version)'" : "openapi: \(version)"
        let paths = body.hasPrefix("paths:") || body.contains("\npaths:") ? "" : "\npaths: {}"
        self.init(whole: "\(key)\ninfo: {title: T, version: '1'}\n\(body)\(paths)\n")
    }

    /// A description from its first line.
    init(whole text: String) {
        marks = MarkedText(text)
        outcome = SpecParser.parse(text: marks.text)
    }

    /// One operation, `GET /`, with what stands below it, indented by six spaces or more.
    init(operation: String, path: String = "/", version: String = "3.0.3") {
        let responses = operation.contains("responses:") ? "" : "\n      responses: {'204': {description: d}}"
        self.init("paths:\n  \(path):\n    get:\n\(operation)\(responses)", version: version)
    }

    /// One component schema `S`, in flow style.
    init(schema: String, version: String = "3.0.3") {
        let section = version.hasPrefix("2") ? "definitions:\n  S: " : "components:\n  schemas:\n    S: "
        self.init(section + schema, version: version)
    }

    var document: Document {
        get throws { try #require(outcome.document, "\(outcome.diagnostics.sorted)") }
    }

    var operation: Operation {
        get throws { try #require(try document.operations.first) }
    }

    /// The schema `S`.
    var schema: Schema {
        get throws {
            let document = try document
            return document.schemas[try #require(document.componentSchemas.first)]
        }
    }

    /// `code line:column` of each diagnostic, remarks too.
    var found: [String] {
        outcome.diagnostics.sorted.map { diagnostic in
            let start = diagnostic.place?.start
            return "\(diagnostic.code.name) \(start?.line ?? 0):\(start?.column ?? 0)"
        }
    }

    /// What `found` is when each mark has one diagnostic with the code.
    func expected(_ code: DiagnosticCode) -> [String] {
        marks.inOrder.map { "\(code.name) \($0)" }
    }
}
