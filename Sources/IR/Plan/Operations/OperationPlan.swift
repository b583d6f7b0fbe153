import ApusDiagnostics

/// One method.
package struct OperationPlan: Sendable {
    /// The operationId, or `GET /segments` where there is none.
    package var id: String
    package var name: SwiftName
    /// Upper case: `GET`.
    package var method: String
    package var path: PathTemplate
    package var place: SourceLocation?
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// In the order of the signature: required ones first, then the others, each in document order.
    package var parameters: [ParameterPlan]
    package var body: BodyPlan?
    package var success: SuccessPlan
    /// Every documented response that is not a success, exact statuses first, then ranges, then `default`.
    package var failures: [FailurePlan]
    /// Every documented response, successes first, then in the order of ``failures``.
    package var responses: [DocumentedResponse] = []
    /// What `Accept` says, most wanted first.
    package var accept: [String]
    /// The alternatives of which one must be met; empty: none is needed; `nil`: the client's default.
    package var security: [SecurityRequirementPlan]
    /// The server of this operation, when it is not the client's.
    package var server: ServerPlan?
    package var retry: RetrySafety
    package var paging: PagingPlan?

    package enum RetrySafety: String, Sendable, Hashable {
        /// May be sent again after any failure (RFC 9110 §9.2.2).
        case idempotent
        /// Only when the server says that it did nothing.
        case onRefusal
        case never
    }

    package init(
        id: String,
        name: SwiftName,
        method: String,
        path: PathTemplate,
        place: SourceLocation? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        parameters: [ParameterPlan] = [],
        body: BodyPlan? = nil,
        success: SuccessPlan = .none,
        failures: [FailurePlan] = [],
        accept: [String] = [],
        security: [SecurityRequirementPlan] = [],
        server: ServerPlan? = nil,
        retry: RetrySafety = .onRefusal,
        paging: PagingPlan? = nil
    ) {
        self.id = id
        self.name = name
        self.method = method
        self.path = path
        self.place = place
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.parameters = parameters
        self.body = body
        self.success = success
        self.failures = failures
        self.accept = accept
        self.security = security
        self.server = server
        self.retry = retry
        self.paging = paging
    }
}
