/// A call that did not succeed.
///
/// `description` is one line for a log, with a second one where the body helps. No credential is ever in it.
public struct APIError: Error, Sendable {
    /// What went wrong.
    public enum Reason: Sendable {
        /// The server answered with a status that is no success.
        case status
        /// The body is not what the description promises: a `JSONFault` with its place, or a `JSONSyntaxError`.
        case decoding(any Error)
        /// There was no response, or not all of it: usually a `URLError`.
        case transport(any Error)
        /// The server was silent for too long, or the deadline passed.
        case timeout
        /// The request could not be formed; it was not sent.
        case request(String)
        /// A credential could not be had; the request was not sent.
        case credential(any Error)
        /// A redirect that is not followed.
        case redirect(String)
    }

    /// The operation's name.
    public let operationID: String
    public let method: HTTPMethod
    /// The URL without secrets; empty when none was made.
    public let url: String
    public let reason: Reason
    /// The status of the response, if there was one.
    public let status: Int?
    /// The headers of the response.
    public let headers: HTTPHeaders
    /// The body of the response as it came, at most its first megabyte.
    public let body: Data
    /// How many times the request was sent.
    public let attempts: Int
    /// The documented payload; ``payload(as:)`` gives it its type.
    public let payload: (any Sendable)?
    private let excerpt: String
    private let detail: String
    private let missingCredentials: [String]

    /// What the server calls the request.
    public var requestID: String? { headers.requestID }

    /// The body as the documented type of the status; `nil` when it is of another type or could not be read.
    public func payload<Payload>(as type: Payload.Type) -> Payload? { payload as? Payload }

    init(
        call: CallSummary,
        reason: Reason,
        status: Int? = nil,
        headers: HTTPHeaders = HTTPHeaders(),
        body: Data = Data(),
        attempts: Int,
        payload: (any Sendable)? = nil
    ) {
        operationID = call.operationID
        method = call.method
        url = call.url
        self.reason = reason
        self.status = status
        self.headers = headers
        self.body = body
        self.attempts = attempts
        self.payload = payload
        detail = call.secrets.redact(BodyExcerpt.detail(reason))
        excerpt = BodyExcerpt.text(body, headers["Content-Type"], call.secrets)
        missingCredentials = status == 401 ? call.missingCredentials : []
    }

    /// An error before there was a request; also for tests of code that handles errors.
    public init(
        operationID: String,
        reason: Reason,
        status: Int? = nil,
        payload: (any Sendable)? = nil
    ) {
        let call = CallSummary(operationID: operationID, method: .get, target: nil, secrets: Secrets())
        self.init(call: call, reason: reason, status: status, attempts: 0, payload: payload)
    }
}

extension APIError: CustomStringConvertible, LocalizedError, CustomReflectable {
    /// `getSegment: GET https://… failed with 404 (request id 7, 3 attempts): {"code":"not_found"}`
    public var description: String {
        var text = operationID
        if !url.isEmpty { text += ": \(method) \(url)" }
        switch reason {
        case .status: text += " failed with \(status.map(String.init) ?? "no status")"
        case .decoding: text += " answered \(status.map(String.init) ?? "") with \(detail)"
        case .transport: text += " got no complete response: \(detail)"
        case .timeout: text += " timed out"
        case .request: text += " was not sent: \(detail)"
        case .credential: text += " was not sent, there is no credential: \(detail)"
        case .redirect: text += " was redirected: \(detail)"
        }
        var notes: [String] = []
        if let requestID { notes.append("request id \(requestID)") }
        if attempts > 1 { notes.append("\(attempts) attempts") }
        if !missingCredentials.isEmpty {
            notes.append("no credential was given for \(missingCredentials.joined(separator: ", "))")
        }
        if !notes.isEmpty { text += " (\(notes.joined(separator: ", ")))" }
        return excerpt.isEmpty ? text : text + ": " + excerpt
    }

    public var errorDescription: String? { description }

    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
