import ApusDiagnostics

extension DiagnosticCode {
    static let wrongKind = DiagnosticCode(
        "wrong-kind",
        .warning,
        explanation: """
            A value has another kind than the standard requires, such as a string instead of a mapping.

            If the value has exactly one meaning, it is read; otherwise it is ignored.
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
            An object has a key that the standard does not define and that does not start with `x-`.

            Most such keys are misspelled or at the wrong depth. The key has no effect.
            """
    )
    static let keyOfAnotherVersion = DiagnosticCode(
        "key-of-another-version",
        .warning,
        explanation: """
            A key or a value is not part of the version of OpenAPI that the description declares.

            A key or value of a later version is read as in that version. A key or value of an earlier version is read
            if it has exactly one meaning; otherwise it is ignored.
            """
    )

    /// The codes of faults that any object can have.
    static let members: [DiagnosticCode] = [.wrongKind, .missingKey, .unknownKey, .keyOfAnotherVersion]
}

extension Node.Kind {
    /// The name of the kind with an article, for diagnostics: `a list`.
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
    /// A value has another kind than the standard requires.
    ///
    /// - Parameters:
    ///   - subject: The name of the value in the message: `'required'`, `an element of 'tags'`.
    ///   - expected: The required kind with an article: `a list`.
    ///   - reading: The value that is used instead; `nil` if the value is ignored.
    ///   - consequence: Replaces the note that is derived from `reading`.
    static func wrongKind(
        of subject: String,
        expected: String,
        _ value: Node,
        reading: String? = nil,
        consequence: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .wrongKind,
            "\(subject) is \(value.kind.noun), expected \(expected)",
            at: value.usePlace,
            consequence: consequence ?? reading.map { "it is read as '\($0)'" } ?? "it is ignored",
            help: "write \(expected)",
            fix: conversion(to: expected, isIgnored: consequence == nil && reading == nil)
        )
    }

    private static func conversion(to expected: String, isIgnored: Bool) -> DiagnosticFix? {
        switch expected {
        case "a boolean": .kind(.boolean, isIgnored: isIgnored)
        case "a number", "a non-negative integer": .kind(.number, isIgnored: isIgnored)
        case "a string": .kind(.string, isIgnored: isIgnored)
        case "a list", "a list of names", "a list of schemas", "a list of strings": .kind(.list, isIgnored: isIgnored)
        default: isIgnored ? .removal : nil
        }
    }

    static func missingKey(_ key: String, of object: String, _ node: Node, consequence: String) -> Diagnostic {
        Diagnostic(
            .missingKey,
            "\(object) has no '\(key)'",
            at: node.keyPlace ?? node.usePlace.start(upTo: 1),
            consequence: consequence,
            help: "add '\(key)'",
            fix: .declaration(key)
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
            consequence: "it is ignored",
            help: nearest.map { isTaken ? "remove it" : "did you mean '\($0)'" }
                ?? "remove it, or add the prefix 'x-'",
            fix: nearest.flatMap { isTaken ? nil : .replacement($0) } ?? .removal
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
                ? "'\(entry.key)' requires version \(range.since.rawValue) or later, and this description declares \(version.rawValue)"
                : "'\(entry.key)' was removed after version \(range.until.rawValue), and this description declares \(version.rawValue)",
            at: entry.keyPlace,
            consequence: isLater ? "it is read as in version \(range.since.rawValue)" : "it is ignored",
            help: isLater
                ? "raise the version, or remove the key" : "use the equivalent of version \(version.rawValue)",
            fix: isLater ? .version(range.since.rawValue) : .removal
        )
    }
}

extension SourceLocation {
    /// The first `count` bytes of the place. A diagnostic about a whole mapping underlines only its start.
    package func start(upTo count: Int) -> SourceLocation {
        SourceLocation(file: file, range: range.lowerBound..<min(range.upperBound, range.lowerBound + count))
    }
}
