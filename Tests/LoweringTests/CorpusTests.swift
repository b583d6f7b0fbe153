import ApusLowering
import ApusPlan
import ApusSpecParser
import Foundation
import Testing

@Suite("Lowering of real descriptions")
struct CorpusTests {
    private static var folder: URL? {
        let shared = ProcessInfo.processInfo.environment["APUS_SHARED"] ?? "../shared"
        let url = URL(fileURLWithPath: shared).appendingPathComponent("specs")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    private static func descriptions() -> [URL] {
        guard let folder else { return [] }
        func files(_ path: String) -> [URL] {
            let url = folder.appendingPathComponent(path)
            let found = (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []
            return found.filter { ["json", "yaml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
        }
        return files("four") + files("four/sailpoint-v2025") + files("practice")
    }

    @Test("every description becomes a plan that is consistent in itself")
    func plansAreConsistent() throws {
        let descriptions = Self.descriptions()
        guard !descriptions.isEmpty else {
            print("CorpusTests: skipped, there is no shared/specs")
            return
        }
        var planned = 0
        for url in descriptions {
            let outcome = try SpecParser().parse(url.path)
            guard let document = outcome.document else {
                print("\(url.lastPathComponent): refused by the parser")
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
            let told = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            print(
                "\(url.lastPathComponent): \(document.operations.count) operations, \(methods) methods, \(paged) paged,",
                "\(plan.types.plans.count) types, \(plan.files.count) files, \(time); \(told)"
            )
        }
        print("CorpusTests: \(planned) of \(descriptions.count) descriptions planned")
    }
}
