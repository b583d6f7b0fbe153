import ApusGenerator
import ApusIR
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// Documentation of descriptions as their publishers have them.
@Suite(
    "Documentation of published descriptions",
    .enabled(if: SharedFolder.exists, "no folder of shared descriptions: skipped"),
    .serialized
)
struct PublishedPagesTests {
    private static let folder = SharedFolder.appending("specs/four")?.path ?? ""

    private static let descriptions = ["launchdarkly.json", "harness.yaml", "segment.yaml"]

    private func plan(_ description: String) throws -> (plan: ClientPlan, files: [RenderedFile]) {
        let client = ConfiguredClients.configuration(module: "PublishedAPI", description: description)
        let generated = try Pipeline().generate(client, folder: Self.folder)
        return (try #require(generated.plan), generated.files ?? [])
    }

    @Test("links hold, no tag is open, and docc has no warning", arguments: descriptions)
    func pages(description: String) throws {
        let plan = try plan(description).plan
        let settings = DocumentationSettings(source: description, package: .folder(path: "..", name: "client"))
        let renderer = try DocumentationRenderer(plan: plan, settings: settings)
        let start = ContinuousClock.now
        let files = try renderer.markdown()
        let duration = ContinuousClock.now - start
        let bytes = files.reduce(0) { $0 + $1.bytes.count }
        print("\(description): \(files.count) pages, \(bytes) bytes in \(duration)")
        var anchors: [String: Set<String>] = [:]
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            anchors[file.name] = MarkdownLinks.anchors(text)
            let tags = PlainMarkdown.tags(in: text.components(separatedBy: "\n"))
            #expect(tags.isEmpty, "\(file.name): \(tags.prefix(3))")
        }
        for file in files {
            for target in MarkdownLinks.targets(String(decoding: file.bytes, as: UTF8.self)) {
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let page = parts[0].isEmpty ? file.name : String(parts[0])
                #expect(parts.count < 2 || anchors[page]?.contains(String(parts[1])) == true, "\(file.name): \(target)")
                #expect(anchors[page] != nil, "\(file.name): \(target)")
            }
        }
        guard Docc.exists else { return print("docc is not installed: skipped") }
        let folder = try TemporaryFolder("catalog")
        for file in try renderer.catalog() { try folder.write(file.bytes, to: file.name) }
        let (status, output) = try Docc.convert(folder.appending("PublishedAPI.docc"), to: folder.appending("out"))
        #expect(status == 0, "\(output.prefix(4000))")
    }

    @Test(
        "every example compiles",
        .enabled(if: ExampleCompiler.exists, "no swiftc: skipped"),
        arguments: descriptions.filter { $0 != "launchdarkly.json" }
    )
    func examples(description: String) throws {
        let (plan, files) = try plan(description)
        let settings = DocumentationSettings(source: description, package: .folder(path: "..", name: "client"))
        let source = try DocumentationRenderer(plan: plan, settings: settings).examples()
        let count = source.components(separatedBy: "\nfunc example").count - 1
        let compiler = try ExampleCompiler()
        let client = try compiler.emitModule(plan.module, files)
        #expect(client.status == 0, "the client: \(client.output.prefix(2000))")
        let examples = try compiler.typeCheck(source)
        #expect(examples.status == 0, "\(examples.output.prefix(4000))")
        let operations = plan.groups.reduce(0) { $0 + $1.operations.count }
        print("\(description): \(count) examples of \(operations) operations compiled")
        #expect(count == operations)
    }
}
