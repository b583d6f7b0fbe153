internal import Foundation

/// Where a response redirects the request (RFC 9110 §15.4).
nonisolated struct Redirect {
    let url: URL
    /// Whether the next request is a `GET` without a body.
    let dropsBody: Bool

    /// `nil`: the response is not a redirect, or its location is not an HTTP URL.
    init?(_ response: TransportResponse, of request: TransportRequest) {
        guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers["Location"],
            let url = URL(string: location, relativeTo: request.url)?.absoluteURL, let origin = Origin(url),
            origin.scheme == "https" || origin.scheme == "http"
        else { return nil }
        self.url = url
        let isPost = request.method == .post
        let isRead = request.method == .get || request.method == .head
        dropsBody = response.status == 303 ? !isRead : isPost && response.status < 303
    }

    /// The next request. To another origin only fields about the content are sent, because any other one may be a secret.
    /// The connection adds the credentials again when a redirect leads back.
    func next(_ request: TransportRequest, draft: RequestDraft) throws -> TransportRequest {
        var next = request
        next.url = url
        if url.origin != draft.url.origin {
            next.headers = HTTPHeaders(request.headers.fields.filter { Redirect.isHarmless($0.name) })
        } else {
            // Without what the credentials added, which is added again: a cookie must not be sent twice.
            next.headers = draft.headers
        }
        if dropsBody {
            next.method = .get
            next.body = nil
        }
        if next.body == nil {
            for name in ["Content-Type", "Content-Encoding", "Content-Language", "Content-Length"] {
                next.headers[name] = nil
            }
        }
        return next
    }

    private static func isHarmless(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("accept") || name.hasPrefix("content-") || name == "user-agent"
    }
}

nonisolated extension URL {
    var origin: Origin? { Origin(self) }
}
