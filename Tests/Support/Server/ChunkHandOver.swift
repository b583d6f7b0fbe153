import Dispatch

/// Passes chunks from an asynchronous function to a blocking thread, one at a time. The function resumes after the
/// thread has written the chunk.
final class ChunkHandOver: Sendable {
    enum Item: Sendable {
        case chunk([UInt8])
        case end
        /// The function has thrown an error.
        case failure
        /// The condition was met before the next chunk.
        case abandoned
    }

    private struct State: Sendable {
        var items: [Item] = []
        /// The continuations of the chunks that are not confirmed, the oldest first.
        var writers: [CheckedContinuation<Void, any Error>] = []
        var isAbandoned = false
    }

    private let state = Locked(State())
    private let available = DispatchSemaphore(value: 0)
    private let task = Locked<Task<Void, Never>?>(nil)

    /// Starts the function.
    init(_ write: @escaping @Sendable (ReplySink) async throws -> Void) {
        let sink = ReplySink { [self] in try await put($0) }
        let task = Task.detached(priority: .high) { [self] in
            do {
                try await write(sink)
                add(.end)
            } catch {
                add(.failure)
            }
        }
        self.task.access { $0 = task }
    }

    /// Blocks until the next chunk, the end of the function, or `condition`, which is polled.
    func next(until condition: () -> Bool) -> Item {
        while available.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            if condition() { return .abandoned }
        }
        return state.access { $0.items.isEmpty ? .abandoned : $0.items.removeFirst() }
    }

    /// Resumes the writer of the oldest chunk.
    func confirm() {
        state.access { $0.writers.isEmpty ? nil : $0.writers.removeFirst() }?.resume()
    }

    /// Cancels the function; its pending writes throw `CancellationError`. Has no effect after the function has ended.
    func abandon() {
        let writers = state.access { state in
            state.isAbandoned = true
            defer { state.writers = [] }
            return state.writers
        }
        for writer in writers {
            writer.resume(throwing: CancellationError())
        }
        task.access { task in
            task?.cancel()
            task = nil
        }
    }

    private func put(_ bytes: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { (writer: CheckedContinuation<Void, any Error>) in
            let isLate = state.access { state in
                guard !state.isAbandoned else { return true }
                state.items.append(.chunk(bytes))
                state.writers.append(writer)
                return false
            }
            if isLate {
                writer.resume(throwing: CancellationError())
            } else {
                available.signal()
            }
        }
    }

    private func add(_ item: Item) {
        state.access { $0.items.append(item) }
        available.signal()
    }
}
