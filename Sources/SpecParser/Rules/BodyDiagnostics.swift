import ApusDiagnostics

extension DiagnosticCode {
    static let misplacedSchema = DiagnosticCode(
        "misplaced-schema",
        .warning,
        explanation: """
            A schema is used where a response, a request body or a header is expected.

            It is read as the schema of the `application/json` content.
            """
    )
    static let invalidMediaType = DiagnosticCode(
        "invalid-media-type",
        .warning,
        explanation: """
            A key of `content` is not a media type. If the media type is missing, `application/json` is assumed.
            """
    )
    static let binaryJSON = DiagnosticCode(
        "binary-json",
        .warning,
        explanation: """
            The media type of a body is JSON, but its schema describes bytes (`format: binary`).

            The client passes the bytes on without decoding them.
            """
    )
    static let invalidStatus = DiagnosticCode(
        "invalid-status",
        .warning,
        explanation: """
            A key of `responses` is not a status code, a range such as `4XX`, or `default`. The response is ignored.
            """
    )

    static let bodies: [DiagnosticCode] = [.misplacedSchema, .invalidMediaType, .binaryJSON, .invalidStatus]
}

extension Diagnostic {
    static func misplacedSchema(_ what: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .misplacedSchema,
            "found a schema, expected \(what)",
            at: place,
            consequence: "it is read as the schema of 'application/json' content",
            help: "move the schema into 'content'"
        )
    }

    static func inlineHeaderSchema(_ node: Node) -> Diagnostic {
        Diagnostic(
            .misplacedSchema,
            "the type of the header is not inside 'schema'",
            at: node["type"]?.keyPlace ?? node.keyPlace ?? node.place,
            consequence: "it is read as in version 2.0",
            help: "move it into 'schema'"
        )
    }

    static func missingMediaType(_ entry: NodeEntry) -> Diagnostic {
        Diagnostic(
            .invalidMediaType,
            "'content' has no media type",
            at: entry.keyPlace,
            consequence: "it is read as 'application/json'",
            help: "insert 'application/json' between 'content' and 'schema'"
        )
    }

    static func invalidMediaType(_ entry: NodeEntry) -> Diagnostic {
        let known = ["application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]
        let nearest = known.first { $0.hasSuffix("/\(entry.key)") } ?? NearestName.find(entry.key, among: known)
        return Diagnostic(
            .invalidMediaType,
            "'\(entry.key)' is not a media type",
            at: entry.keyPlace,
            consequence: "its bodies are read and written as bytes",
            help: nearest.map { "did you mean '\($0)'" } ?? "write a type and a subtype: 'application/json'",
            fix: nearest.map { .replacement($0) }
        )
    }

    static func binaryJSON(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .binaryJSON,
            "the media type is '\(name)', but the schema describes bytes",
            at: place,
            consequence: "the client passes the bytes on without decoding JSON",
            help: "describe the JSON in the schema, or change the media type to 'application/octet-stream'"
        )
    }

    static func invalidStatus(_ entry: NodeEntry) -> Diagnostic {
        let known = ["default", "200", "201", "204", "2XX", "4XX", "5XX"]
        let nearest = NearestName.find(entry.key, among: known)
        return Diagnostic(
            .invalidStatus,
            "'\(entry.key)' is not a status code",
            at: entry.keyPlace,
            consequence: "the response is ignored",
            help: nearest.map { "did you mean '\($0)'" }
                ?? "write a code such as 200, a range such as 4XX, or 'default'",
            fix: nearest.map { .replacement($0) } ?? .removal
        )
    }
}

extension DiagnosticCode {
    /// The codes of all faults of a description, except syntax errors of its JSON or YAML text.
    package static let document: [DiagnosticCode] =
        versions + members + references + schemas + tags + servers + security + paths + parameters + bodies
}
