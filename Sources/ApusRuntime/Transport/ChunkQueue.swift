/// Chunks between a transfer that gives them and a reader that takes them.
final class ChunkQueue: Sendable {
    private struct State: Sendable {
        var chunks: [Data] = []
        var head = 0
        var waiting: Int = 0
        var reader: CheckedContinuation<Data?, any Error>?
        var end: Result<Void, any Error>?
        var isPaused = false
    }

    /// How many bytes may wait for the reader before the transfer is asked to pause.
    private static let highMark = 4 << 20
    private static let lowMark = 1 << 20

    private let state = Guarded(State())
    /// Asks the transfer to pause (`true`) or to go on, where the platform can.
    private let pause: @Sendable (Bool) -> Void

    init(pause: @escaping @Sendable (Bool) -> Void) { self.pause = pause }

    func push(_ chunk: Data) {
        let (reader, pauses) = state.access { state -> (CheckedContinuation<Data?, any Error>?, Bool) in
            guard state.end == nil else { return (nil, false) }
            if let reader = state.reader {
                state.reader = nil
                return (reader, false)
            }
            state.chunks.append(chunk)
            state.waiting += chunk.count
            guard state.waiting > ChunkQueue.highMark, !state.isPaused else { return (nil, false) }
            state.isPaused = true
            return (nil, true)
        }
        reader?.resume(returning: chunk)
        if pauses { pause(true) }
    }

    func finish(_ end: Result<Void, any Error>) {
        let reader = state.access { state -> CheckedContinuation<Data?, any Error>? in
            guard state.end == nil else { return nil }
            state.end = end
            defer { state.reader = nil }
            return state.reader
        }
        guard let reader else { return }
        reader.resume(with: end.map { nil })
    }

    /// The next chunk; `nil` at the end. One reader at a time.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            let (result, resumes) = state.access { state -> (Result<Data?, any Error>?, Bool) in
                if state.head < state.chunks.count {
                    let chunk = state.chunks[state.head]
                    state.chunks[state.head] = Data()
                    state.head += 1
                    state.waiting -= chunk.count
                    if state.head == state.chunks.count {
                        state.chunks.removeAll(keepingCapacity: true)
                        state.head = 0
                    }
                    let resumes = state.isPaused && state.waiting < ChunkQueue.lowMark
                    if resumes { state.isPaused = false }
                    return (.success(chunk), resumes)
                }
                if let end = state.end { return (end.map { nil }, false) }
                guard state.reader == nil else { return (.success(nil), false) }
                state.reader = continuation
                return (nil, false)
            }
            if resumes { pause(false) }
            if let result { continuation.resume(with: result) }
        }
    }
}
