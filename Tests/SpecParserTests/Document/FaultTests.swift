import ApusDiagnostics
import Testing

@testable import ApusSpecParser

/// A faulty description, and the only code that must be reported: once at each of its marks.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let name: String
    let fixture: @Sendable () -> DescriptionFixture

    init(_ code: DiagnosticCode, _ name: String, _ fixture: @autoclosure @escaping @Sendable () -> DescriptionFixture) {
        self.code = code
        self.name = name
        self.fixture = fixture
    }

    var testDescription: String { "\(code.name): \(name)" }
}

@Suite("Faults of descriptions")
struct FaultTests {
    static let all =
        FaultCase.roots + FaultCase.members + FaultCase.schemas + FaultCase.paths + FaultCase.bodies
        + FaultCase.references

    @Test("a fault is reported once, with its code, at its place", arguments: all)
    func fault(_ fault: FaultCase) throws {
        let fixture = fault.fixture()
        #expect(fixture.marks.repeated.isEmpty)
        #expect(fixture.found == fixture.expected(fault.code))
        #expect(fixture.outcome.document == nil || fault.code.severity != .error || fault.code == .circularReference)
    }

    @Test("each code has a case and a unique name, and each diagnostic has a consequence")
    func completeness() {
        let caused = Set(Self.all.map(\.code))
        #expect(DiagnosticCode.document.filter { !caused.contains($0) }.map(\.name) == [])
        #expect(DiagnosticCatalog(DiagnosticCode.document, DiagnosticCode.text).clashes == [])
        for fault in Self.all {
            for diagnostic in fault.fixture().outcome.diagnostics.sorted {
                #expect(diagnostic.consequence != nil, "\(diagnostic)")
                #expect(diagnostic.message.first?.isUppercase != true || diagnostic.message.hasPrefix("GET"))
            }
        }
    }
}
