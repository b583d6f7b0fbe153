import ApusDiagnostics

/// The parsed text of a file: its value with places, and its diagnostics. The entry point of the folder `Text`.
package struct SpecText: Sendable {
    /// The value of the file; `nil` if an error prevents reading it.
    package let root: Node?
    /// The diagnostics of the text, in the order in which they were found.
    package let diagnostics: [Diagnostic]

    /// Parses a file as JSON or YAML, depending on its name and content.
    ///
    /// UTF-16 and UTF-32 are converted to UTF-8 first. Places refer to the converted text: show `root.tree.file`.
    /// - Parameters:
    ///   - file: The bytes of the file and the path to show.
    ///   - limits: The limits that the file must not exceed.
    package static func parse(_ file: SourceFile, limits: TextLimits = TextLimits()) -> SpecText {
        let maximumBytes = min(limits.maximumFileBytes, Int(UInt32.max) - 1)
        guard file.bytes.count <= maximumBytes else {
            let place = SourceLocation(file: file, offset: 0)
            return SpecText(root: nil, diagnostics: [.fileTooLarge(limit: maximumBytes, at: place)])
        }
        let encoding = TextEncoding(of: file.bytes)
        if case .utf8 = encoding { return parseUTF8(file, limits: limits) }
        let (bytes, firstFault) = encoding.utf8(file.bytes)
        let decoded = SourceFile(path: file.path, bytes: bytes)
        if let firstFault {
            let place = SourceLocation(file: decoded, offset: firstFault)
            return SpecText(root: nil, diagnostics: [.invalidEncoding(encoding.name, at: place)])
        }
        return parseUTF8(decoded, limits: limits)
    }

    private static func parseUTF8(_ file: SourceFile, limits: TextLimits) -> SpecText {
        guard TextFormat(path: file.path, bytes: file.bytes) == .json else {
            return SpecText(YAMLReader.read(file, limits: limits))
        }
        let json = JSONTextReader.read(file, limits: limits)
        let hasJSONExtension = file.path.lowercased().hasSuffix(".json")
        // A YAML flow mapping begins like JSON: `{a: 1}`.
        guard json.root == nil, !hasJSONExtension else { return SpecText(json) }
        return SpecText(YAMLReader.read(file, limits: limits))
    }

    private init(root: Node?, diagnostics: [Diagnostic]) {
        self.root = root
        self.diagnostics = diagnostics
    }

    private init(_ result: (root: Node?, diagnostics: [Diagnostic])) {
        self.init(root: result.root, diagnostics: result.diagnostics)
    }
}
