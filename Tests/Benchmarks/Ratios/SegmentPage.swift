import ApusTestSupport

/// A page of segments in the form that LaunchDarkly's server writes: members in the order of the description, without
/// white space. The bytes are the same in every run.
package struct SegmentPage {
    private var random = SeededGenerator(seed: 4711)

    /// Returns a page of at least the given number of bytes.
    package static func text(bytes: Int) -> String {
        var page = SegmentPage()
        var text = #"{"items":["#
        var count = 0
        while text.utf8.count < bytes {
            if count > 0 { text += "," }
            text += page.segment(count)
            count += 1
        }
        return text + #"],"_links":{"self":\#(link("/api/v2/segments/web/production"))},"totalCount":\#(count)}"#
    }

    /// Returns one segment of about three kilobytes.
    package static func segment() -> String {
        var page = SegmentPage()
        return page.segment(1)
    }

    private mutating func segment(_ number: Int) -> String {
        let key = "segment-\(number)"
        let href = "/api/v2/segments/web/production/\(key)"
        var text = #"{"name":"Segment \#(number): \#(words(3))","#
        if !random.oneIn(3) { text += #""description":"\#(words(12)).\nSee the \"guide\" of São Paulo.","# }
        text += #""tags":\#(keys("tag", 3)),"creationDate":\#(1_600_000_000_000 + random.below(90_000_000_000)),"#
        text += #""lastModifiedDate":\#(1_700_000_000_000 + random.below(30_000_000_000)),"key":"\#(key)","#
        text += #""included":\#(keys("user", 24)),"excluded":\#(keys("user", 6)),"#
        text += #""includedContexts":[{"values":\#(keys("org", 8)),"contextKind":"organization"}],"#
        text += #""excludedContexts":[],"#
        text += #""_links":{"parent":\#(Self.link("/api/v2/segments/web/production")),"self":\#(Self.link(href)),"#
        text += #""site":{"href":"/web/production/\#(key)","type":"text/html"}},"#
        text += #""rules":[\#(rule()),\#(rule())],"version":\#(random.below(900)),"deleted":\#(random.oneIn(20)),"#
        text += #""_access":{"denied":[\#(access("deleteSegment", "deny"))],"#
        text += #""allowed":[\#(access("updateRules", "allow"))]},"generation":\#(random.below(9))"#
        if random.oneIn(4) { text += #","unbounded":true,"unboundedContextKind":"user","_importInProgress":false"# }
        if random.oneIn(4) {
            text += #","_unboundedMetadata":{"envId":"\#(id())","segmentId":"\#(id())","version":3,"#
            text += #""includedCount":1200,"#
            text += #""excludedCount":0,"lastModified":1712345678901,"deleted":false}"#
        }
        return text + "}"
    }

    private mutating func rule() -> String {
        var text = #"{"_id":"\#(id())","clauses":["#
        text += #"{"_id":"\#(id())","attribute":"country","op":"in","values":\#(keys("country", 5)),"#
        text += #""contextKind":"user","negate":false},"#
        text += #"{"_id":"\#(id())","attribute":"email","op":"endsWith","values":["@example.com"],"negate":true}],"#
        return text + #""weight":\#(random.below(100_000)),"rolloutContextKind":"user","bucketBy":"key"}"#
    }

    private mutating func access(_ action: String, _ effect: String) -> String {
        let resource = "proj/web:env/production:segment/\(id())"
        return #"{"action":"\#(action)","reason":{"resources":["\#(resource)"],"actions":["*"],"effect":"\#(effect)","#
            + #""role_name":"\#(words(2))"}}"#
    }

    private static func link(_ href: String) -> String { #"{"href":"\#(href)","type":"application/json"}"# }

    private mutating func keys(_ kind: String, _ count: Int) -> String {
        let keys = (0..<count).map { _ in "\"\(kind)-\(random.below(1_000_000))\"" }
        return "[" + keys.joined(separator: ",") + "]"
    }

    private mutating func id() -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<24).map { _ in digits[random.below(16)] })
    }

    private mutating func words(_ count: Int) -> String {
        let words = ["beta", "testers", "of", "the", "mobile", "team", "café", "premium", "accounts", "in", "Europe"]
        return (0..<count).map { _ in words[random.below(words.count)] }.joined(separator: " ")
    }
}
