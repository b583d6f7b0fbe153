import ApusDiagnostics
import ApusPlan

/// The plan of a small client with everything that a page can contain.
enum PetPlan {
    static let plan: ClientPlan = {
        var types = TypeTable()
        let model = Models(&types)
        return ClientPlan(
            module: "PetAPI",
            name: SwiftName("PetClient"),
            documentation: Documentation(
                summary: "Pets & <Co>",
                description: "Keeps pets.\n\n## Rules\n\n- be *kind*\n- see [the rules](https://example.com/rules)"
            ),
            title: "Pets & <Co>",
            version: "1.2.0",
            servers: [
                ServerPlan(
                    name: SwiftName("production"),
                    url: "https://{tenant}.example.com/v1",
                    variables: [
                        ServerVariablePlan(
                            name: SwiftName("tenant"),
                            wireName: "tenant",
                            defaultValue: "main",
                            values: ["main", "test"]
                        )
                    ]
                )
            ],
            securitySchemes: [
                SecuritySchemePlan(
                    name: SwiftName("apiKey"),
                    key: "ApiKey",
                    kind: .apiKey(name: "X-Key", location: .header),
                    documentation: Documentation(description: "Ask `support`.")
                ),
                SecuritySchemePlan(name: SwiftName("login"), key: "Login", kind: .basic),
                SecuritySchemePlan(
                    name: SwiftName("oauth"),
                    key: "OAuth",
                    kind: .oauth2(flows: [
                        OAuthFlowPlan(
                            kind: .clientCredentials,
                            tokenURL: "https://example.com/token",
                            scopes: ["read"]
                        ),
                        OAuthFlowPlan(
                            kind: .authorizationCode,
                            authorizationURL: "https://example.com/login",
                            tokenURL: "https://example.com/code",
                            scopes: ["read"]
                        ),
                    ])
                ),
            ],
            groups: [documented(pets(model)), documented(status(model))],
            types: types,
            responseHeaders: [
                ResponseHeaderPlan(
                    name: SwiftName("totalCount"),
                    wireName: "X-Total-Count",
                    type: .integer(.int),
                    documentation: Documentation(description: "All | that there are.")
                )
            ],
            files: [
                SourceFilePlan(name: "Client.swift", contents: .client),
                SourceFilePlan(
                    name: "Pets.swift",
                    contents: .operations([OperationSlice(group: 0, operations: [0, 1, 2, 3], declaresView: true)]),
                    types: types.ids.map { $0 }
                ),
                SourceFilePlan(
                    name: "Status.swift",
                    contents: .operations([OperationSlice(group: 1, operations: [0], declaresView: true)])
                ),
            ]
        )
    }()

    /// The ids of the models.
    struct Models {
        let kind: TypeID
        let tags: TypeID
        let treat: TypeID
        let walk: TypeID
        let reward: TypeID
        let pet: TypeID
        let photo: TypeID
        let fault: TypeID
    }

    private static func pets(_ model: Models) -> OperationGroup {
        OperationGroup(
            tag: "pets | all",
            propertyName: SwiftName("pets"),
            typeName: SwiftName("Pets"),
            documentation: Documentation(description: "What can be done with pets."),
            operations: [list(model), create(model), upload(model), delete]
        )
    }

    private static func list(_ model: Models) -> OperationPlan {
        OperationPlan(
            id: "listPets",
            name: SwiftName("listPets"),
            method: "GET",
            path: PathTemplate("/shops/{shopId}/pets"),
            documentation: Documentation(summary: "List pets", description: "All pets of a shop | page by page."),
            parameters: [
                ParameterPlan(
                    name: SwiftName("shopID"),
                    wireName: "shopId",
                    location: .path,
                    style: .simple,
                    explode: false,
                    isRequired: true,
                    type: .string,
                    documentation: Documentation(description: "The shop.\n\n- one\n- two")
                ),
                ParameterPlan(
                    name: SwiftName("limit"),
                    wireName: "limit",
                    location: .query,
                    style: .form,
                    explode: true,
                    isRequired: false,
                    type: .integer(.int),
                    defaultValue: .number("20"),
                    isDeprecated: true
                ),
                ParameterPlan(
                    name: SwiftName("offset"),
                    wireName: "offset",
                    location: .query,
                    style: .form,
                    explode: true,
                    isRequired: false,
                    type: .integer(.int)
                ),
                ParameterPlan(
                    name: SwiftName("kinds"),
                    wireName: "kinds",
                    location: .query,
                    style: .form,
                    explode: false,
                    isRequired: false,
                    type: .array(.named(model.kind))
                ),
            ],
            success: .single(
                ResponseContent(
                    mediaTypes: ["application/json"],
                    coding: .json,
                    type: .array(.named(model.pet)),
                    documentation: Documentation(description: "The pets.")
                )
            ),
            failures: [failure(model)],
            accept: ["application/json"],
            security: [
                SecurityRequirementPlan(schemes: [.init(key: "ApiKey"), .init(key: "Login")]),
                SecurityRequirementPlan(schemes: [.init(key: "OAuth", scopes: ["read"])]),
            ],
            retry: .idempotent,
            paging: PagingPlan(
                strategy: .offset(parameter: SwiftName("offset"), limit: SwiftName("limit"), total: nil),
                items: [],
                itemType: .named(model.pet)
            )
        )
    }

    private static func create(_ model: Models) -> OperationPlan {
        let example = JSONLiteral.object([
            .init(key: "id", value: .string("5f3c2f4e-1d2b-4a57-9e0a-0123456789ab")),
            .init(key: "name", value: .string("Rex \"the\" dog")), .init(key: "kind", value: .string("none")),
            .init(key: "born", value: .string("2024-02-29")),
            .init(key: "seen", value: .string("2025-01-01T12:00:00Z")),
            .init(key: "rewards", value: .array([.object([.init(key: "what", value: .string("walk"))])])),
            .init(key: "colour", value: .object([.init(key: "rgb", value: .array([.number("1"), .number("2.5")]))])),
        ])
        return OperationPlan(
            id: "createPet",
            name: SwiftName("createPet"),
            method: "POST",
            path: PathTemplate("/pets"),
            documentation: Documentation(summary: "Create a pet"),
            isDeprecated: true,
            body: BodyPlan(
                isRequired: true,
                contents: [
                    BodyContent(
                        mediaTypes: ["application/json", "application/vnd.pet+json"],
                        coding: .json,
                        type: .named(model.pet),
                        examples: [ExamplePlan(value: example, place: nowhere)]
                    ),
                    BodyContent(mediaTypes: ["text/plain"], coding: .text, type: .string),
                ],
                choice: BodyChoice(
                    name: SwiftName("CreatePetBody"),
                    caseNames: [SwiftName("json"), SwiftName("text")]
                )
            ),
            success: .several(
                name: SwiftName("CreatePetResult"),
                [
                    SuccessCase(
                        name: SwiftName("created"),
                        status: .exact(201),
                        content: ResponseContent(
                            mediaTypes: ["application/json"],
                            coding: .json,
                            type: .named(model.pet)
                        ),
                        documentation: Documentation(description: "It is there.")
                    ),
                    SuccessCase(name: SwiftName("accepted"), status: .exact(202), content: nil),
                ]
            ),
            failures: [failure(model)],
            accept: ["application/json"],
            security: [SecurityRequirementPlan(schemes: [.init(key: "Login")])]
        )
    }

    private static func upload(_ model: Models) -> OperationPlan {
        OperationPlan(
            id: "uploadPhoto",
            name: SwiftName("uploadPhoto"),
            method: "PUT",
            path: PathTemplate("/pets/{id}/photo"),
            parameters: [
                ParameterPlan(
                    name: SwiftName("id"),
                    wireName: "id",
                    location: .path,
                    style: .simple,
                    explode: false,
                    isRequired: true,
                    type: .uuid
                )
            ],
            body: BodyPlan(
                isRequired: true,
                contents: [
                    BodyContent(mediaTypes: ["multipart/form-data"], coding: .multipart, type: .named(model.photo))
                ]
            ),
            success: .optional(
                ResponseContent(mediaTypes: ["application/json"], coding: .json, type: .named(model.reward))
            ),
            accept: ["application/json"],
            security: [SecurityRequirementPlan(schemes: [.init(key: "OAuth")])],
            retry: .idempotent
        )
    }

    private static let delete = OperationPlan(
        id: "deletePet",
        name: SwiftName("deletePet"),
        method: "DELETE",
        path: PathTemplate("/pets/{id}"),
        parameters: [
            ParameterPlan(
                name: SwiftName("id"),
                wireName: "id",
                location: .path,
                style: .simple,
                explode: false,
                isRequired: true,
                type: .integer(.int64)
            )
        ],
        security: [SecurityRequirementPlan(schemes: [.init(key: "ApiKey")])],
        retry: .idempotent
    )

    private static func status(_ model: Models) -> OperationGroup {
        OperationGroup(
            tag: "",
            propertyName: nil,
            typeName: SwiftName("PetClient"),
            operations: [
                OperationPlan(
                    id: "GET /status",
                    name: SwiftName("getStatus"),
                    method: "GET",
                    path: PathTemplate("/status"),
                    success: .single(ResponseContent(mediaTypes: ["text/plain"], coding: .text, type: .string)),
                    accept: ["text/plain"],
                    retry: .idempotent
                )
            ]
        )
    }

    private static let nowhere = SourceLocation(file: SourceFile(path: "pets.yaml", bytes: []), offset: 0)

    /// An example response with text that could end its block or change its display.
    private static let sample = JSONLiteral.object([
        JSONLiteral.Member(key: "name", value: .string("```\n</script>\u{202E}\u{2028}# x")),
        JSONLiteral.Member(key: "tags", value: .array([.string("a"), .null, .number("1.50"), .object([])])),
    ])

    /// The group with the documentation of its operations' responses.
    private static func documented(_ group: OperationGroup) -> OperationGroup {
        var group = group
        for index in group.operations.indices {
            let operation = group.operations[index]
            var responses: [DocumentedResponse] = []
            switch operation.success {
            case .none: responses.append(DocumentedResponse(status: .exact(204)))
            case .single(var content):
                content.examples.append(ExamplePlan(value: sample, place: nowhere))
                responses.append(
                    DocumentedResponse(
                        status: .exact(200),
                        documentation: content.documentation,
                        content: content,
                        headers: ["x-total-count", "X-Other"]
                    )
                )
            case .optional(let content):
                responses.append(DocumentedResponse(status: .exact(200), content: content))
                responses.append(DocumentedResponse(status: .exact(204)))
            case .several(_, let cases):
                responses += cases.map {
                    DocumentedResponse(status: $0.status, documentation: $0.documentation, content: $0.content)
                }
            }
            responses += operation.failures.map {
                DocumentedResponse(status: $0.status, documentation: $0.documentation, content: $0.content)
            }
            group.operations[index].responses = responses
        }
        return group
    }

    private static func failure(_ model: Models) -> FailurePlan {
        FailurePlan(
            status: .range(4),
            content: ResponseContent(mediaTypes: ["application/json"], coding: .json, type: .named(model.fault)),
            documentation: Documentation(description: "Refused.")
        )
    }
}

extension PetPlan.Models {
    /// Adds the models to the table.
    init(_ types: inout TypeTable) {
        kind = types.add(
            TypePlan(
                name: SwiftName("PetKind"),
                schemaName: "PetKind",
                documentation: Documentation(description: "Which animal."),
                shape: .enumeration(
                    EnumerationPlan(
                        raw: .string,
                        cases: [
                            EnumerationCase(
                                name: SwiftName("none"),
                                value: .string("none"),
                                documentation: Documentation(description: "Not known.")
                            ),
                            EnumerationCase(name: SwiftName("catOrDog"), value: .string("cat|dog"), isDeprecated: true),
                        ]
                    )
                )
            )
        )
        tags = types.add(
            TypePlan(name: SwiftName("Tags"), schemaName: "Tags", shape: .alias(.dictionary(.optional(.string))))
        )
        treat = types.add(
            TypePlan(
                name: SwiftName("Treat"),
                schemaName: "Treat",
                shape: .structure(
                    StructurePlan(properties: [
                        PropertyPlan(name: SwiftName("what"), key: "what", type: .string, presence: .required),
                        PropertyPlan(name: SwiftName("grams"), key: "grams", type: .double, presence: .required),
                    ])
                )
            )
        )
        walk = types.add(
            TypePlan(
                name: SwiftName("Walk"),
                schemaName: "Walk",
                shape: .structure(
                    StructurePlan(properties: [
                        PropertyPlan(name: SwiftName("what"), key: "what", type: .string, presence: .required),
                        PropertyPlan(name: SwiftName("from"), key: "from", type: .dateTime, presence: .optional),
                    ])
                )
            )
        )
        reward = types.add(Self.reward(treat: treat, walk: walk))
        let pet = TypeID(reward.index + 1)
        self.pet = types.add(Self.pet(kind: kind, tags: tags, reward: reward, pet: pet))
        photo = types.add(Self.photo)
        fault = types.add(
            TypePlan(
                name: SwiftName("Fault"),
                schemaName: "Fault",
                shape: .structure(
                    StructurePlan(
                        properties: [],
                        additionalProperties: AdditionalPropertiesPlan(
                            name: SwiftName("additionalProperties"),
                            values: .json
                        )
                    )
                )
            )
        )
    }

    private static func reward(treat: TypeID, walk: TypeID) -> TypePlan {
        TypePlan(
            name: SwiftName("Reward"),
            schemaName: "Reward",
            documentation: Documentation(description: "Something nice."),
            shape: .union(
                UnionPlan(
                    cases: [
                        UnionCase(name: SwiftName("treat"), payload: .named(treat)),
                        UnionCase(
                            name: SwiftName("walk"),
                            payload: .named(walk),
                            documentation: Documentation(summary: "Once round the block.")
                        ),
                    ],
                    discrimination: .discriminator(
                        key: "what",
                        values: [.init(value: "treat", caseIndex: 0), .init(value: "walk", caseIndex: 1)]
                    )
                )
            )
        )
    }

    private static func pet(kind: TypeID, tags: TypeID, reward: TypeID, pet: TypeID) -> TypePlan {
        TypePlan(
            name: SwiftName("Pet"),
            schemaName: "Pet",
            documentation: Documentation(description: "A pet.\n\n<script>alert(1)</script>"),
            isDeprecated: true,
            shape: .structure(
                StructurePlan(
                    properties: [
                        PropertyPlan(name: SwiftName("id"), key: "id", type: .uuid, presence: .required),
                        PropertyPlan(
                            name: SwiftName("name"),
                            key: "name",
                            type: .string,
                            presence: .required,
                            documentation: Documentation(description: "What it listens to | when it does.")
                        ),
                        PropertyPlan(
                            name: SwiftName("kind"),
                            key: "kind",
                            type: .named(kind),
                            presence: .required,
                            defaultValue: .enumerationCase(kind, SwiftName("none"))
                        ),
                        PropertyPlan(name: SwiftName("bornOn"), key: "born", type: .date, presence: .requiredNullable),
                        PropertyPlan(
                            name: SwiftName("seen"),
                            key: "seen",
                            type: .dateTime,
                            presence: .optionalNullable,
                            isReadOnly: true
                        ),
                        PropertyPlan(name: SwiftName("tags"), key: "tags", type: .named(tags), presence: .optional),
                        PropertyPlan(
                            name: SwiftName("rewards"),
                            key: "rewards",
                            type: .array(.named(reward)),
                            presence: .required
                        ),
                        PropertyPlan(
                            name: SwiftName("mother"),
                            key: "mother",
                            type: .named(pet),
                            presence: .optional,
                            isIndirect: true
                        ),
                    ],
                    additionalProperties: AdditionalPropertiesPlan(
                        name: SwiftName("additionalProperties"),
                        values: .json
                    )
                )
            )
        )
    }

    private static var photo: TypePlan {
        TypePlan(
            name: SwiftName("Photo"),
            schemaName: "Photo",
            shape: .structure(
                StructurePlan(
                    properties: [
                        PropertyPlan(name: SwiftName("title"), key: "title", type: .string, presence: .required),
                        PropertyPlan(
                            name: SwiftName("image"),
                            key: "image",
                            type: .bytes,
                            presence: .required,
                            part: PartPlan(contentTypes: ["image/png"], isFile: true)
                        ),
                    ],
                    coding: .multipart
                )
            )
        )
    }
}
