/// Time and chance, as a value, so that a test of waiting takes no time.
public struct TimeSource: Sendable {
    /// The date and time now.
    public var now: @Sendable () -> Date
    /// Waits; throws `CancellationError` at once when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number of at least 0 and less than 1, for jitter.
    public var random: @Sendable () -> Double

    /// A time of one's own.
    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }

    /// The clock of the system.
    public static let system = TimeSource(
        now: { Date() },
        sleep: { try await Task.sleep(for: $0) },
        random: { Double.random(in: 0..<1) }
    )
}

extension Duration {
    /// In seconds; what a double can hold of it.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    /// A duration of so many seconds, between none and a hundred years whatever the number.
    static func bounded(seconds: Double) -> Duration {
        guard seconds > 0 else { return .zero }
        return .seconds(min(seconds, 3_155_760_000))
    }
}
