import ApusTestSupport
import Testing

@Suite("Lowering of published descriptions")
struct CorpusTests {
    @Test(
        "the plan of each description is consistent",
        .enabled(if: !SharedFolder.descriptions.isEmpty, "the descriptions are in the shared folder")
    )
    func plansAreConsistent() {
        for plan in PublishedPlan.all {
            #expect(plan.faults.isEmpty, "\(plan.name): \(plan.faults)")
            print("\(plan.name): \(plan.summary)")
        }
        print("CorpusTests: \(PublishedPlan.all.count) of \(SharedFolder.descriptions.count) descriptions planned")
    }
}
