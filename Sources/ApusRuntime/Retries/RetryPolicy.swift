/// When a request is sent again, and after how long.
///
/// - An idempotent one: after 408, 425, 429, 500, 502, 503, 504, silence and lost connections.
/// - Any other one: after 429, and after 503 with `Retry-After`, where the server says that it did nothing. With an
///   idempotency key it counts as idempotent.
/// - Never, when its body cannot be sent twice.
///
/// The delay is what the server asks for (`Retry-After`, rate limit headers), else a random part of a doubling delay.
public nonisolated struct RetryPolicy: Sendable {
    /// How many times a request is sent again; 0: never.
    public var maximumRetries: Int
    /// The longest first delay; it doubles with each attempt.
    public var baseDelay: Duration
    /// The longest delay that the server did not ask for.
    public var maximumDelay: Duration
    /// The longest delay that the server may ask for. When it asks for more, the call fails at once.
    public var maximumServerDelay: Duration
    /// The statuses after which an idempotent request is sent again.
    public var statuses: Set<Int>

    /// Two retries, after at most half a second and a second.
    public init(
        maximumRetries: Int = 2,
        baseDelay: Duration = .milliseconds(500),
        maximumDelay: Duration = .seconds(8),
        maximumServerDelay: Duration = .seconds(60),
        statuses: Set<Int> = [408, 425, 429, 500, 502, 503, 504]
    ) {
        self.maximumRetries = maximumRetries
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.maximumServerDelay = maximumServerDelay
        self.statuses = statuses
    }

    /// No request is sent a second time.
    public static var none: RetryPolicy { RetryPolicy(maximumRetries: 0) }

    /// How long to wait before the request is sent again; `nil`: it is not sent again.
    ///
    /// - Parameter attempt: how many times it was sent.
    func delay(
        after status: Int,
        headers: HTTPHeaders,
        attempt: Int,
        safety: RetrySafety,
        time: TimeSource
    ) -> Duration? {
        guard attempt <= maximumRetries else { return nil }
        let wanted = RetryAfter.delay(status: status, headers: headers, now: time.now())
        switch safety {
        case .never: return nil
        case .idempotent where statuses.contains(status): break
        case .onRefusal where status == 429 || (status == 503 && headers.contains("Retry-After")): break
        default: return nil
        }
        // Zero, or a date in the past, is not a delay: without jitter all clients would come back at once.
        guard let wanted, wanted > .zero else { return jitter(attempt, time) }
        return wanted <= maximumServerDelay ? wanted : nil
    }

    /// How long to wait after an attempt without a response; `nil`: the request is not sent again.
    func delay(after fault: any Error, attempt: Int, safety: RetrySafety, time: TimeSource) -> Duration? {
        guard attempt <= maximumRetries, safety == .idempotent, ErrorCause.isTransient(fault) else { return nil }
        return jitter(attempt, time)
    }

    /// A random part of the doubling delay ("full jitter"), so that clients that failed together do not retry together.
    private func jitter(_ attempt: Int, _ time: TimeSource) -> Duration {
        let doubled = baseDelay.inSeconds * Double(1 << min(max(attempt - 1, 0), 30))
        return .bounded(seconds: min(doubled, maximumDelay.inSeconds) * time.random())
    }
}
