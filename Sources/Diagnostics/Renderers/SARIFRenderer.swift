import ApusFiles

/// Writes diagnostics as a SARIF 2.1.0 log, which code scanning services read.
package struct SARIFRenderer: Sendable {
    private let version: String
    private let paths: ArtifactPaths
    private let exitCode: Int?

    /// - Parameters:
    ///   - version: The version of Apus.
    ///   - paths: The paths of files.
    ///   - exitCode: The exit code of the run; `nil` if it is not known.
    package init(version: String, paths: ArtifactPaths = .unchanged, exitCode: Int? = nil) {
        self.version = version
        self.paths = paths
        self.exitCode = exitCode
    }

    /// The name of the repository's root in URIs (SARIF 2.1.0 §3.14.14).
    private static let root = "%SRCROOT%"

    /// Returns the log as a JSON document on one line.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted { $0.name < $1.name }
        let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let driver: OrderedJSON = .object([
            "name": .string("Apus"),
            "semanticVersion": .string(version),
            "rules": .array(codes.map(rule)),
        ])
        let log: OrderedJSON = .object([
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([
                .object([
                    "tool": .object(["driver": driver]),
                    "invocations": exitCode.map { .array([invocation($0)]) },
                    "originalUriBaseIds": paths.root.map { root in
                        .object([
                            Self.root: .object(["uri": .string("file://" + root.percentEncoded(except: "/") + "/")])
                        ])
                    },
                    // SARIF 2.1.0 §3.14.17: columns count Unicode scalars.
                    "columnKind": .string("unicodeCodePoints"),
                    "results": .array(diagnostics.map { result($0, ruleIndex: indices[$0.code] ?? -1) }),
                ])
            ]),
        ])
        return log.text + "\n"
    }

    /// The run, which is successful if its results are complete (SARIF 2.1.0 §3.20.14).
    private func invocation(_ exitCode: Int) -> OrderedJSON {
        .object(["executionSuccessful": .bool(exitCode != 2 && exitCode != 4), "exitCode": .integer(exitCode)])
    }

    private func rule(_ code: DiagnosticCode) -> OrderedJSON {
        .object([
            "id": .string(code.name),
            "shortDescription": .object(["text": .string(code.summary)]),
            "fullDescription": .object([
                "text": .string(code.explanation), "markdown": .string(code.explanation),
            ]),
            "defaultConfiguration": .object(["level": .string(level(of: code.severity))]),
        ])
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> OrderedJSON {
        var text = diagnostic.message
        if let consequence = diagnostic.consequence { text += "\nnote: \(consequence)" }
        if let help = diagnostic.help { text += "\nhelp: \(help)" }
        let related: [OrderedJSON] = diagnostic.related.enumerated().map { index, related in
            location(related.place, id: index + 1, message: related.label)
        }
        return .object([
            "ruleId": .string(diagnostic.code.name),
            "ruleIndex": .integer(ruleIndex),
            "level": .string(level(of: diagnostic.severity)),
            "message": .object(["text": .string(text)]),
            "locations": diagnostic.place.map { .array([location($0)]) },
            "relatedLocations": related.isEmpty ? nil : .array(related),
        ])
    }

    private func location(_ place: SourceLocation, id: Int? = nil, message: String? = nil) -> OrderedJSON {
        let start = place.start
        let end = place.end
        return .object([
            "id": id.map { .integer($0) },
            "physicalLocation": .object([
                "artifactLocation": artifact(paths.path(place.file)),
                "region": .object([
                    "startLine": .integer(start.line),
                    "startColumn": .integer(start.column),
                    "endLine": .integer(end.line),
                    "endColumn": .integer(end.column),
                ]),
            ]),
            "message": message.map { .object(["text": .string($0)]) },
        ])
    }

    /// A file: relative to the root of the repository, or absolute.
    private func artifact(_ path: String) -> OrderedJSON {
        let isAbsolute = path.hasPrefix("/")
        return .object([
            "uri": .string((isAbsolute ? "file://" : "") + path.percentEncoded(except: "/")),
            "uriBaseId": isAbsolute || paths.root == nil ? nil : .string(Self.root),
        ])
    }

    private func level(of severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .remark: "note"
        }
    }
}
