import Foundation

/// A value that is protected by a lock.
///
/// `Synchronization.Mutex` has the same purpose, but requires macOS 15.
package final class Locked<Value: Sendable>: @unchecked Sendable {
    // @unchecked: `value` is accessed only while `lock` is held.
    private let lock = NSLock()
    private var value: Value

    package init(_ value: Value) {
        self.value = value
    }

    /// Calls `body` with the value while the lock is held. `body` must not access this object again.
    package func access<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }

    /// A copy of the current value.
    package var current: Value {
        access { $0 }
    }
}
