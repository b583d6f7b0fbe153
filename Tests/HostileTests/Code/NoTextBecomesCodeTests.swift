import ApusChanges
import ApusFiles
import ApusJSON
import ApusPlan
import ApusSamples
import ApusSwiftText
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

@testable import ApusTemplateRenderer

@Suite("No text of a description becomes code", .serialized)
struct NoTextBecomesCodeTests {
    /// All pairs of text and place take minutes in a debug build. `APUS_THOROUGH=1` tests all of them; otherwise each place
    /// tests every 24th text, with another start for each place.
    private static let isThorough = ProcessInfo.processInfo.environment["APUS_THOROUGH"] == "1"
    private static let share = 24

    /// The result of the comparison of a syntax tree with the expected declarations.
    struct Verdict: Sendable {
        var faults: [String] = []
        /// Descriptions without a client, each with a diagnostic.
        var refused: [String] = []
        var pairs = 0
        var declarations = 0
    }

    @Test(
        "a hostile text in any place adds no declaration to those of the plan",
        .enabled(if: SwiftCompiler.exists, "no swiftc: skipped")
    )
    func declarations() async throws {
        let folder = try TemporaryFolder()
        let plain = try Self.plain(in: folder)
        let places = HostileDescription.places
        let verdicts = try await withThrowingTaskGroup(of: Verdict.self) { group in
            var verdicts: [Verdict] = []
            for (index, place) in places.enumerated() {
                if index >= 2, let verdict = try await group.next() { verdicts.append(verdict) }
                group.addTask {
                    try await OwnThread.run { try Self.check(place.name, place.part, against: plain, folder, index) }
                }
            }
            for try await verdict in group { verdicts.append(verdict) }
            return verdicts
        }
        let faults = verdicts.flatMap(\.faults)
        #expect(faults.isEmpty, "\(faults.prefix(20).joined(separator: "\n"))")
        let refused = verdicts.flatMap(\.refused)
        let pairs = verdicts.reduce(0) { $0 + $1.pairs }
        let count = verdicts.reduce(0) { $0 + $1.declarations }
        print(
            "\(HostileStrings.all.count) hostile texts × \(places.count) places = \(pairs) pairs,",
            "\(refused.count) refused with a diagnostic, \(count) declarations checked"
        )
        #expect(pairs >= HostileStrings.all.count * places.count / (Self.isThorough ? 1 : Self.share))
        // Some texts give no client, such as an invalid status. The test needs a client for nearly all of them.
        #expect(refused.count * 50 < pairs, "\(refused.prefix(10).joined(separator: "\n"))")
    }

    /// The names and kinds of nodes in the clients of harmless descriptions: one with every part, and one with enough
    /// examples to divide their list.
    private static func plain(in folder: TemporaryFolder) throws -> SyntaxTree {
        let part = try #require(HostileDescription.places.first { $0.name == "path parameter" }?.part)
        let descriptions = [
            HostileDescription(place: "", texts: ["", ""]),
            HostileDescription(
                place: "",
                texts: Array(repeating: "", count: 2 * ExamplesView.examplesPerPart),
                parts: [part]
            ),
        ]
        var files: [RenderedFile] = []
        var plans: [ClientPlan] = []
        for description in descriptions {
            let generated = try description.generate()
            plans.append(try #require(generated.plan, "\(generated.diagnostics)"))
            files += try #require(generated.files) + [try #require(generated.examples)]
        }
        let tree = try SyntaxTree(files, in: folder, named: "plain")
        #expect(tree.errors.isEmpty)
        #expect(tree.declarations == plans.flatMap(Self.expected).sorted())
        #expect(exampleParts(plans[1]).count > 1)
        return tree
    }

    /// Tests texts in one place: together in copies of the part, or one after the other if the part cannot be copied.
    private static func check(
        _ place: String,
        _ part: HostilePart,
        against plain: SyntaxTree,
        _ folder: TemporaryFolder,
        _ number: Int
    ) throws -> Verdict {
        var verdict = Verdict()
        let texts =
            Self.isThorough
            ? HostileStrings.all
            : HostileStrings.all.enumerated().filter { $0.offset % Self.share == number % Self.share }.map(\.element)
        verdict.pairs = texts.count
        let groups = part.isRepeated ? [texts] : texts.map { [$0] }
        var files: [RenderedFile] = []
        var expected: [String] = []
        var names: Set<String> = []
        func add(_ texts: [String]) throws {
            let description = HostileDescription(place: place, texts: texts, parts: [part])
            let generated = try description.generate()
            guard let plan = generated.plan, let rendered = generated.files, let examples = generated.examples else {
                guard texts.count > 1 else {
                    verdict.refused.append("\(place) \(texts[0].debugDescription): \(generated.diagnostics.sorted[0])")
                    return
                }
                for half in [texts.prefix(texts.count / 2), texts.suffix(texts.count - texts.count / 2)] {
                    try add(Array(half))
                }
                return
            }
            let planned = PlannedDeclarations(plan)
            expected += Self.expected(plan)
            names.formUnion(planned.names + Self.exampleParts(plan) + Self.responseParts(plan))
            files += rendered + [examples]
            for file in rendered + [examples] { verdict.faults += Self.unseen(in: file).map { "\(place): \($0)" } }
        }
        for group in groups { try add(group) }
        let tree = try SyntaxTree(files, in: folder, named: "p\(number)")
        verdict.declarations = tree.declarations.count
        verdict.faults += Self.difference(tree, expected.sorted(), names, plain).map { "\(place): \($0)" }
        return verdict
    }

    private static func expected(_ plan: ClientPlan) -> [String] {
        let examples = ["import ApusRuntime", "import ApusTesting", "import HostileAPI", "enum HostileAPIExamples"]
        let lists = (["all"] + exampleParts(plan)).map { "var HostileAPIExamples.\($0)" }
        return (PlannedDeclarations(plan).list + examples + lists + modelExamples(plan)).sorted()
    }

    /// The declarations of the examples of models and responses.
    private static func modelExamples(_ plan: ClientPlan) -> [String] {
        let spelling = TypeSpelling(types: plan.types)
        var list = ModelExample.all(in: plan).flatMap { example -> [String] in
            let name = spelling.name(of: example.id).replacing("`", with: "")
            return ["extension " + name, "var " + name + "." + example.name]
        }
        let view = ModelExamplesView(plan: plan, settings: RenderSettings(source: ""))
        list += view.files.map { _ in "import ApusRuntime" }
        guard view.files.last?.template == "ResponseExamples" else { return list }
        let client = plan.name.text
        let names = ["exampleResponses"] + (view.arguments == nil ? [] : ["example"]) + responseParts(plan)
        return list + ["extension " + client] + names.map { "var " + client + "." + $0 }
    }

    /// The names of the parts of a long list of responses.
    private static func responseParts(_ plan: ClientPlan) -> [String] {
        let count = ResponseSample.all(in: plan).count
        guard count > ModelExamplesView.responsesPerPart else { return [] }
        return stride(from: 0, to: count, by: ModelExamplesView.responsesPerPart).enumerated()
            .map { "exampleResponses\($0.offset + 1)" }
    }

    /// The names of the parts of a long list of examples.
    private static func exampleParts(_ plan: ClientPlan) -> [String] {
        let count = ExamplesView(plan: plan, settings: RenderSettings(source: "")).examples.count
        guard count > ExamplesView.examplesPerPart else { return [] }
        return stride(from: 0, to: count, by: ExamplesView.examplesPerPart).enumerated().map { "part\($0.offset + 1)" }
    }

    private static func difference(
        _ tree: SyntaxTree,
        _ expected: [String],
        _ names: Set<String>,
        _ plain: SyntaxTree
    ) -> [String] {
        var faults: [String] = []
        if !tree.errors.isEmpty { faults.append(String(tree.errors.prefix(500))) }
        if tree.declarations != expected {
            for change in tree.declarations.difference(from: expected).prefix(6) {
                switch change {
                case .insert(_, let name, _): faults.append("declares '\(name)', which is not planned")
                case .remove(_, let name, _): faults.append("lacks '\(name)'")
                }
            }
        }
        let kinds = tree.kinds.subtracting(plain.kinds).subtracting(["float_literal_expr", "boolean_literal_expr"])
        if !kinds.isEmpty { faults.append("has \(kinds.sorted())") }
        let references = tree.references.subtracting(plain.references).subtracting(names)
        if !references.isEmpty { faults.append("refers to \(references.sorted())") }
        let locals = tree.locals.subtracting(plain.locals).subtracting(names)
        if !locals.isEmpty { faults.append("declares \(locals.sorted()) in functions") }
        return faults
    }

    /// Returns hidden characters and directives, which are not part of the syntax tree.
    private static func unseen(in file: RenderedFile) -> [String] {
        let text = String(decoding: file.bytes, as: UTF8.self)
        var faults: [String] = []
        // Generated files have characters outside of ASCII in names, comments and literals only.
        for scalar in text.unicodeScalars where scalar.value < 0x20 || scalar.value > 0x7E {
            if scalar == "\n" || [.visible, .joiner].contains(scalar.visibility) { continue }
            faults.append("\(file.name) has U+" + String(scalar.value, radix: 16))
        }
        for line in text.split(separator: "\n") where line.drop(while: { $0 == " " }).hasPrefix("#") {
            let line = line.drop { $0 == " " }
            if !line.hasPrefix("#\"\"\"") { faults.append("\(file.name) has a directive: \(line.prefix(80))") }
        }
        return faults
    }
}
