import ApusChanges
import ApusDiagnostics
import ApusDocumentation
import ApusFiles
import ApusGenerator
import ApusMustache
import ApusSpecParser
import ApusTemplates

extension FuzzTarget {
    /// The reader of JSON files.
    static let json = FuzzTarget(name: "json") { mutation in
        mutation.changed(mutation.description().bytes)
    } run: {
        try check($0, path: "x.json")
    }

    /// The reader of YAML files. Some inputs are JSON, which is valid YAML.
    static let yaml = FuzzTarget(name: "yaml") { mutation in
        switch mutation.random.below(4) {
        case 0: mutation.changed(mutation.description().bytes)
        case 1: mutation.changed(mutation.pieces(yamlPieces, upTo: 60))
        default: mutation.pieces(yamlPieces, upTo: 60)
        }
    } run: {
        try check($0, path: "x.yaml")
    }

    private static let yamlPieces = [
        "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", "\"", "'", "&x ", "*x", "<<: ",
        "!!int ", "!foo ", "|\n", ">-\n", "# c\n", "---\n", "...\n", "\t", "\r\n", "1.0", "0x1F", "~", "true", "é",
        "\\", "\\u0041", "\\ud83d", "%YAML 1.2\n", "\u{FEFF}", "\u{0}", "\u{85}", "\u{2028}", "@", "`", "<<: *x\n",
        "key: value\n", "&a [*a]", "&b {<<: *b}", ".inf", "1e999999999", "0b1", "0o7", "2001-01-01",
    ]

    /// Checks the properties of any text: there is a tree or an error, all places are inside the file, and the JSON of the
    /// tree gives the same tree.
    private static func check(_ bytes: [UInt8], path: String) throws(FuzzFinding) {
        var limits = TextLimits()
        limits.maximumExpandedNodes = 20_000
        let result = SpecText.parse(SourceFile(path: path, bytes: bytes), limits: limits)
        let hasErrors = result.diagnostics.contains { $0.severity == .error }
        try FuzzFinding.expect(result.root != nil || hasErrors, "neither a tree nor an error")
        try checkDiagnostics(Diagnostics(result.diagnostics))
        guard let root = result.root else { return }
        let json = root.jsonText
        let again = SpecText.parse(SourceFile(path: "x.json", text: json)).root?.jsonText
        try FuzzFinding.expect(again == json, "its JSON reads as \(again ?? "nothing")")
    }

    static func checkDiagnostics(_ diagnostics: Diagnostics) throws(FuzzFinding) {
        _ = DiagnosticFormat.text.render(diagnostics.sorted, isColored: true, version: "1")
        _ = DiagnosticFormat.json.render(diagnostics.sorted, isColored: false, version: "1")
        for diagnostic in diagnostics.sorted {
            guard let place = diagnostic.place else { continue }
            try FuzzFinding.expect(place.range.upperBound <= place.file.bytes.count, "a place is outside its file")
        }
    }

    /// The reader of the OpenAPI model.
    static let document = FuzzTarget(name: "document") { mutation in
        let bytes = mutation.changedDescription().bytes
        return mutation.random.oneIn(8) ? mutation.changed(bytes) : bytes
    } run: { bytes in
        let path = bytes.count % 3 == 0 ? "openapi.yaml" : "openapi.json"
        let outcome = try SpecParser(files: FilesInMemory(path: path, bytes: bytes)).parse(path)
        let hasErrors = outcome.diagnostics.hasErrors
        try FuzzFinding.expect(outcome.document != nil || hasErrors, "neither a document nor an error")
        try checkDiagnostics(outcome.diagnostics)
    }

    /// The whole pipeline: Swift files, examples and documentation.
    static let pipeline = FuzzTarget(name: "pipeline") { mutation in
        mutation.changedDescription().bytes
    } run: { bytes in
        let generated = try generate(bytes)
        try checkDiagnostics(generated.diagnostics)
        guard let plan = generated.plan, let files = generated.files else {
            return try FuzzFinding.expect(generated.diagnostics.hasErrors, "neither files nor an error")
        }
        for file in files {
            try FuzzFinding.expect(OutputKind.swift.isOwn(file.bytes), "\(file.name) has no marker")
            try FuzzFinding.expect(!file.name.contains("/") && !file.name.hasPrefix("."), "the name \(file.name)")
        }
        let names = files.map { $0.name.lowercased() }
        try FuzzFinding.expect(Set(names).count == names.count, "two files have the same name: \(names)")
        let settings = DocumentationSettings(source: "x", package: .folder(path: "x", name: "x"))
        let renderer = try DocumentationRenderer(plan: plan, settings: settings)
        _ = try (renderer.markdown(), renderer.catalog(), renderer.examples())
    }

    private static func generate(_ bytes: [UInt8]) throws -> GeneratedClient {
        var client = ClientConfiguration()
        client.description = "openapi.json"
        client.module = "FuzzAPI"
        client.examples = "Examples.swift"
        return try Pipeline(files: FilesInMemory(path: "openapi.json", bytes: bytes)).generate(client, folder: "")
    }

    /// The change report between two descriptions, which are separated by a zero byte.
    static let diff = FuzzTarget(name: "diff") { mutation in
        mutation.changedDescription().bytes + [0] + mutation.changedDescription().bytes
    } run: { bytes in
        let halves = bytes.split(separator: 0, maxSplits: 1).map { Array($0) }
        guard halves.count == 2, let old = try generate(halves[0]).plan, let new = try generate(halves[1]).plan else {
            return
        }
        _ = ChangeReport(old: old, new: new).counts
        let same = ChangeReport(old: old, new: old)
        try FuzzFinding.expect(same.changes.isEmpty, "a client differs from itself: \(same.changes.prefix(2))")
    }

    /// The template engine.
    static let mustache = FuzzTarget(name: "mustache") { mutation in
        guard mutation.random.oneIn(3) else { return mutation.pieces(mustachePieces, upTo: 40) }
        let text = BuiltInTemplates.swift[mutation.random.below(BuiltInTemplates.swift.count)].text
        return mutation.changed(Array(text.utf8))
    } run: { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
        let sources = zip(["main", "p", "q"], parts).map { TemplateSource(name: $0, bytes: $1) }
        for unknown in [TemplateOptions.Unknown.empty, .fault] {
            let options = TemplateOptions(
                unknownNames: unknown,
                unknownPartials: .empty,
                escaping: .html,
                depthLimit: 6
            )
            guard let library = try? TemplateLibrary(sources, options: options) else { continue }
            _ = try? library.render("main", mustacheView)
        }
    }

    private static let mustachePieces = [
        "{{", "}}", "{{{", "}}}", "{{a}}", "{{b.c}}", "{{.}}", "{{#a}}", "{{#b}}", "{{/a}}", "{{/b}}", "{{^a}}",
        "{{/p}}",
        "{{>p}}", "{{>q}}", "{{<p}}", "{{<q}}", "{{$a}}", "{{$b}}", "{{/q}}", "{{!x}}", "{{=<% %>=}}", "<%={{ }}=%>",
        "<%a%>", "{{=", "=}}", "\n", "\r\n", "\r", " ", "\t", "  ", "text", "é", "#", "{", "}", "\u{0}", ".",
        "{{>main}}",
    ]

    private static let mustacheView: TemplateValue = [
        "a": [1, "x\ny", ["c": true]], "b": ["c": "<&>", "a": false], "c": .null,
    ]

    /// `apus.yaml`.
    static let configuration = FuzzTarget(name: "configuration") { mutation in
        if mutation.random.oneIn(4) { return mutation.pieces(yamlPieces + configurationPieces, upTo: 40) }
        return mutation.changed(Array("clients:\n".utf8) + mutation.pieces(configurationPieces, upTo: 20))
    } run: { bytes in
        let text = SpecText.parse(SourceFile(path: "apus.yaml", bytes: bytes))
        guard let root = text.root else { return }
        var reader = ConfigurationReader()
        let configuration = reader.read(root, folder: "")
        try checkDiagnostics(reader.diagnostics)
        let description = Array(
            #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{}}}}"#.utf8
        )
        for client in configuration.clients.prefix(3) {
            var client = client
            (client.description, client.templates, client.overlays) = ("x.json", nil, [])
            _ = try Pipeline(files: FilesInMemory(path: "x.json", bytes: description)).generate(client, folder: "")
        }
    }

    private static let configurationPieces =
        ClientKey.all.map { "  - \($0.name): \($0.example)\n" }
        + ClientKey.all.map { "    \($0.name): \($0.example)\n" } + [
            "    include: {paths: ['/**']}\n", "clients: []\n",
        ]
}
