#if os(Linux)
    import ApusCURL
    import Foundation

    /// One request on libcurl: collects the response, or passes it on as a stream.
    final class CURLTransfer: @unchecked Sendable {
        // Unchecked, because the compiler cannot see that only the loop's thread touches the variables, and `run` before
        // it hands the transfer over.
        let request: TransportRequest
        let configuration: CURLConfiguration
        let library: CURLLibrary
        /// Scheme and authority, as far as connections are concerned.
        let origin: Substring
        private let loop: CURLLoop

        // What the loop decides by.
        var handle: CURLHandle?
        /// Whether the caller has its result, or the end of its stream.
        private(set) var isOver = false
        /// Whether the loop counts the transfer among those of its origin.
        var isCounted = false
        /// Whether removing the transfer may block, because libcurl waits for the thread that resolves the host name.
        private(set) var mayBeResolving = false
        private(set) var clock = TransferClock()

        /// Set by any thread, for a transfer that is cancelled before the loop knows it.
        private let isCancelled = Guarded(false)
        private var continuation: CheckedContinuation<TransportResponse, any Error>?
        private var upload: (any UploadReader)?
        private var timesSent = 0
        private var progress: Int64 = 0
        /// Why a callback stopped the transfer.
        private(set) var failure: (any Error)?

        private var head = ResponseHeadReader()
        private var decoder: ContentDecoder?
        private var receivedBytes: Int64 = 0
        private var data = Data()
        private var queue: ChunkQueue?
        /// Whether the reader of the stream is slow, and whether libcurl holds bytes back for that reason.
        private(set) var isReceivePaused = false
        private var isHeldBack = false
        private var isSendPaused = false

        /// - Throws: ``RequestFault``
        init(
            _ request: TransportRequest,
            _ configuration: CURLConfiguration,
            _ library: CURLLibrary,
            _ loop: CURLLoop
        ) throws {
            self.loop = loop
            self.request = request
            self.configuration = configuration
            self.library = library
            origin = CURLTransfer.origin(of: request.url.absoluteString)
            guard !origin.contains("@") else {
                throw RequestFault("the URL contains a user name; pass a credential instead")
            }
            guard request.method != .head || request.body == nil else {
                throw RequestFault("a HEAD request cannot have a body")
            }
        }

        private static func origin(of url: String) -> Substring {
            guard let scheme = url.range(of: "://") else { return url[...] }
            let end = url[scheme.upperBound...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" }
            return url[..<(end ?? url.endIndex)]
        }

        // MARK: The caller's side

        /// - Throws: ``TransportError``, ``RequestFault``, `CancellationError`, and what the body of the request throws.
        func run() async throws -> TransportResponse {
            try Task.checkCancellation()
            try makeUpload()
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { loop.send(.start(self, $0)) }
            } onCancel: {
                isCancelled.access { $0 = true }
                loop.send(.cancel(self))
            }
        }

        private func makeUpload() throws {
            switch request.body?.source {
            case .data(let data) where data.count > CURLTransfer.copiedBodySize: upload = SegmentReader(data)
            case .file(let url): upload = try SegmentReader(url)
            case .multipart(let form):
                if form.data.map({ $0.count > CURLTransfer.copiedBodySize }) ?? true {
                    upload = try SegmentReader(form)
                }
            case .stream(let make):
                upload = StreamReader(make, isRepeatable: request.body?.isRepeatable ?? false) { [weak self] in
                    guard let self else { return }
                    loop.send(.resumeSending(self))
                }
            case .data, nil: break
            }
        }

        /// A smaller body is copied by libcurl, and goes out together with the head.
        private static let copiedBodySize = 60 << 10

        // MARK: The loop's side

        /// Takes the continuation of the caller.
        ///
        /// - Returns: `false`: the transfer was cancelled.
        func accept(_ continuation: CheckedContinuation<TransportResponse, any Error>) -> Bool {
            guard !isOver, !isCancelled.access({ $0 }) else {
                isOver = true
                upload?.cancel()
                continuation.resume(throwing: CancellationError())
                return false
            }
            self.continuation = continuation
            return true
        }

        /// Sets the options of the request.
        ///
        /// - Throws: ``TransportError``
        func prepare(_ handle: CURLHandle, now: ContinuousClock.Instant) throws(TransportError) {
            self.handle = handle
            clock.start(request.timeout, now: now, isStream: request.wantsStream)
            let reportsSending = ApusCURL_setContext(handle.easy, Unmanaged.passUnretained(self).toOpaque())
            try handle.configure(request, configuration, library)
            try handle.setBody(of: request, size: upload.map { $0.size })
            // libcurl sends a request again when a connection that it used before ends without an answer. Without its
            // report of that, only a new connection prevents it.
            if !reportsSending, !isRepeatable { handle.set(.freshConnection, 1) }
            if request.wantsStream { handle.set(.bufferSize, 64 << 10) }
            // Only large bodies take so long that their progress matters.
            if upload != nil { handle.set(.noProgress, 0) }
        }

        private var isRepeatable: Bool { request.method.isIdempotent && request.body?.isRepeatable ?? true }

        func resumeReceiving(now: ContinuousClock.Instant) {
            guard isReceivePaused, !isOver else { return }
            isReceivePaused = false
            clock.note(now)
            guard isHeldBack, let handle else { return }
            isHeldBack = false
            // What the decoder still has comes first.
            do {
                try drain()
            } catch {
                return stop(error)
            }
            if isReceivePaused {
                isHeldBack = true
                return
            }
            _ = ApusCURL_setPaused(handle.easy, false, isSendPaused)
        }

        func resumeSending() {
            guard isSendPaused, !isOver, let handle else { return }
            isSendPaused = false
            _ = ApusCURL_setPaused(handle.easy, isHeldBack, false)
        }

        /// Passes on what a stream has received.
        func flush() {
            guard let queue, !data.isEmpty else { return }
            let chunk = data
            data = Data()
            if !queue.push(chunk) { stop(CancellationError()) }
        }

        /// Stops a transfer from outside of libcurl.
        private func stop(_ error: any Error) {
            failure = failure ?? error
            loop.stop(self)
        }

        /// Ends the transfer for its caller. libcurl may still know it.
        func end(_ result: Result<Void, any Error>) {
            guard !isOver else { return }
            isOver = true
            upload?.cancel()
            upload = nil
            if let queue {
                if case .success = result { flush() }
                queue.finish(result)
            } else {
                continuation?.resume(
                    with: result.map {
                        TransportResponse(status: head.status, headers: head.headers, body: data)
                    }
                )
            }
            continuation = nil
            data = Data()
        }

        /// The result, once libcurl has said how the transfer ended.
        func result(_ code: CURLCode) -> Result<Void, any Error> {
            if let failure { return .failure(failure) }
            guard code == .ok || isBodyComplete else {
                let kind = code.kind(isSent: timesSent > 0 || head.status > 0)
                return .failure(TransportError(kind, handle?.text(of: code) ?? "libcurl failed"))
            }
            guard head.isComplete else {
                return .failure(TransportError(.connectionLost, "the connection ended in the head of the response"))
            }
            return Result { try decoder?.finish() }
        }

        /// Whether all of the body came, even if the connection failed while the rest of the request was sent.
        private var isBodyComplete: Bool { head.isComplete && head.length == receivedBytes && decoder == nil }

        /// Whether the transfer has to wait no longer; after that it is timed out.
        func isTimedOut(now: ContinuousClock.Instant) -> Bool {
            !isOver && !isReceivePaused && clock.isOver(now)
        }

        // MARK: Callbacks

        static let callbacks = ApusCURL_Callbacks(
            header: { bytes, size, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return transfer(context).receive(line: line) ? line.count : 0
            },
            write: { bytes, size, count, context in
                transfer(context).receive(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
            },
            read: { bytes, size, count, context in
                transfer(context).fill(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
            },
            seek: { context, offset, origin in
                transfer(context).rewind(to: offset, origin)
            },
            progress: { context, _, received, _, sent in
                transfer(context).note(progress: received + sent)
            },
            resolve: { _, _, context in
                transfer(context).willResolve()
            },
            connect: { context in
                transfer(context).willConnect()
            },
            send: { context, _, _, _, _ in
                transfer(context).willSend()
            }
        )

        private static func transfer(_ context: UnsafeMutableRawPointer) -> CURLTransfer {
            Unmanaged.fromOpaque(context).takeUnretainedValue()
        }

        private var now: ContinuousClock.Instant { loop.now ?? .now }

        private func willResolve() -> Int32 {
            mayBeResolving = true
            return isOver ? 1 : 0
        }

        private func willConnect() -> Int32 {
            mayBeResolving = false
            return isOver ? 1 : 0
        }

        private func willSend() -> Int32 {
            mayBeResolving = false
            timesSent += 1
            if isOver { return 1 }
            guard timesSent > 1, !isRepeatable else { return 0 }
            failure = TransportError(.connectionLost, "the connection ended before a response")
            return 1
        }

        private func note(progress: Int64) -> Int32 {
            if progress != self.progress {
                self.progress = progress
                clock.note(now)
            }
            return isOver ? 1 : 0
        }

        private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            guard let upload else { return ApusCURL_abort }
            do {
                guard let count = try upload.read(into: buffer) else {
                    isSendPaused = true
                    return ApusCURL_pause
                }
                clock.note(now)
                return count
            } catch {
                failure = error
                return ApusCURL_abort
            }
        }

        private func rewind(to offset: Int64, _ origin: Int32) -> Int32 {
            guard offset == 0, origin == SEEK_SET, let upload else { return 1 }
            do {
                try upload.rewind()
                return 0
            } catch {
                failure = error
                return 1
            }
        }

        private func receive(line: UnsafeRawBufferPointer) -> Bool {
            if isOver { return false }
            do {
                let heads = head.count
                let isComplete = try head.read(line)
                // Fields do not count as activity, or a server could send them one by one without end.
                if head.count != heads { clock.note(now) }
                if isComplete { receiveHead() }
                return true
            } catch {
                failure = error
                return false
            }
        }

        private func receiveHead() {
            clock.beginBody(now)
            guard request.wantsStream else {
                let length = Int(head.length ?? 0)
                if length > 0, length < min(1 << 26, request.maximumResponseBytes) { data.reserveCapacity(length) }
                return
            }
            let queue = ChunkQueue(.pause { [weak self] in self?.setReceivePaused($0) })
            self.queue = queue
            // The stream holds the transfer, and the end of the stream ends the transfer.
            let lease = StreamLease { [self] in loop.send(.cancel(self)) }
            let stream = ByteStream {
                try await withTaskCancellationHandler {
                    try await queue.next()
                } onCancel: {
                    lease.end()
                }
            }
            loop.release(self)
            continuation?.resume(
                returning: TransportResponse(status: head.status, headers: head.headers, stream: stream)
            )
            continuation = nil
        }

        /// Called by `push` on the loop's thread, and by the reader on any thread.
        private func setReceivePaused(_ pauses: Bool) {
            if pauses { isReceivePaused = true } else { loop.send(.resumeReceiving(self)) }
        }

        private func receive(body bytes: UnsafeRawBufferPointer) -> Int {
            if isOver { return 0 }
            if isReceivePaused {
                isHeldBack = true
                return ApusCURL_pause
            }
            clock.note(now, bytes: bytes.count)
            do {
                if receivedBytes == 0 {
                    decoder = try ContentDecoder(head.headers["Content-Encoding"])
                }
                receivedBytes += Int64(bytes.count)
                guard let decoder else {
                    try keep(bytes)
                    return bytes.count
                }
                decoder.append(bytes)
                try drain()
                // The rest waits in the decoder.
                if isReceivePaused, let handle {
                    isHeldBack = true
                    _ = ApusCURL_setPaused(handle.easy, true, isSendPaused)
                }
                return bytes.count
            } catch {
                failure = error
                return 0
            }
        }

        /// Takes decoded bytes until the reader is too slow.
        private func drain() throws {
            guard let decoder else { return }
            while !isReceivePaused, let decoded = try decoder.next() { try keep(decoded) }
        }

        private func keep(_ bytes: UnsafeRawBufferPointer) throws {
            guard queue != nil else {
                guard bytes.count <= request.maximumResponseBytes - data.count else { throw request.sizeFault }
                return append(bytes)
            }
            append(bytes)
            // Small pieces are passed on together, when libcurl has no more.
            if data.count >= CURLTransfer.chunkSize {
                let chunk = data
                data = Data()
                if queue?.push(chunk) == false { throw CancellationError() }
            } else {
                loop.flushLater(self)
            }
        }

        private static let chunkSize = 128 << 10

        private func append(_ bytes: UnsafeRawBufferPointer) {
            guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
            data.append(start, count: bytes.count)
        }
    }

    /// Ends a transfer with the last reference to its stream.
    private final class StreamLease: Sendable {
        let end: @Sendable () -> Void

        init(_ end: @escaping @Sendable () -> Void) { self.end = end }

        deinit { end() }
    }
#endif
