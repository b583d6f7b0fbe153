#if os(Linux)
    internal import Foundation

    /// Measures how long a server is silent.
    ///
    /// The head must be complete within the timeout after the request was sent, or after an interim response. A body in
    /// memory must not drip either: within ten timeouts at least ten kilobytes must come, or its end.
    nonisolated struct TransferClock {
        private static let maximumTimeout = Duration.seconds(604_800)
        private static let windows = 10
        private static let minimumBytes = 10 << 10

        private var timeout: Duration?
        private var lastActivity = ContinuousClock.now
        /// Since when `windowBytes` are counted; `nil`: they are not.
        private var windowStart: ContinuousClock.Instant?
        private var windowBytes = 0
        private var limitsDripping = false

        mutating func start(_ timeout: Duration, now: ContinuousClock.Instant, isStream: Bool) {
            self.timeout = timeout > .zero && timeout < TransferClock.maximumTimeout ? timeout : nil
            limitsDripping = !isStream
            lastActivity = now
        }

        mutating func beginBody(_ now: ContinuousClock.Instant) {
            lastActivity = now
            if limitsDripping { windowStart = now }
        }

        mutating func note(_ now: ContinuousClock.Instant, bytes: Int = 0) {
            lastActivity = now
            windowBytes += bytes
            if windowBytes >= TransferClock.minimumBytes, windowStart != nil {
                windowStart = now
                windowBytes = 0
            }
        }

        /// When the transfer is timed out unless something happens; `nil`: never.
        var end: ContinuousClock.Instant? {
            guard let timeout else { return nil }
            let silence = lastActivity + timeout
            return windowStart.map { min(silence, $0 + timeout * TransferClock.windows) } ?? silence
        }

        func isOver(_ now: ContinuousClock.Instant) -> Bool { end.map { $0 <= now } ?? false }
    }
#endif
