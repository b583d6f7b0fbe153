import ApusChanges
import ApusPlan
import Testing

/// A change of a client and the expected reports.
struct ClientChangeRow: CustomTestStringConvertible, Sendable {
    let name: String
    let old: ClientPlan
    let new: ClientPlan
    let expected: [ExpectedChange]

    init(_ name: String, _ old: ClientPlan, _ new: ClientPlan, _ expected: (ChangeKind, Verdict)...) {
        self.init(name, old, new, expected)
    }

    init(_ name: String, _ old: ClientPlan, _ new: ClientPlan, _ expected: [(ChangeKind, Verdict)]) {
        self.name = name
        self.old = old
        self.new = new
        self.expected = expected.map { ExpectedChange($0.0, $0.1) }
    }

    var testDescription: String { name }
}

enum OperationChangeRows {
    static let all = identity + sending + parameters + bodies + results + failures + paging

    private static let plain = Sample.client { _ in }

    private static func row(
        _ name: String,
        from old: (inout OperationPlan) -> Void = { _ in },
        to new: (inout OperationPlan) -> Void,
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        ClientChangeRow(name, Sample.client(old), Sample.client(new), (kind, verdict))
    }

    // MARK: - Identity

    private static func grouped(_ property: String, type: String) -> ClientPlan {
        var plan = plain
        plan.groups[0].propertyName = SwiftName(property)
        plan.groups[0].typeName = SwiftName(type)
        return plan
    }

    private static let identity: [ClientChangeRow] = [
        ClientChangeRow("an operation is added", Sample.client(operations: []), plain, (.operationAdded, .compatible)),
        ClientChangeRow(
            "an operation is removed",
            plain,
            Sample.client(operations: []),
            (.operationRemoved, .breaking)
        ),
        row("a method is renamed", to: { $0.name = SwiftName("allThings") }, .operationRenamed, .breaking),
        row(
            "an operationId changes but the method name does not",
            from: { $0.isDeprecated = true },
            to: { $0.id = "list-things" },
            .operationDeprecated,
            .compatible
        ),
        ClientChangeRow(
            "an operation moves to a different group",
            plain,
            grouped("items", type: "Items"),
            (.operationMoved, .breaking)
        ),
        ClientChangeRow(
            "the type of a group is renamed",
            plain,
            grouped("things", type: "ThingOperations"),
            (.groupRenamed, .breaking)
        ),
        row("an operation has a different method", to: { $0.method = "POST" }, .operationMethod, .behaviour),
        row(
            "an operation has a different path",
            to: { $0.path = PathTemplate("/v2/things") },
            .operationPath,
            .behaviour
        ),
        row("an operation is deprecated", to: { $0.isDeprecated = true }, .operationDeprecated, .compatible),
    ]

    // MARK: - Sending

    private static let server = ServerPlan(name: SwiftName("upload"), url: "https://upload.example.com")

    private static let sending: [ClientChangeRow] = [
        row("credentials are needed", to: { $0.security = Sample.security("key") }, .operationSecurity, .behaviour),
        row(
            "credentials are no longer needed",
            from: { $0.security = Sample.security("key") },
            to: { _ in },
            .operationSecurity,
            .compatible
        ),
        row(
            "an optional credential is added",
            to: { $0.security = Sample.security("key") + [SecurityRequirementPlan(schemes: [])] },
            .operationSecurity,
            .compatible
        ),
        row(
            "a credential becomes optional",
            from: { $0.security = Sample.security("key") },
            to: { $0.security = Sample.security("key") + [SecurityRequirementPlan(schemes: [])] },
            .operationSecurity,
            .compatible
        ),
        row(
            "an optional credential becomes necessary",
            from: { $0.security = Sample.security("key") + [SecurityRequirementPlan(schemes: [])] },
            to: { $0.security = Sample.security("key") },
            .operationSecurity,
            .behaviour
        ),
        row(
            "an alternative credential is added",
            from: { $0.security = Sample.security("key") },
            to: { $0.security = Sample.security("key", "token") },
            .operationSecurity,
            .compatible
        ),
        row(
            "an alternative credential is removed",
            from: { $0.security = Sample.security("key", "token") },
            to: { $0.security = Sample.security("token") },
            .operationSecurity,
            .behaviour
        ),
        row(
            "more scopes are needed",
            from: { $0.security = [.init(schemes: [.init(key: "oauth", scopes: ["read"])])] },
            to: { $0.security = [.init(schemes: [.init(key: "oauth", scopes: ["read", "write"])])] },
            .operationSecurity,
            .behaviour
        ),
        row(
            "fewer scopes are needed",
            from: { $0.security = [.init(schemes: [.init(key: "oauth", scopes: ["read", "write"])])] },
            to: { $0.security = [.init(schemes: [.init(key: "oauth", scopes: ["read"])])] },
            .operationSecurity,
            .compatible
        ),
        row("an operation gains its own server", to: { $0.server = server }, .operationServer, .behaviour),
        row("an operation is no longer retried", to: { $0.retry = .never }, .operationRetry, .behaviour),
    ]

    // MARK: - Parameters

    private static func parameter(
        _ name: String,
        _ old: ParameterPlan?,
        _ new: ParameterPlan?,
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(
            name,
            from: { $0.parameters = old.map { [$0] } ?? [] },
            to: { $0.parameters = new.map { [$0] } ?? [] },
            kind,
            verdict
        )
    }

    private static let limit = Sample.parameter("limit")
    private static let required = Sample.parameter("limit", isRequired: true)

    private static let parameters: [ClientChangeRow] = [
        parameter("an optional parameter is added", nil, limit, .parameterAdded, .compatible),
        parameter("a required parameter is added", nil, required, .parameterAdded, .breaking),
        parameter("a parameter is removed", limit, nil, .parameterRemoved, .breaking),
        parameter(
            "a parameter has a different label",
            limit,
            Sample.parameter("pageSize", wireName: "limit"),
            .parameterRenamed,
            .breaking
        ),
        parameter(
            "a parameter is sent with a different name",
            limit,
            Sample.parameter("limit", wireName: "page[limit]"),
            .parameterWireName,
            .behaviour
        ),
        parameter(
            "a parameter moves to a header",
            limit,
            Sample.parameter("limit", in: .header, style: .simple),
            .parameterLocation,
            .behaviour
        ),
        row(
            "a parameter of the path has a different label",
            from: {
                $0.path = PathTemplate("/things/{id}")
                $0.parameters = [Sample.parameter("id", in: .path, isRequired: true)]
            },
            to: {
                $0.path = PathTemplate("/things/{thingId}")
                $0.parameters = [Sample.parameter("thingID", wireName: "thingId", in: .path, isRequired: true)]
            },
            .parameterRenamed,
            .breaking
        ),
        parameter("a parameter becomes required", limit, required, .parameterRequired, .breaking),
        parameter("a parameter becomes optional", required, limit, .parameterOptional, .compatible),
        parameter(
            "a parameter has a different type",
            limit,
            Sample.parameter("limit", .integer(.int)),
            .parameterType,
            .breaking
        ),
        parameter(
            "a parameter accepts more values",
            Sample.parameter("limit", .array(.string)),
            Sample.parameter("limit", .array(.optional(.string))),
            .parameterType,
            .compatible
        ),
        parameter(
            "a parameter has a different style",
            limit,
            Sample.parameter("limit", style: .deepObject),
            .parameterStyle,
            .behaviour
        ),
        parameter(
            "the default value of a parameter changes",
            Sample.parameter("limit", default: .number("10")),
            Sample.parameter("limit", default: .number("20")),
            .parameterDefault,
            .behaviour
        ),
        parameter(
            "a parameter is deprecated",
            limit,
            Sample.parameter("limit", isDeprecated: true),
            .parameterDeprecated,
            .compatible
        ),
        row(
            "the order of parameters changes",
            from: { $0.parameters = [Sample.parameter("a"), Sample.parameter("b")] },
            to: { $0.parameters = [Sample.parameter("b"), Sample.parameter("a")] },
            .argumentOrder,
            .breaking
        ),
        ClientChangeRow(
            "a parameter that becomes optional moves after a required one",
            Sample.client {
                $0.parameters = [Sample.parameter("a", isRequired: true), Sample.parameter("b", isRequired: true)]
            },
            Sample.client { $0.parameters = [Sample.parameter("b", isRequired: true), Sample.parameter("a")] },
            (.argumentOrder, .breaking),
            (.parameterOptional, .compatible)
        ),
    ]

    // MARK: - Bodies

    private static func body(
        _ name: String,
        _ old: BodyPlan?,
        _ new: BodyPlan?,
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.body = old }, to: { $0.body = new }, kind, verdict)
    }

    private static func body(
        _ name: String,
        _ old: BodyPlan,
        _ new: BodyPlan,
        _ expected: [(ChangeKind, Verdict)]
    ) -> ClientChangeRow {
        ClientChangeRow(name, Sample.client { $0.body = old }, Sample.client { $0.body = new }, expected)
    }

    private static let bytes = Sample.body(.bytes, coding: .binary)

    private static let bodies: [ClientChangeRow] = [
        body("a required body is added", nil, Sample.body(), .bodyAdded, .breaking),
        body("an optional body is added", nil, Sample.body(isRequired: false), .bodyAdded, .compatible),
        body("a body is removed", Sample.body(), nil, .bodyRemoved, .breaking),
        body("a body has a different label", Sample.body(), Sample.body(name: "requestBody"), .bodyRenamed, .breaking),
        body("a body becomes required", Sample.body(isRequired: false), Sample.body(), .bodyRequired, .breaking),
        body("a body becomes optional", Sample.body(), Sample.body(isRequired: false), .bodyOptional, .compatible),
        body("a body has a different type", Sample.body(), Sample.body(.boolean), .bodyType, .breaking),
        body(
            "a body is sent with a different media type",
            Sample.body(),
            Sample.body(mediaTypes: ["application/vnd.things+json"]),
            .bodyMediaTypes,
            .behaviour
        ),
        body(
            "a body gains an alternative media type",
            Sample.body(),
            Sample.body(mediaTypes: ["application/json", "application/vnd.things+json"]),
            .bodyMediaTypes,
            .compatible
        ),
        body("a body becomes a form", Sample.body(), Sample.body(coding: .form), .bodyEncoding, .behaviour),
        body("text becomes bytes", Sample.body(), bytes, [(.bodyType, .breaking), (.bodyEncoding, .behaviour)]),
        body("bytes become text", bytes, Sample.body(), [(.bodyType, .breaking), (.bodyEncoding, .behaviour)]),
        body(
            "base64 text becomes bytes",
            Sample.body(.base64),
            bytes,
            [(.bodyType, .behaviour), (.bodyEncoding, .behaviour)]
        ),
        body(
            "a body becomes a choice",
            Sample.body(),
            Sample.choice(("json", "application/json")),
            .bodyType,
            .breaking
        ),
        body(
            "a body is no longer a choice",
            Sample.choice(("json", "application/json")),
            Sample.body(),
            .bodyType,
            .breaking
        ),
        body(
            "the type of a choice is renamed",
            Sample.choice(("json", "application/json")),
            Sample.choice(("json", "application/json"), named: "Other"),
            .bodyType,
            .breaking
        ),
        body(
            "a choice gains a content",
            Sample.choice(("json", "application/json")),
            Sample.choice(("json", "application/json"), ("patch", "application/json-patch+json")),
            .bodyContentAdded,
            .compatible
        ),
        body(
            "a choice loses a content",
            Sample.choice(("json", "application/json"), ("patch", "application/json-patch+json")),
            Sample.choice(("json", "application/json")),
            .bodyContentRemoved,
            .breaking
        ),
        body(
            "a content of a choice is renamed",
            Sample.choice(("json", "application/json")),
            Sample.choice(("plain", "application/json")),
            .bodyContentRenamed,
            .breaking
        ),
    ]

    // MARK: - Results

    private static func result(
        _ name: String,
        _ old: SuccessPlan,
        _ new: SuccessPlan,
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.success = old }, to: { $0.success = new }, kind, verdict)
    }

    private static func several(
        _ cases: (String, Int, TypeReference?)...,
        named name: String = "ListThingsSuccess"
    ) -> SuccessPlan {
        .several(
            name: SwiftName(name),
            cases.map {
                SuccessCase(name: SwiftName($0.0), status: .exact($0.1), content: $0.2.map { Sample.json($0) })
            }
        )
    }

    private static let results: [ClientChangeRow] = [
        result(
            "a result has a different type",
            .single(Sample.json(.string)),
            .single(Sample.json(.boolean)),
            .resultType,
            .breaking
        ),
        result(
            "elements of a result become nullable",
            .single(Sample.json(.array(.string))),
            .single(Sample.json(.array(.optional(.string)))),
            .resultType,
            .breaking
        ),
        result(
            "a result is decoded differently",
            .single(Sample.json(.string)),
            .single(ResponseContent(mediaTypes: ["text/plain"], coding: .text, type: .string)),
            .resultType,
            .behaviour
        ),
        result(
            "a result becomes a stream",
            .single(Sample.json(.string)),
            .single(ResponseContent(mediaTypes: ["text/event-stream"], coding: .serverSentEvents, type: .string)),
            .resultType,
            .breaking
        ),
        result("a result is added", .none, .single(Sample.json(.string)), .resultType, .breaking),
        result("a result is removed", .single(Sample.json(.string)), .none, .resultType, .breaking),
        result(
            "a result becomes optional",
            .single(Sample.json(.string)),
            .optional(Sample.json(.string)),
            .resultType,
            .breaking
        ),
        result(
            "a result is no longer optional",
            .optional(Sample.json(.string)),
            .single(Sample.json(.string)),
            .resultType,
            .breaking
        ),
        result(
            "a result becomes a choice",
            .single(Sample.json(.string)),
            several(("ok", 200, .string)),
            .resultType,
            .breaking
        ),
        result(
            "a result is no longer a choice",
            several(("ok", 200, .string)),
            .single(Sample.json(.string)),
            .resultType,
            .breaking
        ),
        result(
            "the type of the results is renamed",
            several(("ok", 200, .string)),
            several(("ok", 200, .string), named: "R"),
            .resultRenamed,
            .breaking
        ),
        result(
            "a success is added",
            several(("ok", 200, .string)),
            several(("ok", 200, .string), ("accepted", 202, nil)),
            .resultCaseAdded,
            .breaking
        ),
        result(
            "a success is removed",
            several(("ok", 200, .string), ("accepted", 202, nil)),
            several(("ok", 200, .string)),
            .resultCaseRemoved,
            .breaking
        ),
        result(
            "a success has a different type",
            several(("ok", 200, .string)),
            several(("ok", 200, .boolean)),
            .resultType,
            .breaking
        ),
        result(
            "a success gains a payload",
            several(("ok", 200, nil)),
            several(("ok", 200, .boolean)),
            .resultType,
            .compatible
        ),
        result(
            "a success loses its payload",
            several(("ok", 200, .string)),
            several(("ok", 200, nil)),
            .resultType,
            .breaking
        ),
        result(
            "a success has a different status",
            several(("ok", 200, .string)),
            several(("ok", 201, .string)),
            .resultStatus,
            .behaviour
        ),
        row(
            "the accepted media types change",
            from: { $0.accept = ["application/json"] },
            to: { $0.accept = ["application/xml"] },
            .resultMediaTypes,
            .behaviour
        ),
    ]

    // MARK: - Failures

    private static func failure(
        _ name: String,
        _ old: [FailurePlan],
        _ new: [FailurePlan],
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.failures = old }, to: { $0.failures = new }, kind, verdict)
    }

    private static let notFound = FailurePlan(status: .exact(404), content: Sample.json(.string))
    private static let other = FailurePlan(status: .default, content: Sample.json(.boolean))
    private static let clientFault = FailurePlan(status: .range(4), content: Sample.json(.string))

    private static let failures: [ClientChangeRow] = [
        failure("a failure is documented", [], [notFound], .failureAdded, .compatible),
        failure("a failure replaces the default failure", [other], [notFound, other], .failureAdded, .behaviour),
        failure(
            "a failure has the same payload as its range",
            [clientFault],
            [notFound, clientFault],
            .failureAdded,
            .compatible
        ),
        failure("a failure is no longer documented", [notFound], [], .failureRemoved, .behaviour),
        failure(
            "a failure without payload is no longer documented",
            [.init(status: .exact(404), content: nil)],
            [],
            .failureRemoved,
            .compatible
        ),
        failure(
            "a removed failure is covered by the default failure",
            [notFound, other],
            [other],
            .failureRemoved,
            .behaviour
        ),
        failure(
            "a removed failure is covered by a range with the same payload",
            [notFound, clientFault],
            [clientFault],
            .failureRemoved,
            .compatible
        ),
        failure(
            "a failure has a different payload",
            [notFound],
            [.init(status: .exact(404), content: Sample.json(.boolean))],
            .failureType,
            .behaviour
        ),
        failure(
            "a failure gains a payload",
            [.init(status: .exact(404), content: nil)],
            [notFound],
            .failureType,
            .compatible
        ),
        failure(
            "a failure loses its payload",
            [notFound],
            [.init(status: .exact(404), content: nil)],
            .failureType,
            .behaviour
        ),
    ]

    // MARK: - Paging

    /// A client with an operation that returns pages. A page has strings in `items` and `values`, and flags in `flags`.
    private static func pages(
        _ strategy: PagingPlan.Strategy? = .linkHeader,
        items: String = "items",
        of type: TypeReference = .string
    ) -> ClientPlan {
        var types = TypeTable()
        let page = StructurePlan(properties: [
            Sample.property("items", .array(.string), .required),
            Sample.property("values", .array(.string), .required),
            Sample.property("flags", .array(.boolean), .required),
        ])
        let id = types.add(TypePlan(name: SwiftName("Page"), schemaName: "Page", shape: .structure(page)))
        let operation = OperationPlan(
            id: "listThings",
            name: SwiftName("listThings"),
            method: "GET",
            path: PathTemplate("/things"),
            parameters: [Sample.parameter("offset", .integer(.int))],
            success: .single(Sample.json(.named(id))),
            paging: strategy.map {
                PagingPlan(
                    strategy: $0,
                    items: [SwiftPathStep(name: SwiftName(items), isOptional: false)],
                    itemType: type
                )
            }
        )
        return Sample.client(operations: [operation], types: types)
    }

    private static let paging: [ClientChangeRow] = [
        ClientChangeRow("an operation becomes paged", pages(nil), pages(), (.pagingAdded, .compatible)),
        ClientChangeRow("an operation is no longer paged", pages(), pages(nil), (.pagingRemoved, .breaking)),
        ClientChangeRow(
            "the items have a different type",
            pages(),
            pages(items: "flags", of: .boolean),
            (.pagingItem, .breaking),
            (.pagingStrategy, .behaviour)
        ),
        ClientChangeRow(
            "the paging strategy changes",
            pages(),
            pages(.offset(parameter: SwiftName("offset"), limit: nil, total: nil)),
            (.pagingStrategy, .behaviour)
        ),
        ClientChangeRow(
            "the path of the items changes",
            pages(),
            pages(items: "values"),
            (.pagingStrategy, .behaviour)
        ),
    ]
}
