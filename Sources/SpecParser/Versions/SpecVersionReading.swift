import ApusDiagnostics

extension SpecVersion {
    /// Reads the version in the root of a description (OpenAPI 3.1.1 §4.8.1, Swagger 2.0 "Swagger Object").
    /// - Returns: `nil` if the version is missing or not supported, which is reported.
    static func read(_ root: Node, diagnostics: inout Diagnostics) -> SpecVersion? {
        guard root.isMapping else {
            diagnostics.add(.notADescription(root))
            return nil
        }
        guard let value = root["openapi"] ?? root["swagger"] else {
            if let overlay = root["overlay"] {
                diagnostics.add(.overlayAsDescription(overlay))
                return nil
            }
            diagnostics.add(.missingVersion(root))
            return nil
        }
        guard let text = value.scalarText, let version = SpecVersion(text: text) else {
            diagnostics.add(.unsupportedVersion(value))
            return nil
        }
        return version
    }

    /// Parses a version such as `3.0.3`, `3.1` or `2.0`, ignoring the patch version.
    private init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let minor = parts.count > 1 ? parts[1].prefix { $0 != "-" } : "0"
        switch (parts.first, minor) {
        case ("2", "0"): self = .v2_0
        case ("3", "0"): self = .v3_0
        case ("3", "1"): self = .v3_1
        case ("3", "2"): self = .v3_2
        default: return nil
        }
    }
}

extension DiagnosticCode {
    static let notADescription = DiagnosticCode(
        "not-a-description",
        .error,
        explanation: """
            The root of a file is not a mapping, so the file is not an OpenAPI description.
            """
    )
    static let missingVersion = DiagnosticCode(
        "missing-version",
        .error,
        explanation: """
            The root has neither `openapi` nor `swagger`, so the version of the description is unknown.

            Add `openapi: 3.1.1`, or the version that the description follows.
            """
    )
    static let unsupportedVersion = DiagnosticCode(
        "unsupported-version",
        .error,
        explanation: """
            The version of the description is not supported. Supported versions are 2.0, 3.0, 3.1 and 3.2.
            """
    )

    static let overlayAsDescription = DiagnosticCode(
        "overlay-as-description",
        .error,
        explanation: """
            The file is an OpenAPI Overlay, which changes a description, and not a description.

            Give the description that it changes, and add the overlay with the key `overlays` of the client in `apus.yaml`.
            """
    )

    static let versions: [DiagnosticCode] =
        [.notADescription, .missingVersion, .unsupportedVersion, .overlayAsDescription]
}

extension Diagnostic {
    static func notADescription(_ root: Node) -> Diagnostic {
        Diagnostic(
            .notADescription,
            "expected a mapping with an OpenAPI description, found \(root.kind.noun)",
            at: root.place.start(upTo: 1),
            consequence: "no client can be generated"
        )
    }

    static func overlayAsDescription(_ version: Node) -> Diagnostic {
        Diagnostic(
            .overlayAsDescription,
            "the file is an OpenAPI Overlay, not a description",
            at: version.keyPlace ?? version.place.start(upTo: 1),
            consequence: "no client can be generated",
            help: "give the description that it changes, and list the overlay under 'overlays' in apus.yaml"
        )
    }

    static func missingVersion(_ root: Node) -> Diagnostic {
        let nearest = NearestName.find("openapi", among: root.keys) ?? NearestName.find("swagger", among: root.keys)
        return Diagnostic(
            .missingVersion,
            "the version of OpenAPI is missing",
            at: nearest.flatMap { root[$0]?.keyPlace } ?? root.place.start(upTo: 1),
            consequence: "no client can be generated",
            help: nearest.map { "did you mean 'openapi' instead of '\($0)'" }
                ?? "add 'openapi: 3.1.1', or the version that the description follows"
        )
    }

    static func unsupportedVersion(_ value: Node) -> Diagnostic {
        Diagnostic(
            .unsupportedVersion,
            value.scalarText.map { "version '\($0)' is not supported" }
                ?? "expected a string for the version, found \(value.kind.noun)",
            at: value.place.start(upTo: 40),
            consequence: "no client can be generated",
            help: "use version 2.0, 3.0, 3.1 or 3.2"
        )
    }
}
