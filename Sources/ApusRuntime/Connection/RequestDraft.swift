internal import Foundation

/// The part of a request that is the same in all attempts.
nonisolated struct RequestDraft {
    let url: URL
    let headers: HTTPHeaders
    let safety: RetrySafety

    init(_ request: RequestParts, _ options: ClientOptions, _ server: Server) throws(RequestFault) {
        if let fault = request.fault { throw RequestFault(fault) }
        let caller = options.server ?? server
        let own = request.server.flatMap { $0.isAbsolute && options.server != nil ? nil : $0 }
        let base = (own?.resolved(against: caller) ?? caller).url
        guard
            request.template.isEmpty
                || !base.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
        else {
            let safe = Secrets().redact(url: base)
            throw RequestFault("the server URL '\(safe)' has a query or a fragment, and no path can follow it")
        }
        var text = try PathExpansion.expand(request.template, request.pathArguments, behind: base)
        if !request.queryText.isEmpty {
            text += text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
            text += request.queryText
        }
        var url = try RequestDraft.url(text)
        if let link = options.link { url = try RequestDraft.resolve(link, url) }
        self.url = url

        var headers = request.headers
        // `Accept`, a content type, credentials.
        headers.reserve(4)
        if headers["Accept"] == nil {
            headers["Accept"] = options.accept ?? request.accept.flatMap { $0.isEmpty ? nil : $0 }
        }
        if request.body != nil {
            let isForm = request.contentType?.hasPrefix("multipart/") == true
            headers["Content-Type"] = (isForm ? nil : options.contentType) ?? request.contentType
        }
        if !request.cookieText.isEmpty { headers["Cookie"] = request.cookieText }
        if let key = options.idempotencyKey { headers["Idempotency-Key"] = key }
        for field in options.headers { headers[field.name] = field.value }
        if let fault = headers.fault { throw RequestFault(fault) }
        self.headers = headers
        let isKeyed = headers.contains("Idempotency-Key")
        safety = request.safety == .onRefusal && isKeyed ? .idempotent : request.safety
    }

    /// A URL with a host, for HTTP.
    private static func url(_ text: String) throws(RequestFault) -> URL {
        // Most URLs are recognized without parsing them.
        if Origin.isObvious(text), let url = URL(string: text) { return url }
        guard let url = URL(string: withLowercaseScheme(text)), let origin = Origin(url) else {
            let safe = Secrets().redact(url: text)
            throw RequestFault("'\(safe)' is not an absolute URL; give the server a scheme and a host, 'https://…'")
        }
        guard origin.scheme == "https" || origin.scheme == "http" else {
            throw RequestFault("'\(origin.scheme)' is not http or https")
        }
        return url
    }

    /// Schemes are compared without case (RFC 3986 §3.1), but `URLSession` only knows them in lower case.
    private static func withLowercaseScheme(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        return text[..<colon].lowercased() + text[colon...]
    }

    /// A link of a page. It must have the origin of the server, because credentials are sent with it.
    private static func resolve(_ link: String, _ url: URL) throws(RequestFault) -> URL {
        guard let resolved = URL(string: link, relativeTo: url)?.absoluteURL, let other = Origin(resolved) else {
            throw RequestFault("the link to the next page is not a URL")
        }
        guard other == Origin(url) else {
            throw RequestFault("the link to the next page leads to another origin, \(other.scheme)://\(other.host)")
        }
        return resolved
    }

    func transportRequest(
        _ request: RequestParts,
        _ options: ClientOptions,
        attempt: Int,
        wantsStream: Bool
    ) -> TransportRequest {
        TransportRequest(
            operationID: request.operationID,
            attempt: attempt,
            method: request.method,
            url: url,
            headers: headers,
            body: request.body,
            timeout: options.timeout,
            wantsStream: wantsStream,
            maximumResponseBytes: max(0, options.maximumResponseBytes),
            secrets: request.secrets
        )
    }
}
