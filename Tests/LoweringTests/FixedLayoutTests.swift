import ApusLowering
import ApusPlan
import Testing

@Suite("Fixed layout")
struct FixedLayoutTests {
    private static let options: LoweringOptions = {
        var options = LoweringOptions(module: "TestAPI")
        options.layout = .fixed
        return options
    }()

    /// The plan of an API with these schemas, and with operations that have two different tags or no tag.
    private static func plan(_ schemas: [String]) -> ClientPlan {
        let declared = schemas.map { "    \($0): {type: object, properties: {a: {type: string}, b: {enum: [x, y]}}}" }
        let paths = (1...12).map { number in
            let tag = ["[cats]", "[dogs]", "[]"][number % 3]
            return
                "  /p\(number): {get: {operationId: op\(number), tags: \(tag), responses: {'204': {description: d}}}}"
        }
        let text =
            "paths:\n" + paths.joined(separator: "\n") + "\ncomponents:\n  schemas:\n"
            + (declared.isEmpty ? "    {}" : declared.joined(separator: "\n"))
        return Planned(text, options: options).plan
    }

    private static func places(_ plan: ClientPlan) -> [String: String] {
        var places: [String: String] = [:]
        for file in plan.files {
            for id in file.types { places[plan.types[id].name.text] = file.name }
        }
        return places
    }

    @Test("the names of the files are fixed, and every declaration is in one file", arguments: [0, 1, 40])
    func names(count: Int) {
        let plan = Self.plan((0..<count).map { "Type\($0)" })
        #expect(plan.files.map(\.name) == FixedLayout.names)
        #expect(FixedLayout.names.count == 13)
        #expect(PlanInvariants(plan).faults.isEmpty, "\(PlanInvariants(plan).faults)")
    }

    @Test("declarations are distributed evenly over the files")
    func balance() {
        let plan = Self.plan((0..<200).map { "Type\($0)" })
        let types = plan.files.dropFirst(5).map(\.types.count)
        #expect(types.count == 8)
        #expect(types.allSatisfy { (10...45).contains($0) }, "\(types)")
        let operations = plan.files.dropFirst().prefix(4).map { file in
            if case .operations(let slices) = file.contents { slices.flatMap(\.operations).count } else { 0 }
        }
        #expect(operations.allSatisfy { $0 > 0 }, "\(operations)")
    }

    @Test("a new type does not move other types")
    func stable() {
        let before = Self.places(Self.plan((0..<30).map { "Type\($0)" }))
        let after = Self.places(Self.plan((0..<30).map { "Type\($0)" } + ["Another", "Zebra"]))
        #expect(before.count == 30)
        for (name, file) in before { #expect(after[name] == file, "\(name)") }
    }
}
