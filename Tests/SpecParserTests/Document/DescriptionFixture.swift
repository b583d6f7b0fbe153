import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import Testing

@testable import ApusSpecParser

/// A small YAML description with marks at the places of expected diagnostics.
struct DescriptionFixture {
    let outcome: SpecParser.Outcome
    let marks: MarkedText

    /// Creates a description from the members after `info`.
    /// - Parameters:
    ///   - body: The members in block style. An empty `paths` is added if they have none.
    ///   - version: `2.0` creates a Swagger description.
    init(_ body: String, version: String = "3.0.3") {
        let key = version.hasPrefix("2") ? "swagger: '\(version)'" : "openapi: \(version)"
        let paths = body.hasPrefix("paths:") || body.contains("\npaths:") ? "" : "\npaths: {}"
        self.init(whole: "\(key)\ninfo: {title: T, version: '1'}\n\(body)\(paths)\n")
    }

    /// Creates a description from its whole text.
    init(whole text: String) {
        marks = MarkedText(text)
        outcome = SpecParser.parse(text: marks.text)
    }

    /// Creates a description of one `GET` operation from its members, indented by six spaces or more.
    init(operation: String, path: String = "/", version: String = "3.0.3") {
        let responses = operation.contains("responses:") ? "" : "\n      responses: {'204': {description: d}}"
        self.init("paths:\n  \(path):\n    get:\n\(operation)\(responses)", version: version)
    }

    /// Creates a description of one component schema `S` from its text in flow style.
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

    /// Each diagnostic, including remarks, as `code line:column`.
    var found: [String] {
        outcome.diagnostics.sorted.map { diagnostic in
            let start = diagnostic.place?.start
            return "\(diagnostic.code.name) \(start?.line ?? 0):\(start?.column ?? 0)"
        }
    }

    /// The value of `found` if there is one diagnostic with the code at each mark.
    func expected(_ code: DiagnosticCode) -> [String] {
        marks.inOrder.map { "\(code.name) \($0)" }
    }
}
