import ApusDocumentation
import ApusFiles
import ApusPlan
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

@Suite("Reference documentation of a client")
struct DocumentationRendererTests {
    /// The folder of the expected pages. `APUS_RECORD=1` records them.
    private static let expected = RepositoryRoot.appending("Tests/DocumentationTests/Expected")

    private static let settings = DocumentationSettings(
        source: "pets.yaml",
        package: .repository(url: "https://example.com/pets.git", name: "pets", version: "1.0.0")
    )

    private func renderer(
        _ plan: ClientPlan = PetPlan.plan,
        modelsPerPage: Int = 80
    ) throws -> DocumentationRenderer {
        var settings = Self.settings
        settings.modelsPerPage = modelsPerPage
        return try DocumentationRenderer(plan: plan, settings: settings)
    }

    @Test("the pages of a small client are as recorded")
    func golden() throws {
        let renderer = try renderer()
        let files =
            try renderer.markdown() + renderer.catalog()
            + [RenderedFile(name: "Examples.swift.txt", bytes: Array(renderer.examples().utf8))]
        if ProcessInfo.processInfo.environment["APUS_RECORD"] == "1" {
            try? FileManager.default.removeItem(at: Self.expected)
            for file in files {
                let place = Self.expected.appendingPathComponent(file.name)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(file.bytes).write(to: place)
            }
        }
        for file in files {
            let known = try? String(contentsOf: Self.expected.appendingPathComponent(file.name), encoding: .utf8)
            #expect(String(decoding: file.bytes, as: UTF8.self) == known, "\(file.name)")
        }
    }

    @Test("every link within the pages has an existing page and heading as its target")
    func links() throws {
        for limit in [80, 3] {
            let files = try renderer(modelsPerPage: limit).markdown()
            let pages = Dictionary(
                uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
            )
            var count = 0
            for (name, text) in pages {
                for target in MarkdownLinks.targets(text) where !target.contains("://") && target != "#" {
                    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                    let page = parts[0].isEmpty ? name : String(parts[0])
                    let anchors = pages[page].map(MarkdownLinks.anchors)
                    #expect(anchors != nil, "\(name) links to \(target)")
                    if parts.count == 2 {
                        #expect(anchors?.contains(String(parts[1])) == true, "\(name) links to \(target)")
                    }
                    count += 1
                }
            }
            #expect(count > 20)
        }
    }

    @Test("many models are divided into pages by initial letter")
    func manyModels() throws {
        let names = try renderer(modelsPerPage: 3).markdown().map(\.name)
        #expect(names.contains("Models.md"))
        #expect(names.contains("Models-P.md"))
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
    }

    @Test("a group with the name of a standard page gets a different file")
    func pageNames() throws {
        var plan = PetPlan.plan
        for name in ["Readme", "Models", "models", "PetAPI"] {
            plan.groups.append(
                OperationGroup(tag: name, propertyName: SwiftName(name.lowercased()), typeName: SwiftName(name))
            )
        }
        for files in [try renderer(plan).markdown(), try renderer(plan).catalog()] {
            #expect(Set(files.map { $0.name.lowercased() }).count == files.count)
        }
    }

    @Test(
        "docc converts the catalog with the symbols of the module without a warning",
        .enabled(if: Docc.exists, "docc is not installed: skipped")
    )
    func docc() async throws {
        let (status, output, methods) = try await convert(PetPlan.plan)
        #expect(status == 0, "\(output)")
        #expect(!output.contains("warning") && !output.contains("error"), "\(output)")
        // The page of a method has its example.
        #expect(methods.contains { $0.contains("pets.listPets(shopID") })
    }

    /// Converts the catalog of a client with the symbols of its module, and returns the pages of `listPets`.
    private func convert(
        _ plan: ClientPlan,
        sources plainPlan: ClientPlan = PetPlan.plan
    ) async throws -> (status: Int32, output: String, methods: [String]) {
        let compiler = try ExampleCompiler()
        let sources = try TemplateRenderer().render(plainPlan, settings: RenderSettings(source: "pets.yaml"))
        let client = try await compiler.emitModule(plan.module, sources)
        try #require(client.status == 0, "\(client.output.prefix(2000))")
        let folder = try TemporaryFolder("catalog")
        for file in try renderer(plan).catalog() { try folder.write(file.bytes, to: file.name) }
        let out = folder.appending("out")
        let catalog = folder.appending(plan.module + ".docc")
        let outcome = try await Docc.convert(catalog, symbols: compiler.symbols, to: out)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: out.path)) ?? []
        let pages = paths.filter { $0.hasSuffix(").json") }.map { out.appendingPathComponent($0) }
        let texts = try pages.filter { $0.path.lowercased().contains("/listpets(") }
            .map { try String(contentsOf: $0, encoding: .utf8) }
        return (outcome.status, outcome.output, texts)
    }

    @Test("docc reports no warning for hostile prose", .enabled(if: Docc.exists, "docc is not installed: skipped"))
    func hostileCatalog() async throws {
        let text = """
            @Metadata { @TechnologyRoot }

            # Heading
            ## Topics
            - <doc:Nowhere>
            ![image](missing.png) ``Missing`` [a](doc:Missing) [b](missing.md)

            - Parameters:
              - x: y
            - Returns: z
            > @Comment { x }

            ```
            @Image(source: x)
            """
        var plan = PetPlan.plan
        plan.documentation.description = text
        plan.title = "@Title ``x`` <b>"
        plan.groups[0].documentation.description = text
        plan.groups[0].operations[0].documentation.description = text
        plan.types[TypeID(5)].documentation.description = text
        let (status, output, _) = try await convert(plan)
        #expect(status == 0, "\(output)")
    }

    @Test("an endless recursive type has no example")
    func recursion() throws {
        var plan = PetPlan.plan
        let endless = TypeID(plan.types.plans.count)
        _ = plan.types.add(
            TypePlan(
                name: SwiftName("Endless"),
                schemaName: "Endless",
                shape: .structure(
                    StructurePlan(properties: [
                        PropertyPlan(name: SwiftName("next"), key: "next", type: .named(endless), presence: .required)
                    ])
                )
            )
        )
        plan.groups[1].operations[0].body = BodyPlan(
            isRequired: true,
            contents: [BodyContent(mediaTypes: ["application/json"], coding: .json, type: .named(endless))]
        )
        let before = try renderer().examples().components(separatedBy: "\nfunc ").count
        let after = try renderer(plan).examples().components(separatedBy: "\nfunc ").count
        #expect(after == before - 1)
    }
}

/// Finds the links and headings of a page.
enum MarkdownLinks {
    static func targets(_ text: String) -> [String] {
        var prose = ""
        var isCode = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, !line.hasPrefix("```") else { continue }
            let spans = line.replacing("\\`", with: "").split(separator: "`", omittingEmptySubsequences: false)
            prose += spans.enumerated().map { $0.isMultiple(of: 2) ? $1 : "" }.joined() + "\n"
        }
        return prose.components(separatedBy: "](").dropFirst().compactMap { part in
            part.split(separator: ")", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    /// The anchors of the headings, by GitHub's rules.
    static func anchors(_ text: String) -> Set<String> {
        var anchors: Set<String> = []
        for line in text.split(separator: "\n") where line.hasPrefix("#") {
            let title = line.drop { $0 == "#" }.dropFirst()
            let slug = title.lowercased().compactMap { character -> Character? in
                if character == " " { return "-" }
                return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
            }
            var anchor = String(slug)
            var number = 1
            while !anchors.insert(anchor).inserted {
                anchor = String(slug) + "-" + String(number)
                number += 1
            }
        }
        return anchors
    }
}

/// The documentation compiler of the toolchain.
enum Docc {
    static let exists = ToolProcess.succeeds(["docc", "--help"])

    /// - Parameter isStrict: Whether warnings are errors.
    static func convert(
        _ catalog: URL,
        symbols: URL,
        to folder: URL,
        isStrict: Bool = true
    ) async throws -> ToolProcess.Outcome {
        try await ToolProcess.run(
            [
                "docc", "convert", catalog.path, "--additional-symbol-graph-dir", symbols.path, "--output-dir",
                folder.path, "--fallback-display-name", "Client", "--fallback-bundle-identifier", "client",
            ] + (isStrict ? ["--warnings-as-errors"] : [])
        )
    }
}
