internal import Foundation

/// Tokens that calls share; one of them requests new ones at a time.
///
/// A call that is cancelled while it waits returns at once. The request continues for the others and is cancelled with the
/// last one.
actor TokenCache {
    /// What a token URL issued.
    struct Entry: Sendable {
        var tokens: OAuthTokens
        /// How long before it expires the token is renewed.
        var leeway: TimeInterval
        /// How the client sent its secret successfully.
        var style: ClientAuthentication?

        /// Tokens of a store or of the caller have a leeway of a minute.
        init(_ tokens: OAuthTokens, leeway: TimeInterval = 60, style: ClientAuthentication? = nil) {
            self.tokens = tokens
            self.leeway = leeway
            self.style = style
        }

        func isValid(at date: Date) -> Bool {
            guard !tokens.accessToken.isEmpty else { return false }
            return tokens.expiresAt.map { $0.addingTimeInterval(-leeway) > date } ?? true
        }
    }

    typealias Load = @Sendable () async throws -> Entry?
    typealias Fetch = @Sendable (_ previous: Entry?) async throws -> Entry

    private var entry: Entry?
    private var isLoaded = false
    private var request: Task<Void, Never>?
    private var requestNumber = 0
    private var waiters: [Int: CheckedContinuation<String, any Error>] = [:]
    private var lastWaiter = 0

    /// A valid access token.
    ///
    /// - Parameters:
    ///   - rejected: a token that the server refused; it is not returned again.
    ///   - load: the tokens to begin with.
    func token(
        rejected: String?,
        now: @escaping @Sendable () -> Date,
        load: @escaping Load = { nil },
        fetch: @escaping Fetch
    ) async throws -> String {
        if let token = valid(rejected, now()) { return token }
        lastWaiter += 1
        let number = lastWaiter
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // A task that is cancelled already would not be resumed.
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiters[number] = continuation
                if request == nil { start(rejected, now, load, fetch) }
            }
        } onCancel: {
            Task { await self.cancel(number) }
        }
    }

    private func valid(_ rejected: String?, _ now: Date) -> String? {
        guard let entry, entry.tokens.accessToken != rejected, entry.isValid(at: now) else { return nil }
        return entry.tokens.accessToken
    }

    private func start(
        _ rejected: String?,
        _ now: @escaping @Sendable () -> Date,
        _ load: @escaping Load,
        _ fetch: @escaping Fetch
    ) {
        requestNumber += 1
        let number = requestNumber
        request = Task {
            do {
                if !isLoaded {
                    let loaded = try await load()
                    guard number == requestNumber else { return }
                    isLoaded = true
                    if entry == nil { entry = loaded }
                    if let entry, valid(rejected, now()) != nil { return finish(number, .success(entry)) }
                }
                finish(number, .success(try await fetch(entry)))
            } catch {
                finish(number, .failure(error))
            }
        }
    }

    private func finish(_ number: Int, _ result: Result<Entry, any Error>) {
        guard number == requestNumber else { return }
        // Also when it was cancelled too late: its refresh token has been used.
        if case .success(let new) = result { entry = new }
        guard request != nil else { return }
        request = nil
        let waiting = waiters
        waiters = [:]
        for waiter in waiting.values { waiter.resume(with: result.map(\.tokens.accessToken)) }
    }

    private func cancel(_ number: Int) {
        guard let waiter = waiters.removeValue(forKey: number) else { return }
        waiter.resume(throwing: CancellationError())
        guard waiters.isEmpty else { return }
        request?.cancel()
        request = nil
    }
}
