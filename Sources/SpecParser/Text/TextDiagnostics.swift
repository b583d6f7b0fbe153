import ApusDiagnostics

extension DiagnosticCode {
    static let emptyFile = DiagnosticCode(
        "empty-file",
        .error,
        explanation: """
            A file contains no value: it is empty, or contains only comments.
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
            The values of a file are nested deeper than the limit. The values of YAML aliases count.

            Raise the limit for a file that you trust.
            """
    )
    static let tooManyValues = DiagnosticCode(
        "too-many-values",
        .error,
        explanation: """
            A file contains more values than the limit allows.

            Raise the limit for a file that you trust.
            """
    )
    static let invalidEncoding = DiagnosticCode(
        "invalid-encoding",
        .error,
        explanation: """
            The byte order mark or the first bytes of a file indicate UTF-16 or UTF-32, but the text is not valid in it.

            Save the file as UTF-8.
            """
    )
    static let outOfMemory = DiagnosticCode(
        "out-of-memory",
        .error,
        explanation: """
            A file could not be read because memory could not be allocated.
            """
    )

    /// The codes of faults in the text of a file, which are found before its content is interpreted.
    package static let text: [DiagnosticCode] =
        [.emptyFile, .fileTooLarge, .nestedTooDeep, .tooManyValues, .invalidEncoding, .outOfMemory] + json + yaml
}

extension Diagnostic {
    static func emptyFile(at place: SourceLocation) -> Diagnostic {
        Diagnostic(.emptyFile, "the file contains no value", at: place)
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
        Diagnostic(.invalidEncoding, "invalid \(name)", at: place, help: "save the file as UTF-8")
    }

    static func outOfMemory(at place: SourceLocation) -> Diagnostic {
        Diagnostic(.outOfMemory, "not enough memory to read the file", at: place)
    }
}
