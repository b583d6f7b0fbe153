import Foundation

/// Threads for what takes long: compilers, and what waits for them.
///
/// Tests share as many threads as there are processors, and a test that keeps one for minutes keeps the others' timers and
/// servers waiting, which then fail for no reason of their own.
package enum OwnThread {
    /// Runs `body` on a new thread, which has no test: expectations belong behind it.
    package static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Swift.Result(catching: body)) }
            // As much as the main thread's.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
