public import Foundation

/// Logs every attempt in one line, without secrets and without bodies:
/// `getSegment: GET https://… → 200 in 0.123 s (attempt 2)`.
public nonisolated struct LoggingMiddleware: ClientMiddleware {
    private let log: @Sendable (String) -> Void
    private let showsHeaders: Bool
    private let now: @Sendable () -> Date

    /// A log.
    ///
    /// - Parameters:
    ///   - showsHeaders: whether request headers are logged, too; those that may contain secrets without their value.
    ///   - now: the current time.
    ///   - log: writes a line.
    public init(
        showsHeaders: Bool = false,
        now: @escaping @Sendable () -> Date = { Date() },
        to log: @escaping @Sendable (String) -> Void
    ) {
        self.showsHeaders = showsHeaders
        self.now = now
        self.log = log
    }

    public func send(_ request: TransportRequest, next: ClientTransport) async throws -> TransportResponse {
        let start = now()
        do {
            let response = try await next.send(request)
            log(line(request, "\(response.status)", since: start))
            return response
        } catch {
            let reason = error is CancellationError ? "cancelled" : ErrorCause.text(error)
            log(line(request, request.secrets.redact(reason), since: start))
            throw error
        }
    }

    private func line(_ request: TransportRequest, _ result: String, since start: Date) -> String {
        let milliseconds = Int(Duration.bounded(seconds: now().timeIntervalSince(start)).inSeconds * 1000)
        var line = "\(request) → \(result) in \(milliseconds) ms"
        if request.attempt > 1 { line += " (attempt \(request.attempt))" }
        if showsHeaders {
            line += request.redactedHeaders.map { "\n    \($0.name): \($0.value)" }.joined()
        }
        return line
    }
}
