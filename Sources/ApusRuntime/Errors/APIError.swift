public import Foundation

/// A call that failed.
///
/// `description` is one line for a log, with an excerpt of the body where it helps. It contains no credentials.
public nonisolated struct APIError: Error, Sendable {
    /// What failed.
    ///
    /// A structure, not an enumeration: a `switch` over it needs a `default`, so that a reason added in a later version
    /// does not break the source of a program.
    ///
    ///     switch error.reason {
    ///     case .timeout: retryLater()
    ///     case .decoding: report(error.underlyingError)
    ///     default: show(error)
    ///     }
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        /// The name of the reason: `status`.
        public let description: String

        private init(_ name: String) { description = name }

        /// The server answered with a status that is not a success: anything outside of 200 to 299.
        public static let status = Reason("status")
        /// The body is not what the description documents. ``APIError/underlyingError`` is a `JSONFault` with the place
        /// in the body, or a `JSONSyntaxError`.
        public static let decoding = Reason("decoding")
        /// There was no response, or it was incomplete. ``APIError/underlyingError`` is a ``TransportError`` on Linux, and
        /// usually a `URLError` on Apple's systems.
        public static let transport = Reason("transport")
        /// The server was silent for longer than the timeout, or the deadline of the call passed.
        public static let timeout = Reason("timeout")
        /// The response is longer than ``ClientOptions/maximumResponseBytes``.
        public static let responseTooLarge = Reason("responseTooLarge")
        /// The request could not be formed; it was not sent.
        public static let request = Reason("request")
        /// A credential was not available; the request was not sent.
        public static let credential = Reason("credential")
        /// The server redirected the request to a place where the client does not send it.
        public static let redirect = Reason("redirect")
        /// Paging ended early: too many pages in a row had no items.
        public static let paging = Reason("paging")
        /// The server sent an event of the type `error` in a stream of events; ``APIError/body`` is its data.
        public static let event = Reason("event")
    }

    /// The name of the operation.
    public let operationID: String
    public let method: HTTPMethod
    /// The URL without secrets; empty when the request has none.
    public let url: String
    public let reason: Reason
    /// The error behind ``reason``, without secrets; `nil` for a status and a timeout.
    public let underlyingError: (any Error)?
    /// What is wrong, without secrets; empty for a status and a timeout.
    public let message: String
    /// The status of the response, if there was one.
    public let status: Int?
    /// The headers of the response.
    public let headers: HTTPHeaders
    /// The body of the response, at most its first megabyte.
    public let body: Data
    /// How many times the request was sent.
    public let attempts: Int
    /// The documented payload; ``payload(as:)`` returns it with its type.
    public let payload: (any Sendable)?
    private let excerpt: String
    private let hints: [String]

    /// The server's identifier of the request.
    public var requestID: String? { headers.requestID }

    /// The body as the documented type of the status; `nil` when it has another type or could not be decoded.
    public func payload<Payload>(as type: Payload.Type) -> Payload? { payload as? Payload }

    init(
        call: CallSummary,
        cause: ErrorCause,
        status: Int? = nil,
        headers: HTTPHeaders = HTTPHeaders(),
        body: Data = Data(),
        attempts: Int,
        payload: (any Sendable)? = nil
    ) {
        operationID = call.operationID
        method = call.method
        url = call.url
        reason = cause.reason
        underlyingError = cause.underlyingError.map { call.secrets.redact($0) }
        let refusal = call.isConfidential && cause.message.isEmpty ? TokenRefusal(body)?.description : nil
        message = call.secrets.redact(refusal ?? cause.message)
        self.status = status ?? cause.head?.status
        self.headers = status == nil ? cause.head?.headers ?? headers : headers
        self.body = call.isConfidential ? Data() : body
        self.attempts = attempts
        self.payload = payload
        excerpt = BodyExcerpt.text(body, self.headers["Content-Type"], call)
        hints = call.hints(for: self.status, self.headers)
    }

    /// An error without a request, for tests of code that handles errors.
    public init(
        operationID: String,
        reason: Reason,
        underlyingError: (any Error)? = nil,
        message: String = "",
        status: Int? = nil,
        headers: HTTPHeaders = HTTPHeaders(),
        body: Data = Data(),
        payload: (any Sendable)? = nil
    ) {
        let call = CallSummary(operationID: operationID, method: .get, target: nil, secrets: Secrets())
        let cause = ErrorCause(reason, message, underlyingError)
        self.init(
            call: call,
            cause: cause,
            status: status,
            headers: headers,
            body: body,
            attempts: 0,
            payload: payload
        )
    }
}

nonisolated extension APIError: CustomStringConvertible, LocalizedError, CustomReflectable {
    /// `getSegment: GET https://… failed with 404 (request id 7, 3 attempts): {"code":"not_found"}`
    public var description: String {
        var text = operationID
        if !url.isEmpty { text += ": \(method) \(url)" }
        text += " " + outcome
        var notes: [String] = []
        if let requestID { notes.append("request id \(requestID)") }
        if attempts > 1 { notes.append("\(attempts) attempts") }
        notes += hints
        if !notes.isEmpty { text += " (\(notes.joined(separator: ", ")))" }
        return excerpt.isEmpty ? text : text + ": " + excerpt
    }

    private var outcome: String {
        let answered = "answered" + (status.map { " \($0)" } ?? "")
        return switch reason {
        case .status: "failed with \(status.map(String.init) ?? "no status")"
        case .decoding: "\(answered) with \(message)"
        case .responseTooLarge: "\(answered), but \(message)"
        case .event: "\(answered) and sent an event that reports an error"
        case .transport: "got no complete response: \(message)"
        case .timeout: "timed out"
        case .request: "was not sent: \(message)"
        case .credential: "was not sent because a credential is not available: \(message)"
        case .redirect: "was redirected: \(message)"
        default: "failed: \(message)"
        }
    }

    public var errorDescription: String? { description }

    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
