import ApusFiles
import ApusSpecParser
import ApusTestSupport
import Testing

@Suite("Large and invalid texts of a description")
struct LargeTextTests {
    @Test(
        "a text of a megabyte gives a client or an error",
        arguments: ["description", "enum value"]
    )
    func megabyte(place: String) throws {
        let part = try #require(HostileDescription.places.first { $0.name == place }?.part)
        let text = String(repeating: "x\"\\(y)\n", count: 150_000)
        let generated = try HostileDescription(place: place, texts: [text], parts: [part]).generate()
        #expect(generated.files != nil || generated.diagnostics.hasErrors)
        for file in generated.files ?? [] { #expect(!file.bytes.isEmpty) }
    }

    @Test("invalid UTF-8 is an error with a place", arguments: ["openapi.json", "openapi.yaml"])
    func encoding(path: String) throws {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] {
            var text = Array(#"{"openapi": "3.1.0", "info": {"title": ""#.utf8)
            text += bytes + Array(#"", "version": "1"}, "paths": {}}"#.utf8)
            let outcome = try SpecParser(files: FilesInMemory(path: path, bytes: text)).parse(path)
            #expect(outcome.diagnostics.hasErrors, "\(bytes)")
            #expect(outcome.diagnostics.sorted.allSatisfy { $0.place != nil })
        }
    }

    @Test("an unpaired surrogate is an error or a replacement character")
    func surrogates() throws {
        for escape in [#"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\udc00\ud800"#, #"\ud83d"#] {
            let text = #"{"openapi": "3.1.0", "info": {"title": ""# + escape + #"", "version": "1"}, "paths": {}}"#
            for path in ["openapi.json", "openapi.yaml"] {
                let outcome = SpecParser.parse(text: text, path: path)
                let title = outcome.document?.info.title ?? ""
                #expect(outcome.diagnostics.hasErrors || title.unicodeScalars.contains("\u{FFFD}"), "\(path) \(escape)")
            }
        }
    }
}
