import ApusTestSupport
import Testing

@testable import ApusLowering
@testable import ApusPlan

@Suite("Large members")
struct SizeBoxingTests {
    /// Structs, each with a number of strings, and members of other types by their index.
    private static func table(_ types: [(strings: Int, members: [Int])]) -> TypeTable {
        var table = TypeTable()
        for (number, type) in types.enumerated() {
            let strings = (0..<type.strings).map { property("s\($0)", .string) }
            let members = type.members.map { property("m\($0)", .named(TypeID($0))) }
            let shape = TypePlan.Shape.structure(StructurePlan(properties: strings + members))
            _ = table.add(TypePlan(name: SwiftName("T\(number)"), schemaName: "T\(number)", shape: shape))
        }
        return table
    }

    private static func property(_ name: String, _ type: TypeReference) -> PropertyPlan {
        PropertyPlan(name: SwiftName(name), key: name, type: type, presence: .optional)
    }

    /// The members that are boxed, as `owner.member`.
    private static func boxed(_ table: TypeTable) -> [String] {
        SizeBoxing(table).boxed().plans.flatMap { plan -> [String] in
            guard case .structure(let structure) = plan.shape else { return [] }
            return structure.properties.filter(\.isIndirect).map { "\(plan.name.text).\($0.name.text)" }
        }
    }

    @Test("a type of eight fields is stored by value, one of nine in a box")
    func limit() {
        #expect(Self.boxed(Self.table([(8, []), (0, [0])])).isEmpty)
        #expect(Self.boxed(Self.table([(9, []), (0, [0])])) == ["T1.m0"])
    }

    @Test("the fields of members count, those in boxes do not")
    func nested() {
        // T1 has 5 + 4 fields, so T2 boxes it; T2 has one field then, so T3 stores it by value.
        #expect(Self.boxed(Self.table([(5, []), (4, [0]), (0, [1]), (7, [2])])) == ["T2.m1"])
    }

    @Test("the order of the types does not matter")
    func order() {
        #expect(Self.boxed(Self.table([(7, [1]), (0, [2]), (4, [3]), (5, [])])) == ["T1.m2"])
    }

    @Test("the large case of a union is boxed, the small one is not")
    func unions() {
        var table = Self.table([(9, []), (1, [])])
        let cases = [0, 1].map { UnionCase(name: SwiftName("c\($0)"), payload: .named(TypeID($0))) }
        let union = UnionPlan(cases: cases, discrimination: .tests([]), unrecognizedName: SwiftName("unrecognized"))
        _ = table.add(TypePlan(name: SwiftName("U"), schemaName: "U", shape: .union(union)))
        guard case .union(let result) = SizeBoxing(table).boxed()[TypeID(2)].shape else {
            Issue.record("not a union")
            return
        }
        #expect(result.cases.map(\.isIndirect) == [true, false])
    }

    @Test("members in arrays and maps are in memory of their own already")
    func containers() {
        var table = Self.table([(9, [])])
        let properties = [
            Self.property("a", .array(.named(TypeID(0)))), Self.property("d", .dictionary(.named(TypeID(0)))),
        ]
        _ = table.add(
            TypePlan(name: SwiftName("T1"), schemaName: "T1", shape: .structure(StructurePlan(properties: properties)))
        )
        #expect(Self.boxed(table).isEmpty)
    }

    @Test("a chain of 50,000 types does not exhaust the stack")
    func long() {
        let table = Self.table((0..<50_000).map { (2, $0 == 49_999 ? [] : [$0 + 1]) })
        // From the end, the types have 2, 4, 6, 8 and 10 fields, and then 3, 5, 7 and 9 again and again.
        #expect(Self.boxed(table).count == 12_499)
    }

    @Test("no type has more fields than the limit and its own properties, whatever the graph")
    func random() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let count = Int.random(in: 2...12, using: &generator)
            let table = Self.table(
                (0..<count).map { number in
                    let later = (number + 1)..<count
                    let members = later.filter { _ in Bool.random(using: &generator) }
                    return (Int.random(in: 0...10, using: &generator), members)
                }
            )
            let result = SizeBoxing(table).boxed()
            func fields(_ id: TypeID) -> Int {
                guard case .structure(let structure) = result[id].shape else { return 1 }
                return structure.properties.reduce(0) { sum, property in
                    guard !property.isIndirect, let stored = property.type.storedType else { return sum + 1 }
                    let size = fields(stored)
                    #expect(size <= 8)
                    return sum + size
                }
            }
            for id in result.ids { _ = fields(id) }
        }
    }
}
