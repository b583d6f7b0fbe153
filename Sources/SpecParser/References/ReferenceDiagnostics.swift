import ApusDiagnostics

extension DiagnosticCode {
    static let unresolvedReference = DiagnosticCode(
        "unresolved-reference",
        .warning,
        explanation: """
            A reference leads nowhere: there is no such file, or no such place in the file.

            What needs it is left out of the client, the rest stays. References are relative to the file that they stand
            in; the part behind `#` is a JSON Pointer, in which `~1` stands for `/` and `~0` for `~`.
            """
    )
    static let refusedReference = DiagnosticCode(
        "refused-reference",
        .warning,
        explanation: """
            A reference leads out of the folder of the description, to an absolute path, or to a URL.

            A description can come from anywhere, so it does not decide which files of this machine are read and to whom
            it connects. Name the folders that may be read as well in the configuration, or keep a copy of the file
            beside the description.
            """
    )
    static let circularReference = DiagnosticCode(
        "circular-reference",
        .warning,
        explanation: """
            References lead to each other in a circle, and nothing that isn't a reference is among them.

            A schema that contains itself in a property is fine; a schema that is nothing but itself has no meaning.
            """
    )
    static let wrongReferenceTarget = DiagnosticCode(
        "wrong-reference-target",
        .warning,
        explanation: """
            A reference leads to something of another kind, such as from a schema to a parameter.
            """
    )
    static let misplacedReference = DiagnosticCode(
        "misplaced-reference",
        .warning,
        explanation: """
            A reference stands where the standard has none, such as for all of `paths` or `content`. It is followed.

            Other tools may not follow it: refer to each of the things instead.
            """
    )
    static let ambiguousReference = DiagnosticCode(
        "ambiguous-reference",
        .warning,
        explanation: """
            Several places could be meant by a `$dynamicRef` or by an anchor.

            A client is made before any value is read, so only a reference with one meaning can become a type.
            """
    )
    static let ignoredSiblings = DiagnosticCode(
        "ignored-siblings",
        .warning,
        explanation: """
            Beside a `$ref`, versions 2.0 and 3.0 ignore every other key.

            Descriptions and `nullable` are read all the same, because that is what they can only mean. For other keys, put
            the reference into an `allOf` and the keys beside it, or raise the version to 3.1.
            """
    )

    /// The codes of faults of references.
    static let references: [DiagnosticCode] = [
        .unresolvedReference, .refusedReference, .circularReference, .wrongReferenceTarget, .misplacedReference,
        .ambiguousReference,
        .ignoredSiblings,
    ]
}

extension Diagnostic {
    static func unresolvedReference(
        _ text: String,
        _ fault: ReferenceFault,
        at place: SourceLocation,
        consequence: String
    ) -> Diagnostic {
        let code: DiagnosticCode
        let message: String
        var help: String?
        switch fault {
        case .missing(let suggestion):
            (code, message) = (.unresolvedReference, "'\(text)' leads nowhere")
            help = suggestion.map { "did you mean '\($0)'" }
        case .notAPointer:
            (code, message) = (.unresolvedReference, "'\(text)' leads nowhere")
            help = "write the place in the file as '#/components/…'"
        case .unreadable(let path, let reason):
            (code, message) = (.unresolvedReference, "'\(text)' leads nowhere: '\(path)' can't be read, \(reason)")
            help = "references are relative to the file that they stand in"
        case .unparsable(let path):
            (code, message) = (.unresolvedReference, "'\(text)' leads to '\(path)', which is faulty")
        case .outside:
            (code, message) = (.refusedReference, "'\(text)' leads out of the folder of the description")
            help = "allow the folder in the configuration, or move the file"
        case .absolute:
            (code, message) = (.refusedReference, "'\(text)' is an absolute path")
            help = "write it relative to this file"
        case .url(let scheme):
            (code, message) = (.refusedReference, "'\(text)' is a URL, and '\(scheme):' is not followed")
            help = "keep a copy beside the description, and refer to that"
        case .circular:
            (code, message) = (.unresolvedReference, "'\(text)' leads through too many references")
        case .ambiguous:
            (code, message) = (.ambiguousReference, "'\(text)' could mean several places")
            help = "refer to one place with '$ref'"
        }
        return Diagnostic(code, message, at: place, consequence: consequence, help: help)
    }

    /// - Parameter places: The references, each leading to the one behind it, the last to the first.
    static func circularReference(_ places: [SourceLocation], consequence: String) -> Diagnostic {
        Diagnostic(
            .circularReference,
            places.count > 1 ? "these references lead to each other in a circle" : "this reference leads to itself",
            at: places.first,
            consequence: consequence,
            help: "let one of them be what is meant",
            related: places.dropFirst().prefix(8).map { RelatedPlace("which leads to", at: $0) }
        )
    }

    static func wrongReferenceTarget(
        _ text: String,
        expected: String,
        at place: SourceLocation,
        _ consequence: String
    ) -> Diagnostic {
        Diagnostic(
            .wrongReferenceTarget,
            "'\(text)' does not lead to \(expected)",
            at: place,
            consequence: consequence,
            help: "refer to \(expected)"
        )
    }

    static func misplacedReference(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .misplacedReference,
            "'\(key)' can't be a reference",
            at: place,
            consequence: "it is followed all the same",
            help: "refer to each of its members"
        )
    }

    static func ignoredSiblings(_ keys: [String], _ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        let list = keys.map { "'\($0)'" }.joined(separator: ", ")
        return Diagnostic(
            .ignoredSiblings,
            "version \(version.rawValue) ignores \(list) beside '$ref'",
            at: place,
            consequence: "the client has what the reference leads to, without \(keys.count > 1 ? "them" : "it")",
            help: "put the reference into an 'allOf', or raise the version to 3.1"
        )
    }

    static func nullableBesideReference(_ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .ignoredSiblings,
            "version \(version.rawValue) ignores 'nullable' beside '$ref'",
            at: place,
            consequence: "it is read as nullable, because it can mean nothing else",
            help: "put the reference into an 'allOf'"
        )
    }
}
