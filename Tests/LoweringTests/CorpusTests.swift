import ApusLowering
import ApusPlan
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

@Suite("Lowering of published descriptions")
struct CorpusTests {
    @Test(
        "the plan of each description is consistent",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func plansAreConsistent() throws {
        let descriptions = SharedFolder.descriptions
        var planned = 0
        for url in descriptions {
            let outcome = try SpecParser().parse(url.path)
            guard let document = outcome.document else {
                print("\(url.lastPathComponent): rejected by the parser")
                continue
            }
            let clock = ContinuousClock()
            var plan = ClientPlan(module: "TestAPI", name: SwiftName("Test"))
            var codes: [String: Int] = [:]
            let time = clock.measure {
                let result = Lowering(document, options: LoweringOptions(module: "TestAPI")).plan()
                plan = result.0
                for diagnostic in result.1 { codes[diagnostic.code.name, default: 0] += 1 }
            }
            planned += 1
            let faults = PlanInvariants(plan).faults
            #expect(faults.isEmpty, "\(url.lastPathComponent): \(faults)")
            let methods = plan.groups.reduce(0) { $0 + $1.operations.count }
            let paged = plan.groups.flatMap(\.operations).filter { $0.paging != nil }.count
            let counts = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            print(
                "\(url.lastPathComponent): \(document.operations.count) operations, \(methods) methods, \(paged) paged,",
                "\(plan.types.plans.count) types, \(plan.files.count) files, \(time); \(counts)"
            )
        }
        print("CorpusTests: \(planned) of \(descriptions.count) descriptions planned")
    }
}
