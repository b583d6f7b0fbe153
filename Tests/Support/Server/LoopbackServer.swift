import Foundation

/// An HTTP/1.1 server on 127.0.0.1 for tests. It records the exact bytes of requests, and sends correct responses or
/// simulated faults.
///
/// The server has one thread that accepts connections, and one thread for each connection. It stops after ``stop()`` or
/// when it is released.
package final class LoopbackServer: Sendable {
    /// Options for receiving requests.
    package struct Options: Sendable {
        /// The treatment of request bodies.
        package enum Bodies: Sendable {
            /// The first bytes are stored in ``RecordedRequest/body``; ``RecordedRequest/digest`` contains all bytes.
            case kept(upTo: Int)
            /// Only ``RecordedRequest/digest`` is computed, so a body may be larger than memory.
            case digested
            /// The body is not read: the server answers immediately, then closes the connection.
            case unread

            var limit: Int {
                if case .kept(let limit) = self { max(0, limit) } else { 0 }
            }
        }

        /// The treatment of `Expect: 100-continue` (RFC 9110 §10.1.1).
        package enum Expectation: Sendable {
            /// The server sends `100 Continue` and reads the body.
            case proceed
            /// The server waits for the body without sending `100 Continue`; the client must send it after a timeout.
            case ignore
            /// The server answers without the body, then closes the connection.
            case answerAtOnce
        }

        package var bodies: Bodies
        package var expectation: Expectation
        /// The time limit for each read and write of a connection.
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

    /// A fault of a client.
    package enum Fault: Sendable, Hashable {
        /// The connection ended inside a request. `bodyBytes` is the number of received bytes of the body, or `nil` if
        /// the head was incomplete.
        case brokenOff(connection: Int, bodyBytes: Int64?)
        /// The request was not valid HTTP/1.1, for the reason in the text. It was answered with 400.
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

    /// Starts a server with a synchronous handler. The handler runs on the thread of the connection, so it does not
    /// depend on the load of the threads of asynchronous code.
    package convenience init(
        options: Options = Options(),
        _ handler: @escaping @Sendable (RecordedRequest) -> Reply
    ) throws {
        try self.init(options, .immediate(handler))
    }

    /// Starts a server with an asynchronous handler. Its task is cancelled when the client closes the connection and
    /// when the server stops.
    package convenience init(
        options: Options = Options(),
        waiting handler: @escaping @Sendable (RecordedRequest) async -> Reply
    ) throws {
        try self.init(options, .suspending(handler))
    }

    /// Starts a server that sends these replies in order, and then repeats the last one.
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

    /// The URL of the server without a trailing slash, for example `http://127.0.0.1:40123`.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// The requests that have arrived completely, in order.
    package var requests: [RecordedRequest] { record.access { $0.requests } }

    /// The faults of clients so far.
    package var faults: [Fault] { record.access { $0.faults } }

    /// The number of connections that have been accepted.
    package var acceptedConnections: Int { record.access { $0.accepted } }

    /// The number of open connections, including idle ones.
    package var openConnections: Int { record.access { $0.sockets.count } }

    /// The number of requests whose head has arrived and whose reply is not complete.
    package var requestsInProgress: Int { record.access { $0.inProgress } }

    /// Waits until `count` requests have arrived completely, and returns whether they arrived within the limit.
    package func receives(_ count: Int, within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.requests.count >= count }
    }

    /// Waits until no request is in progress, and returns whether this happened within the limit. After a client has
    /// cancelled a call, this shows that its request has ended on the wire.
    package func becomesQuiet(within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.requestsInProgress == 0 }
    }

    /// Waits until all connections have ended, and returns whether they ended within the limit.
    package func isLeft(within limit: Duration = .seconds(60)) async -> Bool {
        await LoopbackServer.wait(limit) { self.openConnections == 0 }
    }

    /// Closes the port and all connections, and waits up to five seconds for the threads. Can be called repeatedly.
    package func stop() async {
        interrupt()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [threads] in
                _ = threads.wait(timeout: .now() + .seconds(5))
                continuation.resume()
            }
        }
    }

    /// Starts a server, calls `body` with it, and stops it when `body` returns or throws.
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

    /// Registers a new connection and returns its number; `nil` if the server is stopping.
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
