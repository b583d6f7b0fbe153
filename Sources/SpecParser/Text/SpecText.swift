import ApusDiagnostics

/// A file of a description as values with places: the door of the folder `Text`.
package struct SpecText: Sendable {
    /// The value of the file; `nil` when a fault leaves none.
    package let root: Node?
    /// What is wrong with the text, in the order in which it was found.
    package let diagnostics: [Diagnostic]

    /// Reads JSON or YAML, whichever the file is.
    ///
    /// UTF-8 is read as it is; UTF-16 and UTF-32 are turned into UTF-8 first, and places point into that text:
    /// `root.tree.file` is the file to show.
    /// - Parameters:
    ///   - file: The bytes and the name to show.
    ///   - limits: What the file may ask for.
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
        let isSurelyJSON = file.path.lowercased().hasSuffix(".json")
        // A flow mapping of YAML begins like JSON: `{a: 1}`.
        guard json.root == nil, !isSurelyJSON else { return SpecText(json) }
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
