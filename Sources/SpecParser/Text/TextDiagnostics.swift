import ApusDiagnostics

extension DiagnosticCode {
    static let emptyFile = DiagnosticCode(
        "empty-file",
        .error,
        explanation: """
            A file holds no value: it is empty, or has comments only.
            """
    )
    static let fileTooLarge = DiagnosticCode(
        "file-too-large",
        .error,
        explanation: """
            A file is larger than the limit.

            Raise the limit for a file that you trust.
            """
    )
    static let nestedTooDeep = DiagnosticCode(
        "nested-too-deep",
        .error,
        explanation: """
            The values of a file are nested deeper than the limit, YAML aliases followed.

            No description written by people comes near. Raise the limit for a file that you trust.
            """
    )
    static let tooManyValues = DiagnosticCode(
        "too-many-values",
        .error,
        explanation: """
            A file holds more values than the limit.

            Raise the limit for a file that you trust.
            """
    )
    static let invalidEncoding = DiagnosticCode(
        "invalid-encoding",
        .error,
        explanation: """
            A file says that it is encoded in UTF-16 or UTF-32, by its byte order mark or its first bytes, but is not.

            Save the file as UTF-8.
            """
    )
    static let outOfMemory = DiagnosticCode(
        "out-of-memory",
        .error,
        explanation: """
            There was not enough memory to read a file.
            """
    )

    /// The codes of what can be wrong with a file before its meaning is looked at.
    package static let text: [DiagnosticCode] =
        [.emptyFile, .fileTooLarge, .nestedTooDeep, .tooManyValues, .invalidEncoding, .outOfMemory] + json + yaml
}

extension Diagnostic {
    static func emptyFile(at place: SourceLocation) -> Diagnostic {
        Diagnostic(.emptyFile, "the file holds no value", at: place)
    }

    static func fileTooLarge(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .fileTooLarge,
            "the file has more than \(limit) bytes",
            at: place,
            help: "raise the limit for a file that you trust"
        )
    }

    static func tooDeep(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestedTooDeep,
            "nested deeper than \(limit) levels",
            at: place,
            help: "raise the limit for a file that you trust"
        )
    }

    static func tooManyNodes(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tooManyValues,
            "more than \(limit) values in one file",
            at: place,
            help: "raise the limit for a file that you trust"
        )
    }

    static func invalidEncoding(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.invalidEncoding, "not a character of \(name)", at: place, help: "save the file as UTF-8")
    }

    static func outOfMemory(at place: SourceLocation) -> Diagnostic {
        Diagnostic(.outOfMemory, "not enough memory to read the file", at: place)
    }
}
