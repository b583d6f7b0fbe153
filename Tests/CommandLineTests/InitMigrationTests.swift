import ApusCommandLine
import ApusTestSupport
import Testing

@Suite("apus init: configurations of other generators")
struct InitMigrationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("apus init migration")
        try folder.write(
            """
            openapi: 3.1.0
            info: { title: Shop, version: "1" }
            servers: [{ url: https://example.com }]
            paths:
              /pets:
                get:
                  operationId: listPets
                  tags: [pet-store]
                  parameters: [{ name: max_count, in: query, schema: { type: integer } }]
                  responses:
                    "200":
                      description: Pets
                      content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
            components:
              schemas:
                Pet: { type: object, properties: { pet_name: { type: string }, kind: { $ref: '#/components/schemas/Kind' } } }
                Kind: { type: string, enum: [big_cat, dog] }
                Money: { type: object, properties: { amount: { type: string } } }

            """,
            to: "Sources/Shop/openapi.yaml"
        )
    }

    /// The written configuration without the comments of keys, and with paths relative to the folder.
    private func migrate(_ name: String, _ text: String, _ arguments: String...) throws -> String {
        let path = try folder.write(text, to: name).path
        let result = CommandResult(["init", "--from", path, "--print"] + arguments, in: folder)
        #expect(result.code == .success, "\(result.errors)")
        let lines = result.output.replacing(folder.url.path + "/", with: "").split(separator: "\n")
        return lines.filter { !$0.hasPrefix("    #") }.joined(separator: "\n")
    }

    /// The written configuration generates a client.
    private func expectGenerates(_ arguments: String...) throws {
        #expect(CommandResult(["init", "--force"] + arguments, in: folder).code == .success)
        let result = CommandResult("list", "--config", folder.appending("apus.yaml").path, in: folder)
        #expect(result.code == .success, "\(result.errors)")
    }

    @Test("openapi-generator-config.yaml of swift-openapi-generator")
    func swiftOpenAPIGenerator() throws {
        let text = """
            generate: [types, client, server]
            namingStrategy: defensive
            additionalFileComments: ["swift-format-ignore-file", "Example Ltd."]
            filter: { tags: [pet-store], paths: [/pets] }
            nameOverrides: { pet_name: title, big_cat: lion, max_count: limit, nothing: other }
            typeOverrides: { schemas: { Money: MyMoney } }
            featureFlags: [something]
            sharding: { tokens: 4 }

            """
        let name = "Sources/Shop/openapi-generator-config.yaml"
        let expected = #"""
            # The clients that Apus generates. Paths are relative to this file.
            #
            # Translated from Sources/Shop/openapi-generator-config.yaml, a configuration of swift-openapi-generator.
            # Not translated:
            #   generate: server: Apus generates clients only
            #   namingStrategy: defensive: the names of Apus follow Swift's conventions
            #   nameOverrides: nothing: the description has no such name
            #   featureFlags: has no counterpart
            #   sharding: has no counterpart
            clients:
              - description: Sources/Shop/openapi.yaml
                output: Sources/Shop/Generated
                module: Shop
                client: Client
                access: internal
                include:
                  tags: [pet-store]
                  paths: [/pets]
                types:
                  Money: MyMoney
                names:
                  Pet.pet_name: title
                  Kind.big_cat: lion
                  listPets.max_count: limit
                header: "swift-format-ignore-file\nExample Ltd."
            """#
        #expect(try migrate(name, text) == expected)
        try expectGenerates("--from", folder.appending(name).path)
    }

    @Test("a configuration of openapi-generator")
    func openAPIGenerator() throws {
        let text = """
            generatorName: swift6
            inputSpec: Sources/Shop/openapi.yaml
            outputDir: Client
            additionalProperties:
              projectName: ShopAPI
              useSPMFileStructure: true
              nonPublicApi: true
              responseAs: Combine
              hashableModels: true
            typeMappings: { DateTime: MyDate, string+uri: URL }
            schemaMappings: { Money: MyMoney }
            modelNameMappings: { Pet: Animal }
            nameMappings: { pet_name: title }
            parameterNameMappings: { max_count: limit }
            enumNameMappings: { big_cat: lion }
            openapiNormalizer: { FILTER: "operationId:listPets", SIMPLIFY_ONEOF_ANYOF: true }
            globalProperties: { apis: PetStore }

            """
        let expected = #"""
            # The clients that Apus generates. Paths are relative to this file.
            #
            # Translated from config.yaml, a configuration of openapi-generator.
            # Not translated:
            #   openapiNormalizer.SIMPLIFY_ONEOF_ANYOF: has no counterpart; 'overlays' can change the description
            #   responseAs: Combine: has no counterpart
            clients:
              - description: Sources/Shop/openapi.yaml
                output: Client/Sources/ShopAPI
                module: ShopAPI
                access: internal
                include:
                  operations: [listPets]
                  tags: [pet-store]
                formats:
                  date-time: MyDate
                  uri: URL
                types:
                  Money: MyMoney
                names:
                  Pet: Animal
                  Pet.pet_name: title
                  listPets.max_count: limit
                  Kind.big_cat: lion
            """#
        #expect(try migrate("config.yaml", text) == expected)
        // The operand can be the configuration itself.
        try expectGenerates(folder.appending("config.yaml").path)
    }

    @Test("openapitools.json with two generators")
    func openAPITools() throws {
        let text = """
            { "generator-cli": { "version": "7.0.0", "generators": {
                "a": { "generatorName": "swift5", "inputSpec": "#{cwd}/Sources/Shop/openapi.yaml", "output": "A",
                    "additionalProperties": { "projectName": "AAPI", "enumUnknownDefaultCase": false } },
                "b": { "generatorName": "kotlin", "inputSpec": "Sources/Shop/openapi.yaml", "output": "B" } } } }

            """
        let expected = """
            # The clients that Apus generates. Paths are relative to this file.
            #
            # Translated from openapitools.json, a configuration of openapi-generator.
            # Not translated:
            #   generatorName: kotlin: Apus generates Swift
            clients:
              - description: Sources/Shop/openapi.yaml
                output: A
                module: AAPI
                closedEnums: ["*"]
              - description: Sources/Shop/openapi.yaml
                output: B
                module: ShopAPI
            """
        #expect(try migrate("openapitools.json", text) == expected)
    }

    @Test("a configuration of CreateAPI, in both spellings")
    func createAPI() throws {
        let text = """
            access: internal
            module: ShopKit
            fileHeaderComment: "// Example Ltd.\\n// All rights reserved"
            isGeneratingEnums: true
            useSwiftyPropertyNames: true
            dataTypes: { string: { date-time: MyDate } }
            entities: { protocols: [Codable, Hashable, Identifiable], baseClass: NSObject }
            paths: { style: operations, include: [/pets], imports: [Get], overriddenResponses: { Money: MyMoney } }
            rename:
              properties: { pet_name: title }
              parameters: { max_count: limit }
              enumCases: { big_cat: lion }
              entities: { Pet: Animal }
              operations: { listPets: pets }

            """
        let expected = #"""
            # The clients that Apus generates. Paths are relative to this file.
            #
            # Translated from .create-api.yaml, a configuration of CreateAPI.
            # Not translated:
            #   isGeneratingEnums: true: has no counterpart
            #   useSwiftyPropertyNames: true: has no counterpart
            #   entities.baseClass: NSObject: has no counterpart
            clients:
              - description: Sources/Shop/openapi.yaml
                output: Sources/ShopKit
                module: ShopKit
                access: internal
                grouping: none
                include:
                  paths: [/pets]
                formats:
                  date-time: MyDate
                types:
                  Money: MyMoney
                names:
                  Pet.pet_name: title
                  listPets.max_count: limit
                  Kind.big_cat: lion
                  Pet: Animal
                  listPets: pets
                conformances:
                  "*": [Identifiable]
                header: "Example Ltd.\nAll rights reserved"
            """#
        let description = folder.appending("Sources/Shop/openapi.yaml").path
        #expect(try migrate(".create-api.yaml", text, description) == expected)
    }

    @Test("a configuration beside the description is found")
    func found() throws {
        try folder.write("generate: [types, client]\n", to: "Sources/Shop/openapi-generator-config.yaml")
        let description = folder.appending("Sources/Shop/openapi.yaml").path
        let result = CommandResult("init", description, "--print", in: folder)
        #expect(result.output.contains("a configuration of swift-openapi-generator"))
    }

    @Test("a file that is no configuration, and a configuration without a description, are usage errors")
    func faults() throws {
        let description = folder.appending("Sources/Shop/openapi.yaml").path
        let other = CommandResult("init", "--from", description, in: folder)
        #expect(other.code == .usage)
        #expect(other.errors.contains("is not a configuration of"))
        let path = try folder.write("module: ShopKit\n", to: ".create-api.yaml").path
        let missing = CommandResult("init", "--from", path, in: folder)
        #expect(missing.code == .usage)
        #expect(missing.errors.contains("does not name a description"))
        let nothing = CommandResult("init", in: try TemporaryFolder())
        #expect(nothing.code == .usage && nothing.errors.contains("missing SPEC"))
    }

    @Test("texts of a configuration do not end their comment")
    func hostile() throws {
        let text = "generate: [client]\n\"feature\\nclients: []\": [a]\nfeatureFlags: [b]\n"
        let path = try folder.write(text, to: "Sources/Shop/openapi-generator-config.yaml").path
        let result = CommandResult("init", "--from", path, "--print", in: folder)
        #expect(result.code == .success, "\(result.errors)")
        #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("clients:") } == ["clients:"])
        let named = "inputSpec: Sources/Shop/openapi.yaml\nresponseAs: \"a\\nclients: []\"\n"
        let written = try migrate("config.yaml", named)
        #expect(!written.contains("\nclients: []"))
    }
}
