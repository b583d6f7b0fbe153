/// The contents of an ``APIRequest``.
nonisolated struct RequestParts: Sendable {
    let operationID: String
    let method: HTTPMethod
    let template: String
    var pathArguments: [PathArgument] = []
    /// Encoded, without `?`.
    var queryText = ""
    var headers = HTTPHeaders()
    /// Encoded, without `Cookie:`.
    var cookieText = ""
    var body: UploadBody?
    /// The content type of the body unless the caller chooses another one.
    var contentType: String?
    /// `nil`: as the client's defaults; empty: any.
    var accept: String?
    /// Alternatives of scheme keys that are used together; empty: no credentials are required; `nil`: as the client's
    /// defaults.
    var requirements: [[String]]?
    /// The scopes that the operation documents, by scheme key.
    var scopes: [String: [String]] = [:]
    var failures: [DocumentedFailure] = []
    /// The failures that most operations of the client document. They apply to statuses without an own one.
    var sharedFailures: [DocumentedFailure] = []
    var safety: RetrySafety
    /// The server of this operation alone.
    var server: Server?
    var fault: String?
    /// Secrets in the request itself, as in a request for a token.
    var secrets = Secrets()
    /// Whether request and response contain secrets: redirects stay at the origin, and errors do not show the body.
    var isConfidential = false

    init(_ operationID: String, _ method: HTTPMethod, _ template: String) {
        self.operationID = operationID
        self.method = method
        self.template = template
        safety = method.isIdempotent ? .idempotent : .onRefusal
        if !method.isToken { fault = "'\(method.name.debugDescription)' is not a method" }
    }
}
