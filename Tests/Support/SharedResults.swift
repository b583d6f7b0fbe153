/// Results that several tests need, for example a compiled module. Each is made once in a process.
///
/// A failure is also shared: each test that asks for the result gets the same error.
package final class SharedResults<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let tasks = Locked<[Key: Task<Value, any Error>]>([:])

    package init() {}

    /// Returns the result for a key. The first call makes it, and later ones wait for it.
    package func value(
        for key: Key,
        make: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = tasks.access { tasks in
            if let known = tasks[key] { return known }
            let task = Task { try await make() }
            tasks[key] = task
            return task
        }
        return try await task.value
    }
}
