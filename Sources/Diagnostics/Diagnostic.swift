/// An error, warning or remark at a place of a source file.
///
/// The wording is next to the rule that reports the diagnostic, in an `extension Diagnostic` with one static function
/// for each code. Messages are lower-case, without a full stop, with names in single quotes.
package struct Diagnostic: Sendable, Hashable {
    package let code: DiagnosticCode
    package let severity: Severity
    /// What is wrong: `duplicate key 'get'`.
    package let message: String
    /// The place; `nil` for faults of the invocation, such as a file that can't be read.
    package let place: SourceLocation?
    /// The consequence for the client: `the client has no method for this operation`. Renderers show it as a note.
    package let consequence: String?
    /// The fix: `rename one of the two`.
    package let help: String?
    /// Other places that belong to the fault, in the order in which they are shown.
    package let related: [RelatedPlace]
    /// The fix as data; `nil` if none can be derived.
    package let fix: DiagnosticFix?

    /// - Parameter severity: The severity, if it differs from that of the code.
    package init(
        _ code: DiagnosticCode,
        severity: Severity? = nil,
        _ message: String,
        at place: SourceLocation?,
        consequence: String? = nil,
        help: String? = nil,
        related: [RelatedPlace] = [],
        fix: DiagnosticFix? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.message = Self.shortened(message)
        self.place = place
        self.consequence = consequence.map(Self.shortened)
        self.help = help.map(Self.shortened)
        self.related = related
        self.fix = fix
    }

    /// Returns the beginning and the end of a text of more than 2,000 bytes, because names in a description can have
    /// any length.
    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > 2_000 else { return text }
        return String(text.unicodeScalars.prefix(300)) + "…" + String(text.unicodeScalars.suffix(100))
    }

    /// Returns the diagnostic with another severity, for `--strict` and for configured exceptions.
    package func with(severity: Severity) -> Diagnostic {
        Diagnostic(
            code,
            severity: severity,
            message,
            at: place,
            consequence: consequence,
            help: help,
            related: related,
            fix: fix
        )
    }
}

/// Another place that belongs to a fault, with a label such as `first defined here`.
package struct RelatedPlace: Sendable, Hashable {
    package let label: String
    package let place: SourceLocation

    package init(_ label: String, at place: SourceLocation) {
        self.label = label
        self.place = place
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `path:line:column: error: message [code]`, without the source line.
    package var description: String {
        let prefix = place.map { "\($0): " } ?? ""
        return "\(prefix)\(severity.rawValue): \(message) [\(code.name)]"
    }
}
