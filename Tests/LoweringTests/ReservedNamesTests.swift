import ApusLowering
import Foundation
import Testing

@testable import ApusLowering

@Suite("Reserved names")
struct ReservedNamesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func texts(_ folder: String, _ ending: String) -> [String] {
        let url = root.appendingPathComponent(folder)
        let paths =
            FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return paths.filter { $0.pathExtension == ending }.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    private static func matches(_ pattern: String, in text: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines) else {
            return []
        }
        let range = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: range).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }

    @Test(
        "the client has no name of the runtime",
        arguments: [
            ("PetsAPI", nil, "PetsClient"), ("API", nil, "Client"), ("Client", nil, "ClientClient"),
            ("PetsAPI", "APIClient", "APIClient2"), ("PetsAPI", "Server", "ServerClient"), ("API", "Pets", "Pets"),
        ] as [(String, String?, String)]
    )
    func client(module: String, name: String?, expected: String) {
        #expect(LoweringOptions(module: module, clientName: name).clientTypeName.text == expected)
    }

    @Test("all types of the runtime that templates and views print are reserved")
    func runtimeTypes() {
        let declaration =
            "^public (?:nonisolated )?(?:final |indirect )?(?:struct|class|enum|protocol|actor|typealias) ([A-Za-z0-9]+)"
        let sources = Self.texts("Sources/ApusRuntime", "swift") + Self.texts("Sources/JSON", "swift")
        let declared = Set(sources.flatMap { Self.matches(declaration, in: $0) })
        #expect(declared.count > 20)
        let templates = Self.texts("Templates/swift", "mustache").map { $0.replacing("{{", with: " ") }
        let literals = Self.texts("Sources/TemplateRenderer/Views", "swift").flatMap {
            Self.matches("\"([^\"\\n]*)\"", in: $0)
        }
        let printed = Set((templates + literals).flatMap { Self.matches("\\b([A-Z][A-Za-z0-9]+)\\b", in: $0) })
        let unreserved = declared.intersection(printed).subtracting(ReservedNames.types)
        #expect(unreserved.isEmpty, "generated code refers to \(unreserved.sorted())")
    }
}
