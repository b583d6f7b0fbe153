import ApusPlan
import ApusSpecParser

/// The security schemes of a client and what operations require of them (OpenAPI 3.1.1 §4.8.27, §4.8.30).
struct SecurityPlanner {
    /// The schemes that some operation may use, in document order.
    let schemes: [SecuritySchemePlan]
    private let defaults: [SecurityRequirementPlan]
    private(set) var inferences: [Inference] = []

    init(_ document: Document, _ options: LoweringOptions) {
        let operations = document.operations.filter { options.filter.admits($0) }
        let isSilent = document.security.isEmpty && operations.allSatisfy { $0.security?.isEmpty ?? true }
        let used = Set(
            (document.security + operations.flatMap { $0.security ?? [] }).flatMap { $0.schemes.map(\.name) }
        )
        let kept = document.securitySchemes.filter { isSilent || used.contains($0.key) }
        let names = MemberNames(
            kept.map(\.key),
            reserved: ReservedNames.members.union(["server", "options", "connection"])
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
        if isSilent, !kept.isEmpty {
            // Descriptions that declare schemes and never ask for one mean them nevertheless.
            defaults =
                kept.map { SecurityRequirementPlan(schemes: [.init(key: $0.key)]) } + [
                    SecurityRequirementPlan(schemes: [])
                ]
            inferences.append(
                Inference(
                    subject: "security",
                    decision: "any of the security schemes may be used, or none",
                    reason: "schemes are declared, but nothing requires one"
                )
            )
        } else {
            defaults = document.security.map(Self.plan)
        }
    }

    func requirements(of operation: Operation) -> [SecurityRequirementPlan] {
        operation.security?.map(Self.plan) ?? defaults
    }

    private static func plan(_ requirement: SecurityRequirement) -> SecurityRequirementPlan {
        SecurityRequirementPlan(schemes: requirement.schemes.map { .init(key: $0.name, scopes: $0.scopes) })
    }

    private static func kind(_ kind: SecurityScheme.Kind) -> SecuritySchemePlan.Kind {
        switch kind {
        case .apiKey(let name, let location):
            .apiKey(name: name, location: ParameterPlan.Location(rawValue: location.rawValue) ?? .header)
        case .http("basic", _): .basic
        case .http("bearer", _): .bearer
        case .http(let scheme, _): .http(scheme: scheme)
        case .oauth2(let flows):
            .oauth2(
                tokenURL: flows.first { $0.name == "clientCredentials" }?.tokenURL,
                scopes: flows.first { $0.name == "clientCredentials" }?.scopes.map(\.name) ?? []
            )
        case .openIDConnect(let url): .openIDConnect(url: url)
        case .mutualTLS: .mutualTLS
        }
    }
}
