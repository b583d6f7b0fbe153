import ApusDiagnostics

/// An operation, generated as a method.
package struct OperationPlan: Sendable {
    /// The operationId, or `GET /segments` if the operation has none.
    package var id: String
    package var name: SwiftName
    /// The HTTP method in upper case: `GET`.
    package var method: String
    package var path: PathTemplate
    package var place: SourceLocation?
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// The parameters in the order of the signature: required ones first, each part in document order.
    package var parameters: [ParameterPlan]
    package var body: BodyPlan?
    package var success: SuccessPlan
    /// The documented responses that are errors: exact statuses first, then ranges, then `default`.
    package var failures: [FailurePlan]
    /// All documented responses: successes first, then errors in the order of ``failures``.
    package var responses: [DocumentedResponse] = []
    /// The media types of the `Accept` header, in the order of preference.
    package var accept: [String]
    /// The alternative security requirements; empty if no credential is required, `nil` for the client's default.
    package var security: [SecurityRequirementPlan]
    /// The server of the operation, if it has a server of its own.
    package var server: ServerPlan?
    package var retry: RetrySafety
    package var paging: PagingPlan?

    package enum RetrySafety: String, Sendable, Hashable {
        /// The request can be repeated after any failure (RFC 9110 §9.2.2).
        case idempotent
        /// The request can be repeated only if the server reports that it did not process it.
        case onRefusal
        case never
    }

    /// Whether the method reads the response as a stream, beside a method that reads it as one value.
    package var isStreamingVariant = false

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
