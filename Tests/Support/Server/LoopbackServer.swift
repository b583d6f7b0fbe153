import Foundation

/// A small, real HTTP/1.1 server on 127.0.0.1 for tests: it shows the exact bytes of every request, and answers well or
/// as badly as a test wants.
///
/// It has one thread that accepts and one for each connection. ``stop()`` ends all of them; a server that nobody holds
/// any more stops by itself.
package final class LoopbackServer: Sendable {
    /// How the server treats what it receives.
    package struct Options: Sendable {
        package enum Bodies: Sendable {
            /// The first bytes are kept in ``RecordedRequest/body``; all are counted in ``RecordedRequest/digest``.
            case kept(upTo: Int)
            /// Nothing is kept, so that a body may be larger than memory.
            case digested
            /// The body is not read at all: the server answers at once, then closes the connection.
            case unread

            var limit: Int {
                if case .kept(let limit) = self { max(0, limit) } else { 0 }
            }
        }

        /// What becomes of `Expect: 100-continue` (RFC 9110 §10.1.1).
        package enum Expectation: Sendable {
            /// The server sends `100 Continue` and reads the body.
            case proceed
            /// The server reads the body without having said anything: the client must not wait for ever.
            case ignore
            /// The server answers without the body, then closes the connection.
            case answerAtOnce
        }

        package var bodies: Bodies
        package var expectation: Expectation
        /// How long a connection may be silent, and how long a client may refuse to read.
        package var timeLimit: Duration

        package init(
            bodies: Bodies = .kept(upTo: 64 << 20),
            expectation: Expectation = .proceed,
            timeLimit: Duration = .seconds(30)
        ) {
            self.bodies = bodies
            self.expectation = expectation
            self.timeLimit = timeLimit
        }
    }

    /// What a client did wrong on a connection.
    package enum Fault: Sendable, Hashable {
        /// It broke off inside a request; so many bytes of the body had arrived, or `nil` when not even the head had.
        case brokenOff(connection: Int, bodyBytes: Int64?)
        /// It sent no HTTP/1.1; the text says why. It was answered with 400.
        case malformed(connection: Int, String)
    }

    enum Handler: Sendable {
        case immediate(@Sendable (RecordedRequest) -> Reply)
        case suspending(@Sendable (RecordedRequest) async -> Reply)
    }

    package let port: UInt16
    private let listener: Listener
    private let record = Locked(ServerRecord())
    private let threads = DispatchGroup()

    /// Starts a server whose replies are ready at once. The handler runs on the thread of the connection, so that it
    /// does not depend on how busy the threads of asynchronous code are.
    package convenience init(
        options: Options = Options(),
        _ handler: @escaping @Sendable (RecordedRequest) -> Reply
    ) throws {
        try self.init(options, .immediate(handler))
    }

    /// Starts a server whose replies may wait for something. The handler's task is cancelled when the client closes the
    /// connection and when the server stops.
    package convenience init(
        options: Options = Options(),
        waiting handler: @escaping @Sendable (RecordedRequest) async -> Reply
    ) throws {
        try self.init(options, .suspending(handler))
    }

    /// Starts a server that gives these replies in order, whatever it is asked, and the last one from then on.
    package convenience init(options: Options = Options(), replies: Reply...) throws {
        try self.init(
            options,
            .immediate { replies.isEmpty ? .status(500) : replies[min($0.ordinal, replies.count - 1)] }
        )
    }

    private init(_ options: Options, _ handler: Handler) throws {
        let listener = try Listener()
        self.listener = listener
        port = listener.port
        LoopbackServer.start(in: threads) { [record, threads] in
            defer { listener.close() }
            while let descriptor = listener.next() {
                let socket = Socket(adopting: descriptor, timeLimit: options.timeLimit)
                guard let number = LoopbackServer.admit(socket, to: record) else { return }
                let connection = ServerConnection(
                    number: number,
                    socket: socket,
                    options: options,
                    handler: handler,
                    record: record
                )
                LoopbackServer.start(in: threads) { connection.run() }
            }
        }
    }

    deinit {
        interrupt()
    }

    /// For example `http://127.0.0.1:40123`, without a slash at the end.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// The requests that have arrived as a whole, in that order.
    package var requests: [RecordedRequest] { record.access { $0.requests } }

    /// What clients did wrong so far.
    package var faults: [Fault] { record.access { $0.faults } }

    /// How many connections were ever accepted.
    package var acceptedConnections: Int { record.access { $0.accepted } }

    /// How many connections are open now, idle ones included.
    package var openConnections: Int { record.access { $0.sockets.count } }

    /// How many requests have begun and are not answered to the end.
    package var requestsInProgress: Int { record.access { $0.inProgress } }

    /// Waits until so many requests have arrived as a whole; says whether they have in time.
    package func receives(_ count: Int, within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.requests.count >= count }
    }

    /// Waits until no request is in progress; says whether that was in time. After the client has given up a call, this
    /// shows that nothing of it is left on the wire.
    package func becomesQuiet(within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.requestsInProgress == 0 }
    }

    /// Waits until all connections have ended; says whether they have in time.
    package func isLeft(within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.openConnections == 0 }
    }

    /// Closes the port and all connections and waits for the threads, at most five seconds; more than once is allowed.
    package func stop() async {
        interrupt()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [threads] in
                _ = threads.wait(timeout: .now() + .seconds(5))
                continuation.resume()
            }
        }
    }

    /// Starts a server, runs `body` with it, and stops it whatever happens.
    package static func serving<Result>(
        options: Options = Options(),
        _ handler: @escaping @Sendable (RecordedRequest) -> Reply,
        isolation: isolated (any Actor)? = #isolation,
        while body: (LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let server = try LoopbackServer(options: options, handler)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    private func interrupt() {
        let sockets = record.access { record -> [Socket]? in
            defer { record.isStopping = true }
            return record.isStopping ? nil : Array(record.sockets.values)
        }
        guard let sockets else { return }
        listener.stop()
        for socket in sockets {
            socket.interrupt()
        }
    }

    /// The number of a new connection; `nil` when the server stops.
    private static func admit(_ socket: Socket, to record: Locked<ServerRecord>) -> Int? {
        record.access { record in
            guard !record.isStopping else { return nil }
            defer { record.accepted += 1 }
            record.sockets[record.accepted] = socket
            return record.accepted
        }
    }

    private static func start(in group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
        group.enter()
        Thread.detachNewThread {
            work()
            group.leave()
        }
    }

    private static func wait(_ limit: Duration, until condition: @Sendable () -> Bool) async -> Bool {
        let end = ContinuousClock.now + limit
        while !condition() {
            guard ContinuousClock.now < end, (try? await Task.sleep(for: .milliseconds(5))) != nil else { return false }
        }
        return true
    }
}
