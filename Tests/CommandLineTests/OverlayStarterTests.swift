import ApusCommandLine
import ApusTestSupport
import Testing

/// A description with a warning that an overlay can fix.
struct FixableDescription: CustomTestStringConvertible, Sendable {
    let code: String
    /// The path item of `/pets/{id}`, without `parameters`.
    var operation = "responses: {'204': {description: Done}}"
    var parameters = "[{name: id, in: path, required: true, schema: {type: string}}]"
    var schema = "{type: object}"
    var version = "3.0.3"
    var more = ""
    /// A part of the overlay.
    let action: String

    var testDescription: String { "\(code): \(action)" }

    var text: String {
        """
        openapi: \(version)
        info: {title: Pets, version: '1'}
        servers: [{url: 'https://example.com'}]
        paths:
          /pets/{id}:
            get:
              operationId: getPet
              parameters: \(parameters)
              \(operation)
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
          schemas:
            Name: {type: string}
            Pet: \(schema)
        \(more)

        """
    }

    static let all: [FixableDescription] = [
        FixableDescription(
            code: "undeclared-required",
            schema: "{type: object, required: [a, b], properties: {a: {type: string}}}",
            action: "$.components.schemas.Pet.required[?@ == 'b']"
        ),
        FixableDescription(
            code: "undeclared-required",
            schema: "{type: object, required: [stats], properties: {status: {type: string}}}",
            action: "update: status"
        ),
        FixableDescription(
            code: "required-without-property",
            schema: "{allOf: [{type: object, properties: {a: {type: string}}}, {type: object, required: [b]}]}",
            action: "required[?@ == 'b']"
        ),
        FixableDescription(
            code: "required-on-property",
            schema: "{type: object, properties: {a: {type: string, required: true}}}",
            action: "required:\n        - a"
        ),
        FixableDescription(code: "array-without-items", schema: "{type: array}", action: "items: {}"),
        FixableDescription(code: "format-as-type", schema: "{type: date-time}", action: "format: date-time"),
        FixableDescription(code: "unknown-type", schema: "{type: strin}", action: "update: string"),
        FixableDescription(
            code: "duplicate-enum-value",
            schema: "{type: string, enum: [a, b, a, c, b]}",
            action: "$.components.schemas.Pet.enum[4]"
        ),
        FixableDescription(
            code: "enum-of-another-type",
            schema: "{type: string, enum: [a, false, 1.0]}",
            action: "update: \"1.0\""
        ),
        FixableDescription(
            code: "empty-enum",
            schema: "{type: string, enum: []}",
            action: "$.components.schemas.Pet.enum"
        ),
        FixableDescription(
            code: "default-of-other-type",
            schema: "{type: object, properties: {a: {type: integer, default: many}}}",
            action: "properties.a.default"
        ),
        FixableDescription(
            code: "ignored-siblings",
            schema: "{type: object, properties: {a: {$ref: '#/components/schemas/Name', maxLength: 3}}}",
            action: "allOf:"
        ),
        FixableDescription(
            code: "deep-object-without-explode",
            parameters:
                "[{name: id, in: path, required: true, schema: {type: string}}, {name: f, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}]",
            action: "explode: true"
        ),
        FixableDescription(
            code: "optional-path-parameter",
            parameters: "[{name: id, in: path, schema: {type: string}}]",
            action: "required: true"
        ),
        FixableDescription(
            code: "misspelled-path-parameter",
            parameters: "[{name: petId, in: path, required: true, schema: {type: string}}]",
            action: "update: id"
        ),
        FixableDescription(code: "undeclared-path-parameter", parameters: "[]", action: "in: path"),
        FixableDescription(
            code: "unused-path-parameter",
            parameters:
                "[{name: other, in: path, required: true, schema: {type: string}}, {name: id, in: path, required: true, schema: {type: string}}]",
            action: "parameters[0]"
        ),
        FixableDescription(
            code: "duplicate-parameter",
            parameters:
                "[{name: id, in: path, required: true, schema: {type: string}}, {name: a, in: query, schema: {type: string}}, {name: a, in: query, schema: {type: string}}]",
            action: "parameters[2]"
        ),
        FixableDescription(
            code: "undeclared-security-scheme",
            operation: "security: [{none: []}, {key: []}]\n      responses: {'204': {description: Done}}",
            action: "security[0]"
        ),
        FixableDescription(
            code: "undeclared-security-scheme",
            operation: "security: [{none: []}, {other: []}]\n      responses: {'204': {description: Done}}",
            action: "['/pets/{id}'].get.security\""
        ),
        FixableDescription(
            code: "invalid-status",
            operation: "responses: {'204': {description: Done}, required: {description: Odd}}",
            action: "responses.required"
        ),
        FixableDescription(
            code: "invalid-media-type",
            operation: "responses: {'200': {description: Done, content: {schema: {type: string}}}}",
            action: "application/json:"
        ),
        FixableDescription(
            code: "binary-json",
            operation:
                "responses: {'200': {description: D, content: {application/json: {schema: {type: string, format: binary}}}}}",
            action: "application/octet-stream:"
        ),
        FixableDescription(
            code: "path-without-slash",
            action: "/dogs:"
        ),
        FixableDescription(code: "duplicate-tag", more: "tags: [{name: a}, {name: b}, {name: a}]", action: "$.tags[2]"),
        FixableDescription(
            code: "undeclared-server-variable",
            action: "variables:"
        ),
        FixableDescription(
            code: "misspelled-path-parameter",
            parameters: "[{name: \"pet's id\", in: path, required: true, schema: {type: string}}]",
            action: "update: id"
        ),
        FixableDescription(
            code: "parameter-without-schema",
            parameters: "[{name: id, in: path, required: true, type: string}]",
            action: "schema:"
        ),
        FixableDescription(
            code: "parameter-without-schema",
            parameters: "[{name: id, in: path, required: true}]",
            action: "type: string"
        ),
        FixableDescription(
            code: "ambiguous-parameter-content",
            parameters:
                "[{name: id, in: path, required: true, schema: {type: string}, content: {text/plain: {}}}]",
            action: "parameters[0].content"
        ),
        FixableDescription(
            code: "unknown-location",
            parameters: "[{name: id, in: paht, required: true, schema: {type: string}}]",
            action: "update: path"
        ),
        FixableDescription(
            code: "invalid-status",
            operation: "responses: {defualt: {description: Done}}",
            action: "responses.default"
        ),
        FixableDescription(
            code: "media-type-list",
            operation:
                "responses: {'200': {description: D, content: {'application/json, text/plain': {schema: {type: string}}}}}",
            action: "text/plain: {}"
        ),
        FixableDescription(
            code: "misplaced-schema",
            operation: "requestBody: {type: object}\n      responses: {'204': {description: Done}}",
            action: "application/json:"
        ),
        FixableDescription(
            code: "misplaced-schema",
            operation: "responses: {'200': {$ref: '#/components/schemas/Name'}}",
            action: "application/json:"
        ),
        FixableDescription(
            code: "misplaced-schema",
            operation: "responses: {'204': {description: Done, headers: {X-A: {type: string}}}}",
            action: "schema:"
        ),
        FixableDescription(
            code: "wrong-kind",
            schema: "{type: object, required: a, properties: {a: {type: string}}}",
            action: "required:\n        - a"
        ),
        FixableDescription(
            code: "wrong-kind",
            schema: "{type: string, deprecated: 'true'}",
            action: "deprecated\"\n    update: true"
        ),
        FixableDescription(code: "wrong-kind", schema: "{type: string, minLength: '3'}", action: "update: 3"),
        FixableDescription(
            code: "missing-key",
            operation: "x-a: 1",
            action: "2XX\":"
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{type: [string, 'null']}",
            action: "$.openapi"
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{type: string, nullable: true}",
            version: "3.1.0",
            action: "- \"null\""
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{type: integer, minimum: 5, exclusiveMinimum: true}",
            version: "3.1.0",
            action: "exclusiveMinimum\"\n    update: 5"
        ),
        FixableDescription(
            code: "items-list",
            schema: "{type: array, items: [{type: string}, {type: integer}]}",
            version: "3.1.0",
            action: "prefixItems:"
        ),
        FixableDescription(
            code: "enum-of-another-type",
            schema: "{type: array, items: {type: string}, enum: [a, b]}",
            action: "items:\n        enum:"
        ),
        FixableDescription(
            code: "undeclared-security-scheme",
            operation: "security: [{kye: []}]\n      responses: {'204': {description: Done}}",
            action: "key: []"
        ),
        FixableDescription(
            code: "unresolved-reference",
            schema: "{type: object, properties: {a: {$ref: '#/components/schemas/Nmae'}}}",
            action: "update: \"#/components/schemas/Name\""
        ),
        FixableDescription(
            code: "type-name-taken",
            schema:
                "{type: object, properties: {a: {$ref: '#/components/schemas/pet_name'}, b: {$ref: '#/components/schemas/PetName'}}}",
            action: "$..[?@['$ref'] == '#/components/schemas/pet_name']"
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{nullable: true, anyOf: [{type: string}, {type: integer}]}",
            version: "3.1.0",
            action: "Pet.anyOf\"\n    update:\n      - type: \"null\""
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{type: object, properties: {a: {nullable: true, $ref: '#/components/schemas/Name'}}}",
            version: "3.1.0",
            action: "properties.a['$ref']"
        ),
        FixableDescription(
            code: "array-without-items",
            schema: "{type: array, allOf: [{$ref: '#/components/schemas/Name'}]}",
            action: "items:\n        $ref: \"#/components/schemas/Name\""
        ),
        FixableDescription(
            code: "enum-of-another-type",
            schema: "{type: integer, enum: ['1', '2']}",
            action: "enum[1]\"\n    update: 2"
        ),
        FixableDescription(
            code: "enum-of-another-type",
            schema: "{type: integer, enum: [low, high]}",
            action: "type\"\n    update: string"
        ),
        FixableDescription(
            code: "key-of-another-version",
            schema: "{type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/Name'}, {nullable: true}]}}}",
            version: "3.1.0",
            action: "anyOf:"
        ),
        FixableDescription(
            code: "unresolved-reference",
            schema: "{type: object, properties: {a: {$ref: '#/components/schemas/Unheard'}}}",
            action: "Unheard: {}"
        ),
        FixableDescription(
            code: "invalid-media-type",
            operation:
                "responses: {'200': {description: D, content: {application/json: {schema: {type: string}}, examples: {}}}}",
            action: "content.examples"
        ),
        FixableDescription(
            code: "binary-json",
            operation:
                "responses: {'200': {description: D, content: {application/json: {schema: {type: string, format: binary}}, application/octet-stream: {schema: {type: string, format: binary}}}}}",
            action: "application/json'"
        ),
        FixableDescription(code: "wrong-reference-target", action: "copy: \"$.components.parameters.tag\""),
        FixableDescription(code: "misspelled-path-parameter", action: "copy: \"$.components.parameters.petId\""),
        FixableDescription(code: "operation-id-taken", action: "operationId: "),
        FixableDescription(code: "operation-name-taken", action: "operationId: "),
        FixableDescription(code: "misplaced-reference", action: "copy: \"$.components['x-responses']\""),
        FixableDescription(
            code: "unknown-parent-tag",
            version: "3.2.0",
            more: "tags: [{name: pets}, {name: dogs, parent: pet}]",
            action: "update: pets"
        ),
    ]

    /// The text with the fault of the codes that no other part can have.
    var faultyText: String {
        switch code {
        case "path-without-slash":
            text.replacing("components:", with: "  dogs: {get: {responses: {'204': {description: Done}}}}\ncomponents:")
        case "type-name-taken":
            text.replacing(
                "    Name: {type: string}",
                with: "    pet_name: {type: object}\n    PetName: {type: string}\n    Name: {type: string}"
            )
        case "operation-id-taken", "operation-name-taken":
            text.replacing(
                "components:",
                with:
                    "  /dogs: {get: {operationId: \(code == "operation-id-taken" ? "getPet" : "get_pet"), responses: {'204': {description: Done}}}}\ncomponents:"
            )
        case "misplaced-reference":
            text.replacing(
                "responses: {'204': {description: Done}}",
                with: "responses: {$ref: '#/components/x-responses'}"
            )
            .replacing("components:\n", with: "components:\n  x-responses: {'204': {description: Done}}\n")
        case "wrong-reference-target":
            text.replacing(
                "description: Done",
                with: "description: D, headers: {X-A: {$ref: '#/components/parameters/tag'}}"
            )
            .replacing(
                "components:\n",
                with: "components:\n  parameters: {tag: {name: ETag, in: header, schema: {type: string}}}\n"
            )
        case "misspelled-path-parameter" where action.hasPrefix("copy"):
            // The parameter has another name in one of two paths.
            text.replacing(parameters, with: "[{$ref: '#/components/parameters/petId'}]")
                .replacing(
                    "components:\n",
                    with: """
                          /dogs/{petId}:
                            get:
                              operationId: getDog
                              parameters: [{$ref: '#/components/parameters/petId'}]
                              responses: {'204': {description: Done}}
                        components:
                          parameters: {petId: {name: petId, in: path, required: true, schema: {type: string}}}

                        """
                )
        case "undeclared-server-variable": text.replacing("https://example.com", with: "https://{host}.example.com")
        default: text
        }
    }
}

@Suite("apus init --overlay")
struct OverlayStarterTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("overlay starter")
    }

    private var description: String { folder.appending("pets.yaml").path }

    @Test("the overlay removes the warning and causes no other", arguments: FixableDescription.all)
    func fixes(description fixable: FixableDescription) throws {
        try folder.write(fixable.faultyText, to: "pets.yaml")
        let before = CommandResult("validate", description, in: folder)
        #expect(before.errors.contains("warning: ") && before.errors.contains("[\(fixable.code)]"), "\(before.errors)")
        let result = CommandResult("init", "--overlay", description, in: folder)
        #expect(result.code == .success, "\(result.errors)")
        let overlay = try folder.read("overlay.yaml")
        #expect(overlay.contains(fixable.action), "\(overlay)")
        #expect(overlay.contains("  # \(fixable.code): "), "\(overlay)")
        let path = folder.appending("overlay.yaml").path
        let after = CommandResult("validate", description, "--overlay", path, "--strict", in: folder)
        #expect(after.code == .success, "\(after.errors)\n\(overlay)")
    }

    @Test("a warning that needs a decision is listed at the end")
    func remaining() throws {
        let fixable = FixableDescription(
            code: "array-without-items",
            schema: "{type: object, properties: {list: {type: array}, x_y: {type: string}, x-y: {type: string}}}",
            action: ""
        )
        try folder.write(fixable.text, to: "pets.yaml")
        let result = CommandResult("init", "--overlay", "--print", description, in: folder)
        #expect(result.output.contains("# An overlay can't fix the other warnings."), "\(result.output)")
        #expect(result.output.contains("# names:\n#   # "), "\(result.output)")
        #expect(result.output.contains("\n#   Pet.x-y: xY2\n"), "\(result.output)")
        #expect(result.errors.contains("2 warnings, 1 with the overlay"), "\(result.errors)")
        #expect(try !folder.files().contains("overlay.yaml"))
    }

    @Test(
        "proposals for a union end its warnings if the comments are removed",
        arguments: [
            // A property that only one member has.
            ("[{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]", "required:\n  #       - a\n"),
            // Members of members with different values.
            ("[{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}]", "propertyName: kind\n"),
            // Nothing leads to the second member.
            ("[{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/E'}]", "remove: true\n"),
            // Three equal members, which are removed at the same position.
            (
                "[{title: X, type: object, properties: {a: {}}}, {title: Y, type: object, properties: {a: {}}}, {title: Z, type: object, properties: {a: {}}}]",
                "remove: true\n"
            ),
        ]
    )
    func proposals(members: String, proposal: String) throws {
        let text = """
            openapi: 3.0.3
            info: {title: Pets, version: '1'}
            servers: [{url: 'https://example.com'}]
            paths:
              /pets:
                get:
                  operationId: getPet
                  responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
            components:
              schemas:
                A: {type: object, properties: {a: {type: string}}}
                B: {type: object, properties: {b: {type: string}}}
                C: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
                D: {type: object, properties: {kind: {type: string, enum: [c, d]}}}
                E: {type: object, properties: {a: {type: string}}}
                Pet:
                  oneOf: \(members)

            """
        try folder.write(text, to: "pets.yaml")
        let before = CommandResult("validate", description, in: folder)
        #expect(before.errors.contains("[ambiguous-union]"), "\(before.errors)")
        #expect(CommandResult("init", "--overlay", description, in: folder).code == .success)
        let overlay = try folder.read("overlay.yaml")
        #expect(overlay.contains(proposal), "\(overlay)")
        let path = folder.appending("overlay.yaml").path
        // The overlay itself changes nothing and is valid.
        let unchanged = CommandResult("validate", description, "--overlay", path, in: folder)
        #expect(unchanged.code == .success && unchanged.errors.contains("[ambiguous-union]"), "\(unchanged.errors)")
        var isProposal = false
        let lines = overlay.split(separator: "\n").map { line in
            if line.hasPrefix("  # # ") { isProposal = true }
            return isProposal && line.hasPrefix("  # ") ? "  " + line.dropFirst(4) : String(line)
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "overlay.yaml")
        let after = CommandResult("validate", description, "--overlay", path, "--strict", in: folder)
        #expect(after.code == .success, "\(after.errors)\n\(overlay)")
    }

    @Test("the settings for other warnings end them")
    func settings() throws {
        let fixable = FixableDescription(
            code: "",
            schema: "{type: object, properties: {x_y: {type: string}, x-y: {type: string}, list: {$ref: 'list.yaml'}}}",
            action: ""
        )
        try folder.write(fixable.text, to: "pets.yaml")
        try folder.write("{type: array}", to: "list.yaml")
        let result = CommandResult("init", "--overlay", description, in: folder)
        #expect(result.errors.contains("no overlay can fix the 2 warnings"), "\(result.errors)")
        #expect(try !folder.files().contains("overlay.yaml"))
        let settings = result.output.split(separator: "\n").map { "    \($0)\n" }.joined()
        try folder.write(
            "clients:\n  - description: \(description)\n    output: Out\n    module: Pets\n" + settings,
            to: "apus.yaml"
        )
        let after = CommandResult(
            "generate",
            "--config",
            folder.appending("apus.yaml").path,
            "--strict",
            "--no-cache",
            in: folder
        )
        #expect(after.code == .success, "\(after.errors)\n\(settings)")
    }

    @Test("without warnings no file is written, and an existing file is kept")
    func existing() throws {
        try folder.write(FixableDescription(code: "", action: "").text, to: "pets.yaml")
        #expect(CommandResult("init", "--overlay", description, in: folder).errors.contains("no overlay is needed"))
        #expect(try !folder.files().contains("overlay.yaml"))
        try folder.write(FixableDescription(code: "", schema: "{type: array}", action: "").text, to: "pets.yaml")
        try folder.write("kept", to: "overlay.yaml")
        #expect(CommandResult("init", "--overlay", description, in: folder).code == .usage)
        #expect(try folder.read("overlay.yaml") == "kept")
        #expect(CommandResult("init", "--overlay", "--force", description, in: folder).code == .success)
    }

    @Test("apus overlay prints the overlay between two descriptions")
    func difference() throws {
        let text = FixableDescription(code: "", action: "").text
        try folder.write(text, to: "pets.yaml")
        try folder.write(text.replacing("getPet", with: "readPet"), to: "edited.yaml")
        let edited = folder.appending("edited.yaml").path
        let result = CommandResult("overlay", description, edited, in: folder)
        #expect(result.code == .success, "\(result.errors)")
        #expect(
            result.output.hasSuffix(
                "  - target: \"$.paths['/pets/{id}'].get\"\n    update:\n      operationId: readPet\n"
            ),
            "\(result.output)"
        )
        #expect(CommandResult("overlay", description, description, in: folder).errors.contains("documents are equal"))
    }
}
