import ApusRuntime

/// A value that only one thread at a time reads or changes.
final class MockState<Value: Sendable>: @unchecked Sendable {
    // Unchecked, because the compiler cannot see that `value` is only touched while `lock` is held.
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func access<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}
