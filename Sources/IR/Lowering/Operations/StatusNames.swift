import ApusPlan

extension StatusPattern {
    /// The reason phrase of a status in upper camel case: `NotFound` (RFC 9110 §15 and the IANA registry).
    var phrase: String {
        switch self {
        case .default: "Default"
        case .range(let first):
            switch first {
            case 1: "Informational"
            case 2: "Success"
            case 3: "Redirection"
            case 4: "ClientError"
            case 5: "ServerError"
            default: "Status\(first)XX"
            }
        case .exact(let code): Self.phrases[code] ?? "Status\(code)"
        }
    }

    private static let phrases: [Int: String] = [
        100: "Continue", 101: "SwitchingProtocols", 200: "OK", 201: "Created", 202: "Accepted",
        203: "NonAuthoritative", 204: "NoContent", 205: "ResetContent", 206: "PartialContent", 207: "MultiStatus",
        300: "MultipleChoices", 301: "MovedPermanently", 302: "Found", 303: "SeeOther", 304: "NotModified",
        307: "TemporaryRedirect", 308: "PermanentRedirect", 400: "BadRequest", 401: "Unauthorized",
        402: "PaymentRequired", 403: "Forbidden", 404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable",
        408: "RequestTimeout", 409: "Conflict", 410: "Gone", 411: "LengthRequired", 412: "PreconditionFailed",
        413: "ContentTooLarge", 414: "URITooLong", 415: "UnsupportedMediaType", 416: "RangeNotSatisfiable",
        417: "ExpectationFailed", 418: "Teapot", 422: "UnprocessableContent", 423: "Locked", 424: "FailedDependency",
        428: "PreconditionRequired", 429: "TooManyRequests", 451: "UnavailableForLegalReasons",
        500: "InternalServerError", 501: "NotImplemented", 502: "BadGateway", 503: "ServiceUnavailable",
        504: "GatewayTimeout", 507: "InsufficientStorage",
    ]

    /// Whether all statuses of the pattern are successful (2xx).
    var isSuccess: Bool {
        switch self {
        case .exact(let code): (200..<300).contains(code)
        case .range(let first): first == 2
        case .default: false
        }
    }

    /// Whether a response with this status never has a body (RFC 9110 §6.4.1).
    var isBodiless: Bool {
        if case .exact(let code) = self { return code == 204 || code == 205 || code == 304 || code < 200 }
        return false
    }
}
