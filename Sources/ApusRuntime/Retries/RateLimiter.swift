/// Holds calls back so that a server's limit is kept: so many calls in any period, spread evenly once they are used up.
///
/// One limiter may serve many clients of the same server. A call that is cancelled while it waits has used its turn.
public actor RateLimiter {
    private let interval: Double
    private let burst: Double
    private let operations: Set<String>?
    /// When the next call would come if calls were spread evenly ("generic cell rate algorithm").
    private var nextArrival: Double?

    /// A limit.
    ///
    /// - Parameters:
    ///   - requests: how many requests, at least 1.
    ///   - period: in how long.
    ///   - operations: the names of the operations that count; `nil`: all.
    public init(_ requests: Int, per period: Duration, operations: Set<String>? = nil) {
        interval = period.inSeconds / Double(max(1, requests))
        burst = period.inSeconds - interval
        self.operations = operations
    }

    /// Takes a turn; gives how long to wait for it.
    func reserve(_ operationID: String, now: Date) -> Duration {
        if let operations, !operations.contains(operationID) { return .zero }
        let now = now.timeIntervalSince1970
        let arrival = max(nextArrival ?? now, now)
        nextArrival = arrival + interval
        return .bounded(seconds: arrival - burst - now)
    }
}
