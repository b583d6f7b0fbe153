import Testing

@testable import ApusLowering

@Suite("Versions in names")
struct VersionNameTests {
    @Test(
        "a word with the letter v and a digit is a version, a number alone only in a path",
        arguments: [
            ("v1", true, true), ("V2", true, true), ("v2beta1", true, true), ("v1.0", true, true), ("v", false, false),
            ("v1p1beta1", true, true), ("v1-preview", true, true), ("v1orders", false, false), ("v2fa", false, false),
            ("version", false, false), ("1", false, true), ("1.0", false, true), ("2010-04-01", false, true),
            ("2fa", false, false), ("oauth2", false, false), ("", false, false), ("vé1", false, false),
        ]
    )
    func versions(text: String, isLettered: Bool, isSegment: Bool) {
        #expect(VersionName.isLettered(text) == isLettered)
        #expect(VersionName.matches(segment: text) == isSegment)
        #expect(PathPieces.isPrefix(text) == isSegment)
    }

    @Test("api and rest stand before resources, in any case", arguments: ["api", "API", "Rest"])
    func prefixes(segment: String) {
        #expect(PathPieces.isPrefix(segment))
        #expect(!PathPieces.isPrefix(segment + "s"))
    }

    @Test("versions of any length before the group are removed from method names")
    func versionsOfModules() {
        let ids = ["agents_api_v1beta1_agents_get", "agents_api_v1beta1_agents_list"]
        let prefix = GroupPrefix("agents")
        let names = prefix.names(of: ids, paths: ["/v1beta1/agents/{id}", "/v1beta1/agents"], startsWithGroups: false)
        #expect(names?.lists.map(\.first) == ["get", "list"])
    }
}
