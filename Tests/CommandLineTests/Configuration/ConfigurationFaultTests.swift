import ApusCommandLine
import ApusTestSupport
import Foundation
import Testing

@Suite("Settings of a client that contradict the description or Swift")
struct ConfigurationFaultTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("configuration")
        try folder.write(SampleDescription.pets, to: "pets.yaml")
    }

    private func run(_ command: String, _ text: String, _ options: String...) throws -> CommandResult {
        try folder.write(text, to: "apus.yaml")
        return CommandResult([command, "--config", folder.appending("apus.yaml").path] + options, in: folder)
    }

    private static func client(_ line: String) -> String {
        "clients:\n  - description: pets.yaml\n    output: Out\n    module: PetsAPI\n    \(line)\n"
    }

    @Test(
        "a filter that selects nothing is an error, and no file is touched",
        arguments: [
            "include: { tags: [pest] }", "include: { operations: [none] }", "exclude: { paths: ['/**'] }",
            "include: { schemas: [Pest] }", "include: { tags: [pets] }\n    exclude: { methods: [get, post] }",
        ]
    )
    func emptySelection(line: String) throws {
        #expect(try run("generate", Self.client("")).code == .success)
        let before = try folder.files()
        let result = try run("generate", Self.client(line))
        #expect(result.code == .faults)
        #expect(
            result.errors.contains("apus.yaml:5:5: error: 'include'")
                || line.hasPrefix("exclude") && result.errors.contains("error: 'exclude' leaves no operation"),
            "\(result.errors)"
        )
        #expect(result.errors.contains("[empty-selection]"), "\(result.errors)")
        #expect(try folder.files() == before)
        #expect(try folder.read("Out/Pets.swift").contains("func listPets"))
    }

    @Test(
        "a fault of the file is an error at its place",
        arguments: [
            ("clients: []\n", "apus.yaml:1:10: error: 'clients' is empty"),
            (
                "clients: [{description: pets.yaml, output: Out, module: a b}]\n",
                "apus.yaml:1:57: error: 'a b' must be the name of a Swift module"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: import}]\n",
                "apus.yaml:1:57: error: 'import' must be the name of a Swift module"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, client: 1abc}]\n",
                "apus.yaml:1:68: error: '1abc' must be the name of a Swift type"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, client: class}]\n",
                "apus.yaml:1:68: error: 'class' must be the name of a Swift type"
            ),
            (
                "clients: [{description: pets.yaml, output: '', module: A}]\n",
                "apus.yaml:1:44: error: 'output' must be a path"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, names: {Pet.size: a b}}]\n",
                "apus.yaml:1:78: error: 'a b' must be a Swift name"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, names: {Pet: 🎉}}]\n",
                "apus.yaml:1:73: error: '🎉' must be a Swift name"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, names: {Pet: self}}]\n",
                "apus.yaml:1:73: error: 'self' must be a Swift name"
            ),
            (
                "clients: [{description: pets.yaml, output: Out, module: A, names: {'Pet*': ''}}]\n",
                "apus.yaml:1:76: error: '' must be a Swift name"
            ),
            (
                "clients: [{description: 'https://example.com/a.yaml', output: Out, module: A}]\n",
                "apus.yaml:1:25: error: 'description' must be the path of a file, but is the URL 'https://example.com/a.yaml'"
            ),
        ]
    )
    func faults(text: String, message: String) throws {
        let result = try run("generate", text)
        #expect(result.code == .usage)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test("the imports of a configuration are in the files that use its types or protocols")
    func imports() throws {
        let used = "types: { Money: Money }\n    conformances: { Pet: [Animal] }\n    imports: [MyKit]"
        #expect(try run("generate", Self.client(used)).code == .success)
        #expect(try folder.read("Out/Pets.swift").contains("\npublic import MyKit\n"))
        #expect(try !folder.read("Out/Client.swift").contains("MyKit"))
    }

    @Test("a client of schemas has the types that they use, and no operations")
    func schemas() throws {
        #expect(try run("generate", Self.client("include: { schemas: [Pet] }")).code == .success)
        let types = try folder.files().filter { $0.hasPrefix("Out/") }.map { try folder.read($0) }.joined()
        #expect(types.contains("struct Pet:") && types.contains("struct Money:"))
        #expect(!types.contains("func listPets"))
        #expect(try run("generate", Self.client("include: { tags: [orders], schemas: [Money] }")).code == .success)
        let both = try folder.files().filter { $0.hasPrefix("Out/") }.map { try folder.read($0) }.joined()
        #expect(both.contains("func dropOrder(") && both.contains("struct Money:") && !both.contains("struct Pet:"))
    }

    @Test("--only selects clients of the configuration by module")
    func only() throws {
        let text = ["One", "Two"].map { "  - {description: pets.yaml, output: \($0), module: \($0)API}\n" }
        let result = try run("generate", "clients:\n" + text.joined(), "--only", "TwoAPI")
        #expect(result.code == .success, "\(result.errors)")
        #expect(try folder.files().contains("Two/Client.swift"))
        #expect(try !folder.files().contains("One/Client.swift"))
        let unknown = try run("generate", "clients:\n" + text.joined(), "--only", "TwAPI")
        #expect(unknown.code == .usage)
        #expect(unknown.errors.contains("did you mean 'TwoAPI'?"), "\(unknown.errors)")
    }

    @Test("a folder outside of the description is refused with the option that allows it")
    func allowedFolder() throws {
        try folder.write("type: string\n", to: "common/Name.yaml")
        let text = SampleDescription.things(properties: "{ name: { $ref: '../common/Name.yaml' } }")
        try folder.write(text, to: "api/things.yaml")
        let path = folder.appending("api/things.yaml").path
        let refused = CommandResult(["validate", path], in: folder)
        let common = folder.appending("common").path
        #expect(refused.errors.contains("use '--allow-folder \(common)'"), "\(refused.errors)")
        let allowed = CommandResult(["validate", path, "--allow-folder", common, "--strict"], in: folder)
        #expect(allowed.code == .success, "\(allowed.errors)")
    }

    @Test("a URL as description is refused with a command that reads it, as it was typed")
    func url() throws {
        let result = CommandResult("validate", "https://example.com//a.yaml", in: folder)
        #expect(result.code == .usage)
        #expect(
            result.errors.contains("run 'curl -fsSL https://example.com//a.yaml | apus validate -'"),
            "\(result.errors)"
        )
    }

    @Test("the module is derived from the output folder")
    func module() throws {
        let path = folder.appending("pets.yaml").path
        let output = folder.appending("Sources/pet-shop").path
        #expect(CommandResult(["generate", path, "-o", output], in: folder).code == .success)
        #expect(try folder.read("Sources/pet-shop/Client.swift").contains("struct PetShopClient"))
        let pages = folder.appending("PetPages").path
        #expect(CommandResult(["docs", path, "-o", pages], in: folder).code == .success)
        #expect(try folder.read("PetPages/README.md").contains("import PetPages"))
        let invalid = CommandResult(["generate", path, "-o", output, "-m", "a b"], in: folder)
        #expect(invalid.code == .usage && invalid.errors.contains("'a b' is not a valid module name"))
    }

    @Test("apus list --format json is JSON with operations, types and inferences")
    func list() throws {
        let result = try run("list", Self.client(""), "--format", "json")
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [[String: Any]]]
        )
        let client = try #require(root["clients"]?.first)
        let operations = try #require(client["operations"] as? [[String: String]])
        #expect(
            operations.first == [
                "id": "listPets", "method": "GET", "path": "/pets", "tag": "pets", "swift": "client.pets.listPets",
            ]
        )
        #expect((client["types"] as? [[String: String]])?.contains(["schema": "Pet", "swift": "Pet"]) == true)
        #expect((client["inferences"] as? [[String: String]])?.isEmpty == false)
    }
}
