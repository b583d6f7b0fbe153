import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport

/// The parsed result of a text with markers, and helpers for expectations.
struct ParsedText {
    let marked: MarkedText
    let result: SpecText

    init(_ text: String, path: String = "test.yaml", limits: TextLimits = TextLimits()) {
        marked = MarkedText(text)
        result = SpecText.parse(SourceFile(path: path, text: marked.text), limits: limits)
    }

    var root: Node? { result.root }
    var json: String? { root?.jsonText }
    /// The place and the code of each diagnostic, such as `3:5 yaml-syntax`.
    var found: [String] {
        result.diagnostics.map { diagnostic in
            let position = diagnostic.place?.start ?? SourcePosition(line: 0, column: 0)
            return "\(position.line):\(position.column) \(diagnostic.code.name)"
        }
    }
    /// Returns the codes at the places of the markers, in the format of ``found``.
    func at(_ codes: [Int: String]) -> [String] {
        codes.sorted { $0.key < $1.key }.map { number, code in
            "\(marked[number]?.description ?? "no mark \(number)") \(code)"
        }
    }
    /// Returns the first related place of a diagnostic, such as `3:5`.
    func related(_ index: Int = 0) -> String? {
        guard result.diagnostics.indices.contains(index) else { return nil }
        return result.diagnostics[index].related.first.map { position(of: $0.place) }
    }

    func position(of place: SourceLocation?) -> String {
        place.map { "\($0.start.line):\($0.start.column)" } ?? "nowhere"
    }
}
