import ApusMustache
import Testing

@testable import ApusMustache

@Suite("The suite of the Mustache specification")
struct MustacheSuiteTests {
    @Test(
        "the required modules and inheritance pass",
        .enabled(if: MustacheSuite.folder != nil, "the suite is in the shared folder"),
        arguments: MustacheSuite.modules
    )
    func modulePasses(module: String) throws {
        let folder = try #require(MustacheSuite.folder)
        let cases = try MustacheSuite.cases(of: module, in: folder)
        #expect(!cases.isEmpty)
        for test in cases {
            let main = TemplateSource(name: "the template itself", text: test.template)
            let partials = test.partials.map { TemplateSource(name: $0.name, text: $0.text) }
            let library = try TemplateLibrary(
                [main] + partials,
                options: TemplateOptions(unknownPartials: .empty, escaping: .html)
            )
            let rendered = String(decoding: try library.render(main.name, test.data), as: UTF8.self)
            #expect(rendered == test.expected, "\(test)")
        }
        print("Mustache suite: \(module) ran \(cases.count) cases")
    }
}
