nonisolated extension Exchange {
    /// Sends a request through the middleware and follows redirects. Unless a stream is wanted, the body of a success
    /// is in memory.
    func follow(_ first: TransportRequest, _ tokens: inout UsedTokens) async throws -> TransportResponse {
        var outgoing = first
        let transport = transport
        var redirects = 0
        while true {
            let response = try await transport.send(outgoing)
            guard let redirect = Redirect(response, of: outgoing) else {
                return response.isSuccess && !wantsStream ? try await complete(response, outgoing) : response
            }
            redirects += 1
            try check(redirect, redirects, response, outgoing)
            outgoing = try redirect.next(outgoing, draft: draft)
            // Credentials are for one origin. There, an API key in the query has to be added again.
            if outgoing.url.origin == draft.url.origin { try await authorize(&outgoing, &tokens) }
        }
    }

    /// The transport behind all middleware.
    private var transport: ClientTransport {
        let sender = options.transport ?? connection.core.transport
        // The last check, after everything that can add a header.
        var transport = ClientTransport { request in
            if let fault = request.fault { throw RequestFault(fault) }
            return try await sender.send(request)
        }
        for middleware in options.middleware.reversed() {
            let next = transport
            transport = ClientTransport { try await middleware.send($0, next: next) }
        }
        return transport
    }

    /// - Throws: ``APIError`` when the redirect is not followed.
    private func check(
        _ redirect: Redirect,
        _ count: Int,
        _ response: TransportResponse,
        _ outgoing: TransportRequest
    ) throws {
        let message: String
        if count > options.maximumRedirects {
            message = "more than \(options.maximumRedirects) times"
        } else if outgoing.body != nil, !redirect.dropsBody, !isRepeatable {
            message = "its body cannot be sent twice"
        } else if request.isConfidential, redirect.url.origin != draft.url.origin {
            message = "secrets are not sent to another origin than that of the token URL"
        } else {
            return
        }
        throw APIError(
            call: call(outgoing),
            cause: ErrorCause(.redirect, message),
            status: response.status,
            headers: response.headers,
            attempts: outgoing.attempt
        )
    }

    /// The response with its whole body in memory. Apus' own transports stop at the limit themselves; others may not.
    private func complete(_ response: TransportResponse, _ outgoing: TransportRequest) async throws -> TransportResponse
    {
        let limit = outgoing.maximumResponseBytes
        if case .data(let data) = response.body, data.count <= limit { return response }
        let body = try await response.data(upTo: limit == .max ? limit : limit + 1)
        guard body.count <= limit else { throw outgoing.sizeFault.after(response) }
        var response = response
        response.body = .data(body)
        return response
    }
}
