import ApusDiagnostics
import ApusFiles

extension DiagnosticCode {
    static let unresolvedReference = DiagnosticCode(
        "unresolved-reference",
        .warning,
        explanation: """
            A reference can't be resolved: the file or the place in the file does not exist.

            The client lacks the parts that need the reference. References are relative to the file that contains them;
            the part after `#` is a JSON Pointer, in which `~1` is written for `/` and `~0` for `~`.
            """
    )
    static let refusedReference = DiagnosticCode(
        "refused-reference",
        .warning,
        explanation: """
            A reference is to a file outside the folder of the description, to an absolute path, or to a URL.

            A description can come from an untrusted source, so it must not choose which files are read or which servers
            are contacted. Allow further folders in the configuration, or store a copy of the file next to the
            description.
            """
    )
    static let circularReference = DiagnosticCode(
        "circular-reference",
        .warning,
        explanation: """
            References form a cycle that contains only references.

            A schema may contain itself in a property, but a schema that is only a reference to itself has no meaning.
            """
    )
    static let wrongReferenceTarget = DiagnosticCode(
        "wrong-reference-target",
        .warning,
        explanation: """
            A reference is to an object of another kind, such as a parameter where a schema is expected.
            """
    )
    static let misplacedReference = DiagnosticCode(
        "misplaced-reference",
        .warning,
        explanation: """
            A reference is at a place where the standard does not allow one, such as for all of `paths` or `content`.

            Apus follows it, but other tools may not. Write a reference for each of the members instead.
            """
    )
    static let ambiguousReference = DiagnosticCode(
        "ambiguous-reference",
        .warning,
        explanation: """
            A `$dynamicRef` or an anchor has more than one possible target.

            The types of a client are fixed before a value is read, so a reference needs a single target.
            """
    )
    static let ignoredSiblings = DiagnosticCode(
        "ignored-siblings",
        .warning,
        explanation: """
            A `$ref` has other keys next to it, which versions 2.0 and 3.0 ignore.

            Apus reads `description` and `nullable`, whose meaning is clear. For other keys, put the reference into an
            `allOf` and the keys next to the `allOf`, or use version 3.1.
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
        var fix: DiagnosticFix?
        switch fault {
        case .missing(let suggestion):
            (code, message) = (.unresolvedReference, "can't resolve '\(text)'")
            help = suggestion.map { "did you mean '\($0)'" }
            fix = suggestion.map { .replacement($0) }
            if text.hasSuffix("#/") { help = "'#/' names the key \"\"; write '#' for the root of the file" }
        case .notAPointer:
            (code, message) = (.unresolvedReference, "can't resolve '\(text)'")
            help = "write a JSON Pointer, such as '#/components/…'"
        case .unreadable(let path, let reason):
            (code, message) = (.unresolvedReference, "can't resolve '\(text)': can't read '\(path)': \(reason)")
            help = "write the path relative to the file that contains the reference"
        case .unparsable(let path):
            (code, message) = (.unresolvedReference, "can't resolve '\(text)': '\(path)' has errors")
        case .outside:
            (code, message) = (.refusedReference, "'\(text)' is outside the folder of the description")
            let target = text.prefix { $0 != "#" }
            let folder = FilePath(place.file.path).folder.appending(String(target)).folder.text
            help = "add '\(folder)' to 'allowedFolders' in apus.yaml, or use '--allow-folder \(folder)'"
        case .absolute:
            (code, message) = (.refusedReference, "'\(text)' is an absolute path")
            help = "write the path relative to this file"
        case .url(let scheme):
            (code, message) = (.refusedReference, "'\(text)' is a URL, and references to '\(scheme):' are not followed")
            help = "store a copy next to the description, and refer to the copy"
        case .circular:
            (code, message) = (.unresolvedReference, "can't resolve '\(text)': the chain of references is too long")
        case .ambiguous:
            (code, message) = (.ambiguousReference, "'\(text)' has more than one possible target")
            help = "refer to one schema with '$ref'"
        }
        return Diagnostic(code, message, at: place, consequence: consequence, help: help, fix: fix)
    }

    /// - Parameter places: The references of the cycle, each of which refers to the next one, and the last to the
    ///   first.
    static func circularReference(_ places: [SourceLocation], consequence: String) -> Diagnostic {
        Diagnostic(
            .circularReference,
            places.count > 1 ? "these references form a cycle" : "this reference refers to itself",
            at: places.first,
            consequence: consequence,
            help: "replace one of the references by the object itself",
            related: places.dropFirst().prefix(8).map { RelatedPlace("which refers to this reference", at: $0) }
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
            "'\(text)' does not refer to \(expected)",
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
            consequence: "the reference is followed, but other tools may ignore it",
            help: "write a reference for each of its members"
        )
    }

    static func ignoredSiblings(_ keys: [String], _ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        let list = keys.map { "'\($0)'" }.joined(separator: ", ")
        return Diagnostic(
            .ignoredSiblings,
            "version \(version.rawValue) ignores \(list) next to '$ref'",
            at: place,
            consequence: "the client uses the referenced schema without \(keys.count > 1 ? "these keys" : "this key")",
            help: "put the reference into an 'allOf', or use version 3.1"
        )
    }

    static func nullableBesideReference(_ version: SpecVersion, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .ignoredSiblings,
            "version \(version.rawValue) ignores 'nullable' next to '$ref'",
            at: place,
            consequence: "the value is read as nullable",
            help: "put the reference into an 'allOf'"
        )
    }
}
