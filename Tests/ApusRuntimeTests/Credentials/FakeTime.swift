import ApusTestSupport
import Foundation

@testable import ApusRuntime

/// A clock that advances only by sleeping, so that waiting takes no time.
final class FakeTime: Sendable {
    private struct State {
        var now = Date(timeIntervalSince1970: 1_700_000_000)
        var slept: [Duration] = []
    }

    private let state = Locked(State())
    private let random: Double

    /// - Parameter random: what chance always gives.
    init(random: Double = 1) { self.random = random }

    /// What was slept, in order.
    var slept: [Duration] { state.access { $0.slept } }

    func advance(_ seconds: Double) { state.access { $0.now += seconds } }

    var source: TimeSource {
        TimeSource(
            now: { self.state.access { $0.now } },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.access { state in
                    state.slept.append(duration)
                    state.now += duration.inSeconds
                }
            },
            random: { self.random }
        )
    }
}
