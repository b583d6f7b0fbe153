import ApusDiagnostics

extension DiagnosticCode {
    static let misplacedSchema = DiagnosticCode(
        "misplaced-schema",
        .warning,
        explanation: """
            A schema stands where a response, a request body or a header belongs. It is read as the JSON content of it.
            """
    )
    static let invalidMediaType = DiagnosticCode(
        "invalid-media-type",
        .warning,
        explanation: """
            A key of `content` is not a media type. Without a media type, `application/json` is assumed.
            """
    )
    static let binaryJSON = DiagnosticCode(
        "binary-json",
        .warning,
        explanation: """
            A body is JSON by its media type and bytes by its schema (`format: binary`). The client hands the bytes over.
            """
    )
    static let invalidStatus = DiagnosticCode(
        "invalid-status",
        .warning,
        explanation: """
            A key of `responses` is neither a status code, nor a range such as `4XX`, nor `default`. The response is left
            out.
            """
    )

    static let bodies: [DiagnosticCode] = [.misplacedSchema, .invalidMediaType, .binaryJSON, .invalidStatus]
}

extension Diagnostic {
    static func misplacedSchema(_ what: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .misplacedSchema,
            "a schema stands where \(what) belongs",
            at: place,
            consequence: "it is read as the schema of its 'application/json' content",
            help: "move it into 'content'"
        )
    }

    static func schemaOutsideOfHeader(_ node: Node) -> Diagnostic {
        Diagnostic(
            .misplacedSchema,
            "the type of the header stands outside of 'schema'",
            at: node["type"]?.keyPlace ?? node.keyPlace ?? node.place,
            consequence: "it is read as version 2.0 means it",
            help: "move it into 'schema'"
        )
    }

    static func missingMediaType(_ entry: NodeEntry) -> Diagnostic {
        Diagnostic(
            .invalidMediaType,
            "'content' has no media type",
            at: entry.keyPlace,
            consequence: "it is read as 'application/json'",
            help: "put 'application/json' between 'content' and 'schema'"
        )
    }

    static func invalidMediaType(_ entry: NodeEntry) -> Diagnostic {
        let known = ["application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]
        let meant = known.first { $0.hasSuffix("/\(entry.key)") } ?? NearestName.find(entry.key, among: known)
        return Diagnostic(
            .invalidMediaType,
            "'\(entry.key)' is not a media type",
            at: entry.keyPlace,
            consequence: "bodies of it are bytes",
            help: meant.map { "did you mean '\($0)'" } ?? "media types have a slash: 'application/json'"
        )
    }

    static func binaryJSON(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .binaryJSON,
            "the body is '\(name)', but its schema says that it is bytes",
            at: place,
            consequence: "the client hands the bytes over, without reading the JSON",
            help: "describe the JSON, or write 'application/octet-stream'"
        )
    }

    static func invalidStatus(_ entry: NodeEntry) -> Diagnostic {
        Diagnostic(
            .invalidStatus,
            "'\(entry.key)' is not a status",
            at: entry.keyPlace,
            consequence: "the client doesn't know this response",
            help: NearestName.find(entry.key, among: ["default", "200", "201", "204", "2XX", "4XX", "5XX"])
                .map { "did you mean '\($0)'" } ?? "write a code such as 200, a range such as 4XX, or 'default'"
        )
    }
}

extension DiagnosticCode {
    /// The codes of what can be wrong with a description, besides its text.
    package static let document: [DiagnosticCode] =
        versions + members + references + schemas + tags + servers + security + paths + parameters + bodies
}
