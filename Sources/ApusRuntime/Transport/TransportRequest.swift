#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// A request as it goes on the wire: what transports send and middleware sees and may change.
public struct TransportRequest: Sendable {
    /// The operation's name.
    public let operationID: String
    /// 1 for the first attempt.
    public internal(set) var attempt: Int
    public var method: HTTPMethod
    public var url: URL
    public var headers: HTTPHeaders
    public var body: UploadBody?
    /// How long the server may be silent.
    public var timeout: Duration
    /// Whether the body of the response is wanted as a stream.
    public internal(set) var wantsStream: Bool
    /// How many bytes of a response are wanted in memory; a longer one is a fault.
    public internal(set) var maximumResponseBytes: Int
    /// What must not be shown anywhere.
    var secrets: Secrets

    init(
        operationID: String,
        attempt: Int,
        method: HTTPMethod,
        url: URL,
        headers: HTTPHeaders,
        body: UploadBody?,
        timeout: Duration,
        wantsStream: Bool,
        maximumResponseBytes: Int,
        secrets: Secrets
    ) {
        self.operationID = operationID
        self.attempt = attempt
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.wantsStream = wantsStream
        self.maximumResponseBytes = maximumResponseBytes
        self.secrets = secrets
    }

    /// What can't be sent, because it would end its line and begin another one: a token or a name that a server, a
    /// credential or middleware gave.
    var fault: String? {
        HeaderText.isToken(method.name) ? headers.fault : "'\(method.name.debugDescription)' is not a method"
    }

    /// What is said of a response with more than ``maximumResponseBytes``.
    var sizeFault: ResponseFault {
        ResponseFault(
            .responseTooLarge,
            "the response is longer than \(maximumResponseBytes) bytes, the 'maximumResponseBytes' of the client"
        )
    }

    /// Method and URL without secrets, for logs.
    public var redactedURL: String { secrets.redact(url: url.absoluteString) }

    /// The headers without secrets, for logs.
    public var redactedHeaders: HTTPHeaders { secrets.redact(headers) }

    /// The request for `URLSession`; a body that is not in memory is not in it.
    public var urlRequest: URLRequest {
        var request = URLRequest(url: url)
        // Setting it is slow on Linux, and this one is there already.
        if method != .get { request.httpMethod = method.name }
        request.cachePolicy = .reloadIgnoringLocalCacheData
        request.httpShouldHandleCookies = false
        for field in headers {
            request.addValue(field.value, forHTTPHeaderField: field.name)
        }
        if let body, let data = body.data, !data.isEmpty { request.httpBody = data }
        return request
    }
}

extension TransportRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(operationID): \(method) \(redactedURL)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
