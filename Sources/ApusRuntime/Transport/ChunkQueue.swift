/// Chunks between a transfer that gives them and a reader that takes them.
final class ChunkQueue: Sendable {
    private struct State: Sendable {
        var chunks: [Data] = []
        var head = 0
        var waiting: Int = 0
        var reader: CheckedContinuation<Data?, any Error>?
        var end: Result<Void, any Error>?
        var isPaused = false

        mutating func popFirst() -> Data? {
            guard head < chunks.count else { return nil }
            let chunk = chunks[head]
            chunks[head] = Data()
            head += 1
            waiting -= chunk.count
            if head == chunks.count || head >= 1024 {
                chunks.removeFirst(head)
                head = 0
            }
            return chunk
        }
    }

    /// How many bytes may wait for the reader before the transfer is asked to pause.
    private static let highMark = 4 << 20
    private static let lowMark = 1 << 20

    private let state = Guarded(State())
    /// Asks the transfer to pause (`true`) or to go on. Called while the lock is held, so that the last word counts; it
    /// must not come back to the queue.
    private let pause: @Sendable (Bool) -> Void

    init(pause: @escaping @Sendable (Bool) -> Void) { self.pause = pause }

    func push(_ chunk: Data) {
        let reader = state.access { state -> CheckedContinuation<Data?, any Error>? in
            guard state.end == nil else { return nil }
            if let reader = state.reader {
                state.reader = nil
                return reader
            }
            state.chunks.append(chunk)
            state.waiting += chunk.count
            setPaused(state.isPaused || state.waiting > ChunkQueue.highMark, &state)
            return nil
        }
        reader?.resume(returning: chunk)
    }

    func finish(_ end: Result<Void, any Error>) {
        let reader = state.access { state -> CheckedContinuation<Data?, any Error>? in
            guard state.end == nil else { return nil }
            state.end = end
            // Or the session would wait for ever for a reader that needs nothing more of it.
            setPaused(false, &state)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(with: end.map { nil })
    }

    /// The next chunk; `nil` at the end. One reader at a time.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.access { state -> Result<Data?, any Error>? in
                if let chunk = state.popFirst() {
                    setPaused(state.isPaused && state.waiting >= ChunkQueue.lowMark, &state)
                    return .success(chunk)
                }
                if let end = state.end { return end.map { nil } }
                guard state.reader == nil else { return .success(nil) }
                state.reader = continuation
                return nil
            }
            if let result { continuation.resume(with: result) }
        }
    }

    private func setPaused(_ pauses: Bool, _ state: inout State) {
        guard pauses != state.isPaused else { return }
        state.isPaused = pauses
        pause(pauses)
    }
}
