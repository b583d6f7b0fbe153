import ApusChanges
import ApusPlan

/// Changes of the client itself, its servers, credentials, headers and the list of its types.
enum ConnectionChangeRows {
    static let all = client + servers + schemes + parameters + headers + types

    private static func row(
        _ name: String,
        from old: (inout ClientPlan) -> Void = { _ in },
        to new: (inout ClientPlan) -> Void,
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        var plans = (Sample.client(operations: []), Sample.client(operations: []))
        old(&plans.0)
        new(&plans.1)
        return ClientChangeRow(name, plans.0, plans.1, (kind, verdict))
    }

    private static let client: [ClientChangeRow] = [
        row("the module is renamed", to: { $0.module = "OtherAPI" }, .clientModule, .breaking),
        row("the client is renamed", to: { $0.name = SwiftName("Client") }, .clientName, .breaking),
        row("the access level of the client is lowered", to: { $0.access = .internal }, .clientAccess, .breaking),
        row(
            "the access level of the client is raised",
            from: { $0.access = .package },
            to: { _ in },
            .clientAccess,
            .compatible
        ),
    ]

    // MARK: - Servers

    private static func server(_ name: String, _ url: String, _ variables: ServerVariablePlan...) -> ServerPlan {
        ServerPlan(name: SwiftName(name), url: url, variables: variables)
    }

    private static func variable(
        _ name: String,
        wireName: String? = nil,
        _ value: String = "a",
        values: [String] = []
    ) -> ServerVariablePlan {
        var plan = ServerVariablePlan(
            name: SwiftName(name),
            wireName: wireName ?? name,
            defaultValue: value,
            values: values
        )
        if !values.isEmpty {
            plan.enumeration = ServerEnumeration(
                name: SwiftName(name.uppercased()),
                cases: values.map { ServerEnumeration.Case(name: SwiftName($0), value: $0) },
                defaultCase: SwiftName(value),
                isDeclared: true
            )
        }
        return plan
    }

    private static let production = server("production", "https://example.com")
    private static let staging = server("staging", "https://staging.example.com")

    private static func servers(
        _ name: String,
        _ old: [ServerPlan],
        _ new: [ServerPlan],
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.servers = old }, to: { $0.servers = new }, kind, verdict)
    }

    private static let servers: [ClientChangeRow] = [
        servers("a server is added", [production], [production, staging], .serverAdded, .compatible),
        servers("a server is removed", [production, staging], [production], .serverRemoved, .breaking),
        servers("a server is renamed", [production], [server("live", production.url)], .serverRenamed, .breaking),
        servers(
            "a server has a different URL",
            [production],
            [server("production", "https://example.org")],
            .serverURL,
            .behaviour
        ),
        servers(
            "the default server changes",
            [production, staging],
            [staging, production],
            .serverDefault,
            .behaviour
        ),
        servers(
            "a server gains its first variable",
            [server("production", "https://{a}")],
            [server("production", "https://{a}", variable("a"))],
            .serverVariables,
            .breaking
        ),
        servers(
            "a server loses its variables",
            [server("production", "https://{a}", variable("a"))],
            [server("production", "https://{a}")],
            .serverVariables,
            .breaking
        ),
        servers(
            "a server gains a second variable, so that the first one gets a label",
            [server("production", "https://{a}", variable("a"))],
            [server("production", "https://{a}", variable("a"), variable("b"))],
            .serverVariables,
            .breaking
        ),
        servers(
            "a server gains a third variable",
            [server("production", "https://{a}", variable("a"), variable("b"))],
            [server("production", "https://{a}", variable("a"), variable("b"), variable("c"))],
            .serverVariables,
            .compatible
        ),
        servers(
            "a server loses a variable",
            [server("production", "https://{a}", variable("a"), variable("b"))],
            [server("production", "https://{a}", variable("a"))],
            .serverVariables,
            .breaking
        ),
        servers(
            "the order of variables changes",
            [server("production", "https://{a}.{b}", variable("a"), variable("b"))],
            [server("production", "https://{a}.{b}", variable("b"), variable("a"))],
            .serverVariables,
            .breaking
        ),
        servers(
            "a variable has a different label",
            [server("production", "https://{a}.{b}", variable("a"), variable("b"))],
            [server("production", "https://{a}.{b}", variable("tenant", wireName: "a"), variable("b"))],
            .serverVariables,
            .breaking
        ),
        servers(
            "a variable has a different default",
            [server("production", "https://{a}", variable("a", "x"))],
            [server("production", "https://{a}", variable("a", "y"))],
            .serverVariableDefault,
            .behaviour
        ),
        servers(
            "a variable has fewer values",
            [server("production", "https://{a}", variable("a", values: ["a", "b"]))],
            [server("production", "https://{a}", variable("a", values: ["a"]))],
            .serverVariableValues,
            .breaking
        ),
        servers(
            "a variable has more values",
            [server("production", "https://{a}", variable("a", values: ["a"]))],
            [server("production", "https://{a}", variable("a", values: ["a", "b"]))],
            .serverVariableValues,
            .compatible
        ),
    ]

    // MARK: - Credentials

    private static func scheme(
        _ name: String,
        key: String? = nil,
        _ kind: SecuritySchemePlan.Kind = .bearer
    ) -> SecuritySchemePlan {
        SecuritySchemePlan(name: SwiftName(name), key: key ?? name, kind: kind)
    }

    private static func schemes(
        _ name: String,
        _ old: [SecuritySchemePlan],
        _ new: [SecuritySchemePlan],
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.securitySchemes = old }, to: { $0.securitySchemes = new }, kind, verdict)
    }

    private static let schemes: [ClientChangeRow] = [
        schemes("a credential is added", [scheme("a")], [scheme("a"), scheme("b")], .schemeAdded, .compatible),
        schemes("a credential is removed", [scheme("a"), scheme("b")], [scheme("a")], .schemeRemoved, .breaking),
        schemes(
            "a credential has a different label",
            [scheme("a")],
            [scheme("b", key: "a")],
            .schemeRenamed,
            .breaking
        ),
        schemes("a credential changes its kind", [scheme("a")], [scheme("a", .basic)], .schemeKind, .behaviour),
        schemes(
            "the order of credentials changes",
            [scheme("a"), scheme("b")],
            [scheme("b"), scheme("a")],
            .schemeOrder,
            .breaking
        ),
        row(
            "a client of a description without security takes a credential",
            to: { $0.takesAuthorization = true },
            .schemeAdded,
            .compatible
        ),
        row(
            "a client no longer takes a credential for any scheme",
            from: { $0.takesAuthorization = true },
            to: { _ in },
            .schemeRemoved,
            .breaking
        ),
    ]

    // MARK: - Parameters of the client

    private static func parameter(
        _ name: String,
        wireName: String? = nil,
        _ type: TypeReference = .string,
        isRequired: Bool = false,
        default value: LiteralPlan? = nil
    ) -> ClientParameterPlan {
        ClientParameterPlan(
            name: SwiftName(name),
            wireName: wireName ?? name,
            location: .header,
            type: type,
            isRequired: isRequired,
            defaultValue: value
        )
    }

    private static func parameters(
        _ name: String,
        _ old: [ClientParameterPlan],
        _ new: [ClientParameterPlan],
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.clientParameters = old }, to: { $0.clientParameters = new }, kind, verdict)
    }

    private static let required = parameter("account", isRequired: true)
    private static let defaulted = parameter("account", isRequired: true, default: .string("a"))

    private static let parameters: [ClientChangeRow] = [
        parameters("an optional client parameter is added", [], [parameter("a")], .clientParameterAdded, .compatible),
        parameters("a client parameter with a default is added", [], [defaulted], .clientParameterAdded, .compatible),
        parameters("a required client parameter is added", [], [required], .clientParameterAdded, .breaking),
        parameters("a client parameter is removed", [parameter("a")], [], .clientParameterRemoved, .breaking),
        parameters(
            "a client parameter has a different label",
            [parameter("a")],
            [parameter("b", wireName: "a")],
            .clientParameterRenamed,
            .breaking
        ),
        parameters(
            "a client parameter has a different type",
            [required],
            [parameter("account", .integer(.int), isRequired: true)],
            .clientParameterType,
            .breaking
        ),
        parameters(
            "a client parameter becomes required",
            [parameter("account")],
            [required],
            .clientParameterRequired,
            .breaking
        ),
        parameters(
            "a client parameter loses its default",
            [defaulted],
            [required],
            .clientParameterRequired,
            .breaking
        ),
        parameters("a client parameter gets a default", [required], [defaulted], .clientParameterOptional, .compatible),
        parameters(
            "a client parameter becomes optional",
            [required],
            [parameter("account")],
            .clientParameterOptional,
            .compatible
        ),
        parameters(
            "a client parameter has a different default",
            [defaulted],
            [parameter("account", isRequired: true, default: .string("b"))],
            .clientParameterDefault,
            .behaviour
        ),
        parameters(
            "the order of client parameters changes",
            [parameter("a"), parameter("b")],
            [parameter("b"), parameter("a")],
            .clientParameterOrder,
            .breaking
        ),
    ]

    // MARK: - Headers

    private static func header(
        _ name: String,
        _ wireName: String = "X-Total",
        _ type: TypeReference = .integer(.int)
    ) -> ResponseHeaderPlan {
        ResponseHeaderPlan(name: SwiftName(name), wireName: wireName, type: type)
    }

    private static func headers(
        _ name: String,
        _ old: [ResponseHeaderPlan],
        _ new: [ResponseHeaderPlan],
        _ kind: ChangeKind,
        _ verdict: Verdict
    ) -> ClientChangeRow {
        row(name, from: { $0.responseHeaders = old }, to: { $0.responseHeaders = new }, kind, verdict)
    }

    private static let headers: [ClientChangeRow] = [
        headers("a header is documented", [], [header("total")], .headerAdded, .compatible),
        headers("a header is no longer documented", [header("total")], [], .headerRemoved, .breaking),
        headers(
            "a header has a different Swift name",
            [header("total")],
            [header("xTotal")],
            .headerRenamed,
            .breaking
        ),
        headers(
            "a header has a different type",
            [header("total")],
            [header("total", "X-Total", .string)],
            .headerType,
            .breaking
        ),
    ]

    // MARK: - Types

    private static func table(_ plans: TypePlan...) -> (inout ClientPlan) -> Void {
        { client in for plan in plans { _ = client.types.add(plan) } }
    }

    private static func type(
        _ name: String,
        schema: String? = nil,
        keys: [String] = [],
        in parent: TypeID? = nil,
        isDeprecated: Bool = false
    ) -> TypePlan {
        TypePlan(
            name: SwiftName(name),
            parent: parent,
            schemaName: schema ?? name,
            isDeprecated: isDeprecated,
            shape: .structure(StructurePlan(properties: keys.map { Sample.property($0) }))
        )
    }

    /// A client with `POST /things` and the type of its body.
    private static func method(_ name: String, body: String) -> ClientPlan {
        let operation = OperationPlan(
            id: name,
            name: SwiftName(name),
            method: "POST",
            path: PathTemplate("/things")
        )
        var types = TypeTable()
        _ = types.add(type(body, schema: name + ".Request", keys: ["id"]))
        return Sample.client(operations: [operation], types: types)
    }

    private static let types: [ClientChangeRow] = [
        row("a type is added", to: table(type("Thing")), .typeAdded, .compatible),
        row("a type is removed", from: table(type("Thing")), to: { _ in }, .typeRemoved, .breaking),
        row(
            "the Swift name of a schema changes",
            from: table(type("Thing")),
            to: table(type("Thing2", schema: "Thing")),
            .typeRenamed,
            .breaking
        ),
        row(
            "a renamed type is recognized by its properties",
            from: table(type("Thing", keys: ["id", "name"])),
            to: table(type("Item", keys: ["id", "name"])),
            .typeRenamed,
            .breaking
        ),
        ClientChangeRow(
            "the type of a body is renamed with its method",
            method("addThing", body: "AddThingRequest"),
            method("createThing", body: "CreateThingRequest"),
            (.operationRenamed, .breaking),
            (.typeRenamed, .breaking)
        ),
        row(
            "a nested type whose parent is renamed is not reported",
            from: table(type("Thing", keys: ["id", "name"]), type("Part", schema: "Thing.part", in: TypeID(0))),
            to: table(type("Item", keys: ["id", "name"]), type("Part", schema: "Thing.part", in: TypeID(0))),
            .typeRenamed,
            .breaking
        ),
        row(
            "a type is deprecated",
            from: table(type("Thing")),
            to: table(type("Thing", isDeprecated: true)),
            .typeDeprecated,
            .compatible
        ),
    ]
}
