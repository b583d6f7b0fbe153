#if os(Linux)
    internal import Foundation

    /// Collects the response of a transfer in memory, or passes it on as a stream.
    nonisolated final class CURLResponse {
        private(set) var head = ResponseHeadReader()
        /// Whether the reader of the stream is slow.
        private(set) var isPaused = false
        private let maximumBytes: Int
        private let sizeFault: ResponseFault
        private var receivedBytes: Int64 = 0
        private var decoder: ContentDecoder?
        /// What was decoded and is not in the stream yet.
        private var data = Data()
        private var queue: ChunkQueue?
        /// The number of bytes that the caller receives, without content coding.
        private var decodedBytes = 0
        private let wantsStream: Bool
        private lazy var mayBeLarge = LargeBody.applies(
            to: TransportResponse(status: head.status, headers: head.headers)
        )

        /// Small pieces of a stream are passed on together.
        private var chunkSize: Int { wantsStream ? 64 << 10 : LargeBody.chunkSize }
        /// From this size on, a piece is one of many, for which memory is reserved at once.
        private static let bulkSize = 8 << 10

        init(_ request: TransportRequest) {
            maximumBytes = request.maximumResponseBytes
            sizeFault = request.sizeFault
            wantsStream = request.wantsStream
        }

        /// Whether bytes wait for a reader who wants them soon.
        var hasPendingChunk: Bool { wantsStream && queue != nil && !data.isEmpty }
        /// Whether the caller should begin to collect the body, because it is large.
        var isLarge: Bool { queue == nil && !wantsStream && data.count > LargeBody.minimumSize && mayBeLarge }

        /// Whether the whole body was received, by its announced length.
        var isBodyComplete: Bool { head.isComplete && head.length == receivedBytes && decoder == nil }

        /// - Returns: Whether the head is complete.
        /// - Throws: ``TransportError``
        func receive(line: UnsafeRawBufferPointer) throws(TransportError) -> Bool { try head.read(line) }

        /// Prepares for a body in memory.
        func reserve() {
            let length = head.length ?? 0
            guard length > 0, length < min(LargeBody.reservableSize, maximumBytes) else { return }
            let isPassedOn = length > LargeBody.minimumSize && mayBeLarge
            data.reserveCapacity(isPassedOn ? LargeBody.minimumSize + (64 << 10) : Int(length))
        }

        /// Prepares for a body that is passed on while it arrives: a stream, or a large body.
        ///
        /// - Parameters:
        ///   - resume: called on any thread when the reader has caught up.
        ///   - end: called on any thread when the stream is not needed any longer.
        /// - Returns: The response for the caller.
        func makeStream(
            resume: @escaping @Sendable () -> Void,
            end: @escaping @Sendable () -> Void
        ) -> TransportResponse {
            let lease = StreamLease(end)
            let pauses = PauseSwitch(resume)
            let queue = ChunkQueue(wantsStream ? .pause { pauses.set($0) } : .memory)
            pauses.response = self
            self.queue = queue
            let stream = ByteStream {
                try await withTaskCancellationHandler {
                    try await queue.next()
                } onCancel: {
                    lease.end()
                }
            }
            return TransportResponse(status: head.status, headers: head.headers, stream: stream)
        }

        /// Receives a part of the body; while ``isPaused`` is set afterwards, no more may come.
        ///
        /// - Throws: ``TransportError``, ``ResponseFault``; `CancellationError` when the stream has no reader.
        func receive(body bytes: UnsafeRawBufferPointer) throws {
            if receivedBytes == 0 { decoder = try ContentDecoder(head.headers["Content-Encoding"]) }
            receivedBytes += Int64(bytes.count)
            guard let decoder else { return try keep(bytes) }
            decoder.append(bytes)
            try decode()
        }

        /// Goes on after a pause.
        func resume() throws {
            isPaused = false
            try decode()
        }

        /// Decodes until the reader is too slow.
        private func decode() throws {
            guard let decoder else { return }
            while !isPaused, let decoded = try decoder.next() { try keep(decoded) }
        }

        private func keep(_ bytes: UnsafeRawBufferPointer) throws {
            if !wantsStream {
                guard bytes.count <= maximumBytes - decodedBytes else {
                    throw sizeFault.after(TransportResponse(status: head.status, headers: head.headers))
                }
                decodedBytes += bytes.count
            }
            if queue != nil, !data.isEmpty, data.count + bytes.count > chunkSize, !flush() {
                throw CancellationError()
            }
            if queue != nil, data.isEmpty, bytes.count >= CURLResponse.bulkSize {
                data.reserveCapacity(max(chunkSize, bytes.count))
            }
            if let start = bytes.bindMemory(to: UInt8.self).baseAddress { data.append(start, count: bytes.count) }
            if queue != nil, data.count >= chunkSize, !flush() { throw CancellationError() }
        }

        /// Passes on what a stream has received.
        ///
        /// - Returns: Whether the stream has a reader.
        func flush() -> Bool {
            guard let queue, !data.isEmpty else { return true }
            let chunk = data
            data = Data()
            return queue.push(chunk)
        }

        /// - Throws: ``TransportError`` when the response is not complete.
        func checkEnd() throws(TransportError) {
            guard head.isComplete else {
                throw TransportError(.connectionLost, "the connection ended in the head of the response")
            }
            try decoder?.finish()
        }

        /// Ends the stream; the response of a caller who waits for all of it.
        func finish(_ result: Result<Void, any Error>) -> Result<TransportResponse, any Error> {
            if let queue {
                // What came before an error is worth reading.
                _ = flush()
                queue.finish(result)
            }
            return result.map { TransportResponse(status: head.status, headers: head.headers, body: data) }
        }

        /// Called on the thread of the loop by `push`, with `true`, and by the reader, with `false`.
        private final class PauseSwitch: @unchecked Sendable {
            // Unchecked, because the compiler cannot see that `response` is only used by the thread that pushes.
            weak var response: CURLResponse?
            private let resume: @Sendable () -> Void

            init(_ resume: @escaping @Sendable () -> Void) { self.resume = resume }

            func set(_ pauses: Bool) {
                if pauses { response?.isPaused = true } else { resume() }
            }
        }
    }

    /// Ends a transfer with the last reference to its stream.
    private nonisolated final class StreamLease: Sendable {
        let end: @Sendable () -> Void

        init(_ end: @escaping @Sendable () -> Void) { self.end = end }

        deinit { end() }
    }
#endif
