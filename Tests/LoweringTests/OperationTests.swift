import ApusLowering
import ApusPlan
import Testing

@Suite("Operations")
struct OperationTests {
    private static let ok =
        "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}"

    @Test("required parameters come first; of several with one name, the path parameter keeps it")
    func parameters() {
        let planned = Planned(
            """
            paths:
              /a/{id}:
                get:
                  operationId: get-it
                  parameters:
                  - {name: limit, in: query, schema: {type: integer, default: 20}}
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: id, in: query, schema: {type: integer}}
                  - {name: X-Trace, in: header, required: true, schema: {type: string}}
                  - {name: Accept, in: header, schema: {type: string}}
                  - {name: request, in: query, schema: {type: string}}
                  \(Self.ok)
            """
        )
        #expect(
            planned.signature("getIt")
                == "getIt(id: String, xTrace: String, limit: Int?, queryId: Int?, queryRequest: String?) -> String"
        )
        let limit = planned.operation("getIt")?.parameters.first { $0.wireName == "limit" }
        #expect(limit?.defaultValue == .number("20"))
    }

    @Test("operations without a unique operationId are named after method and path")
    func names() {
        let planned = Planned(
            """
            paths:
              /users/{userId}/keys: {get: {\(Self.ok)}, post: {operationId: same, \(Self.ok)}}
              /users: {get: {operationId: same, \(Self.ok)}}
              /: {get: {\(Self.ok)}}
            """.replacingParameters
        )
        let names = planned.plan.groups.flatMap(\.operations).map(\.name.text)
        #expect(names.sorted() == ["getRoot", "getUserKeys", "listUsers", "postUserKeys"])
    }

    @Test("operations are grouped by their first tag, in the order of the document's tags")
    func groups() {
        let text = """
            tags: [{name: Second things}, {name: first}]
            paths:
              /a: {get: {operationId: a, tags: [first], \(Self.ok)}}
              /b: {get: {operationId: b, tags: [Second things, first], \(Self.ok)}}
              /c: {get: {operationId: c, \(Self.ok)}}
            """
        let planned = Planned(text)
        #expect(planned.plan.groups.map(\.typeName.text) == ["SecondThings", "First", "TestClient"])
        #expect(planned.plan.groups.map { $0.propertyName?.text } == ["secondThings", "first", nil])
        let flat = Planned(text, options: LoweringOptions(module: "TestAPI", grouping: .none))
        #expect(flat.plan.groups.map(\.propertyName) == [nil])
        #expect(flat.plan.groups.first?.operations.count == 3)
    }

    @Test("a response by reference has the same type in each operation, and its own place, status and description")
    func sharedResponses() {
        let failure = "{$ref: '#/components/responses/Failure'}"
        let mixed = "{$ref: '#/components/responses/Mixed'}"
        let operations = ["a", "b", "c"].map { name in
            "  /\(name): {get: {operationId: \(name), responses: {'200': {description: ok}, '404': \(failure), "
                + "'418': \(mixed), default: {$ref: '#/components/responses/Failure', description: other}}}}"
        }
        let planned = Planned(
            """
            paths:
            \(operations.joined(separator: "\n"))
            components:
              schemas: {Fault: {type: object, properties: {n: {type: integer}}}}
              responses:
                Failure:
                  description: failed
                  content: {application/json: {schema: {type: object, properties: {code: {type: string}}}}}
                Mixed:
                  description: mixed
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/Fault'}}
                    text/event-stream: {schema: {type: object, properties: {text: {type: string}}}}
            """
        )
        let failures = ["a", "b", "c"].compactMap { planned.operation($0)?.failures }
        #expect(failures.count == 3)
        for failures in failures {
            #expect(failures.map(\.status) == [.exact(404), .exact(418), .default])
            #expect(failures.map(\.documentation.description) == ["failed", "mixed", "other"])
            #expect(failures.map(\.content?.documentation.description) == ["failed", "mixed", "other"])
            let names = failures.compactMap { failure -> String? in
                guard case .named(let id) = failure.payload else { return nil }
                return planned.plan.types[id].name.text
            }
            #expect(names == ["Failure", "Fault", "Failure"])
        }
        #expect(Set(failures.joined().map(\.place)).count == 9)
    }

    @Test("a group with the name of a model gets another name")
    func groupNames() {
        let planned = Planned(
            """
            paths: {/a: {get: {operationId: a, tags: [User], \(Self.ok)}}}
            components: {schemas: {User: {type: object, properties: {a: {type: string}}}}}
            """
        )
        #expect(planned.plan.groups.map(\.typeName.text) == ["UserOperations"])
        #expect(planned.plan.groups.map { $0.propertyName?.text } == ["user"])
    }

    @Test(
        "responses decide the result of the method",
        arguments: [
            ("'204': {description: d}", ""),
            ("'200': {description: d, content: {application/json: {schema: {type: string}}}}", " -> String"),
            (
                "'200': {description: d, content: {application/json: {schema: {type: string}}}}, '204': {description: d}",
                " -> String?"
            ),
            (
                "'200': {description: d, content: {application/json: {schema: {type: string}}}}, "
                    + "'201': {description: d, content: {application/json: {schema: {type: integer}}}}",
                " -> AGetSuccess {ok(String) | created(Int)}"
            ),
            ("default: {description: d, content: {application/json: {schema: {type: string}}}}", " -> String"),
            (
                "'204': {description: d}, default: {description: d, content: {application/json: {schema: {type: string}}}}",
                ""
            ),
            ("2XX: {description: d, content: {application/vnd.a+json: {schema: {type: integer}}}}", " -> Int"),
            ("'200': {description: d, content: {text/plain: {schema: {type: string}}}}", " -> String"),
            ("'200': {description: d, content: {image/png: {}}}", " -> Bytes"),
            ("'200': {description: d, content: {application/xml: {schema: {type: string}}}}", " -> Bytes"),
            (
                "'200': {description: d, content: {application/json: {schema: {type: string, format: binary}}}}",
                " -> Bytes"
            ),
            (
                "'200': {description: d, content: {'*/*': {schema: {type: array, items: {type: string}}}}}",
                " -> [String]"
            ),
            ("'200': {description: d, content: {text/event-stream: {schema: {type: integer}}}}", " -> Events<Int>"),
            ("'200': {description: d, content: {application/jsonl: {schema: {type: integer}}}}", " -> Lines<Int>"),
            (
                "'200': {description: d, content: {text/plain: {}, application/json: {schema: {type: integer}}}}",
                " -> Int"
            ),
            (
                "'200': {description: d, content: {application/json: {schema: {type: [string, 'null']}}}}",
                " -> String?"
            ),
        ]
    )
    func successes(responses: String, expected: String) {
        let planned = Planned("paths: {/a: {get: {operationId: aGet, responses: {\(responses)}}}}")
        #expect(planned.signature("aGet") == "aGet()" + expected)
    }

    @Test("a response with JSON and a stream has two methods")
    func streams() {
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: create
                  responses:
                    '200':
                      description: d
                      content:
                        application/json: {schema: {type: integer}}
                        text/event-stream: {schema: {type: string}}
            """
        )
        #expect(planned.signature("create") == "create() -> Int")
        #expect(planned.signature("createStream") == "createStream() -> Events<String>")
        #expect(planned.operation("createStream")?.accept == ["text/event-stream"])
    }

    @Test("failures are sorted from exact to default, and their types are named after the status")
    func failures() {
        let planned = Planned(
            """
            paths:
              /a:
                get:
                  operationId: getA
                  responses:
                    default: {description: d}
                    4XX: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}
                    '404': {description: d, content: {application/problem+json: {schema: {type: object, properties: {a: {type: string}}}}}}
                    '200': {description: d}
            components: {schemas: {Fault: {type: object, properties: {m: {type: string}}}}}
            """
        )
        let operation = planned.operation("getA")
        #expect(operation?.failures.map(\.status) == [.exact(404), .range(4), .default])
        #expect(planned.typeNames == ["Fault", "GetANotFoundResponse"])
        #expect(operation?.accept == ["application/json", "application/problem+json"])
    }

    @Test("equal failures of several operations and statuses have a name each, which are aliases of the first")
    func sharedFailures() {
        let fault =
            "{description: d, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}"
        let other =
            "{description: d, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}"
        let planned = Planned(
            """
            paths:
              /a: {get: {operationId: a, responses: {'400': \(fault), '404': \(fault), '401': \(other)}}}
              /b: {get: {operationId: b, responses: {'400': \(fault), '401': \(other)}}}
            """
        )
        #expect(
            planned.typeNames == [
                "ABadRequestResponse", "ANotFoundResponse", "AUnauthorizedResponse", "BBadRequestResponse",
                "BUnauthorizedResponse",
            ]
        )
        #expect(planned["ABadRequestResponse"] == "struct { a: String? }")
        #expect(planned["ANotFoundResponse"] == "= ABadRequestResponse")
        #expect(planned["BUnauthorizedResponse"] == "= AUnauthorizedResponse")
    }

    @Test("bodies with several codings are a choice, JSON first; media types with equal types are one alternative")
    func bodies() {
        let schema = "{schema: {type: object, properties: {a: {type: string}}}}"
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: postA
                  requestBody: {required: true, content: {text/plain: {}, application/json: \(schema), application/v2+json: \(schema)}}
                  responses: {'204': {description: d}}
              /b:
                post:
                  operationId: postB
                  requestBody: {content: {application/x-www-form-urlencoded: \(schema)}}
                  responses: {'204': {description: d}}
            """
        )
        #expect(planned.signature("postA") == "postA(body: PostABody)")
        let body = planned.operation("postA")?.body
        #expect(body?.contents.map(\.mediaTypes) == [["application/json", "application/v2+json"], ["text/plain"]])
        #expect(body?.choice?.caseNames.map(\.text) == ["json", "text"])
        #expect(planned.signature("postB") == "postB(body: PostBRequest?)")
        #expect(planned.operation("postB")?.body?.contents.map(\.coding) == [.form])
    }

    @Test("multipart bodies are structs with a property for each part")
    func multipart() {
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: upload
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file]
                          properties:
                            file: {type: string, format: binary}
                            files: {type: array, items: {type: string, format: binary}}
                            name: {type: string}
                            meta: {type: object, properties: {a: {type: string}}}
                        encoding: {file: {contentType: 'image/png, image/jpeg'}}
                  responses: {'204': {description: d}}
            """
        )
        #expect(planned.signature("upload") == "upload(body: UploadRequest)")
        #expect(
            planned["UploadRequest"]
                == "struct { file: Bytes, files: [Bytes]?, name: String?, meta: UploadRequest.Meta? }"
        )
        guard
            case .structure(let structure) = planned.plan.types.plans.first(where: { $0.name.text == "UploadRequest" })?
                .shape
        else {
            Issue.record("the type is not a struct")
            return
        }
        #expect(structure.coding == .multipart)
        #expect(structure.properties.map { $0.part?.isFile } == [true, true, false, false])
        #expect(structure.properties.map { $0.part?.isRepeated } == [false, true, false, false])
        #expect(structure.properties[0].part?.contentTypes == ["image/png", "image/jpeg"])
    }

    @Test("an operation with an unresolved reference is left out, others are not affected")
    func broken() {
        let planned = Planned(
            """
            paths:
              /a: {post: {operationId: a, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/None'}}}}, \(Self.ok)}}
              /b: {get: {operationId: b, \(Self.ok)}}
            """
        )
        #expect(planned.plan.groups.flatMap(\.operations).map(\.id) == ["b"])
        #expect(planned.codes.contains("operation-left-out"))
    }

    @Test("the payload of a response with an unresolved reference is JSON, with a warning")
    func unresolvedResponse() {
        let planned = Planned(
            """
            paths:
              /a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/None'}}}}}}}
              /b: {get: {operationId: b, responses: {'200': {$ref: '#/components/responses/None'}}}}
            """
        )
        let operations = planned.plan.groups.flatMap(\.operations)
        #expect(operations.map(\.id) == ["a", "b"])
        for operation in operations {
            guard case .single(let content) = operation.success else {
                Issue.record("\(operation.success)")
                continue
            }
            #expect(content.type == .json)
        }
        // The parser reports the reference.
        #expect(planned.codes.isEmpty)
    }

    @Test("operations without security have the alternatives of the document")
    func security() {
        let planned = Planned(
            """
            security: [{key: []}]
            paths:
              /a: {get: {operationId: a, \(Self.ok)}}
              /b: {get: {operationId: b, security: [{oauth: [read], key: []}, {}], \(Self.ok)}}
              /c: {get: {operationId: c, security: [], \(Self.ok)}}
            components:
              securitySchemes:
                unused: {type: http, scheme: basic}
                key: {type: apiKey, name: X-Key, in: header}
                oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/t', scopes: {read: r}}}}
            """
        )
        #expect(planned.plan.securitySchemes.map(\.key) == ["key", "oauth"])
        #expect(planned.operation("a")?.security == [SecurityRequirementPlan(schemes: [.init(key: "key")])])
        #expect(planned.operation("b")?.security.map { $0.schemes.map(\.key) } == [["oauth", "key"], []])
        #expect(planned.operation("c")?.security == [])
    }

    @Test(
        "a stream ends with '[DONE]' only where the description mentions it, and that is listed",
        arguments: [true, false]
    )
    func endOfEvents(isMentioned: Bool) {
        let planned = Planned(
            """
            paths:
              /a:
                get:
                  operationId: a
                  description: 'Ends\(isMentioned ? " with [DONE]" : "").'
                  responses: {'200': {description: ok, content: {text/event-stream: {schema: {type: object}}}}}
            """
        )
        guard case .single(let content)? = planned.operation("a")?.success else {
            Issue.record("not one success")
            return
        }
        #expect(content.end == (isMentioned ? "[DONE]" : nil))
        let isListed = planned.plan.inferences.contains { $0.subject == "a" && $0.decision.contains("[DONE]") }
        #expect(isListed == isMentioned)
    }

    @Test("a response to HEAD has no content")
    func head() {
        let content = "content: {application/json: {schema: {type: object}}}"
        let planned = Planned(
            """
            paths:
              /a:
                head: {operationId: a, responses: {'200': {description: ok, \(content)}}}
                get: {operationId: b, responses: {'200': {description: ok, \(content)}}}
            """
        )
        if case .none? = planned.operation("a")?.success {} else { Issue.record("a payload of HEAD") }
        if case .single? = planned.operation("b")?.success {} else { Issue.record("no payload of GET") }
    }

    @Test("servers are named after their variables, hosts and descriptions")
    func servers() {
        let planned = Planned(
            """
            servers:
            - {url: 'https://{tenant}.a.com/v1', variables: {tenant: {default: x}}}
            - {url: 'https://sandbox.a.com'}
            - {url: 'https://b.com', description: European server}
            - {url: /relative}
            paths: {}
            """
        )
        #expect(planned.plan.servers.map(\.name.text) == ["tenant", "sandbox", "european", "server4"])
        #expect(planned.plan.servers[0].variables.map(\.defaultValue) == ["x"])
    }

    @Test("retry safety follows from the method unless it is configured")
    func retries() {
        let options = LoweringOptions(module: "TestAPI", retry: ["make": .idempotent, "GET /a": .never])
        let text =
            "paths: {/a: {get: {operationId: read, \(Self.ok)}, post: {operationId: make, \(Self.ok)}, patch: {operationId: change, \(Self.ok)}}}"
        #expect(Planned(text).plan.groups[0].operations.map(\.retry) == [.idempotent, .onRefusal, .onRefusal])
        #expect(
            Planned(text, options: options).plan.groups[0].operations.map(\.retry) == [.never, .idempotent, .onRefusal]
        )
    }

    @Test("filters select operations and the types that they use")
    func filters() {
        let filter = OperationFilter(include: [.tag("x")], exclude: [.path("/b/**"), .method("delete")])
        let planned = Planned(
            """
            paths:
              /a: {get: {operationId: a, tags: [x], \(Self.ok)}, delete: {operationId: d, tags: [x], \(Self.ok)}}
              /b/c: {get: {operationId: b, tags: [x], \(Self.ok)}}
              /c: {get: {operationId: c, tags: [y], \(Self.ok)}}
            components: {schemas: {Unused: {type: object, properties: {a: {type: string}}}}}
            """,
            options: LoweringOptions(module: "TestAPI", filter: filter)
        )
        #expect(planned.plan.groups.flatMap(\.operations).map(\.id) == ["a"])
        #expect(planned.typeNames == [])
    }

    @Test("response headers have types and are unique")
    func headers() {
        let planned = Planned(
            """
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    '200': {description: d, headers: {X-Total-Count: {schema: {type: integer}}, Location: {schema: {type: string}}}}
                    '429': {description: d, headers: {x-total-count: {schema: {type: string}}}}
            """
        )
        #expect(planned.plan.responseHeaders.map(\.name.text) == ["xTotalCount", "location"])
        #expect(planned.plan.responseHeaders.map { planned.text($0.type) } == ["Int", "String"])
    }

    @Test("types that only one group uses are in its file, others are shared")
    func files() {
        func operation(_ id: String, _ tag: String, _ schema: String) -> String {
            "{get: {operationId: \(id), tags: [\(tag)], responses: {'200': {description: d, content: "
                + "{application/json: {schema: {$ref: '#/components/schemas/\(schema)'}}}}}}}"
        }
        let planned = Planned(
            """
            paths:
              /a: \(operation("a", "cats", "Cat"))
              /b: \(operation("b", "dogs", "Dog"))
            components:
              schemas:
                Cat: {type: object, properties: {o: {$ref: '#/components/schemas/Owner'}, c: {$ref: '#/components/schemas/Claw'}}}
                Dog: {type: object, properties: {o: {$ref: '#/components/schemas/Owner'}}}
                Owner: {type: object, properties: {n: {type: string}}}
                Claw: {type: object, properties: {n: {type: string}}}
                Unused: {type: object, properties: {n: {type: string}}}
            """
        )
        let files = planned.plan.files.map { file in
            file.name + ": " + file.types.map { planned.plan.types[$0].name.text }.joined(separator: " ")
        }
        #expect(files == ["Client.swift: ", "Cats.swift: Cat Claw", "Dogs.swift: Dog", "Models.swift: Owner Unused"])
    }

    @Test("the same description gives the same plan")
    func deterministic() {
        let text = """
            paths: {/a: {get: {operationId: a, \(Self.ok)}}}
            components: {schemas: {A: {oneOf: [{type: string}, {type: object, properties: {b: {enum: [x, y]}}}]}, B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}}}
            """
        #expect("\(Planned(text).plan)" == "\(Planned(text).plan)")
    }

    @Test("the payload of a webhook is a type")
    func webhooks() {
        let planned = Planned(
            """
            paths: {}
            webhooks:
              newPet:
                post:
                  requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
                  responses: {'200': {description: d}}
            """
        )
        #expect(planned.typeNames == ["NewPetPayload"])
    }
}

extension String {
    /// The description with the path parameter of the first path declared.
    fileprivate var replacingParameters: String {
        replacing(
            "/users/{userId}/keys: {",
            with:
                "/users/{userId}/keys: {parameters: [{name: userId, in: path, required: true, schema: {type: string}}], "
        )
    }
}
