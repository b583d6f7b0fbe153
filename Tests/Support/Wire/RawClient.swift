import Dispatch

/// A client that sends given bytes and returns the received bytes unchanged.
///
/// It is used to test the server, and for requests that `URLSession` does not send.
package struct RawClient: Sendable {
    private let socket: Socket

    /// Connects to 127.0.0.1.
    package init(port: UInt16, timeLimit: Duration = .seconds(10)) async throws {
        socket = try await RawClient.blocking { try Socket(connectingTo: port, timeLimit: timeLimit) }
    }

    /// Sends a text unchanged; write `\r\n` for line breaks.
    package func send(_ text: String) async throws {
        try await send([UInt8](text.utf8))
    }

    package func send(_ bytes: [UInt8]) async throws {
        try await RawClient.blocking { [socket] in try socket.send(bytes) }
    }

    /// Waits for bytes and returns them; returns an empty array if the server has closed the connection.
    package func receive() async throws -> [UInt8] {
        try await RawClient.blocking { [socket] in try socket.receive() }
    }

    /// Receives text until it contains `end`, and returns all of it, including text after `end` in the same segment.
    package func receive(through end: String) async throws -> String {
        var text: [UInt8] = []
        while true {
            let piece = try await receive()
            text += piece
            let soFar = String(decoding: text, as: UTF8.self)
            if piece.isEmpty || soFar.contains(end) { return soFar }
        }
    }

    /// Receives bytes until the server closes the connection, and returns them.
    ///
    /// - Throws: ``SystemCallError`` with ``SystemCallError/isReset`` if the server resets the connection.
    package func receiveAll() async throws -> [UInt8] {
        try await RawClient.blocking { [socket] in
            var all: [UInt8] = []
            while case let piece = try socket.receive(), !piece.isEmpty {
                all += piece
            }
            return all
        }
    }

    /// Receives bytes until the server closes the connection, and returns their number.
    package func receiveCount() async throws -> Int64 {
        try await RawClient.blocking { [socket] in
            var count: Int64 = 0
            while case let piece = try socket.receive(), !piece.isEmpty { count += Int64(piece.count) }
            return count
        }
    }

    /// Shuts down the sending direction of the connection.
    package func finishSending() {
        socket.finishSending()
    }

    package func close() {
        socket.close()
    }

    /// Ends the connection with a reset (RST).
    package func reset() {
        socket.reset()
    }

    /// Runs blocking work on a thread of Dispatch, because the threads of asynchronous code are limited to the number
    /// of cores.
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
