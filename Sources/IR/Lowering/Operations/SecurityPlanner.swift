import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Plans the security schemes of a client and the requirements of its operations (OpenAPI 3.1.1 §4.8.27, §4.8.30).
struct SecurityPlanner {
    /// The schemes that at least one operation can use, in document order.
    let schemes: [SecuritySchemePlan]
    private let defaults: [SecurityRequirementPlan]
    /// The alternatives of the configuration, by operation.
    private let configured: [String: [[String]]]
    private let document: Document
    private(set) var inferences: [Inference] = []

    init(_ document: Document, _ options: LoweringOptions) {
        let operations = document.operations.filter { options.filter.includes($0) }
        let hasNoRequirements = document.security.isEmpty && operations.allSatisfy { $0.security?.isEmpty ?? true }
        let used = Set(
            (document.security + operations.flatMap { $0.security ?? [] }).flatMap { $0.schemes.map(\.name) }
        ).union(options.security.values.flatMap { $0.flatMap(\.self) })
        configured = options.security
        self.document = document
        let kept = document.securitySchemes.filter { hasNoRequirements || used.contains($0.key) }
        let names = MemberNames(
            kept.map(\.key),
            reserved: ReservedNames.members.union(["server", "host", "options", "connection"])
        )
        schemes = zip(kept, names.names).map { scheme, name in
            SecuritySchemePlan(
                name: name,
                key: scheme.key,
                kind: Self.kind(scheme.kind),
                documentation: Documentation(description: scheme.description),
                place: scheme.place
            )
        }
        if hasNoRequirements, !kept.isEmpty {
            // A description that declares schemes but requires none is assumed to accept all of them.
            defaults =
                kept.map { SecurityRequirementPlan(schemes: [.init(key: $0.key)]) } + [
                    SecurityRequirementPlan(schemes: [])
                ]
            inferences.append(
                Inference(
                    subject: "security",
                    decision: "each security scheme can be used, or none",
                    reason: "schemes are declared, but no operation requires one"
                )
            )
        } else {
            defaults = document.security.map(Self.plan)
        }
    }

    /// The alternatives of an operation, or those of the document if the operation has none.
    func requirements(of operation: Operation) -> [SecurityRequirementPlan] {
        if let alternatives = OperationNames.setting(configured, of: operation) {
            return alternatives.compactMap { plan($0, of: operation) }
        }
        return operation.security?.map(Self.plan) ?? defaults
    }

    /// Plans an alternative of the configuration, with the scopes that the description requires of its schemes; `nil` if
    /// a scheme is not declared.
    private func plan(_ names: [String], of operation: Operation) -> SecurityRequirementPlan? {
        guard names.allSatisfy({ name in document.securitySchemes.contains { $0.key == name } }) else { return nil }
        let described = (operation.security ?? document.security).flatMap(\.schemes)
        return SecurityRequirementPlan(
            schemes: names.map { name in
                .init(key: name, scopes: described.first { $0.name == name }?.scopes ?? [])
            }
        )
    }

    private static func plan(_ requirement: SecurityRequirement) -> SecurityRequirementPlan {
        SecurityRequirementPlan(schemes: requirement.schemes.map { .init(key: $0.name, scopes: $0.scopes) })
    }

    private static func kind(_ kind: SecurityScheme.Kind) -> SecuritySchemePlan.Kind {
        switch kind {
        case .apiKey(let name, let location):
            .apiKey(name: name, location: ParameterPlan.Location(location))
        case .http("basic", _): .basic
        case .http("bearer", _): .bearer
        case .http(let scheme, _): .http(scheme: scheme)
        case .oauth2(let flows):
            .oauth2(flows: flows.compactMap(OAuthFlowPlan.init))
        case .openIDConnect(let url): .openIDConnect(url: url)
        case .mutualTLS: .mutualTLS
        }
    }
}

extension OAuthFlowPlan {
    /// The flow of a plan; `nil` when the standard has no flow of its name.
    fileprivate init?(_ flow: SecurityScheme.Flow) {
        guard let kind = Kind(rawValue: flow.name) else { return nil }
        self.init(
            kind: kind,
            authorizationURL: flow.authorizationURL,
            tokenURL: flow.tokenURL,
            refreshURL: flow.refreshURL,
            scopes: flow.scopes.map(\.name)
        )
        for scope in flow.scopes where !scope.description.isEmpty {
            scopeDescriptions[scope.name] = scope.description
        }
    }
}

extension DiagnosticCode {
    static let authorizationParameter = DiagnosticCode(
        "authorization-parameter",
        .remark,
        explanation: """
            A header parameter is named `Authorization`. It is a credential, which OpenAPI describes with a security scheme.

            The methods have no argument for it. The initializer of the client takes the credential: a security scheme \
            of the description, or the argument `authorization` if there is none.
            """
    )
}

extension Diagnostic {
    static func authorizationParameter(_ count: Int, client plan: ClientPlan, at place: SourceLocation) -> Diagnostic {
        let argument = plan.takesAuthorization ? "authorization" : plan.securitySchemes.first?.name.text ?? ""
        return Diagnostic(
            .authorizationParameter,
            "the header parameter 'Authorization' of \(count == 1 ? "an operation" : "\(count) operations") is a credential",
            at: place,
            consequence: "methods have no argument for it; give it to the client: '\(plan.name)(\(argument): …)'",
            help: plan.takesAuthorization
                ? "declare a security scheme of type 'http' in the description, which documents the credential" : nil
        )
    }
}
