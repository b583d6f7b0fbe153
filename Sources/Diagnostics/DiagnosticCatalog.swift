/// The codes of all diagnostics, for `apus explain` and for tests of completeness.
package struct DiagnosticCatalog: Sendable {
    /// The codes, sorted by name.
    package let codes: [DiagnosticCode]
    /// The names that more than one code has; a test asserts that there are none.
    package let clashes: [String]

    /// - Parameter modules: The codes of each module.
    package init(_ modules: [DiagnosticCode]...) {
        var byName: [String: DiagnosticCode] = [:]
        var clashes: [String] = []
        for code in modules.joined() where byName.updateValue(code, forKey: code.name) != nil {
            clashes.append(code.name)
        }
        codes = byName.values.sorted { $0.name < $1.name }
        self.clashes = clashes.sorted()
    }

    /// The code with this name.
    package subscript(name: String) -> DiagnosticCode? { codes.first { $0.name == name } }

    /// Returns the code with the name most similar to `name`, for "did you mean".
    package func nearest(to name: String) -> DiagnosticCode? {
        NearestName.find(name, among: codes.map(\.name)).flatMap { self[$0] }
    }
}
