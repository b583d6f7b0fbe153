@testable import ApusSpecParser

extension FaultCase {
    static let roots: [FaultCase] = [
        FaultCase(.notADescription, "a list", DescriptionFixture(whole: "1️⃣- a")),
        FaultCase(.missingVersion, "none", DescriptionFixture(whole: "1️⃣info: {}")),
        FaultCase(.missingVersion, "misspelled", DescriptionFixture(whole: "info: {}\n1️⃣openap: 3.0.0")),
        FaultCase(.overlayAsDescription, "1.0.0", DescriptionFixture(whole: "info: {}\n1️⃣overlay: 1.0.0")),
        FaultCase(.unsupportedVersion, "1.2", DescriptionFixture(whole: "swagger: 1️⃣'1.2'")),
        FaultCase(.unsupportedVersion, "4", DescriptionFixture(whole: "openapi: 1️⃣4.0.0")),
        FaultCase(.unsupportedVersion, "3.10", DescriptionFixture(whole: "openapi: 1️⃣3.10.0")),
        FaultCase(.unsupportedVersion, "a list", DescriptionFixture(whole: "openapi: 1️⃣[3]")),
        FaultCase(.missingKey, "no title", DescriptionFixture(whole: "openapi: 3.0.0\n1️⃣info: {version: 1}\npaths: {}")),
        FaultCase(.missingKey, "no info", DescriptionFixture(whole: "1️⃣openapi: 3.0.0\npaths: {}")),
        FaultCase(.missingKey, "no paths", DescriptionFixture(whole: "1️⃣openapi: 3.0.0\ninfo: {title: T, version: 1}")),
        FaultCase(.duplicateTag, "two", DescriptionFixture("tags: [{name: a}, {name: 1️⃣a}]")),
        FaultCase(
            .unknownParentTag,
            "undeclared",
            DescriptionFixture("tags: [{name: 1️⃣a, parent: b}]", version: "3.2.0")
        ),
        FaultCase(
            .unknownParentTag,
            "a cycle",
            DescriptionFixture("tags: [{name: 1️⃣a, parent: b}, {name: b, parent: a}]", version: "3.2.0")
        ),
        FaultCase(
            .undeclaredServerVariable,
            "no variables",
            DescriptionFixture("servers: [{url: 1️⃣'https://{host}/'}]")
        ),
        FaultCase(
            .unknownSchemeType,
            "misspelled",
            DescriptionFixture("components: {securitySchemes: {a: {type: 1️⃣apikey, name: k, in: header}}}")
        ),
        FaultCase(
            .unknownSchemeType,
            "a name of 2.0",
            DescriptionFixture("components: {securitySchemes: {a: {type: 1️⃣basic}}}")
        ),
        FaultCase(
            .unknownLocation,
            "of an API key",
            DescriptionFixture("components: {securitySchemes: {a: {type: apiKey, name: k, in: 1️⃣headers}}}")
        ),
        FaultCase(.undeclaredSecurityScheme, "root", DescriptionFixture("security: [{1️⃣token: []}]")),
    ]

    static let members: [FaultCase] = [
        FaultCase(.wrongKind, "a list as text", DescriptionFixture(operation: "      summary: 1️⃣[a]")),
        FaultCase(.wrongKind, "text as a list", DescriptionFixture(operation: "      tags: 1️⃣a")),
        FaultCase(.wrongKind, "text as a boolean", DescriptionFixture(operation: "      deprecated: 1️⃣'true'")),
        FaultCase(.wrongKind, "text as paths", DescriptionFixture("paths: 1️⃣none")),
        FaultCase(.wrongKind, "text as an operation", DescriptionFixture("paths: {/a: {get: 1️⃣none}}")),
        FaultCase(.wrongKind, "text as a schema", DescriptionFixture(schema: "1️⃣none")),
        FaultCase(.wrongKind, "a list of one schema", DescriptionFixture(schema: "1️⃣[{type: string}]")),
        FaultCase(.wrongKind, "a schema as allOf", DescriptionFixture(schema: "{allOf: 1️⃣{type: object}}")),
        FaultCase(.wrongKind, "a number as $ref", DescriptionFixture(schema: "{$ref: 1️⃣1}")),
        FaultCase(.wrongKind, "text as a bound", DescriptionFixture(schema: "{type: string, minLength: 1️⃣a}")),
        FaultCase(.wrongKind, "a negative count", DescriptionFixture(schema: "{type: string, minLength: 1️⃣-1}")),
        FaultCase(.wrongKind, "a name as a discriminator", DescriptionFixture(schema: "{discriminator: 1️⃣kind}")),
        FaultCase(.unknownKey, "misspelled", DescriptionFixture(operation: "      1️⃣sumary: a")),
        FaultCase(.unknownKey, "beside the right one", DescriptionFixture(schema: "{type: string, 1️⃣_type: string}")),
        FaultCase(.unknownKey, "of another object", DescriptionFixture(operation: "      1️⃣schema: {}")),
        FaultCase(.unknownKey, "misspelled in 3.1", DescriptionFixture(schema: "{1️⃣proprties: {}}", version: "3.1.0")),
        FaultCase(.keyOfAnotherVersion, "webhooks", DescriptionFixture("1️⃣webhooks: {}")),
        FaultCase(.keyOfAnotherVersion, "host", DescriptionFixture("1️⃣host: a")),
        FaultCase(.keyOfAnotherVersion, "a type list", DescriptionFixture(schema: "{type: 1️⃣[string, integer]}")),
        FaultCase(.keyOfAnotherVersion, "const", DescriptionFixture(schema: "{1️⃣const: a}")),
        FaultCase(.keyOfAnotherVersion, "null", DescriptionFixture(schema: "{type: 1️⃣'null'}")),
        FaultCase(.keyOfAnotherVersion, "true", DescriptionFixture(schema: "1️⃣true")),
        FaultCase(
            .keyOfAnotherVersion,
            "nullable",
            DescriptionFixture(schema: "{type: string, 1️⃣nullable: true}", version: "3.1.0")
        ),
        FaultCase(
            .keyOfAnotherVersion,
            "a boolean bound",
            DescriptionFixture(schema: "{minimum: 1, exclusiveMinimum: 1️⃣true}", version: "3.1.0")
        ),
        FaultCase(.keyOfAnotherVersion, "a number as bound", DescriptionFixture(schema: "{exclusiveMinimum: 1️⃣1}")),
        FaultCase(
            .keyOfAnotherVersion,
            "in: body",
            DescriptionFixture(operation: "      parameters: [{name: b, in: 1️⃣body, schema: {}}]")
        ),
    ]

    static let schemas: [FaultCase] = [
        FaultCase(.formatAsType, "date-time", DescriptionFixture(schema: "{type: 1️⃣date-time}")),
        FaultCase(.formatAsType, "int64", DescriptionFixture(schema: "{type: 1️⃣int64}")),
        FaultCase(.unknownType, "misspelled", DescriptionFixture(schema: "{type: 1️⃣strnig}")),
        FaultCase(.unknownType, "capital", DescriptionFixture(schema: "{type: 1️⃣String}")),
        FaultCase(.unknownType, "anything", DescriptionFixture(schema: "{type: 1️⃣any}")),
        FaultCase(.unknownType, "not similar to a type", DescriptionFixture(schema: "{type: 1️⃣Wombat}")),
        FaultCase(.arrayWithoutItems, "3.0", DescriptionFixture(schema: "{type: 1️⃣array}")),
        FaultCase(.arrayWithoutItems, "2.0", DescriptionFixture(schema: "{type: 1️⃣array}", version: "2.0")),
        FaultCase(.itemsList, "draft 4", DescriptionFixture(schema: "{type: array, items: 1️⃣[{type: string}]}")),
        FaultCase(.emptyEnumeration, "no value", DescriptionFixture(schema: "{enum: 1️⃣[]}")),
        FaultCase(.duplicateEnumerationValue, "twice", DescriptionFixture(schema: "{enum: [a, b, 1️⃣a]}")),
        FaultCase(
            .enumerationOfAnotherType,
            "unquoted",
            DescriptionFixture(schema: "{type: string, enum: [a, 1️⃣1, 2]}")
        ),
        FaultCase(
            .enumerationOfAnotherType,
            "of elements",
            DescriptionFixture(schema: "{type: array, items: {type: string}, enum: [1️⃣a, b]}")
        ),
        FaultCase(
            .undeclaredRequired,
            "not declared",
            DescriptionFixture(schema: "{required: [a, 1️⃣b], properties: {a: {}}}")
        ),
        FaultCase(
            .requiredOnProperty,
            "a boolean",
            DescriptionFixture(schema: "{properties: {a: {1️⃣required: true}}}")
        ),
        FaultCase(
            .ignoredSiblings,
            "type",
            DescriptionFixture(schema: "{properties: {a: {$ref: '#/components/schemas/S', 1️⃣type: object}}}")
        ),
        FaultCase(
            .ignoredSiblings,
            "nullable",
            DescriptionFixture(schema: "{properties: {a: {$ref: '#/components/schemas/S', 1️⃣nullable: true}}}")
        ),
    ]
}
