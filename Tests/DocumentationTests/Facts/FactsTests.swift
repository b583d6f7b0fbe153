import ApusDocumentation
import ApusGenerator
import ApusPlan
import ApusSpecParser
import ApusTestSupport
import Foundation
import Testing

/// Compares the facts of operations with the sections of the pages.
@Suite("Every fact of an operation is in its section")
struct FactsTests {
    @Test("the facts of a description with every keyword")
    func everyKeyword() throws {
        let folder = try TemporaryFolder("facts")
        try folder.write(FactsDescription.text, to: "facts.yaml")
        let result = try Self.compare(folder.appending("facts.yaml").path, count: .max)
        #expect(result.missing.isEmpty, "\(result.missing.prefix(10))")
        #expect(Set(result.kinds.keys).isSuperset(of: Self.kinds), "\(Self.kinds.subtracting(result.kinds.keys))")
    }

    private static let kinds: Set<String> = [
        "operation", "deprecated", "parameter", "required", "field", "nullable", "default", "format", "constraint",
        "enum value", "write-only", "example", "description", "content type", "status", "header", "scope",
        "scope meaning", "token URL", "server",
    ]

    @Test(
        "the facts of drawn operations of published descriptions",
        .enabled(if: SharedFolder.exists, "the descriptions are in the shared folder"),
        arguments: [
            "specs/four/launchdarkly.json", "specs/four/harness.yaml", "specs/four/segment.yaml",
            "specs/practice/train-travel.yaml", "specs/practice/spotify-fixed.yaml", "specs/practice/figma.yaml",
            "specs/four/sailpoint-v2025-deref.yaml", "specs/practice/stripe-2023.yaml",
            "specs/practice/github-createapi.yaml",
        ]
    )
    func published(description: String) throws {
        let path = try #require(SharedFolder.appending(description)).path
        let result = try Self.compare(path, count: 30)
        let kinds = result.kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.found)/\($0.value.all)" }
        print("\(description): \(result.found) of \(result.all) facts; \(kinds.joined(separator: ", "))")
        #expect(result.missing.isEmpty, "\(result.missing.prefix(10))")
    }

    private struct Comparison {
        var kinds: [String: (found: Int, all: Int)] = [:]
        var missing: [String] = []
        var all: Int { kinds.values.reduce(0) { $0 + $1.all } }
        var found: Int { kinds.values.reduce(0) { $0 + $1.found } }
    }

    private static func compare(_ path: String, count: Int) throws -> Comparison {
        let document = try #require(try SpecParser().parse(path).document)
        var client = ClientConfiguration()
        client.module = "FactsAPI"
        client.description = path
        client.documentation = "/pages"
        let plan = try #require(try Pipeline().plan(client, folder: "/").plan)
        let settings = DocumentationSettings(source: "", package: .folder(path: "..", name: "client"))
        let sections = PageSections(
            try DocumentationRenderer(plan: plan, settings: settings).markdown()
                .map { String(decoding: $0.bytes, as: UTF8.self) }
        )
        let methods = Set(plan.groups.flatMap(\.operations).map(\.operationID.description))
        var generator = SeededGenerator(seed: 21)
        let drawn = document.operations.shuffled(using: &generator).prefix(count)
        var result = Comparison()
        for operation in drawn {
            let request = operation.method.uppercased() + " " + operation.path
            guard methods.contains(request) else { continue }
            let section = try #require(PageFacts(sections, request: request), "\(request)")
            for fact in DescriptionFacts(operation, in: document).facts {
                let isFound = section.has(fact)
                result.kinds[fact.kind, default: (0, 0)].all += 1
                result.kinds[fact.kind, default: (0, 0)].found += isFound ? 1 : 0
                if !isFound { result.missing.append("\(request): \(fact.kind) \(fact.path) \(fact.texts)") }
            }
        }
        return result
    }
}
