/// Delays calls to stay within a limit of the server: this many calls in any period, spread evenly once they are used up.
///
/// One limiter may serve several clients of the same server. A call that is cancelled while it waits has used its turn.
public actor RateLimiter {
    private let interval: Duration
    private let burst: Duration
    private let operations: Set<String>?
    /// When the next call would come if calls were spread evenly ("generic cell rate algorithm"), on the monotonic clock.
    private var nextArrival: Duration?

    /// A limit.
    ///
    /// - Parameters:
    ///   - requests: how many requests, at least 1.
    ///   - period: the time in which they are allowed.
    ///   - operations: the names of the operations that count; `nil`: all.
    public init(_ requests: Int, per period: Duration, operations: Set<String>? = nil) {
        let period = period.bounded
        interval = period / max(1, requests)
        burst = period - interval
        self.operations = operations
    }

    /// Takes a turn and returns how long to wait for it.
    ///
    /// - Parameter now: the time on a monotonic clock, so that setting the date changes nothing.
    func reserve(_ operationID: String, now: Duration) -> Duration {
        if let operations, !operations.contains(operationID) { return .zero }
        let arrival = max(nextArrival ?? now, now)
        nextArrival = arrival + interval
        return max(.zero, arrival - burst - now).bounded
    }
}
