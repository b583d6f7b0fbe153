@testable import ApusSpecParser

extension FaultCase {
    static let paths: [FaultCase] = [
        FaultCase(.pathWithoutSlash, "no slash", DescriptionFixture("paths: {1️⃣a: {}}")),
        FaultCase(.malformedPath, "open", DescriptionFixture(operation: "      deprecated: false", path: "1️⃣'/{a'")),
        FaultCase(.malformedPath, "no name", DescriptionFixture(operation: "      deprecated: false", path: "1️⃣'/{}'")),
        FaultCase(.undeclaredPathParameter, "none", DescriptionFixture(operation: "      tags: []", path: "1️⃣'/{a}'")),
        FaultCase(
            .unusedPathParameter,
            "not in the path",
            DescriptionFixture(
                operation: "      parameters: [{name: 1️⃣a, in: path, required: true, schema: {type: string}}]"
            )
        ),
        FaultCase(
            .misspelledPathParameter,
            "another case",
            DescriptionFixture(
                operation: "      parameters: [{name: 1️⃣userID, in: path, required: true, schema: {type: string}}]",
                path: "'/{userId}'"
            )
        ),
        FaultCase(
            .misspelledPathParameter,
            "the only one left",
            DescriptionFixture(
                operation: "      parameters: [{name: 1️⃣filterKey, in: path, required: true, schema: {type: string}}]",
                path: "'/{id}'"
            )
        ),
        FaultCase(
            .frameworkPlaceholder,
            "a colon",
            DescriptionFixture(
                operation: "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]",
                path: "1️⃣'/a/:id'"
            )
        ),
        FaultCase(
            .frameworkPlaceholder,
            "angle brackets",
            DescriptionFixture(
                operation: "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]",
                path: "1️⃣'/a/<int:id>'"
            )
        ),
        FaultCase(
            .duplicateParameter,
            "twice",
            parameters("[{name: a, in: query, schema: {}}, {name: 1️⃣a, in: query, schema: {}}]")
        ),
        FaultCase(.missingKey, "no name", parameters("[1️⃣{in: query, schema: {}}]")),
        FaultCase(.missingKey, "no location", parameters("[1️⃣{name: a, schema: {}}]")),
        FaultCase(.unknownLocation, "misspelled", parameters("[{name: a, in: 1️⃣qery, schema: {}}]")),
        FaultCase(
            .optionalPathParameter,
            "optional",
            DescriptionFixture(
                operation: "      parameters: [{name: a, in: path, 1️⃣required: false, schema: {}}]",
                path: "'/{a}'"
            )
        ),
        FaultCase(.invalidStyle, "of a path", parameters("[{name: a, in: query, style: 1️⃣simple, schema: {}}]")),
        FaultCase(.invalidStyle, "misspelled", parameters("[{name: a, in: query, style: 1️⃣deepobject, schema: {}}]")),
        FaultCase(
            .invalidStyle,
            "a collection format",
            DescriptionFixture(
                operation: """
                          parameters:
                          - {name: a, in: query, type: array, items: {type: string}, collectionFormat: 1️⃣comma}
                    """,
                version: "2.0"
            )
        ),
        FaultCase(
            .deepObjectWithoutExplode,
            "absent",
            parameters("[{name: a, in: query, style: 1️⃣deepObject, schema: {}}]")
        ),
        FaultCase(
            .deepObjectWithoutExplode,
            "false",
            parameters("[{name: a, in: query, style: deepObject, explode: 1️⃣false, schema: {}}]")
        ),
        FaultCase(.parameterWithoutSchema, "nothing", parameters("[{name: 1️⃣a, in: query}]")),
        FaultCase(.parameterWithoutSchema, "as in 2.0", parameters("[{name: a, in: query, 1️⃣type: string}]")),
        FaultCase(
            .ambiguousParameterContent,
            "both",
            parameters("[{name: a, in: query, schema: {}, 1️⃣content: {a/b: {}}}]")
        ),
        FaultCase(
            .ambiguousParameterContent,
            "two types",
            parameters("[{name: a, in: query, 1️⃣content: {a/b: {}, a/c: {}}}]")
        ),
        FaultCase(.reservedHeader, "Accept", parameters("[{name: 1️⃣Accept, in: header, schema: {}}]")),
        FaultCase(.undeclaredSecurityScheme, "operation", DescriptionFixture(operation: "      security: [{1️⃣a: []}]")),
        FaultCase(.missingKey, "no responses", DescriptionFixture("paths: {/a: {1️⃣get: {}}}")),
    ]

    private static func parameters(_ list: String) -> DescriptionFixture {
        DescriptionFixture(operation: "      parameters: \(list)")
    }

    private static func responses(_ mapping: String) -> DescriptionFixture {
        DescriptionFixture(operation: "      responses: \(mapping)")
    }

    static let bodies: [FaultCase] = [
        FaultCase(.invalidStatus, "two in one", responses("{1️⃣'404/5': {description: d}}")),
        FaultCase(.invalidStatus, "six hundred", responses("{1️⃣600: {description: d}}")),
        FaultCase(.misplacedSchema, "as a response", responses("{1️⃣200: {type: object}}")),
        FaultCase(
            .misplacedSchema,
            "as a header",
            responses("{200: {description: d, headers: {X-A: {1️⃣type: string}}}}")
        ),
        FaultCase(
            .misplacedSchema,
            "as a body",
            DescriptionFixture(operation: "      1️⃣requestBody: {properties: {a: {type: string}}}")
        ),
        FaultCase(
            .invalidMediaType,
            "forgotten",
            responses("{200: {description: d, content: {1️⃣schema: {type: string}}}}")
        ),
        FaultCase(.invalidMediaType, "half", responses("{200: {description: d, content: {1️⃣json: {}}}}")),
        FaultCase(
            .binaryJSON,
            "bytes",
            responses("{200: {description: d, content: {application/json: {schema: {type: string, format: 1️⃣binary}}}}}")
        ),
        FaultCase(.missingKey, "no content", DescriptionFixture(operation: "      1️⃣requestBody: {description: d}")),
    ]

    static let references: [FaultCase] = [
        FaultCase(.unresolvedReference, "no target", DescriptionFixture(schema: "{$ref: 1️⃣'#/components/schemas/T'}")),
        FaultCase(.unresolvedReference, "no pointer", DescriptionFixture(schema: "{$ref: 1️⃣'#T'}")),
        FaultCase(.unresolvedReference, "no file", DescriptionFixture(schema: "{$ref: 1️⃣T.yaml}")),
        FaultCase(.unresolvedReference, "a response", responses("{200: {$ref: 1️⃣'#/components/responses/T'}}")),
        FaultCase(
            .unresolvedReference,
            "a mapping",
            DescriptionFixture(schema: "{discriminator: {propertyName: k, mapping: {a: 1️⃣Wombat}}}")
        ),
        FaultCase(.refusedReference, "outside", DescriptionFixture(schema: "{$ref: 1️⃣../../T.yaml}")),
        FaultCase(
            .refusedReference,
            "outside, with the name of a component",
            DescriptionFixture(schema: "{$ref: 1️⃣'../../T.yaml#/S'}")
        ),
        FaultCase(.refusedReference, "absolute", DescriptionFixture(schema: "{$ref: 1️⃣/etc/passwd}")),
        FaultCase(.refusedReference, "file:", DescriptionFixture(schema: "{$ref: 1️⃣'file:///etc/passwd'}")),
        FaultCase(.refusedReference, "http:", DescriptionFixture(schema: "{$ref: 1️⃣'http://a.test/b.yaml'}")),
        FaultCase(.circularReference, "itself", DescriptionFixture(schema: "{$ref: 1️⃣'#/components/schemas/S'}")),
        FaultCase(
            .circularReference,
            "of parameters",
            DescriptionFixture(
                """
                components: {parameters: {a: {$ref: '#/components/parameters/b'}, b: {$ref: 1️⃣'#/components/parameters/a'}}}
                paths: {/a: {parameters: [{$ref: '#/components/parameters/b'}]}}
                """
            )
        ),
        FaultCase(
            .wrongReferenceTarget,
            "a parameter as a schema",
            DescriptionFixture(
                """
                components:
                  parameters: {p: {name: p, in: query, schema: {}}}
                  schemas: {S: {$ref: 1️⃣'#/components/parameters/p'}}
                """
            )
        ),
        FaultCase(
            .misplacedReference,
            "of properties",
            DescriptionFixture(schema: "{properties: {1️⃣$ref: '#/components/schemas/S/x-shared'}, x-shared: {a: {}}}")
        ),
        FaultCase(
            .ambiguousReference,
            "two anchors",
            DescriptionFixture(
                schema: "{anyOf: [{$dynamicRef: 1️⃣'#a'}], $defs: {x: {$dynamicAnchor: a}, y: {$dynamicAnchor: a}}}",
                version: "3.1.0"
            )
        ),
    ]
}
