/// Writes diagnostics as workflow commands of GitHub Actions, which GitHub shows next to the changed lines.
///
///     ::error file=openapi.yaml,line=12,col=5,endLine=12,endColumn=8,title=duplicate-key::duplicate key 'get'
package struct GitHubRenderer: Sendable {
    private let paths: ArtifactPaths

    package init(paths: ArtifactPaths = .unchanged) {
        self.paths = paths
    }

    /// Returns one line with a command for each diagnostic.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { command($0) + "\n" }.joined()
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        var properties: [String] = []
        if let place = diagnostic.place {
            let start = place.start
            let end = place.end
            properties.append("file=\(property(paths.path(place.file)))")
            properties.append("line=\(start.line)")
            properties.append("col=\(start.column)")
            if end > start, end.line == start.line {
                properties.append("endLine=\(end.line)")
                properties.append("endColumn=\(end.column)")
            }
        }
        properties.append("title=\(property(diagnostic.code.name))")
        return "::\(name(of: diagnostic.severity)) \(properties.joined(separator: ","))::\(data(body(of: diagnostic)))"
    }

    private func body(of diagnostic: Diagnostic) -> String {
        var lines = [diagnostic.message]
        lines += diagnostic.related.map { "\($0.place): \($0.label)" }
        if let consequence = diagnostic.consequence { lines.append("note: \(consequence)") }
        if let help = diagnostic.help { lines.append("help: \(help)") }
        return lines.map(VisibleText.escaped).joined(separator: "\n")
    }

    private func name(of severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .remark: "notice"
        }
    }

    private func data(_ text: String) -> String {
        escaped(text, ["%", "\r", "\n"])
    }

    private func property(_ text: String) -> String {
        escaped(VisibleText.escaped(text), ["%", "\r", "\n", ":", ","])
    }

    private func escaped(_ text: String, _ characters: Set<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if characters.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
