#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// One request on libcurl.
    nonisolated final class CURLTransfer: @unchecked Sendable {
        // Unchecked, because the compiler cannot see that only the loop's thread touches the variables, and `run` before
        // it hands the transfer over.
        let request: TransportRequest
        /// Scheme and authority, by which transfers wait for each other.
        let origin: Substring
        private let configuration: CURLConfiguration
        private let library: CURLLibrary
        private let loop: CURLLoop
        /// Set by any thread, for a transfer that is cancelled before the loop knows it.
        private let isCancelled = Guarded(false)

        var handle: CURLHandle?
        /// Whether the loop counts the transfer among those of its origin.
        var isCounted = false
        /// Whether the caller has its response, or the end of its stream.
        private(set) var isOver = false
        /// Whether removing the transfer may block, because libcurl waits for the thread that resolves the host name.
        private var isResolving = false
        private var clock = TransferClock()
        private var continuation: CheckedContinuation<TransportResponse, any Error>?
        private var upload: (any UploadReader)?
        private var response: CURLResponse
        private var timesSent = 0
        private var progress: Int64 = 0
        /// Why a callback stopped the transfer.
        private var failure: (any Error)?
        /// Whether libcurl holds bytes back, because the reader is slow or the body of the request is not there yet.
        private var isReceiveHeld = false
        private var isSendHeld = false
        /// Whether libcurl has ended the transfer, and only the reader has not.
        private var isReceived = false

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
            response = CURLResponse(request)
            origin = CURLTransfer.origin(of: request.url.absoluteString)
            guard !origin.utf8.contains(UInt8(ascii: "@")) else {
                throw RequestFault("the URL contains a user name; pass a credential instead")
            }
            guard request.method != .head || request.body == nil else {
                throw RequestFault("a HEAD request cannot have a body")
            }
        }

        private static func origin(of url: String) -> Substring {
            guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), url.utf8[colon...].starts(with: "://".utf8)
            else { return url[...] }
            let end = url.utf8[colon...].dropFirst(3).firstIndex(where: "/?#".utf8.contains)
            return url[..<(end ?? url.endIndex)]
        }

        // MARK: The caller

        /// - Throws: ``TransportError``, ``RequestFault``, ``ResponseFault``, `CancellationError`, and what the body of the
        ///   request throws.
        func run() async throws -> TransportResponse {
            try Task.checkCancellation()
            upload = try makeUpload()
            let response = try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { loop.send(.start(self, $0)) }
            } onCancel: {
                isCancelled.access { $0 = true }
                loop.send(.cancel(self))
            }
            return request.wantsStream ? response : try await response.collected()
        }

        /// A smaller body is copied by libcurl, and goes out together with the head.
        private static let copiedBodySize = 60 << 10

        private func makeUpload() throws -> (any UploadReader)? {
            switch request.body?.source {
            case .data(let data): return data.count > CURLTransfer.copiedBodySize ? SegmentReader(data) : nil
            case .file(let url): return try SegmentReader(url)
            case .multipart(let form):
                let isSmall = form.data.map { $0.count <= CURLTransfer.copiedBodySize } ?? false
                return isSmall ? nil : try SegmentReader(form)
            case .stream(let make):
                let isRepeatable = request.body?.isRepeatable ?? false
                return StreamReader(make, isRepeatable: isRepeatable) { [weak self] in
                    guard let self else { return }
                    loop.send(.resumeSending(self))
                }
            case nil: return nil
            }
        }

        /// Whether libcurl may send the request again.
        private var isRepeatable: Bool { request.method.isIdempotent && request.body?.isRepeatable ?? true }

        // MARK: The loop

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

        /// When the transfer is timed out unless something happens; `nil`: never.
        var timeLimit: ContinuousClock.Instant? {
            isOver || isReceived || response.isPaused ? nil : clock.end
        }

        /// Whether removing the transfer from libcurl may block.
        var mayBlock: Bool { isResolving }

        func resumeReceiving(now: ContinuousClock.Instant) {
            guard response.isPaused, !isOver else { return }
            clock.note(now)
            do {
                try response.resume()
            } catch {
                return stop(error)
            }
            if response.hasPendingChunk { loop.flushLater(self) }
            guard !response.isPaused else { return }
            if isReceived { return end(result(.ok)) }
            guard isReceiveHeld, let handle else { return }
            isReceiveHeld = false
            _ = ApusCURL_setPaused(handle.easy, false, isSendHeld)
        }

        func resumeSending() {
            guard isSendHeld, !isOver, let handle else { return }
            isSendHeld = false
            _ = ApusCURL_setPaused(handle.easy, isReceiveHeld, false)
        }

        func flush() {
            if !isOver, !response.flush() { stop(CancellationError()) }
        }

        private func stop(_ error: any Error) {
            failure = failure ?? error
            loop.stop(self, error)
        }

        /// libcurl has ended the transfer.
        func end(_ code: CURLCode) {
            // What a slow reader has not taken may have to be decoded.
            if code == .ok, failure == nil, response.isPaused { isReceived = true } else { end(result(code)) }
        }

        /// Ends the transfer for its caller. libcurl may still know it.
        func end(_ result: Result<Void, any Error>) {
            guard !isOver else { return }
            isOver = true
            upload?.cancel()
            upload = nil
            let response = response.finish(result)
            continuation?.resume(with: response)
            continuation = nil
        }

        private func result(_ code: CURLCode) -> Result<Void, any Error> {
            if let failure { return .failure(failure) }
            guard code == .ok || response.isBodyComplete else {
                let kind = code.kind(isSent: timesSent > 0 || response.head.count > 0)
                return .failure(TransportError(kind, handle?.text(of: code) ?? "libcurl failed"))
            }
            return Result { try response.checkEnd() }
        }

        // MARK: Callbacks of libcurl

        func willResolve() -> Bool {
            isResolving = true
            return !isOver
        }

        func willConnect() -> Bool {
            isResolving = false
            return !isOver
        }

        func willSend() -> Bool {
            isResolving = false
            timesSent += 1
            if isOver { return false }
            guard timesSent > 1, !isRepeatable else { return true }
            failure = TransportError(.connectionLost, "the connection ended before a response")
            return false
        }

        func note(progress: Int64) -> Bool {
            if progress != self.progress {
                self.progress = progress
                clock.note(loop.now)
            }
            return !isOver
        }

        func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            guard let upload else { return ApusCURL_abort }
            do {
                guard let count = try upload.read(into: buffer) else {
                    isSendHeld = true
                    return ApusCURL_pause
                }
                clock.note(loop.now)
                return count
            } catch {
                failure = error
                return ApusCURL_abort
            }
        }

        func rewind(to offset: Int64, _ origin: Int32) -> Bool {
            guard offset == 0, origin == SEEK_SET, let upload else { return false }
            do {
                try upload.rewind()
                return true
            } catch {
                failure = error
                return false
            }
        }

        func receive(line: UnsafeRawBufferPointer) -> Bool {
            if isOver { return false }
            do {
                let heads = response.head.count
                let isComplete = try response.receive(line: line)
                // Fields do not count as activity, or a server could send them one by one without end.
                if response.head.count != heads { clock.note(loop.now) }
                if isComplete { receiveHead() }
                return true
            } catch {
                failure = error
                return false
            }
        }

        private func receiveHead() {
            clock.beginBody(loop.now)
            guard request.wantsStream else { return response.reserve() }
            passOn()
            loop.release(self)
        }

        /// Gives the caller the response with a body that is still arriving.
        private func passOn() {
            // The stream holds the transfer, and the end of the stream ends the transfer.
            let streamed = response.makeStream { [weak self] in
                guard let self else { return }
                loop.send(.resumeReceiving(self))
            } end: { [self] in
                loop.send(.cancel(self))
            }
            continuation?.resume(returning: streamed)
            continuation = nil
        }

        func receive(body bytes: UnsafeRawBufferPointer) -> Int {
            if isOver { return 0 }
            if response.isPaused {
                isReceiveHeld = true
                return ApusCURL_pause
            }
            clock.note(loop.now, bytes: bytes.count)
            do {
                try response.receive(body: bytes)
                if response.isLarge { passOn() }
                if response.hasPendingChunk { loop.flushLater(self) }
                return bytes.count
            } catch {
                failure = error
                return 0
            }
        }
    }
#endif
