import ApusDiagnostics
import Testing

@testable import ApusSpecParser

@Suite("The candidates for checks of all schemas")
struct SchemaCheckCandidatesTests {
    private static let place = SourceLocation(file: SourceFile(path: "a.yaml", text: "{}"), offset: 0)

    private static func candidates(_ change: (Schema) -> Void) -> SchemaCheckCandidates {
        let schema = Schema(place: place, pointer: "#")
        change(schema)
        var candidates = SchemaCheckCandidates()
        candidates.record(schema, SchemaID(7))
        return candidates
    }

    @Test("a schema is recorded for the checks of its keywords only")
    func keywords() {
        let id = SchemaID(7)
        let reference = Self.candidates {
            $0.reference = Schema.Reference(text: "#", target: nil, place: Self.place)
        }
        #expect(reference.referring == [id] && reference.composed == [] && reference.requiring == [])
        let required = Self.candidates { $0.required = [Schema.RequiredName(name: "a", place: Self.place)] }
        #expect(required.referring == [] && required.composed == [] && required.requiring == [id])
        let plain = Self.candidates { $0.types = [.string] }
        #expect(plain.referring == [] && plain.composed == [] && plain.requiring == [])
    }

    @Test("each keyword of compositions makes a schema composed, once")
    func compositions() {
        let part = [SchemaID(1)]
        #expect(Self.candidates { $0.allOf = part }.composed.count == 1)
        #expect(Self.candidates { $0.anyOf = part }.composed.count == 1)
        #expect(Self.candidates { $0.oneOf = part }.composed.count == 1)
        #expect(Self.candidates { ($0.allOf, $0.oneOf) = (part, part) }.composed.count == 1)
    }
}
