import ApusDiagnostics

extension DiagnosticCode {
    static let pathWithoutSlash = DiagnosticCode(
        "path-without-slash",
        .warning,
        explanation: """
            A path doesn't start with `/`. The slash is added, because the path is appended to the URL of the server.
            """
    )
    static let malformedPath = DiagnosticCode(
        "malformed-path",
        .warning,
        explanation: """
            A path has an unmatched brace or a placeholder without a name. The client has no methods for its operations.
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
            A parameter is declared with `in: path`, but the path has no placeholder for it. The parameter is ignored.
            """
    )
    static let misspelledPathParameter = DiagnosticCode(
        "misspelled-path-parameter",
        .warning,
        explanation: """
            The name of a path parameter differs slightly from a `{name}` of the path that no other parameter declares.

            The parameter is read as the declaration of that `{name}`.
            """
    )
    static let frameworkPlaceholder = DiagnosticCode(
        "framework-placeholder",
        .warning,
        explanation: """
            A path has a parameter in the form of a framework, `:name` or `<name>`, and a path parameter with this name is \
            declared.

            OpenAPI requires `{name}` (OpenAPI 3.1.1 §4.8.8.1). The segment is read as that parameter.
            """
    )

    static let paths: [DiagnosticCode] = [
        .pathWithoutSlash, .malformedPath, .undeclaredPathParameter, .unusedPathParameter, .misspelledPathParameter,
        .frameworkPlaceholder,
    ]
}

extension Diagnostic {
    static func pathWithoutSlash(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .pathWithoutSlash,
            "the path '\(path)' doesn't start with '/'",
            at: place,
            consequence: "it is read as '/\(path)'",
            help: "write '/\(path)'",
            fix: .replacement("/" + path)
        )
    }

    static func malformedPath(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .malformedPath,
            "unmatched brace or empty placeholder in the path '\(path)'",
            at: place,
            consequence: "the client has no methods for the operations of the path",
            help: "write each parameter as '{name}'"
        )
    }

    static func undeclaredPathParameter(_ name: String, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .undeclaredPathParameter,
            "the path parameter '{\(name)}' is not declared",
            at: scope.place,
            consequence: "it is read as a required string",
            help: "declare the parameter, with 'in: path'",
            fix: .declaration(name)
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

    static func frameworkPlaceholder(_ segment: String, _ name: String, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .frameworkPlaceholder,
            "the path '\(scope.shownPath)' has '\(segment)' for the path parameter '\(name)'",
            at: scope.place,
            consequence: "it is read as '{\(name)}'",
            help: "write '{\(name)}'",
            fix: .renaming(from: segment, to: "{\(name)}")
        )
    }

    static func misspelledPathParameter(_ parameter: Parameter, _ name: String, _ scope: PathItemScope) -> Diagnostic {
        Diagnostic(
            .misspelledPathParameter,
            "the parameter '\(parameter.name)' is named '{\(name)}' in the path",
            at: parameter.place,
            consequence: "it is read as '\(name)'",
            help: "use one name for both",
            related: [RelatedPlace("the path", at: scope.place)],
            fix: .renaming(from: parameter.name, to: name)
        )
    }
}
