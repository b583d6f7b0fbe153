import Foundation

/// The processor time of an operation, which does not depend on the load of the machine.
package enum ProcessorTime {
    /// Calls `body`, and returns its result and the processor time that the current thread used.
    ///
    /// Time of other threads that `body` starts is not included.
    package static func measure<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
        let start = ofThread
        let result = try body()
        return (result, ofThread - start)
    }

    private static var ofThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
