import ApusLowering
import ApusPlan
import ApusSpecParser
import ApusTestSupport
import Foundation

/// What the tests of published descriptions compare. Parsing and planning them takes most of the time of these tests, so
/// it is done once; plans are not kept, because together they need more than a gigabyte.
struct PublishedPlan: Sendable {
    /// The name of the file.
    let name: String
    /// What `PlanInvariants` found.
    let faults: [String]
    let pagedOperations: [OperationPlan]
    /// Numbers of operations, types and files, and the codes of the diagnostics.
    let summary: String

    /// The plans of the descriptions that the parser accepts.
    static var all: [PublishedPlan] {
        get async throws { try await making.value }
    }

    /// Works on a thread of its own: it would stop other tests, which wait for servers, for half a minute.
    private static let making = Task {
        try await OwnThread.run { SharedFolder.descriptions.compactMap(PublishedPlan.init) }
    }

    private init?(_ url: URL) {
        guard let document = try? SpecParser().parse(url.path).document else { return nil }
        let (plan, diagnostics) = Lowering(document, options: LoweringOptions(module: "TestAPI")).plan()
        let operations = plan.groups.flatMap(\.operations)
        name = url.lastPathComponent
        faults = PlanInvariants(plan).faults
        pagedOperations = operations.filter { $0.paging != nil }
        let codes = Dictionary(grouping: diagnostics, by: \.code.name).map { "\($0.key) \($0.value.count)" }.sorted()
        summary = """
            \(document.operations.count) operations, \(operations.count) methods, \(pagedOperations.count) paged, \
            \(plan.types.plans.count) types, \(plan.files.count) files; \(codes.joined(separator: ", "))
            """
    }
}
