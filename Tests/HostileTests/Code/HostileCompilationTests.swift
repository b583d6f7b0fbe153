import ApusGenerator
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

@Suite("What hostile descriptions give compiles, and its pages are text", .serialized)
struct HostileCompilationTests {
    /// Texts that leave a description without a client, such as a second `default` response; each has a test of its own.
    private static func texts(every share: Int) -> [String] {
        let isThorough = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1"
        let texts = HostileStrings.all.enumerated().filter { isThorough || $0.offset % share == 0 }.map(\.element)
        return texts
    }

    @Test("every place hostile at once", .enabled(if: SwiftCompiler.exists && SwiftCompiler.modules != nil, "skipped"))
    func everyPlace() throws {
        let texts = Self.texts(every: 9)
        var description = HostileDescription(place: nil, texts: texts)
        description.path = "open\"api\nstruct Injected {}\u{202E}.json"
        let generated = try description.generate()
        let files = try #require(generated.files, "\(generated.diagnostics.sorted.first.debugDescription)")
        let folder = try TemporaryFolder()
        let output = try SwiftCompiler.typeCheck(files, module: "HostileAPI", in: folder)
        #expect(output.isEmpty, "\(output.prefix(4000))")
        print("\(texts.count) hostile texts in \(HostileDescription.places.count) places at once compiled")
    }

    @Test("no page holds markup of the description")
    func pages() throws {
        for texts in [Self.texts(every: 9), HostileStrings.markup, HostileStrings.comments + HostileStrings.lineEnds] {
            let generated = try HostileDescription(place: nil, texts: texts).generate()
            let plan = try #require(generated.plan)
            let settings = DocumentationSettings(
                source: texts.joined(),
                package: .repository(url: "https://a.example", name: "hostile", version: "1.0.0")
            )
            let renderer = try DocumentationRenderer(plan: plan, settings: settings)
            for page in try renderer.markdown() + renderer.catalog() {
                let lines = String(decoding: page.bytes, as: UTF8.self).components(separatedBy: "\n")
                let tags = PlainMarkdown.tags(in: lines).filter { $0.wholeMatch(of: /<doc:\w+>/) == nil }
                #expect(tags.isEmpty && !lines.contains("- <doc:Injected>"), "\(page.name): \(tags.prefix(3))")
                let allowed = ["https://", "http://", "mailto:", "doc:", "#"]
                let links = PlainMarkdown.destinations(in: lines).filter { link in
                    !allowed.contains { link.hasPrefix($0) } && link.wholeMatch(of: /[\w-]+\.md(#[\w-]*)?/) == nil
                }
                #expect(links.isEmpty, "\(page.name): \(links.prefix(3))")
            }
        }
    }
}
