import ApusDiagnostics
import Testing

@Suite("diagnostic codes of texts")
struct TextDiagnosticCodesTests {
    @Test("each code has a unique name and an explanation")
    func explanations() {
        let catalog = DiagnosticCatalog(DiagnosticCode.text)
        #expect(catalog.clashes.isEmpty)
        for code in catalog.codes {
            #expect(code.name.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil)
            #expect(code.summary.hasSuffix(".") && code.summary.count > 20, "\(code)")
        }
    }
}
