import ApusDiagnostics
import ApusSpecParser

extension DiagnosticCode {
    static let invalidOverlay = DiagnosticCode(
        "invalid-overlay",
        .error,
        explanation: """
            A file under `overlays` is not a valid OpenAPI Overlay of version 1.0 or 1.1, so no overlay is applied.

            A valid overlay has `overlay: 1.1.0`, `info` with `title` and `version`, and a list `actions`. Each action has a \
            `target`, a JSONPath query (RFC 9535), and one of `update`, `copy` and `remove: true`.
            """
    )
    static let overlayMatchesNothing = DiagnosticCode(
        "overlay-matches-nothing",
        .warning,
        explanation: """
            The target of an action of an overlay selects no value of the description, so the action has no effect.

            The description may have changed since the overlay was written. Correct the target, or remove the action.
            """
    )
    static let overlayWithoutChange = DiagnosticCode(
        "overlay-without-change",
        .warning,
        explanation: """
            An action of an overlay has neither `update`, nor `copy`, nor `remove: true`, so it has no effect.
            """
    )
    static let overlayExtendsAnother = DiagnosticCode(
        "overlay-extends-another",
        .warning,
        explanation: """
            The key `extends` of an overlay names another file than the description that the overlay is applied to.

            Correct `extends`, or apply the overlay to the description that it names. URLs are not checked.
            """
    )
    static let overlayMismatch = DiagnosticCode(
        "overlay-mismatch",
        .error,
        explanation: """
            The value of an action of an overlay does not fit the values that its target selects.

            An object is merged with objects, a list or a value is added to lists, and a scalar replaces scalars. All values \
            that a target selects must be objects, or all lists, or all scalars. `copy` must select one value. The root of \
            the description can't be removed.
            """
    )
    static let overlayLimit = DiagnosticCode(
        "overlay-limit",
        .error,
        explanation: """
            The overlays make the description larger or deeper than the limits allow, or a query takes too many steps.

            Raise the limits for files that you trust, or write a more precise target.
            """
    )

    /// The codes of overlays.
    package static let overlays: [DiagnosticCode] = [
        .invalidOverlay, .overlayMatchesNothing, .overlayWithoutChange, .overlayExtendsAnother, .overlayMismatch,
        .overlayLimit,
    ]
}

extension Diagnostic {
    static func invalidOverlay(_ message: String, at place: SourceLocation, help: String?) -> Diagnostic {
        Diagnostic(.invalidOverlay, message, at: place, consequence: "the overlay can't be applied", help: help)
    }

    static func overlayMatchesNothing(_ target: Node) -> Diagnostic {
        Diagnostic(
            .overlayMatchesNothing,
            "the target '\(target.string ?? "")' selects no value",
            at: target.place,
            consequence: "the action has no effect",
            help: "correct the target, or remove the action"
        )
    }

    static func overlayWithoutChange(_ target: Node) -> Diagnostic {
        Diagnostic(
            .overlayWithoutChange,
            "the action has neither 'update', 'copy' nor 'remove: true'",
            at: target.place,
            consequence: "the action has no effect"
        )
    }

    static func overlayExtendsAnother(_ reference: String, description: String, at place: SourceLocation) -> Diagnostic
    {
        Diagnostic(
            .overlayExtendsAnother,
            "the overlay extends '\(reference)', but is applied to '\(description)'",
            at: place,
            help: "correct 'extends', or apply the overlay to the description that it names"
        )
    }

    static func overlayMismatch(_ message: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.overlayMismatch, message, at: place, consequence: "the overlay can't be applied")
    }

    static func overlayTooManySteps(_ message: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .overlayLimit,
            message,
            at: place,
            consequence: "the overlay can't be applied",
            help: "write a more precise target"
        )
    }

    static func overlayTooLarge(_ fault: TreeAssembly.Fault, at place: SourceLocation) -> Diagnostic {
        let message =
            switch fault {
            case .tooDeep(let limit): "the description is nested deeper than \(limit) levels after the action"
            case .tooManyNodes(let limit): "the description has more than \(limit) values after the action"
            case .tooLarge: "the description and its overlays are larger than 4 GiB"
            }
        return Diagnostic(
            .overlayLimit,
            message,
            at: place,
            consequence: "the overlay can't be applied",
            help: "raise the limit for files that you trust"
        )
    }
}
