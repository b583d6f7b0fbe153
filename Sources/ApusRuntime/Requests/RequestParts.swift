/// What an ``APIRequest`` holds.
///
/// Unchecked: it is changed only by the one request that refers to it, and that is a value.
final class RequestParts: @unchecked Sendable {
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
    var accept: String?
    /// Alternatives of scheme keys that belong together; empty: nothing is needed.
    var requirements: [[String]] = []
    var failures: [DocumentedFailure] = []
    var safety: RetrySafety
    /// The server of this operation alone.
    var server: Server?
    var fault: String?
    /// Secrets that stand in the request itself, as in a request for a token.
    var secrets = Secrets()

    init(_ operationID: String, _ method: HTTPMethod, _ template: String) {
        self.operationID = operationID
        self.method = method
        self.template = template
        safety = method.isIdempotent ? .idempotent : .onRefusal
        if !method.isToken { fault = "'\(method.name.debugDescription)' is not a method" }
    }

    init(_ other: RequestParts) {
        operationID = other.operationID
        method = other.method
        template = other.template
        pathArguments = other.pathArguments
        queryText = other.queryText
        headers = other.headers
        cookieText = other.cookieText
        body = other.body
        contentType = other.contentType
        accept = other.accept
        requirements = other.requirements
        failures = other.failures
        safety = other.safety
        server = other.server
        fault = other.fault
        secrets = other.secrets
    }
}
