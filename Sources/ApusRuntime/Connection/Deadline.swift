internal import Foundation

/// The end of a call. It bounds the call and the reading of its response, also where code ignores cancellation.
nonisolated final class Deadline: Sendable {
    private struct State {
        var isOver = false
        /// What ends each of the operations that run now.
        var expirations: [Int: @Sendable () -> Void] = [:]
        var lastID = 0
        var timer: Task<Void, Never>?
    }

    private let state = Guarded(State())
    private let time: TimeSource
    /// On the monotonic clock of the time source.
    private let end: Duration

    /// Starts the time.
    init(after duration: Duration, _ time: TimeSource) {
        self.time = time
        let duration = duration.bounded
        end = time.monotonic() + duration
        let timer = Task { [weak self] in
            do { try await time.sleep(duration) } catch { return }
            self?.expire()
        }
        state.access { $0.timer = timer }
    }

    deinit { state.access { $0.timer }?.cancel() }

    /// Whether waiting so long ends before the deadline.
    func allows(_ delay: Duration) -> Bool { time.monotonic() + delay.bounded < end }

    /// Runs an operation until it returns, the deadline passes, or the task is cancelled. In the latter two cases the
    /// operation is cancelled and not waited for.
    ///
    /// - Throws: what the operation throws; ``ResponseFault`` with the reason `timeout`; `CancellationError`.
    func run<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let race = Race<Value>()
        let id = state.access { state -> Int in
            state.lastID += 1
            if state.isOver {
                race.finish(.failure(Deadline.fault))
            } else {
                state.expirations[state.lastID] = { race.finish(.failure(Deadline.fault)) }
            }
            return state.lastID
        }
        defer { state.access { $0.expirations[id] = nil } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { race.start($0, operation) }
        } onCancel: {
            race.finish(.failure(CancellationError()))
        }
    }

    private static var fault: ResponseFault { ResponseFault(.timeout, "the deadline passed") }

    private func expire() {
        let expirations = state.access { state in
            state.isOver = true
            defer { state.expirations = [:] }
            return state.expirations
        }
        for expire in expirations.values { expire() }
    }
}

/// An operation and what may end it earlier; the first result counts.
private nonisolated final class Race<Value: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Value, any Error>?
        var operation: Task<Void, Never>?
        var result: Result<Value, any Error>?
    }

    private let state = Guarded(State())

    /// Starts the operation, unless the race is over.
    func start(
        _ continuation: CheckedContinuation<Value, any Error>,
        _ operation: @escaping @Sendable () async throws -> Value
    ) {
        let result = state.access { state -> Result<Value, any Error>? in
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        if let result { return continuation.resume(with: result) }
        let task = Task {
            do {
                let value = try await operation()
                self.finish(.success(value))
            } catch {
                self.finish(.failure(error))
            }
        }
        let isOver = state.access { state in
            state.operation = task
            return state.result != nil
        }
        if isOver { task.cancel() }
    }

    func finish(_ result: Result<Value, any Error>) {
        let (continuation, operation) = state.access {
            state -> (CheckedContinuation<Value, any Error>?, Task<Void, Never>?) in
            guard state.result == nil else { return (nil, nil) }
            state.result = result
            defer { (state.continuation, state.operation) = (nil, nil) }
            return (state.continuation, state.operation)
        }
        continuation?.resume(with: result)
        operation?.cancel()
    }
}
