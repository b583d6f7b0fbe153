#if os(Linux)
    internal import Foundation

    /// Reads a body from a stream: one chunk waits for the transport, and the stream goes on when it was sent.
    nonisolated final class StreamReader: UploadReader {
        private let make: @Sendable () -> ByteStream
        private let isRepeatable: Bool
        private let wake: @Sendable () -> Void
        private var source: ChunkSlot
        let size: Int? = nil

        /// - Parameter wake: called when there is something to read again.
        init(
            _ make: @escaping @Sendable () -> ByteStream,
            isRepeatable: Bool,
            wake: @escaping @Sendable () -> Void
        ) {
            self.make = make
            self.isRepeatable = isRepeatable
            self.wake = wake
            source = ChunkSlot(make(), wake)
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int? { try source.take(into: buffer) }

        func rewind() throws {
            guard isRepeatable else { throw TransportError(.connectionLost, "the body cannot be sent twice") }
            source.cancel()
            source = ChunkSlot(make(), wake)
        }

        func cancel() { source.cancel() }

        deinit { source.cancel() }
    }

    /// A place for one chunk between a task that reads a stream and the thread that sends it.
    private nonisolated final class ChunkSlot: Sendable {
        private struct State: Sendable {
            var chunk = Data()
            var end: Result<Void, any Error>?
            /// The task, waiting until the chunk is sent.
            var task: CheckedContinuation<Void, any Error>?
        }

        private let state = Guarded(State())
        private let task = Guarded<Task<Void, Never>?>(nil)

        init(_ stream: ByteStream, _ wake: @escaping @Sendable () -> Void) {
            let reading = Task { [weak self] in
                do {
                    for try await chunk in stream {
                        guard let self else { return }
                        try await put(chunk, wake)
                    }
                    self?.end(.success(()))
                } catch {
                    self?.end(.failure(error))
                }
                wake()
            }
            task.access { $0 = reading }
        }

        /// Waits until the chunk is sent.
        private func put(_ chunk: Data, _ wake: @Sendable () -> Void) async throws {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isEnded = state.access { state in
                    if state.end != nil { return true }
                    state.chunk = chunk
                    state.task = continuation
                    return false
                }
                if isEnded { return continuation.resume(throwing: CancellationError()) }
                wake()
            }
        }

        private func end(_ end: Result<Void, any Error>) {
            state.access { if $0.end == nil { $0.end = end } }
        }

        /// - Returns: How many bytes; 0 at the end; `nil`: later.
        func take(into buffer: UnsafeMutableRawBufferPointer) throws -> Int? {
            typealias Taken = (count: Int?, task: CheckedContinuation<Void, any Error>?)
            let taken = try state.access { state -> Taken in
                guard !state.chunk.isEmpty else {
                    if case .failure(let error) = state.end { throw error }
                    return (state.end == nil ? nil : 0, nil)
                }
                let count = min(buffer.count, state.chunk.count)
                state.chunk.prefix(count).copyBytes(to: buffer)
                state.chunk = state.chunk.dropFirst(count)
                guard state.chunk.isEmpty else { return (count, nil) }
                state.chunk = Data()
                defer { state.task = nil }
                return (count, state.task)
            }
            taken.task?.resume()
            return taken.count
        }

        func cancel() {
            task.access { $0 }?.cancel()
            let waiting = state.access { state -> CheckedContinuation<Void, any Error>? in
                if state.end == nil { state.end = .failure(CancellationError()) }
                defer { state.task = nil }
                return state.task
            }
            waiting?.resume(throwing: CancellationError())
        }
    }
#endif
