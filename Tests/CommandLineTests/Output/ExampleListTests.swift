import ApusGenerator
import ApusTestSupport
import Testing

@Suite("The list of a description's examples")
struct ExampleListTests {
    /// The list for a property with `count` examples.
    private func list(_ count: Int) throws -> String {
        let folder = try TemporaryFolder("examples")
        defer { folder.remove() }
        let examples = (0..<count).map { "t\($0)" }.joined(separator: ", ")
        let properties = "{ name: { type: string, examples: [\(examples)] } }"
        try folder.write(SampleDescription.things(properties: properties), to: "things.yaml")
        var client = ClientConfiguration()
        client.description = "things.yaml"
        client.module = "ThingsAPI"
        client.examples = "Examples.swift"
        let generated = try Pipeline().generate(client, folder: folder.url.path)
        return String(decoding: try #require(generated.examples).bytes, as: UTF8.self)
    }

    @Test(
        "is divided into parts of 100, because the compiler needs gigabytes for a list of thousands",
        arguments: [(1, 0), (100, 0), (101, 2), (250, 3)]
    )
    func division(count: Int, parts: Int) throws {
        let text = try list(count)
        #expect(text.components(separatedBy: "ModelExample(").count - 1 == count)
        #expect(text.components(separatedBy: "private static let part").count - 1 == parts)
        for number in 1...max(parts, 1) {
            #expect(text.contains("        part\(number),\n") == (parts > 0))
        }
        #expect(!text.contains("part\(parts + 1)"))
        #expect(text.components(separatedBy: "static let all: [ModelExample] = [").count == 2)
    }
}
