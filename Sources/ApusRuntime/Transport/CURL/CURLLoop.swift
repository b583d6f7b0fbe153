#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// The thread that runs all transfers on libcurl.
    ///
    /// It begins with the first transfer, and ends when there was none for half a minute, with all connections.
    nonisolated final class CURLLoop: @unchecked Sendable {
        // Unchecked, because the compiler cannot see that `inbox` is guarded by a lock, and everything else touched by the
        // thread alone.
        static let shared = CURLLoop()

        enum Command {
            case start(CURLTransfer, CheckedContinuation<TransportResponse, any Error>)
            case cancel(CURLTransfer)
            case resumeReceiving(CURLTransfer)
            case resumeSending(CURLTransfer)
        }

        private struct Inbox: @unchecked Sendable {
            // Unchecked because of the pointer, which any thread may use while it is here.
            var commands: [Command] = []
            /// `nil` if no thread runs.
            var multi: OpaquePointer?
            var isWoken = false
            var isExiting = false
        }

        private let inbox = Guarded(Inbox())
        private let hasEnded = DispatchSemaphore(value: 0)

        /// How many transfers of an origin are run at once, streams not counted; more of them wait.
        private static let maximumPerOrigin = 64
        /// How many connections are kept for the next transfer.
        private static let maximumIdleConnections = 128
        private static let maximumIdleHandles = 32
        private static let idleTime = Duration.seconds(30)

        // The thread's own.
        private(set) var now = ContinuousClock.now
        private var multi: OpaquePointer?
        private var active: [OpaquePointer: CURLTransfer] = [:]
        private var origins: [Substring: OriginQueue] = [:]
        private var handles: [CURLHandle] = []
        private var toStart: [CURLTransfer] = []
        private var toFlush: [CURLTransfer] = []
        private var toStop: [(CURLTransfer, any Error)] = []
        private var nextCheck: ContinuousClock.Instant?
        private var idleSince: ContinuousClock.Instant?

        private init() {}

        // MARK: Any thread

        func send(_ command: Command) {
            let failure = inbox.access { inbox -> TransportError? in
                if inbox.multi == nil {
                    // Only a transfer that begins needs a thread.
                    guard case .start = command else { return nil }
                    if let failure = start(&inbox) { return failure }
                }
                inbox.commands.append(command)
                if !inbox.isWoken, let multi = inbox.multi {
                    inbox.isWoken = true
                    ApusCURL_wakeUp(multi)
                }
                return nil
            }
            if let failure, case .start(_, let continuation) = command { continuation.resume(throwing: failure) }
        }

        /// Starts the thread.
        private func start(_ inbox: inout Inbox) -> TransportError? {
            guard !inbox.isExiting else { return TransportError(.other, "the process is exiting") }
            guard let multi = ApusCURL_makeMulti() else {
                return TransportError(.other, "libcurl cannot be started; is the limit of open files reached?")
            }
            let maximumConnections: Int32 = 6
            _ = ApusCURL_setMultiLong(multi, maximumConnections, CURLLoop.maximumIdleConnections)
            inbox.multi = multi
            inbox.isWoken = false
            let context = Unmanaged.passUnretained(self).toOpaque()
            let code = ApusCURL_startThread({ CURLLoop.run($0) }, context)
            guard code == 0 else {
                inbox.multi = nil
                ApusCURL_freeMulti(multi)
                return TransportError(.other, "a thread cannot be started: \(String(cString: strerror(code)))")
            }
            CURLLoop.stopAtExit()
            return nil
        }

        /// The libraries that libcurl uses clean up when the process exits; a thread that uses them then would crash.
        private static func stopAtExit() { _ = registersExit }

        private static let registersExit: Void = ApusCURL_atExit {
            CURLLoop.shared.exit()
        }

        private func exit() {
            let isRunning = inbox.access { inbox -> Bool in
                inbox.isExiting = true
                guard let multi = inbox.multi else { return false }
                ApusCURL_wakeUp(multi)
                return true
            }
            if isRunning { _ = hasEnded.wait(timeout: .now() + 1) }
        }

        // MARK: The thread

        private static func run(_ context: UnsafeMutableRawPointer?) {
            guard let context else { return }
            Unmanaged<CURLLoop>.fromOpaque(context).takeUnretainedValue().run()
        }

        private func run() {
            multi = inbox.access { $0.multi }
            idleSince = .now
            while let multi, let commands = takeCommands() {
                now = .now
                for command in commands { perform(command) }
                _ = ApusCURL_perform(multi)
                now = .now
                finishEnded()
                flushStreams()
                checkTime()
                stopTransfers()
                startTransfers()
                _ = ApusCURL_wait(multi, waitingTime())
            }
        }

        /// - Returns: `nil`: the thread ends.
        private func takeCommands() -> [Command]? {
            now = .now
            let isIdle = active.isEmpty && idleSince.map { now - $0 >= CURLLoop.idleTime } ?? false
            let (commands, ended) = inbox.access { inbox -> ([Command]?, OpaquePointer?) in
                inbox.isWoken = false
                if inbox.isExiting { return (nil, nil) }
                if isIdle, inbox.commands.isEmpty {
                    // Before another thread can start.
                    handles.removeAll()
                    defer { inbox.multi = nil }
                    return (nil, inbox.multi)
                }
                defer { inbox.commands.removeAll(keepingCapacity: true) }
                return (inbox.commands, nil)
            }
            if let ended {
                ApusCURL_freeMulti(ended)
            } else if commands == nil {
                hasEnded.signal()
            }
            return commands
        }

        private func perform(_ command: Command) {
            switch command {
            case .start(let transfer, let continuation):
                guard transfer.accept(continuation) else { return }
                if origins[transfer.origin, default: OriginQueue()].admit(transfer, CURLLoop.maximumPerOrigin) {
                    start(transfer)
                }
            case .cancel(let transfer):
                abandon(transfer, CancellationError())
            case .resumeReceiving(let transfer):
                transfer.resumeReceiving(now: now)
                checkAgain(transfer)
            case .resumeSending(let transfer):
                transfer.resumeSending()
            }
        }

        private func start(_ transfer: CURLTransfer) {
            guard !transfer.isOver else { return release(transfer) }
            guard let multi, let handle = handles.popLast() ?? CURLHandle() else {
                return abandon(transfer, TransportError(.other, "libcurl has no memory"))
            }
            do {
                try transfer.prepare(handle, now: now)
            } catch {
                return abandon(transfer, error)
            }
            active[handle.easy] = transfer
            idleSince = nil
            _ = ApusCURL_add(multi, handle.easy)
            checkAgain(transfer)
        }

        private func finishEnded() {
            guard let multi else { return }
            var code: Int32 = 0
            while let easy = ApusCURL_nextEnded(multi, &code) {
                guard let transfer = active[easy] else { continue }
                transfer.end(CURLCode(number: code))
                release(transfer)
                remove(transfer)
            }
        }

        /// Ends a transfer that libcurl has not ended.
        private func abandon(_ transfer: CURLTransfer, _ error: any Error) {
            guard !transfer.isOver else { return }
            transfer.end(.failure(error))
            release(transfer)
            // Removing it would block until the host name is resolved. Its callbacks end it after that.
            if !transfer.mayBlock { remove(transfer) }
        }

        private func remove(_ transfer: CURLTransfer) {
            guard let multi, let handle = transfer.handle else { return }
            transfer.handle = nil
            if active.removeValue(forKey: handle.easy) != nil { _ = ApusCURL_remove(multi, handle.easy) }
            handle.reset()
            if handles.count < CURLLoop.maximumIdleHandles { handles.append(handle) }
            if active.isEmpty { idleSince = now }
        }

        // MARK: Time

        private func checkAgain(_ transfer: CURLTransfer) {
            guard let end = transfer.timeLimit else { return }
            nextCheck = nextCheck.map { min($0, end) } ?? end
        }

        private func checkTime() {
            guard let check = nextCheck, check <= now else { return }
            nextCheck = nil
            for transfer in Array(active.values) {
                if let limit = transfer.timeLimit, limit <= now {
                    abandon(transfer, TransportError(.timedOut, "the server is silent"))
                } else {
                    checkAgain(transfer)
                }
            }
        }

        /// In milliseconds.
        private func waitingTime() -> Int32 {
            if !toStart.isEmpty { return 0 }
            let idleEnd = active.isEmpty ? (idleSince ?? now) + CURLLoop.idleTime : nil
            guard let end = [nextCheck, idleEnd].compactMap({ $0 }).min() else { return 600_000 }
            // Rounded up, or the thread would run in circles in the last millisecond.
            return Int32(min(max((end - now).inSeconds * 1000, 0).rounded(.up), 600_000))
        }

        // MARK: What transfers ask for in callbacks, in which libcurl cannot be called

        /// Lets another transfer of the same origin begin.
        func release(_ transfer: CURLTransfer) {
            guard let next = origins[transfer.origin]?.release(transfer) else {
                if origins[transfer.origin]?.isEmpty == true { origins[transfer.origin] = nil }
                return
            }
            toStart.append(next)
        }

        private func startTransfers() {
            let transfers = toStart
            toStart.removeAll(keepingCapacity: true)
            for transfer in transfers { start(transfer) }
        }

        func flushLater(_ transfer: CURLTransfer) {
            if toFlush.last !== transfer { toFlush.append(transfer) }
        }

        private func flushStreams() {
            for transfer in toFlush { transfer.flush() }
            toFlush.removeAll(keepingCapacity: true)
        }

        func stop(_ transfer: CURLTransfer, _ error: any Error) { toStop.append((transfer, error)) }

        private func stopTransfers() {
            while let (transfer, error) = toStop.popLast() { abandon(transfer, error) }
        }
    }
#endif
