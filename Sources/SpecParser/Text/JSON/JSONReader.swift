import ApusDiagnostics

enum JSONReader {
    static func read(_ file: SourceFile, limits: TextLimits) -> (root: Node?, diagnostics: [Diagnostic]) {
        YAMLReader.read(file, limits: limits)
    }
}
