import ApusTestSupport
import Testing

@Suite("Lowering of published descriptions")
struct CorpusTests {
    @Test(
        "the plan of each description is consistent",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func plansAreConsistent() async throws {
        let plans = try await PublishedPlan.all
        for plan in plans {
            #expect(plan.faults.isEmpty, "\(plan.name): \(plan.faults)")
            print("\(plan.name): \(plan.summary)")
        }
        print("CorpusTests: \(plans.count) of \(SharedFolder.descriptions.count) descriptions planned")
    }
}
