public import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// A request that a transport sends. Middleware may change it.
public nonisolated struct TransportRequest: Sendable {
    /// The name of the operation.
    public let operationID: String
    /// 1 for the first attempt.
    public internal(set) var attempt: Int
    public var method: HTTPMethod
    public var url: URL
    public var headers: HTTPHeaders
    public var body: UploadBody?
    /// The longest time for which the server may be silent.
    public var timeout: Duration
    /// Whether the caller reads the body of the response as a stream.
    public internal(set) var wantsStream: Bool
    /// The largest number of bytes of a response in memory. A longer response is an error.
    public internal(set) var maximumResponseBytes: Int
    /// The texts that logs and errors must not contain.
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

    /// The first method or field that cannot be sent, because it could end its line and begin another field. It may come
    /// from a server, a credential or middleware.
    var fault: String? {
        HeaderText.isToken(method.name) ? headers.fault : "'\(method.name.debugDescription)' is not a method"
    }

    /// The error for a response with more than ``maximumResponseBytes``.
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

    /// The request for `URLSession`. It contains the body only if the body is in memory.
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

nonisolated extension TransportRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(operationID): \(method) \(redactedURL)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
