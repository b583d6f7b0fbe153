import Foundation

/// The processor time of an operation, which does not depend on the load of the machine.
package enum ProcessorTime {
    /// Calls `body`, and returns its result and the processor time that it used.
    ///
    /// - Parameter ofProcess: Whether the time of all threads counts, including those that `body` did not start; otherwise
    ///   that of the current thread.
    package static func measure<Result>(
        ofProcess: Bool = false,
        _ body: () throws -> Result
    ) rethrows -> (result: Result, time: Duration) {
        let clock = ofProcess ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID
        let start = now(clock)
        let result = try body()
        return (result, now(clock) - start)
    }

    private static func now(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
