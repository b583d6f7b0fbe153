/// All codes of a program, in the order of their names, for `apus explain` and for tests of completeness.
package struct DiagnosticCatalog: Sendable {
    /// The codes by name.
    package let codes: [DiagnosticCode]
    /// Names that more than one code claims; a test keeps this empty.
    package let clashes: [String]

    /// - Parameter modules: The lists of codes that the modules expose.
    package init(_ modules: [DiagnosticCode]...) {
        var byName: [String: DiagnosticCode] = [:]
        var clashes: [String] = []
        for code in modules.joined() where byName.updateValue(code, forKey: code.name) != nil {
            clashes.append(code.name)
        }
        codes = byName.values.sorted { $0.name < $1.name }
        self.clashes = clashes.sorted()
    }

    /// The code with exactly this name.
    package subscript(name: String) -> DiagnosticCode? { codes.first { $0.name == name } }

    /// The code whose name is most like `name`, for "did you mean".
    package func nearest(to name: String) -> DiagnosticCode? {
        NearestName.find(name, among: codes.map(\.name)).flatMap { self[$0] }
    }
}
