import ApusGenerator
import ApusTestSupport
import Testing

/// A key of a client, how it may stand in `apus.yaml`, and a text that is only there because of it.
struct ConfigurationEffect: CustomTestStringConvertible, Sendable {
    let key: String
    /// The line in the file.
    let line: String
    /// The written file that shows it; `nil`: none of the client's files is to have the text.
    let file: String?
    let text: String

    init(_ line: String, in file: String?, _ text: String) {
        key = String(line.prefix { $0 != ":" })
        self.line = line
        self.file = file
        self.text = text
    }

    var testDescription: String { line }

    static let all: [ConfigurationEffect] = [
        ConfigurationEffect("client: ShopClient", in: "Out/Client.swift", "public struct ShopClient: APIClient"),
        ConfigurationEffect("access: package", in: "Out/Client.swift", "package struct PetsClient: APIClient"),
        ConfigurationEffect("access: internal", in: "Out/Client.swift", "internal struct PetsClient: APIClient"),
        ConfigurationEffect("grouping: none", in: "Out/Operations.swift", "extension PetsClient {"),
        ConfigurationEffect("include: { tags: [orders] }", in: nil, "func listPets"),
        ConfigurationEffect("include: { paths: [/orders/**] }", in: nil, "func listPets"),
        ConfigurationEffect("include: { operations: [dropOrder] }", in: nil, "func listPets"),
        ConfigurationEffect("include: { methods: [delete] }", in: nil, "func listPets"),
        ConfigurationEffect("exclude: { tags: [pets] }", in: nil, "func listPets"),
        ConfigurationEffect("exclude: { paths: [/p*] }", in: nil, "func listPets"),
        ConfigurationEffect("exclude: { operations: [listPets] }", in: nil, "func listPets"),
        ConfigurationEffect("exclude: { methods: [GET] }", in: nil, "func listPets"),
        ConfigurationEffect("formats: { uri: URL }", in: "Out/Pets.swift", "site: URL?"),
        ConfigurationEffect("formats: { uuid: String }", in: "Out/Pets.swift", "var id: String"),
        ConfigurationEffect("types: { Money: Amount }", in: "Out/Pets.swift", "price: Amount?"),
        ConfigurationEffect("types: { Money: Amount }", in: nil, "struct Money"),
        ConfigurationEffect(
            "types: { '#/components/schemas/Money': Decimal }",
            in: "Out/Pets.swift",
            "price: Decimal?"
        ),
        ConfigurationEffect("names: { Pet: Animal }", in: "Out/Pets.swift", "public struct Animal: JSONModel"),
        ConfigurationEffect("names: { '#/components/schemas/Pet': Animal }", in: "Out/Pets.swift", "struct Animal:"),
        ConfigurationEffect("names: { Pet.kind: species }", in: "Out/Pets.swift", "species = try object[\"kind\"]"),
        ConfigurationEffect(
            "names: { '#/components/schemas/Pet/properties/kind': species }",
            in: "Out/Pets.swift",
            "species = try object[\"kind\"]"
        ),
        ConfigurationEffect("names: { Pet.kind.cat: feline }", in: "Out/Pets.swift", "case \"cat\": self = .feline"),
        ConfigurationEffect("names: { listPets: all }", in: "Out/Pets.swift", "public func all("),
        ConfigurationEffect("names: { listPets.count: limit }", in: "Out/Pets.swift", "query(\"count\", limit)"),
        ConfigurationEffect("closedEnums: [Pet.kind]", in: "Out/Pets.swift", "enum Kind: ClosedStringEnum"),
        ConfigurationEffect("closedEnums: ['*']", in: "Out/Pets.swift", "enum Kind: ClosedStringEnum"),
        ConfigurationEffect("conformances: { Pet: [Identifiable] }", in: "Out/Pets.swift", "JSONModel, Identifiable {"),
        ConfigurationEffect("conformances: { Pet.kind: [A.B] }", in: "Out/Pets.swift", "OpenStringEnum, A.B {"),
        ConfigurationEffect("conformances: { '*': [Mark] }", in: "Out/Pets.swift", "struct Money: JSONModel, Mark {"),
        ConfigurationEffect(
            "retrySafety: { createPet: idempotent }",
            in: "Out/Pets.swift",
            "request.retry(.idempotent)"
        ),
        ConfigurationEffect("retrySafety: { 'POST /pets': never }", in: "Out/Pets.swift", "request.retry(.never)"),
        ConfigurationEffect("paging: { listNames: none }", in: nil, "listNamesPaged"),
        ConfigurationEffect(
            "paging: { listPets: { style: offset, parameter: begin, limit: count, items: data } }",
            in: "Out/Pets.swift",
            "func listPetsPaged("
        ),
        ConfigurationEffect(
            "paging: { listPets: { style: page, parameter: begin, first: 0, items: data } }",
            in: "Out/Pets.swift",
            "func listPetsPaged("
        ),
        ConfigurationEffect(
            "paging: { 'GET /pets': { style: cursor, parameter: mark, next: meta.mark, items: data } }",
            in: "Out/Pets.swift",
            "func listPetsPaged("
        ),
        ConfigurationEffect(
            "paging: { listPets: { style: nextLink, next: meta.more, items: data } }",
            in: "Out/Pets.swift",
            "func listPetsPaged("
        ),
        ConfigurationEffect(
            "paging: { listPets: { style: linkHeader, items: data } }",
            in: "Out/Pets.swift",
            "func listPetsPaged("
        ),
        ConfigurationEffect("allowedFolders: [../elsewhere]", in: "Out/Client.swift", "struct PetsClient"),
        ConfigurationEffect("templates: Own", in: "Out/Client.swift", "// from my own template"),
        ConfigurationEffect("examples: Tests/Examples.swift", in: "Tests/Examples.swift", "ModelExample"),
        ConfigurationEffect("documentation: Pages", in: "Pages/Pets.md", "## listPets"),
        ConfigurationEffect("catalog: Pages", in: "Pages/PetsAPI.docc/Pets.md", "## listPets"),
        ConfigurationEffect(
            "install: { url: 'https://example.com/shop.git', from: 2.1.0 }",
            in: "Pages/README.md",
            ".package(url: \"https://example.com/shop.git\", from: \"2.1.0\")"
        ),
        ConfigurationEffect("install: { path: ../shop }", in: "Pages/README.md", ".package(path: \"../shop\")"),
        ConfigurationEffect("header: Copyright Example Ltd.", in: "Out/Client.swift", "\n// Copyright Example Ltd.\n"),
    ]
}

@Suite("Each configuration key has its effect")
struct ConfigurationEffectTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("configuration")
        try folder.write(SampleDescription.pets, to: "pets.yaml")
        try folder.write(
            "{{! mine }}\n// Generated by Apus from {{source}}\n// from my own template\n\nimport ApusRuntime\n",
            to: "Own/Header.mustache"
        )
    }

    private func generate(_ lines: [String]) throws -> CommandResult {
        var text = "clients:\n  - description: pets.yaml\n    output: Out\n    module: PetsAPI\n"
        for line in lines { text += "    \(line)\n" }
        try folder.write(text, to: "apus.yaml")
        return CommandResult("generate", "--strict", "--config", folder.appending("apus.yaml").path, in: folder)
    }

    private func swift() throws -> String {
        try folder.files().filter { $0.hasSuffix(".swift") }.map { try folder.read($0) }.joined()
    }

    @Test("in what is written", arguments: ConfigurationEffect.all)
    func effect(effect: ConfigurationEffect) throws {
        let lines = effect.key == "install" ? ["documentation: Pages"] : []
        #expect(try generate(lines).code == .success)
        let before = try effect.file.map { (try? folder.read($0)) ?? "" } ?? swift()
        let result = try generate(lines + [effect.line])
        #expect(result.code == .success, "\(result.errors)")
        if let file = effect.file {
            #expect(try folder.read(file).contains(effect.text), "\(file)")
            // What is there anyway would show nothing.
            #expect(effect.key == "allowedFolders" || !before.contains(effect.text))
        } else {
            #expect(before.contains(effect.text))
            #expect(try !swift().contains(effect.text))
        }
    }

    @Test("references may lead into the folders that are allowed, and into no others")
    func allowedFolders() throws {
        let outer = try TemporaryFolder("outer")
        try outer.write("type: string\n", to: "common/Name.yaml")
        let text = SampleDescription.things(properties: "{ name: { $ref: '../common/Name.yaml' } }")
        try outer.write(text, to: "api/things.yaml")
        func run(_ line: String) throws -> CommandResult {
            let client = "clients:\n  - description: api/things.yaml\n    output: Out\n    module: ThingsAPI\n"
            try outer.write(client + line, to: "apus.yaml")
            return CommandResult("generate", "--config", outer.appending("apus.yaml").path, in: outer)
        }
        #expect(try run("").errors.contains("common/Name.yaml"))
        #expect(try run("    allowedFolders: [common]\n").code == .success)
    }

    @Test("no key is without such a test")
    func all() {
        let tested = Set(ConfigurationEffect.all.map(\.key)).union(ClientKey.required + ["layout"])
        #expect(tested == Set(ClientKey.all.map(\.name)))
    }

    @Test("a misspelled key is an error that names the nearest one", arguments: ClientKey.all.map(\.name))
    func misspelled(key: String) throws {
        let wrong = String(key.dropLast()) + "x"
        let result = try generate(["\(wrong): x"])
        #expect(result.code == .usage)
        #expect(result.errors.contains("apus.yaml:5:5: error: unknown key '\(wrong)'"), "\(result.errors)")
        #expect(result.errors.contains("did you mean '\(key)'?"), "\(result.errors)")
    }
}

@Suite("What the configuration names must be there")
struct ConfigurationUseTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("configuration")
        try folder.write(SampleDescription.pets, to: "pets.yaml")
    }

    private func generate(_ line: String) throws -> CommandResult {
        let client = "clients:\n  - description: pets.yaml\n    output: Out\n    module: PetsAPI\n"
        try folder.write(client + "    \(line)\n", to: "apus.yaml")
        return CommandResult("generate", "--config", folder.appending("apus.yaml").path, in: folder)
    }

    @Test(
        "an entry without effect is a warning at its place, with the nearest name",
        arguments: [
            ("include: { tags: [pet, orders] }", "include.tags", "pet", "pets"),
            ("exclude: { paths: [/petz] }", "exclude.paths", "/petz", "/pets"),
            ("exclude: { operations: [listPest] }", "exclude.operations", "listPest", "listPets"),
            ("exclude: { methods: [GTE] }", "exclude.methods", "GTE", "GET"),
            ("formats: { uir: URL }", "formats", "uir", "uri"),
            ("types: { Mony: Amount }", "types", "Mony", "Money"),
            ("names: { Pet.knd: species }", "names", "Pet.knd", "Pet.kind"),
            (
                "names: { '#/components/schemas/Pat': Animal }", "names", "#/components/schemas/Pat",
                "#/components/schemas/Pet"
            ),
            ("closedEnums: [Pet.kinf]", "closedEnums", "Pet.kinf", "Pet.kind"),
            ("conformances: { Pit: [Mark] }", "conformances", "Pit", "Pet"),
            ("retrySafety: { createPat: never }", "retrySafety", "createPat", "createPet"),
            ("paging: { listPest: none }", "paging", "listPest", "listPets"),
        ]
    )
    func unused(line: String, key: String, name: String, nearest: String) throws {
        let result = try generate(line)
        #expect(result.code == .success)
        #expect(result.errors.contains("apus.yaml:5:"), "\(result.errors)")
        #expect(result.errors.contains("warning: '\(key)' names '\(name)', which the description does not have"))
        #expect(result.errors.contains("did you mean '\(nearest)'?"), "\(result.errors)")
    }

    @Test(
        "paging that does not fit says why",
        arguments: [
            ("{ style: offset, parameter: begni, items: data }", "'listPets' has no parameter 'begni'"),
            ("{ style: offset, parameter: begin, limit: cuont, items: data }", "'listPets' has no parameter 'cuont'"),
            ("{ style: offset, parameter: begin }", "the response of 'listPets' is no list"),
            ("{ style: offset, parameter: begin, items: meta }", "'meta' leads to no list"),
            ("{ style: cursor, parameter: mark, next: meta.x, items: data }", "'meta.x' leads to nothing"),
            ("{ style: nextLink, next: nothing, items: data }", "'nothing' leads to nothing"),
        ]
    )
    func paging(setting: String, message: String) throws {
        let result = try generate("paging: { listPets: \(setting) }")
        #expect(result.errors.contains("warning: \(message)"), "\(result.errors)")
        #expect(result.errors.contains("[paging-misfit]"))
    }

    @Test(
        "a value that a key can't have is an error",
        arguments: [
            ("access: open", "unknown value 'open' of 'access'"),
            ("retrySafety: { createPet: alwys }", "unknown value 'alwys' of 'retrySafety'"),
            ("conformances: { Pet: ['Mark {'] }", "'Mark {' must be the name of a type"),
            ("conformances: { Pet: Mark }", "'conformances' must be a list of texts"),
            ("closedEnums: Pet.kind", "'closedEnums' must be a list of texts"),
            ("install: { ulr: x }", "unknown key 'ulr'"),
            ("paging: { listPets: sometimes }", "the paging of 'listPets' must be 'none' or a mapping"),
            ("paging: { listPets: { parameter: begin } }", "missing key 'style'"),
            ("paging: { listPets: { style: coursor } }", "unknown value 'coursor' of 'style'"),
            ("paging: { listPets: { style: cursor, parameter: mark } }", "missing key 'next'"),
            ("paging: { listPets: { style: page, parameter: begin, next: x } }", "unknown key 'next'"),
            ("paging: { listPets: { style: page, parameter: begin, first: one } }", "'first' must be a whole number"),
        ]
    )
    func invalid(line: String, message: String) throws {
        let result = try generate(line)
        #expect(result.code == .usage)
        #expect(result.errors.contains("error: \(message)"), "\(result.errors)")
    }
}

extension SampleDescription {
    /// An API with something for each key of the configuration.
    static let pets = """
        openapi: 3.1.0
        info: { title: Pets, version: "1" }
        servers: [{ url: https://example.com }]
        tags: [{ name: pets }, { name: orders }]
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [pets]
              parameters:
                - { name: begin, in: query, schema: { type: integer } }
                - { name: count, in: query, schema: { type: integer } }
                - { name: mark, in: query, schema: { type: string } }
              responses:
                "200":
                  description: The pets
                  content:
                    application/json:
                      example: { data: [{ id: 0b5f8a4e-5b86-4b86-8a53-1fca6e2f8c01, kind: cat }] }
                      schema:
                        type: object
                        properties:
                          data: { type: array, items: { $ref: "#/components/schemas/Pet" } }
                          meta:
                            type: object
                            properties: { mark: { type: string }, more: { type: string } }
            post:
              operationId: createPet
              tags: [pets]
              requestBody:
                content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
              responses:
                "201":
                  description: It is made
                  content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
          /names:
            get:
              operationId: listNames
              tags: [pets]
              parameters:
                - { name: offset, in: query, schema: { type: integer } }
                - { name: limit, in: query, schema: { type: integer } }
              responses:
                "200":
                  description: The names
                  content: { application/json: { schema: { type: array, items: { type: string } } } }
          /orders/{id}:
            delete:
              operationId: dropOrder
              tags: [orders]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "204": { description: It is gone } }
        components:
          schemas:
            Pet:
              type: object
              required: [id, kind]
              properties:
                id: { type: string, format: uuid }
                kind: { type: string, enum: [cat, dog] }
                price: { $ref: "#/components/schemas/Money" }
                site: { type: string, format: uri }
            Money: { type: object, properties: { amount: { type: number } } }

        """
}
