internal import Foundation

/// One call: one attempt or several. All calls go through this one non-generic function.
nonisolated final class Exchange: Sendable {
    let connection: APIConnection
    let request: RequestParts
    /// Whether the body of a success is streamed: for the method, or for a capture.
    let wantsStream: Bool
    private let isStreamMethod: Bool
    let draft: RequestDraft
    let credentials: [SchemeCredential]
    let summary: CallSummary
    private let deadline: Deadline?
    /// The number of attempts, for the error of a deadline that passes.
    private let attemptsUntilDeadline: Guarded<Int>?

    var options: ClientOptions { connection.options }

    init(_ connection: APIConnection, _ request: APIRequest, wantsStream: Bool) throws {
        self.connection = connection
        var parts = request.parts
        connection.core.complete(&parts)
        self.request = parts
        isStreamMethod = wantsStream
        self.wantsStream = wantsStream || connection.options.capture?.isOpen == true
        var summary = CallSummary(
            operationID: parts.operationID,
            method: parts.method,
            target: nil,
            secrets: parts.secrets,
            endOfEvents: connection.options.endOfEvents,
            isConfidential: parts.isConfidential
        )
        do {
            draft = try RequestDraft(parts, connection.options, connection.core.server)
        } catch {
            throw APIError(call: summary, cause: ErrorCause(.request, error.description), attempts: 0)
        }
        summary.target = draft.url
        (credentials, summary.missingCredentials) = connection.core.credentials(for: parts.requirements ?? [])
        summary.scopes = credentials.flatMap { parts.scopes[$0.scheme.key] ?? [] }
        self.summary = summary
        deadline = connection.options.deadline.map { Deadline(after: $0, connection.options.time) }
        attemptsUntilDeadline = deadline.map { _ in Guarded(0) }
    }

    /// Sends the request and returns its successful response.
    ///
    /// - Throws: ``APIError``; `CancellationError`; ``CapturedResponse`` when another function asked for the response.
    func run() async throws -> APIResponse {
        let response = try await boundedAttempts()
        guard let capture = options.capture else { return response }
        if capture.take(response) { throw CapturedResponse(function: capture.function) }
        // Another response was captured: this call returns what its method expects.
        return wantsStream && !isStreamMethod ? try await response.collected() : response
    }

    private func boundedAttempts() async throws -> APIResponse {
        guard let deadline else { return try await attempts() }
        do {
            return try await deadline.run { try await self.attempts() }
        } catch let fault as ResponseFault {
            let cause = ErrorCause(fault.reason, fault.description)
            throw APIError(call: summary, cause: cause, attempts: attemptsUntilDeadline?.access { $0 } ?? 0)
        }
    }

    private func attempts() async throws -> APIResponse {
        var attempt = 1
        var tokens = UsedTokens()
        while true {
            guard let (outgoing, response) = try await send(attempt, &tokens) else {
                attempt += 1
                continue
            }
            if response.status == 401, !tokens.isRenewed, credentials.contains(where: \.canChange), isRepeatable {
                tokens.isRenewed = true
                attempt += 1
                continue
            }
            if response.isSuccess { return success(response, outgoing, attempt) }
            let delay = options.retry.delay(
                after: response.status,
                headers: response.headers,
                attempt: attempt - (tokens.isRenewed ? 1 : 0),
                safety: draft.safety,
                time: options.time
            )
            guard isRepeatable, let delay, allows(delay) else { throw try await failure(response, outgoing, attempt) }
            try await wait(delay)
            attempt += 1
        }
    }

    /// One attempt.
    ///
    /// - Returns: `nil`: there was no response, and another attempt may follow.
    private func send(
        _ attempt: Int,
        _ tokens: inout UsedTokens
    ) async throws -> (TransportRequest, TransportResponse)? {
        try Task.checkCancellation()
        if let limiter = options.rateLimiter {
            try await wait(limiter.reserve(request.operationID, now: options.time.monotonic()))
        }
        var outgoing = draft.transportRequest(request, options, attempt: attempt, wantsStream: wantsStream)
        do {
            try await authorize(&outgoing, &tokens)
        } catch {
            throw try credentialError(error, call(outgoing), attempts: attempt - 1)
        }
        do throws(RequestFault) {
            try request.body?.check()
        } catch {
            throw APIError(
                call: call(outgoing),
                cause: ErrorCause(.request, error.description),
                attempts: attempt - 1
            )
        }
        attemptsUntilDeadline?.access { $0 = attempt }
        do {
            return (outgoing, try await follow(outgoing, &tokens))
        } catch let error as APIError {
            throw error
        } catch {
            let cause = try ErrorCause(error)
            if Task.isCancelled { throw CancellationError() }
            let number = attempt - (tokens.isRenewed ? 1 : 0)
            let delay = options.retry.delay(after: error, attempt: number, safety: draft.safety, time: options.time)
            guard isRepeatable, let delay, allows(delay) else {
                let attempts = cause.reason == .request ? attempt - 1 : attempt
                throw APIError(call: call(outgoing), cause: cause, attempts: attempts)
            }
            try await wait(delay)
            return nil
        }
    }

    func authorize(_ outgoing: inout TransportRequest, _ tokens: inout UsedTokens) async throws {
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

    // MARK: Time

    var isRepeatable: Bool { request.body?.isRepeatable ?? true }

    private func allows(_ delay: Duration) -> Bool { deadline?.allows(delay) ?? true }

    private func wait(_ delay: Duration) async throws {
        guard delay > .zero else { return try Task.checkCancellation() }
        try await options.time.sleep(delay)
    }

    // MARK: Results

    func call(_ outgoing: TransportRequest) -> CallSummary {
        var call = summary
        call.secrets = outgoing.secrets
        call.target = outgoing.url
        return call
    }

    private func success(_ response: TransportResponse, _ outgoing: TransportRequest, _ attempt: Int) -> APIResponse {
        var body = Data()
        if case .data(let data) = response.body, !wantsStream { body = data }
        var head = head(response, outgoing, attempt, body: body)
        if !wantsStream { head.tape = response.tape }
        let result = wantsStream ? head.streaming(response.stream, until: deadline) : head
        options.recorder?.record(result)
        return result
    }

    /// The response with a body that was read before.
    private func head(
        _ response: TransportResponse,
        _ outgoing: TransportRequest,
        _ attempt: Int,
        body: Data
    ) -> APIResponse {
        APIResponse(
            operationID: request.operationID,
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: attempt,
            call: call(outgoing),
            stream: ByteStream([])
        )
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
            // The status is more useful than the reason why its body is missing, except after a cancellation.
            _ = try ErrorCause(error)
        }
        // A closure may ignore the error, and still wants the status: 304 to a conditional request.
        options.recorder?.record(head(response, outgoing, attempt, body: body))
        return APIError(
            call: call(outgoing),
            cause: ErrorCause(.status),
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: attempt,
            payload: request.payload(of: response.status, body)
        )
    }

    private func credentialError(_ error: any Error, _ call: CallSummary, attempts: Int) throws -> APIError {
        if error is CancellationError { throw error }
        if let error = error as? APIError, error.operationID == request.operationID { return error }
        let message = (error as? APIError)?.description ?? ErrorCause.text(error)
        return APIError(call: call, cause: ErrorCause(.credential, message, error), attempts: attempts)
    }
}

/// The tokens that a call used.
nonisolated struct UsedTokens {
    var byScheme: [String: String] = [:]
    /// Whether they were renewed after a 401, which happens once.
    var isRenewed = false
}

nonisolated extension TransportResponse {
    /// Whether the status is one of 200 to 299 (RFC 9110 §15.3). Redirects that are not followed are failures.
    var isSuccess: Bool { (200...299).contains(status) }
}

nonisolated extension RequestParts {
    private static func best(of failures: [DocumentedFailure], for status: Int) -> DocumentedFailure? {
        var best: DocumentedFailure?
        for failure in failures where failure.status.fit(status) > (best?.status.fit(status) ?? 0) { best = failure }
        return best
    }

    /// The body of a failure as the type that is documented for its status; `nil` when there is none or the body has
    /// another shape.
    func payload(of status: Int, _ body: Data) -> (any Sendable)? {
        guard let best = Self.best(of: failures, for: status) ?? Self.best(of: sharedFailures, for: status),
            !body.isEmpty
        else { return nil }
        if let kinds = best.formKinds {
            // Some servers send JSON although a form is documented.
            let isJSON = body.first == UInt8(ascii: "{")
            let bytes = isJSON ? Array(body) : (try? FormReading.json(body, kinds)) ?? []
            return (try? JSONReader(bytes)).flatMap { try? best.payload.init(from: $0) }
        }
        guard let json = try? JSONReader(body, options: .body) else {
            // A documented text.
            return best.payload == String.self ? String(decoding: body, as: UTF8.self) : nil
        }
        return try? best.payload.init(from: json)
    }
}

nonisolated extension ConnectionCore {
    /// The credentials of the first alternative for which all are given; otherwise the schemes without a credential.
    func credentials(for requirements: [[String]]) -> (credentials: [SchemeCredential], missing: [String]) {
        for alternative in requirements where !alternative.isEmpty {
            let found = alternative.compactMap { schemes[$0] }
            if found.count == alternative.count { return (found, []) }
        }
        if let undocumented { return ([undocumented], []) }
        if requirements.isEmpty || requirements.contains([]) { return ([], []) }
        return ([], requirements.map { $0.joined(separator: " and ") })
    }
}
