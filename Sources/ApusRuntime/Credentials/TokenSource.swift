/// A token that is shared by many calls and fetched by one of them at a time.
///
/// A call that is cancelled while it waits leaves at once; the fetch goes on for the others and ends with the last one.
actor TokenSource {
    /// What a token URL gave.
    struct Token: Sendable {
        var text: String
        /// `nil`: nobody knows.
        var expiry: Date?
        /// How long before that it is renewed.
        var leeway: TimeInterval
        /// How the client showed its secret with success.
        var style: ClientAuthentication
    }

    typealias Fetch = @Sendable (_ preferred: ClientAuthentication?) async throws -> Token

    private var token: Token?
    private var flight: Task<Void, Never>?
    private var flightNumber = 0
    private var waiters: [Int: CheckedContinuation<String, any Error>] = [:]
    private var lastWaiter = 0

    /// A token that is good now.
    ///
    /// - Parameter rejected: a token that the server did not take; it is not given again.
    func token(rejected: String?, now: @Sendable () -> Date, fetch: @escaping Fetch) async throws -> String {
        if let token, token.text != rejected, token.expiry.map({ $0.addingTimeInterval(-token.leeway) > now() }) ?? true
        {
            return token.text
        }
        lastWaiter += 1
        let number = lastWaiter
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Cancelled before it waits: nobody would wake it.
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiters[number] = continuation
                if flight == nil { start(fetch) }
            }
        } onCancel: {
            Task { await self.leave(number) }
        }
    }

    private func start(_ fetch: @escaping Fetch) {
        flightNumber += 1
        let number = flightNumber
        let preferred = token?.style
        flight = Task {
            do {
                land(number, .success(try await fetch(preferred)))
            } catch {
                land(number, .failure(error))
            }
        }
    }

    private func land(_ number: Int, _ result: Result<Token, any Error>) {
        guard number == flightNumber, flight != nil else { return }
        flight = nil
        if case .success(let new) = result { token = new }
        let waiting = waiters
        waiters = [:]
        for waiter in waiting.values { waiter.resume(with: result.map(\.text)) }
    }

    private func leave(_ number: Int) {
        guard let waiter = waiters.removeValue(forKey: number) else { return }
        waiter.resume(throwing: CancellationError())
        guard waiters.isEmpty else { return }
        flight?.cancel()
        flight = nil
    }
}
