import ApusDiagnostics

extension DiagnosticCode {
    static let wrongKind = DiagnosticCode(
        "wrong-kind",
        .warning,
        explanation: """
            A value is of another kind than the standard says, such as a string where a mapping belongs.

            Where the value has one meaning it is read nonetheless, otherwise it counts as absent.
            """
    )
    static let missingKey = DiagnosticCode(
        "missing-key",
        .warning,
        explanation: """
            An object lacks a key that the standard requires.
            """
    )
    static let unknownKey = DiagnosticCode(
        "unknown-key",
        .warning,
        explanation: """
            An object has a key that the standard does not know and that does not start with `x-`.

            Most often it is misspelled or stands at the wrong depth, so that what it says has no effect.
            """
    )
    static let keyOfAnotherVersion = DiagnosticCode(
        "key-of-another-version",
        .warning,
        explanation: """
            A key or a value belongs to another version of the standard than the one that the description follows.

            What a later version added is read as that version means it. What an earlier version had is read where it
            has one meaning, otherwise it is ignored.
            """
    )

    /// The codes of faults that any object can have.
    static let members: [DiagnosticCode] = [.wrongKind, .missingKey, .unknownKey, .keyOfAnotherVersion]
}

extension Node.Kind {
    /// With its article, for diagnostics.
    package var noun: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .number: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension Diagnostic {
    /// - Parameters:
    ///   - subject: `'required'`, `an element of 'tags'`.
    ///   - reading: What it is read as; `nil` when it counts as absent.
    static func wrongKind(
        of subject: String,
        expected: String,
        _ value: Node,
        reading: String? = nil,
        consequence: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .wrongKind,
            "\(subject) is \(value.kind.noun) where \(expected) belongs",
            at: value.usePlace,
            consequence: consequence ?? reading.map { "it is read as '\($0)'" } ?? "it is ignored",
            help: "write \(expected)"
        )
    }

    static func missingKey(_ key: String, of object: String, _ node: Node, consequence: String) -> Diagnostic {
        Diagnostic(
            .missingKey,
            "\(object) has no '\(key)'",
            at: node.keyPlace ?? node.usePlace.start(upTo: 1),
            consequence: consequence,
            help: "add '\(key)'"
        )
    }

    static func unknownKey(_ entry: NodeEntry, in node: Node, of object: String, nearest: String?) -> Diagnostic {
        let key = entry.key
        let isTaken = nearest.map { node[$0] != nil } ?? false
        return Diagnostic(
            .unknownKey,
            severity: nearest == nil ? .remark : .warning,
            isTaken ? "unknown key '\(key)' beside '\(nearest ?? "")'" : "\(object) has an unknown key '\(key)'",
            at: entry.keyPlace,
            consequence: "what it says is ignored",
            help: nearest.map { isTaken ? "remove it" : "did you mean '\($0)'" }
                ?? "remove it, or start its name with 'x-'"
        )
    }

    static func keyOfAnotherVersion(
        _ entry: NodeEntry,
        _ range: FixedFields.Range,
        _ version: SpecVersion,
        of object: String
    ) -> Diagnostic {
        let isLater = version < range.since
        return Diagnostic(
            .keyOfAnotherVersion,
            isLater
                ? "'\(entry.key)' came with version \(range.since.rawValue), and this description follows \(version.rawValue)"
                : "'\(entry.key)' ended with version \(range.until.rawValue), and this description follows \(version.rawValue)",
            at: entry.keyPlace,
            consequence: isLater ? "it is read as version \(range.since.rawValue) means it" : "it is ignored",
            help: isLater
                ? "raise the version, or remove the key" : "write what version \(version.rawValue) has instead"
        )
    }
}

extension SourceLocation {
    /// The first bytes of the place, so that a diagnostic about a whole mapping doesn't underline all of it.
    package func start(upTo count: Int) -> SourceLocation {
        SourceLocation(file: file, range: range.lowerBound..<min(range.upperBound, range.lowerBound + count))
    }
}
