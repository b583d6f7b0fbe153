internal import Foundation

/// Chunks between a transfer that gives them and a reader that takes them.
nonisolated final class ChunkQueue: Sendable {
    /// What is done when the reader is slower than the transfer.
    enum Relief: Sendable {
        /// The transfer is asked to pause (`true`) or to go on. Called while the lock is held, so that the last word
        /// counts; it must not come back to the queue.
        case pause(@Sendable (Bool) -> Void)
        /// What comes is kept in a file, at most so many bytes.
        case file(limit: Int)
    }

    private struct State: Sendable {
        var chunks: [Data] = []
        var head = 0
        var waiting: Int = 0
        /// What is younger than all chunks.
        var overflow: ChunkOverflow?
        var reader: CheckedContinuation<Data?, any Error>?
        var end: Result<Void, any Error>?
        var isPaused = false

        mutating func popFirst() throws -> Data? {
            guard head < chunks.count else { return try overflow?.popFirst() }
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

    /// How many bytes may wait for the reader in memory before the transfer is relieved of it.
    private static let highMark = 4 << 20
    private static let lowMark = 1 << 20

    private let state = Guarded(State())
    private let relief: Relief

    init(_ relief: Relief) { self.relief = relief }

    /// Gives the reader a chunk.
    /// - Returns: Whether more is wanted.
    func push(_ chunk: Data) -> Bool {
        let (reader, isEnded) = state.access { state -> (CheckedContinuation<Data?, any Error>?, Bool) in
            guard state.end == nil else { return (nil, true) }
            if let reader = state.reader {
                state.reader = nil
                return (reader, false)
            }
            keep(chunk, &state)
            return (nil, state.end != nil)
        }
        reader?.resume(returning: chunk)
        return !isEnded
    }

    private func keep(_ chunk: Data, _ state: inout State) {
        let isMuch = state.waiting > ChunkQueue.highMark
        if case .file(let limit) = relief, isMuch || state.overflow?.isEmpty == false {
            do {
                if state.overflow == nil { state.overflow = try ChunkOverflow(limit: limit) }
                try state.overflow?.append(chunk)
            } catch {
                // The reader gets what came until now.
                state.end = .failure(error)
            }
            return
        }
        state.chunks.append(chunk)
        state.waiting += chunk.count
        setPaused(state.isPaused || state.waiting > ChunkQueue.highMark, &state)
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
            if let result = state.access({ take(for: continuation, &$0) }) { continuation.resume(with: result) }
        }
    }

    /// The next chunk or the end; `nil`: the reader is remembered.
    private func take(
        for reader: CheckedContinuation<Data?, any Error>,
        _ state: inout State
    ) -> Result<Data?, any Error>? {
        do {
            if let chunk = try state.popFirst() {
                setPaused(state.isPaused && state.waiting >= ChunkQueue.lowMark, &state)
                return .success(chunk)
            }
        } catch {
            return .failure(error)
        }
        if let end = state.end { return end.map { nil } }
        guard state.reader == nil else { return .success(nil) }
        state.reader = reader
        return nil
    }

    private func setPaused(_ pauses: Bool, _ state: inout State) {
        guard pauses != state.isPaused, case .pause(let pause) = relief else { return }
        state.isPaused = pauses
        pause(pauses)
    }
}
