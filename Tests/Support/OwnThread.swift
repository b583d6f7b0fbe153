import Foundation

/// Runs long operations, such as compilers, on separate threads.
///
/// Tests share one thread for each processor. A test that blocks one of them for minutes delays the timers and servers
/// of other tests, which then fail.
package enum OwnThread {
    /// Runs `body` on a new thread. The thread does not belong to the test, so write expectations after the call.
    package static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Swift.Result(catching: body)) }
            // The stack size of the main thread.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
