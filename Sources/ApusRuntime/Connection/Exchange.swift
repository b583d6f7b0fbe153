/// One call: as many attempts as it takes. Sending is this one, non-generic, function.
struct Exchange {
    let connection: APIConnection
    let options: ClientOptions
    let request: RequestParts
    let wantsStream: Bool
    private let draft: RequestDraft
    private let credentials: [SchemeCredential]
    private let safety: RetrySafety
    private var summary: CallSummary

    init(_ connection: APIConnection, _ request: APIRequest, wantsStream: Bool) throws {
        self.connection = connection
        self.request = request.parts
        options = connection.options
        self.wantsStream = wantsStream || options.isCaptured
        summary = CallSummary(
            operationID: self.request.operationID,
            method: self.request.method,
            target: nil,
            secrets: self.request.secrets
        )
        do {
            draft = try RequestDraft(self.request, options, connection.core.server)
        } catch {
            throw APIError(call: summary, reason: .request("\(error)"), attempts: 0)
        }
        summary.target = draft.url
        (credentials, summary.missingCredentials) = connection.core.credentials(for: self.request.requirements)
        safety = draft.safety
    }

    func run() async throws -> APIResponse {
        let response = try await call()
        if options.isCaptured { throw CapturedResponse(response: response) }
        return response
    }

    private func call() async throws -> APIResponse {
        guard let deadline = options.deadline else { return try await attempts(until: nil) }
        let end = options.time.now().addingTimeInterval(deadline.inSeconds)
        return try await withThrowingTaskGroup(of: APIResponse?.self) { group in
            group.addTask { try await attempts(until: end) }
            group.addTask {
                try await options.time.sleep(deadline)
                return nil
            }
            defer { group.cancelAll() }
            guard case .some(.some(let response)) = try await group.next() else {
                throw APIError(call: summary, reason: .timeout, attempts: 1)
            }
            return response
        }
    }

    /// - Parameter end: when no further attempt is worth waiting for.
    private func attempts(until end: Date?) async throws -> APIResponse {
        var attempt = 1
        var tokens = UsedTokens()
        while true {
            let (outgoing, response) = try await send(attempt, &tokens, until: end)
            guard let response else {
                attempt += 1
                continue
            }
            if response.status == 401, !tokens.isRenewed, credentials.contains(where: \.canChange), isRepeatable {
                tokens.isRenewed = true
                attempt += 1
                continue
            }
            if response.status < 400 { return try await success(response, outgoing, attempt) }
            let delay =
                isRepeatable
                ? options.retry.delay(
                    after: response.status,
                    headers: response.headers,
                    attempt: attempt - (tokens.isRenewed ? 1 : 0),
                    safety: safety,
                    time: options.time
                ) : nil
            guard let delay, fits(delay, before: end) else { throw try await failure(response, outgoing, attempt) }
            try await wait(delay)
            attempt += 1
        }
    }

    /// One attempt. No response: there was none, but there may be another attempt.
    private func send(
        _ attempt: Int,
        _ tokens: inout UsedTokens,
        until end: Date?
    ) async throws -> (TransportRequest, TransportResponse?) {
        try Task.checkCancellation()
        if let limiter = options.rateLimiter {
            try await wait(limiter.reserve(request.operationID, now: options.time.now()))
        }
        var outgoing = draft.transportRequest(request, options, attempt: attempt, wantsStream: wantsStream)
        do {
            try await authorize(&outgoing, &tokens)
        } catch {
            if error is CancellationError { throw error }
            throw APIError(call: call(outgoing), reason: .credential(error), attempts: attempt - 1)
        }
        do {
            return (outgoing, try await follow(outgoing, &tokens))
        } catch let error as APIError {
            throw error
        } catch {
            let reason = try TransportFault.reason(error)
            if Task.isCancelled { throw CancellationError() }
            let number = attempt - (tokens.isRenewed ? 1 : 0)
            let delay = options.retry.delay(after: error, attempt: number, safety: safety, time: options.time)
            guard isRepeatable, let delay, fits(delay, before: end) else {
                throw APIError(call: call(outgoing), reason: reason, attempts: attempt)
            }
            try await wait(delay)
            return (outgoing, nil)
        }
    }

    // MARK: Parts of an attempt

    private func authorize(_ outgoing: inout TransportRequest, _ tokens: inout UsedTokens) async throws {
        for credential in credentials {
            let key = credential.scheme.key
            tokens.byScheme[key] = try await credential.apply(
                to: &outgoing,
                connection: connection,
                isRejected: tokens.isRenewed,
                rejected: tokens.isRenewed ? tokens.byScheme[key] : nil
            )
        }
    }

    private func follow(_ first: TransportRequest, _ tokens: inout UsedTokens) async throws -> TransportResponse {
        var outgoing = first
        let sender = options.transport ?? connection.core.transport
        // Behind everything that can add a header.
        var transport = ClientTransport { request in
            if let fault = request.fault { throw RequestFault(fault) }
            return try await sender.send(request)
        }
        for middleware in options.middleware.reversed() {
            let next = transport
            transport = ClientTransport { try await middleware.send($0, next: next) }
        }
        var redirects = 0
        while true {
            let response = try await transport.send(outgoing)
            guard let step = Redirect(response, of: outgoing) else { return response }
            redirects += 1
            guard redirects <= options.maximumRedirects else {
                throw redirectFault("more than \(options.maximumRedirects) times", response, outgoing)
            }
            guard outgoing.body == nil || step.dropsBody || isRepeatable else {
                throw redirectFault("its body cannot be sent twice", response, outgoing)
            }
            outgoing = try step.next(outgoing, draft: draft)
            // Credentials are for one origin; there, an API key in the query has to be put in again.
            if outgoing.url.origin == draft.url.origin { try await authorize(&outgoing, &tokens) }
        }
    }

    private func redirectFault(
        _ message: String,
        _ response: TransportResponse,
        _ outgoing: TransportRequest
    ) -> APIError {
        APIError(
            call: call(outgoing),
            reason: .redirect(message),
            status: response.status,
            headers: response.headers,
            attempts: outgoing.attempt
        )
    }

    private var isRepeatable: Bool { request.body?.isRepeatable ?? true }

    private func fits(_ delay: Duration, before end: Date?) -> Bool {
        guard let end else { return true }
        return options.time.now().addingTimeInterval(delay.inSeconds) < end
    }

    private func wait(_ delay: Duration) async throws {
        guard delay > .zero else { return try Task.checkCancellation() }
        try await options.time.sleep(delay)
    }

    // MARK: Results

    private func call(_ outgoing: TransportRequest) -> CallSummary {
        var call = summary
        call.secrets = outgoing.secrets
        call.target = outgoing.url
        return call
    }

    private func success(
        _ response: TransportResponse,
        _ outgoing: TransportRequest,
        _ attempt: Int
    ) async throws -> APIResponse {
        var body = Data()
        var stream = ByteStream([])
        if wantsStream {
            stream = response.stream
        } else {
            body = try await self.body(of: response, outgoing, attempt)
        }
        let result = APIResponse(
            operationID: request.operationID,
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: attempt,
            call: call(outgoing),
            stream: stream
        )
        options.recorder?.record(result)
        return result
    }

    /// The whole body. A transport of Apus' own ends at the limit itself, others may not.
    private func body(
        of response: TransportResponse,
        _ outgoing: TransportRequest,
        _ attempt: Int
    ) async throws -> Data {
        let limit = outgoing.maximumResponseBytes
        let body = try await response.data(upTo: limit == .max ? limit : limit + 1)
        guard body.count <= limit else {
            let reason = APIError.Reason.request(outgoing.sizeFault.description)
            throw APIError(
                call: call(outgoing),
                reason: reason,
                status: response.status,
                headers: response.headers,
                attempts: attempt
            )
        }
        return body
    }

    private func failure(
        _ response: TransportResponse,
        _ outgoing: TransportRequest,
        _ attempt: Int
    ) async throws -> APIError {
        var body = Data()
        do {
            body = try await response.data(upTo: 1 << 20)
        } catch {
            // The status is worth more than the reason why its body did not come, unless the caller has gone.
            _ = try TransportFault.reason(error)
        }
        return APIError(
            call: call(outgoing),
            reason: .status,
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: attempt,
            payload: request.payload(of: response.status, body)
        )
    }
}

/// What an exchange remembers of the tokens that it used.
struct UsedTokens {
    var byScheme: [String: String] = [:]
    /// Whether they were renewed after a 401, which happens once.
    var isRenewed = false
}

extension RequestParts {
    /// The body of a failure as the type that is documented for its status; `nil` when there is none or it is something
    /// else. An error is never hidden by another one.
    func payload(of status: Int, _ body: Data) -> (any Sendable)? {
        var best: DocumentedFailure?
        for failure in failures where failure.status.fit(status) > (best?.status.fit(status) ?? 0) { best = failure }
        guard let best, !body.isEmpty else { return nil }
        guard let json = try? JSONReader(body, options: JSONReadingOptions(allowsByteOrderMark: true)) else {
            // A documented text.
            return best.payload == String.self ? String(decoding: body, as: UTF8.self) : nil
        }
        return try? best.payload.init(from: json)
    }
}

extension ConnectionCore {
    /// The credentials of the first alternative that can be met, and the schemes for which none was given otherwise.
    func credentials(for requirements: [[String]]) -> (credentials: [SchemeCredential], missing: [String]) {
        for alternative in requirements where !alternative.isEmpty {
            let found = alternative.compactMap { schemes[$0] }
            if found.count == alternative.count { return (found, []) }
        }
        if requirements.isEmpty || requirements.contains([]) { return ([], []) }
        return ([], requirements.map { $0.joined(separator: " and ") })
    }
}
