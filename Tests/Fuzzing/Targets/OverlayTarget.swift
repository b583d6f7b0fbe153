import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser

extension FuzzTarget {
    /// An overlay, with JSONPath queries and patterns, that is applied to a small description.
    static let overlay = FuzzTarget(name: "overlay") { mutation in
        let query = mutation.pieces(queryPieces, upTo: 12)
        let value = mutation.random.oneIn(2) ? "update: {a: [1], info: {title: x}}" : "copy: $.info"
        let start = Array("overlay: 1.1.0\ninfo: {title: a, version: b}\nactions:\n  - \(value)\n    target: $".utf8)
        return mutation.random.oneIn(4) ? mutation.changed(start + query) : start + query
    } run: { bytes in
        let text = #"{"openapi":"3.1.0","info":{"title":"T"},"paths":{"/a":{"get":{"tags":["a",1,null,[2.5]]}}}}"#
        var limits = TextLimits()
        limits.maximumNodes = 10_000
        let files = FilesInMemory(path: "overlay.yaml", bytes: bytes)
        guard let root = SpecText.parse(SourceFile(path: "x.json", text: text)).root else { return }
        let edit = try Overlays(["overlay.yaml"]).edit(root, at: FilePath("x.json"), files: files, limits: limits)
        try checkDiagnostics(edit.diagnostics)
        try FuzzFinding.expect(edit.tree != nil || edit.diagnostics.hasErrors, "neither a result nor an error")
        if let tree = edit.tree { try checkPlaces(of: tree.root) }
    }

    /// Checks that each value has a place in its file.
    private static func checkPlaces(of node: Node) throws {
        let place = node.place
        try FuzzFinding.expect(place.range.upperBound <= place.file.bytes.count, "a place after the end of the file")
        for element in node.elements { try checkPlaces(of: element) }
        for entry in node.entries { try checkPlaces(of: entry.value) }
    }

    private static let queryPieces = [
        ".", "..", "*", "a", "paths", "info", "[", "]", "[*]", "[0]", "[-1]", "[1:]", "[::-1]", "['/a']", "[?", "@",
        "$",
        "@.a", "==", "<", "!", "&&", "||", "(", ")", "1", "-0", "1e3", "null", "true", "'a'", "\"a\"", "length(",
        "count(",
        "match(@, '", "search(@, '", "value(", "')", ",", "[a-z]", "\\p{L}", "{2,3}", "(a*)*", "|", "^", " ", "\n",
        "..*", "[?@..a]", "\\u00e9", "é", "\u{0}",
    ]
}
