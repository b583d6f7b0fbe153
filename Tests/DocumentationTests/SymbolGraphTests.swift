import ApusDocumentation
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// What DocC reads from the module of a client, and what readers find in its site.
@Suite(
    "The symbol graph and the search of a client's site",
    .enabled(if: Docc.exists && ExampleCompiler.exists, "docc or swiftc is not installed: skipped")
)
struct SymbolGraphTests {
    @Test("models have none of the members that the JSON library adds, and the search finds every operation")
    func symbols() async throws {
        let compiler = try ExampleCompiler()
        let sources = try TemplateRenderer().render(PetPlan.plan, settings: RenderSettings(source: "pets.yaml"))
        let client = try await compiler.emitModule(PetPlan.plan.module, sources)
        try #require(client.status == 0, "\(client.output.prefix(2000))")
        let graph = try Data(contentsOf: compiler.symbols.appendingPathComponent("PetAPI.symbols.json"))
        let added = try JSONDecoder().decode(Graph.self, from: graph).symbols.map(\.identifier.precise)
            .filter { $0.contains("::SYNTHESIZED::") }
        // Swift adds `!=`, which nothing hides.
        #expect(added.contains { $0.hasPrefix("s:SQ") })
        #expect(added.filter { $0.hasPrefix("s:8ApusJSON") } == [])

        let folder = try TemporaryFolder("search")
        let settings = DocumentationSettings(source: "pets.yaml", package: .folder(path: "..", name: "client"))
        for file in try DocumentationRenderer(plan: PetPlan.plan, settings: settings).catalog() {
            try folder.write(file.bytes, to: file.name)
        }
        let site = folder.appending("site")
        let catalog = folder.appending("PetAPI.docc")
        let outcome = try await Docc.convert(catalog, symbols: compiler.symbols, to: site)
        try #require(outcome.status == 0, "\(outcome.output)")
        let index = try Data(contentsOf: site.appendingPathComponent("index/index.json"))
        let paths = try JSONDecoder().decode(Index.self, from: index).interfaceLanguages.swift.flatMap(\.paths)
        for group in PetPlan.plan.groups {
            for operation in group.operations {
                let method = "/" + operation.name.text.lowercased() + "("
                #expect(paths.contains { $0.contains(method) }, "\(operation.name.text)")
            }
        }
    }

    private struct Graph: Decodable {
        struct Symbol: Decodable { var identifier: Identifier }
        struct Identifier: Decodable { var precise: String }
        var symbols: [Symbol]
    }

    /// The index that the sidebar and its search read.
    private struct Index: Decodable {
        struct Languages: Decodable { var swift: [Node] }
        struct Node: Decodable {
            var path: String?
            var children: [Node]?
            var paths: [String] { [path].compactMap { $0 } + (children ?? []).flatMap(\.paths) }
        }
        var interfaceLanguages: Languages
    }
}
