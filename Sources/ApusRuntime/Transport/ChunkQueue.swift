internal import Foundation

/// Passes chunks from a transfer to a reader.
nonisolated final class ChunkQueue: Sendable {
    /// What happens to chunks when the reader is slower than the transfer.
    enum Overflow: Sendable {
        /// Pauses the transfer (`true`) or resumes it. Called while the lock is held, so that calls arrive in order; the
        /// function must not use the queue.
        case pause(@Sendable (Bool) -> Void)
        /// Keeps all chunks; the transfer limits their size.
        case memory
        /// Keeps chunks in a file, up to a number of bytes.
        case file(limit: Int)
    }

    private struct State: Sendable {
        var chunks: [Data] = []
        var head = 0
        var waiting: Int = 0
        /// The chunks after those in memory.
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

    /// The number of bytes in memory above which the transfer is paused, and below which it is resumed.
    private static let highMark = 256 << 10
    private static let lowMark = 64 << 10

    private let state = Guarded(State())
    private let onOverflow: Overflow

    init(_ overflow: Overflow) { onOverflow = overflow }

    /// Appends a chunk, or passes it to a waiting reader.
    ///
    /// - Returns: `false` after the end.
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
        let isFull = state.waiting > ChunkQueue.highMark
        if case .file(let limit) = onOverflow, isFull || state.overflow?.isEmpty == false {
            do {
                if state.overflow == nil { state.overflow = try ChunkOverflow(limit: limit) }
                try state.overflow?.append(chunk)
            } catch {
                // The reader still receives the earlier chunks.
                state.end = .failure(error)
            }
            return
        }
        state.chunks.append(chunk)
        state.waiting += chunk.count
        setPaused(state.isPaused || state.waiting > ChunkQueue.highMark, &state)
    }

    /// Ends the queue. The reader receives the chunks that wait, and then this result.
    func finish(_ end: Result<Void, any Error>) {
        let reader = state.access { state -> CheckedContinuation<Data?, any Error>? in
            guard state.end == nil else { return nil }
            state.end = end
            // A paused session would not report the end of its task.
            setPaused(false, &state)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(with: end.map { nil })
    }

    /// Returns the next chunk, `nil` at the end. One reader at a time.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            if let result = state.access({ take(for: continuation, &$0) }) { continuation.resume(with: result) }
        }
    }

    /// Returns the next chunk or the end; `nil`: the reader waits.
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
        guard pauses != state.isPaused, case .pause(let pause) = onOverflow else { return }
        state.isPaused = pauses
        pause(pauses)
    }
}
