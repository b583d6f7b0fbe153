import Dispatch

/// A client that sends exactly the given bytes and shows exactly the bytes that come back.
///
/// For tests of the server itself, and of what `URLSession` would never send.
package struct RawClient: Sendable {
    private let socket: Socket

    /// Connects to 127.0.0.1.
    package init(port: UInt16, timeLimit: Duration = .seconds(10)) async throws {
        socket = try await RawClient.blocking { try Socket(connectingTo: port, timeLimit: timeLimit) }
    }

    /// Sends the text, in which `\n` stands for itself: write `\r\n`.
    package func send(_ text: String) async throws {
        try await send([UInt8](text.utf8))
    }

    package func send(_ bytes: [UInt8]) async throws {
        try await RawClient.blocking { [socket] in try socket.send(bytes) }
    }

    /// What has arrived, after waiting for the first byte; empty when the server has closed the connection.
    package func receive() async throws -> [UInt8] {
        try await RawClient.blocking { [socket] in try socket.receive() }
    }

    /// Everything up to and with the first occurrence of `end`, as text, perhaps with what came in the same segment.
    package func receive(through end: String) async throws -> String {
        var text: [UInt8] = []
        while true {
            let piece = try await receive()
            text += piece
            let soFar = String(decoding: text, as: UTF8.self)
            if piece.isEmpty || soFar.contains(end) { return soFar }
        }
    }

    /// Everything until the server closes the connection.
    ///
    /// - Throws: ``SystemCallError`` with ``SystemCallError/isReset`` when it resets the connection.
    package func receiveAll() async throws -> [UInt8] {
        try await RawClient.blocking { [socket] in
            var all: [UInt8] = []
            while case let piece = try socket.receive(), !piece.isEmpty {
                all += piece
            }
            return all
        }
    }

    /// Says that no more will be sent.
    package func finishSending() {
        socket.finishSending()
    }

    package func close() {
        socket.close()
    }

    /// Ends the connection with a reset.
    package func reset() {
        socket.reset()
    }

    /// Runs blocking work away from the threads that run asynchronous code: there are only as many as cores.
    private static func blocking<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Swift.Result { try work() })
            }
        }
    }
}
