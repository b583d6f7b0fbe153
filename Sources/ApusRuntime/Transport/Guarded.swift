internal import Foundation

/// A value that one thread at a time reads or changes.
///
/// `Synchronization.Mutex` would be the same, but needs macOS 15. A value that is a function must be in a struct: each access
/// would wrap it in another function.
package nonisolated final class Guarded<Value: Sendable>: @unchecked Sendable {
    // Unchecked, because the compiler cannot see that `value` is only touched while `lock` is held.
    private let lock = NSLock()
    private var value: Value

    package init(_ value: Value) { self.value = value }

    /// Runs `body` with exclusive access to the value; `body` must not use this object.
    package func access<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
