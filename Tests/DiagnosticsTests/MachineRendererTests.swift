import ApusDiagnostics
import Foundation
import Testing

@Suite("machine-readable renderers")
struct MachineRendererTests {
    @Test("JSON lines contain one object for each diagnostic")
    func jsonLines() throws {
        let lines = JSONLinesRenderer().render([Sample.full, Sample.placeless]).split(separator: "\n")
        #expect(
            lines == [
                """
                {"code":"duplicate-key","severity":"error","message":"duplicate key '/a'","file":"api/open,api.yaml",\
                "line":4,"column":3,"endLine":4,"endColumn":5,"note":"one is lost","help":"remove one",\
                "related":[{"message":"first one here","file":"api/open,api.yaml","line":2,"column":3}]}
                """,
                #"{"code":"odd-thing","severity":"warning","message":"no file 'x'"}"#,
            ]
        )
    }

    @Test("JSON lines escape quotes, control characters and hidden characters")
    func jsonEscapes() throws {
        let message = "\"\\\n\r\t\u{1}\u{7F}\u{202E}é漢😀\u{E0001}"
        let line = JSONLinesRenderer().render([Diagnostic(Sample.code, message, at: nil)])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["message"] as? String == message)
        #expect(line.unicodeScalars.allSatisfy { $0 != "\u{202E}" && $0 != "\u{1}" })
    }

    @Test("GitHub annotations escape the characters of their grammar")
    func github() {
        let text = GitHubRenderer().render([Sample.full, Sample.placeless, Sample.at(0, Sample.code, "50%\na")])
        #expect(
            text == """
                ::error file=api/open%2Capi.yaml,line=4,col=3,endLine=4,endColumn=5,title=duplicate-key::\
                duplicate key '/a'%0Aapi/open,api.yaml:2:3: first one here%0Anote: one is lost%0Ahelp: remove one
                ::warning title=odd-thing::no file 'x'
                ::error file=api/open%2Capi.yaml,line=1,col=1,title=duplicate-key::50%25\\u{a}a

                """
        )
    }

    @Test("a SARIF log has rules, results and regions")
    func sarif() throws {
        let text = SARIFRenderer(version: "1.2.3").render([Sample.full, Sample.placeless])
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["duplicate-key", "odd-thing"])
        let summary = rules.first?["shortDescription"] as? [String: String]
        #expect(summary == ["text": "A mapping has the same key twice."])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "warning"])
        #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
        let location = try #require((results.first?["locations"] as? [[String: Any]])?.first)
        let physical = try #require(location["physicalLocation"] as? [String: [String: Any]])
        #expect(physical["artifactLocation"]?["uri"] as? String == "api/open%2Capi.yaml")
        #expect(
            physical["region"] as? [String: Int] == ["startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 5]
        )
        #expect((results.first?["relatedLocations"] as? [[String: Any]])?.count == 1)
        #expect(results.last?["locations"] == nil)
    }

    @Test("each format contains all diagnostics", arguments: DiagnosticFormat.allCases)
    func formats(format: DiagnosticFormat) {
        let text = format.render([Sample.full, Sample.placeless], version: "1")
        #expect(text.contains("duplicate key '/a'") && text.contains("no file 'x'"))
        #expect(text.hasSuffix("\n"))
    }
}
