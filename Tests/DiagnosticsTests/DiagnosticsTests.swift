import ApusDiagnostics
import Testing

@Suite("collections of diagnostics")
struct DiagnosticsTests {
    @Test("equal diagnostics are kept once, and the order does not depend on the order of insertion")
    func order() {
        let other = SourceFile(path: "a.yaml", text: "x")
        let all = [
            Sample.at(3), Sample.at(1), Sample.at(1, Sample.warning), Sample.at(1, Sample.code, "a"), Sample.placeless,
            Diagnostic(Sample.code, "m", at: SourceLocation(file: other, offset: 1)), Sample.full,
        ]
        let sorted = Diagnostics(all + all).sorted
        #expect(sorted.count == all.count)
        #expect(Diagnostics(all.reversed()).sorted == sorted)
        #expect(sorted.first == Sample.placeless)
        #expect(sorted[1].place?.file.path == "a.yaml")
        #expect(sorted[2...4].map(\.severity) == [.error, .error, .warning])
    }

    @Test("counts are by severity and by code")
    func counts() {
        var diagnostics = Diagnostics([Sample.at(1), Sample.at(2), Sample.placeless])
        #expect(diagnostics.hasErrors)
        #expect(diagnostics.count(of: .error) == 2)
        #expect(diagnostics.count(of: .warning) == 1)
        #expect(diagnostics.countsByCode == [Sample.code: 2, Sample.warning: 1])
        diagnostics.add(contentsOf: Diagnostics([Sample.at(1)]))
        #expect(diagnostics.count == 3)
        #expect(!Diagnostics([Sample.placeless]).hasErrors)
        #expect(Diagnostics().isEmpty)
    }

    @Test("diagnostics of one code beyond the limit are counted and not shown")
    func capped() {
        let diagnostics = Diagnostics((0..<10).map { Sample.at($0) } + [Sample.placeless])
        let capped = diagnostics.capped(perCode: 3, help: "ask for all")
        #expect(capped.map(\.message) == ["no file 'x'", "m", "m", "m", "and 7 more like this"])
        #expect(capped.last?.severity == .remark)
        #expect(capped.last?.help == "ask for all")
        #expect(diagnostics.capped(perCode: 10, help: "").count == 11)
    }

    @Test("changing the severity keeps everything else")
    func severity() {
        let warning = Sample.full.with(severity: .warning)
        #expect(warning.severity == .warning)
        #expect(warning.with(severity: .error) == Sample.full)
        #expect(warning.description == "api/open,api.yaml:4:3: warning: duplicate key '/a' [duplicate-key]")
    }

    @Test("a catalog finds codes, near misses and clashes")
    func catalog() {
        let catalog = DiagnosticCatalog([Sample.warning], [Sample.code])
        #expect(catalog.codes.map(\.name) == ["duplicate-key", "odd-thing"])
        #expect(catalog.clashes.isEmpty)
        #expect(catalog["odd-thing"] == Sample.warning)
        #expect(catalog["odd"] == nil)
        #expect(catalog.nearest(to: "duplicat-kye") == Sample.code)
        #expect(DiagnosticCatalog([Sample.code], [Sample.code]).clashes == ["duplicate-key"])
    }

    @Test(
        "the nearest name is found for a typing error",
        arguments: [
            ("operatonId", "operationId"), ("Paths", "paths"), ("shcema", "schema"), ("ref", nil), ("zzzzzz", nil),
            ("", nil), (String(repeating: "x", count: 5000), nil),
        ] as [(String, String?)]
    )
    func nearestName(name: String, nearest: String?) {
        #expect(NearestName.find(name, among: ["operationId", "paths", "schema", "components"]) == nearest)
    }
}
