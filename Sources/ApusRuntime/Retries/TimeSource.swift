public import Foundation

/// The clocks and the random numbers of a client, as a value, so that tests of waiting take no time.
public nonisolated struct TimeSource: Sendable {
    /// The current date and time. Servers that name a date are compared with it.
    public var now: @Sendable () -> Date
    /// The time since a fixed point in the past. It never goes backwards, also when the date is set.
    public var monotonic: @Sendable () -> Duration
    /// Waits; throws `CancellationError` at once when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A random number, at least 0 and less than 1, for jitter.
    public var random: @Sendable () -> Double

    /// A time source for tests.
    ///
    /// - Parameters:
    ///   - now: the current time.
    ///   - monotonic: `nil`: the time since 1970 by `now`.
    ///   - sleep: waits.
    ///   - random: a random number, at least 0 and less than 1.
    public init(
        now: @escaping @Sendable () -> Date,
        monotonic: (@Sendable () -> Duration)? = nil,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.monotonic = monotonic ?? { .bounded(seconds: now().timeIntervalSince1970) }
        self.sleep = sleep
        self.random = random
    }

    private static let start = ContinuousClock.now

    /// The clocks of the system.
    public static let system = TimeSource(
        now: { Date() },
        monotonic: { ContinuousClock.now - start },
        sleep: { try await Task.sleep(for: $0.bounded) },
        random: { Double.random(in: 0..<1) }
    )
}

nonisolated extension Duration {
    /// In seconds, as precisely as a `Double` can represent it.
    var inSeconds: Double {
        let bounded = bounded
        return Double(bounded.components.seconds) + Double(bounded.components.attoseconds) / 1e18
    }

    /// The nearest duration between zero and a hundred years, with which calculations cannot overflow.
    var bounded: Duration { min(max(self, .zero), .century) }

    private static let century = Duration.seconds(3_155_760_000)

    /// A duration of this many seconds, between zero and a hundred years.
    static func bounded(seconds: Double) -> Duration {
        guard seconds > 0 else { return .zero }
        return .seconds(min(seconds, 3_155_760_000))
    }
}
