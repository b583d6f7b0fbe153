internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request of a session: collects the response, measures the time, and cancels the task when its reader is gone.
nonisolated final class Transfer: Sendable {
    private struct State {
        var head: TransportResponse?
        /// What has arrived and is not in the queue.
        var data = Data()
        /// The length of a body that will be in memory, as far as it has arrived.
        var received = 0
        /// Whether a body of this size may be a ``LargeBody``.
        var mayBeLarge = true
        var queue: ChunkQueue?
        var continuation: CheckedContinuation<TransportResponse, any Error>?
        var lastActivity = ContinuousClock.now
        /// While the reader is slow the idle time does not count.
        var isPaused = false
        var isTimedOut = false
        var isCancelled = false
        var isComplete = false

        mutating func takeData() -> Data {
            defer { data = Data() }
            return data
        }
    }

    private let task: URLSessionTask
    private let wantsStream: Bool
    private let timeout: Duration
    private let maximumBytes: Int
    private let sizeFault: ResponseFault
    /// Keeps a temporary file until the end of the transfer.
    private let upload: SpooledBody
    private let pause: (@Sendable (Bool) -> Void)?
    private let state = Guarded(Unchecked(State()))
    /// Whether the session has reported the end of the task, or the task is cancelled.
    private let isOver = Guarded(false)

    /// The largest number of bytes that are kept on disk for the reader of a transfer that cannot be paused.
    private static let maximumBacklog = 4 << 30

    /// - Parameter pause: pauses or resumes the session; `nil` when it cannot be paused.
    init(
        task: URLSessionTask,
        request: TransportRequest,
        upload: SpooledBody,
        pause: (@Sendable (Bool) -> Void)?
    ) {
        self.task = task
        wantsStream = request.wantsStream
        timeout = request.timeout
        maximumBytes = request.maximumResponseBytes
        sizeFault = request.sizeFault
        self.upload = upload
        self.pause = pause
    }

    private func access<Result>(_ body: (inout State) -> Result) -> Result {
        state.access { body(&$0.value) }
    }

    func run() async throws -> TransportResponse {
        let response = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isEnded = access { state in
                    if state.isComplete { return true }
                    state.continuation = continuation
                    state.lastActivity = .now
                    return false
                }
                if isEnded {
                    // Cancelled before it began: the session would not report its end.
                    stop()
                    return continuation.resume(throwing: CancellationError())
                }
                task.resume()
                watch()
            }
        } onCancel: {
            cancel()
        }
        // For the thread sanitizer, which does not see that a continuation orders memory accesses.
        access { _ in }
        return wantsStream ? response : try await response.collected()
    }

    /// Ends the transfer. Its reader receives a `CancellationError`.
    func cancel() {
        access { $0.isCancelled = true }
        // First, because a paused session does not report anything.
        complete(CancellationError(), response: nil)
        stop()
    }

    /// Cancels the task, unless the session has reported its end.
    ///
    /// FoundationNetworking ends the process when a task is cancelled while the session removes it. The lock prevents
    /// that: ``end(_:response:)`` waits for a cancellation that has begun, and none begins after it.
    private func stop() {
        isOver.access { isOver in
            if !isOver { task.cancel() }
            isOver = true
        }
    }

    /// The session reports the end of the task.
    func end(_ error: (any Error)?, response: URLResponse?) {
        isOver.access { $0 = true }
        complete(error, response: response)
    }

    private func setPaused(_ pauses: Bool) {
        access { state in
            state.isPaused = pauses
            state.lastActivity = .now
        }
        pause?(pauses)
    }

    // MARK: The response

    func noteActivity() { access { $0.lastActivity = .now } }

    func receive(_ response: URLResponse) {
        guard let head = TransportResponse(response) else { return }
        access { state in
            state.lastActivity = .now
            state.head = head
        }
        guard wantsStream else {
            let expected = response.expectedContentLength
            let isPassedOn = expected > LargeBody.minimumSize && LargeBody.applies(to: head)
            guard !isPassedOn, expected > 0, expected < min(LargeBody.reservableSize, maximumBytes) else { return }
            return access { $0.data.reserveCapacity(Int(expected)) }
        }
        passOn(pause == nil ? .file(limit: Transfer.maximumBacklog) : .pause { [weak self] in self?.setPaused($0) })
    }

    /// Gives the caller the response with a body that is still arriving.
    private func passOn(_ overflow: ChunkQueue.Overflow) {
        let queue = ChunkQueue(overflow)
        // The stream holds the transfer. The end of the stream ends the transfer.
        let lease = TransferLease(self)
        let stream = ByteStream {
            try await withTaskCancellationHandler {
                try await queue.next()
            } onCancel: {
                lease.end()
            }
        }
        typealias Receiver = (CheckedContinuation<TransportResponse, any Error>?, TransportResponse?)
        let (continuation, head) = access { state -> Receiver in
            state.queue = queue
            defer { state.continuation = nil }
            return (state.continuation, state.head)
        }
        guard let head else { return }
        continuation?.resume(returning: TransportResponse(status: head.status, headers: head.headers, stream: stream))
    }

    func receive(_ data: Data) {
        if wantsStream {
            let queue = access { state -> ChunkQueue? in
                state.lastActivity = .now
                return state.queue
            }
            if let queue, !queue.push(data) { stop() }
        } else {
            collect(data)
        }
    }

    /// Keeps a part of a body that will be in memory, and passes on what a large body has so far.
    private func collect(_ data: Data) {
        enum Next {
            case wait, passOn
            case push(ChunkQueue, Data)
            case tooMuch
        }
        let next = access { state -> Next in
            state.lastActivity = .now
            // A compressed body may be endless.
            guard !state.isComplete, data.count <= maximumBytes - state.received else { return .tooMuch }
            state.received += data.count
            state.data += data
            if let queue = state.queue {
                return state.data.count < LargeBody.chunkSize ? .wait : .push(queue, state.takeData())
            }
            guard state.data.count > LargeBody.minimumSize, state.mayBeLarge, let head = state.head else {
                return .wait
            }
            state.mayBeLarge = LargeBody.applies(to: head)
            return state.mayBeLarge ? .passOn : .wait
        }
        switch next {
        case .wait: break
        case .passOn: passOn(.memory)
        case .push(let queue, let chunk): if !queue.push(chunk) { stop() }
        case .tooMuch:
            complete(sizeFault.after(access { $0.head }), response: nil)
            stop()
        }
    }

    private func complete(_ error: (any Error)?, response: URLResponse?) {
        typealias Ending = (
            CheckedContinuation<TransportResponse, any Error>?, ChunkQueue?, Result<TransportResponse, any Error>
        )
        let ending = access { state -> Ending? in
            guard !state.isComplete else { return nil }
            state.isComplete = true
            if state.head == nil, let response { state.head = TransportResponse(response) }
            defer { state.continuation = nil }
            return (state.continuation, state.queue, Transfer.result(state, error))
        }
        guard let (continuation, queue, result) = ending else { return }
        continuation?.resume(with: result)
        // The end of a large body, or what came before an error.
        if let rest = queue.map({ _ in access { $0.takeData() } }), !rest.isEmpty { _ = queue?.push(rest) }
        queue?.finish(result.map { _ in })
    }

    private static func result(_ state: State, _ error: (any Error)?) -> Result<TransportResponse, any Error> {
        if state.isTimedOut { return .failure(URLError(.timedOut)) }
        if state.isCancelled { return .failure(CancellationError()) }
        if let error { return .failure(error) }
        guard var head = state.head else { return .failure(URLError(.badServerResponse)) }
        head.body = .data(state.data)
        return .success(head)
    }

    // MARK: Time

    /// Checks the idle time after the timeout, and again after what is left of it.
    private func watch() {
        guard timeout > .zero, timeout < .seconds(604_800) else { return }
        schedule(after: timeout)
    }

    private func schedule(after wait: Duration) {
        DispatchQueue.global().asyncAfter(deadline: .now() + wait.inSeconds) { [weak self] in self?.check() }
    }

    private func check() {
        let rest = access { state -> Duration? in
            guard !state.isComplete else { return nil }
            if state.isPaused { return timeout }
            let rest = timeout - (ContinuousClock.now - state.lastActivity)
            if rest <= .zero { state.isTimedOut = true }
            return rest
        }
        guard let rest else { return }
        if rest > .zero { return schedule(after: rest) }
        complete(URLError(.timedOut), response: nil)
        stop()
    }
}

/// Ends a transfer with the last reference to its stream.
private nonisolated final class TransferLease: Sendable {
    private let transfer: Transfer

    init(_ transfer: Transfer) { self.transfer = transfer }

    func end() { transfer.cancel() }

    deinit { transfer.cancel() }
}

/// Carries a value into ``Guarded``, which gives one thread at a time access to it.
private nonisolated struct Unchecked<Value>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}

nonisolated extension TransportResponse {
    /// The head of a response of `URLSession`.
    init?(_ response: URLResponse) {
        guard let response = response as? HTTPURLResponse else { return nil }
        // A dictionary: `URLSession` loses the order and joins the fields of a name.
        var fields = response.allHeaderFields.compactMap { name, value -> HTTPHeaders.Field? in
            guard let name = name as? String, let value = value as? String else { return nil }
            return HTTPHeaders.Field(name, value)
        }
        fields.sort { $0.name < $1.name }
        var headers = HTTPHeaders()
        headers.reserve(fields.count)
        for field in fields {
            let isCookie = HeaderText.equal(field.name, SetCookieField.name)
            for value in isCookie ? SetCookieField.split(field.value) : [field.value] {
                headers.append(field.name, value)
            }
        }
        self.init(status: response.statusCode, headers: headers)
    }
}
