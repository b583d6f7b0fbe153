import ApusDiagnostics

extension DiagnosticCode {
    static let pathWithoutSlash = DiagnosticCode(
        "path-without-slash",
        .warning,
        explanation: """
            A path doesn't start with `/`. It is read as if it did, because it is appended to the server's URL.
            """
    )
    static let malformedPath = DiagnosticCode(
        "malformed-path",
        .warning,
        explanation: """
            A path has a brace without a partner, or a placeholder without a name. Its operations are left out.
            """
    )
    static let undeclaredPathParameter = DiagnosticCode(
        "undeclared-path-parameter",
        .warning,
        explanation: """
            A path has a `{name}` that no parameter declares. It is read as a required parameter of type string.
            """
    )
    static let unusedPathParameter = DiagnosticCode(
        "unused-path-parameter",
        .warning,
        explanation: """
            A parameter is declared to be in the path, but the path doesn't have it. It is ignored.
            """
    )
    static let misspelledPathParameter = DiagnosticCode(
        "misspelled-path-parameter",
        .warning,
        explanation: """
            A path parameter is called almost, but not exactly, like a `{name}` of the path that no other one declares.

            It is read as the declaration of that `{name}`.
            """
    )

    static let paths: [DiagnosticCode] = [
        .pathWithoutSlash, .malformedPath, .undeclaredPathParameter, .unusedPathParameter, .misspelledPathParameter,
    ]
}

extension Diagnostic {
    static func pathWithoutSlash(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .pathWithoutSlash,
            "the path '\(path)' doesn't start with '/'",
            at: place,
            consequence: "it is read as '/\(path)'",
            help: "write '/\(path)'"
        )
    }

    static func malformedPath(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .malformedPath,
            "the braces of the path '\(path)' don't match",
            at: place,
            consequence: "the client lacks the operations of the path",
            help: "write each parameter as '{name}'"
        )
    }

    static func undeclaredPathParameter(_ name: String, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .undeclaredPathParameter,
            "the path has '{\(name)}', but no parameter of that name is declared",
            at: scope.place,
            consequence: "it is read as a required string",
            help: "declare the parameter, with 'in: path'"
        )
    }

    static func unusedPathParameter(_ parameter: Parameter, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .unusedPathParameter,
            "the parameter '\(parameter.name)' is not in the path '\(scope.shownPath)'",
            at: parameter.place,
            consequence: "it is ignored",
            help: "add '{\(parameter.name)}' to the path, or change 'in'",
            related: [RelatedPlace("the path", at: scope.place)]
        )
    }

    static func misspelledPathParameter(_ parameter: Parameter, _ name: String, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .misspelledPathParameter,
            "the parameter '\(parameter.name)' is called '{\(name)}' in the path",
            at: parameter.place,
            consequence: "it is read as '\(name)'",
            help: "use one name for both",
            related: [RelatedPlace("the path", at: scope.place)]
        )
    }
}
