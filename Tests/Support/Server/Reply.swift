/// The reply of the server to a request: a correct response or a simulated network fault.
///
/// Create a reply with a static function and modify it:
/// `.json(200, #"{"a":1}"#).header("X-Request-Id", "7").delayed(by: .seconds(1))`.
package struct Reply: Sendable {
    /// The bytes of the response, before framing.
    package enum Body: Sendable {
        /// No body; the head has `Content-Length: 0` if the status allows it.
        case none
        case bytes([UInt8])
        /// Pieces, each of which is written separately.
        case pieces([Piece])
        /// A byte that is repeated `count` times, using constant memory.
        case repeated(UInt8, count: Int64)
        /// The bytes that the function writes to the sink. The function is suspended while the client does not read.
        case stream(@Sendable (ReplySink) async throws -> Void)
    }

    /// A part of a body, and the pause before it.
    package struct Piece: Sendable {
        package var bytes: [UInt8]
        package var pause: Duration

        package init(_ bytes: [UInt8], after pause: Duration = .zero) {
            self.bytes = bytes
            self.pause = pause
        }
    }

    /// The framing of the body (RFC 9112 §6).
    package enum Framing: Sendable {
        case contentLength
        case chunked
        /// The end of the body is the end of the connection.
        case close
    }

    /// A limited speed: `bytes` at a time with a pause between them.
    package struct Pace: Sendable {
        package var bytes: Int
        package var pause: Duration
    }

    /// The end of a connection after an incomplete response.
    package enum Ending: Sendable {
        /// An orderly end (FIN).
        case close
        /// A reset (RST).
        case reset
        /// No end: the connection stays open without sending until the client closes it or the server stops.
        case silence
    }

    /// The point at which an incomplete response ends.
    package struct Cut: Sendable {
        enum Place: Sendable {
            /// The number of bytes of the response, including head and framing.
            case wire(Int64)
            /// The number of bytes of the body, without framing.
            case body(Int64)
        }
        var place: Place
        var ending: Ending
    }

    package var status: Int
    /// The reason phrase; `nil` for the standard one.
    package var reason: String?
    /// The header fields in order. The server appends `Content-Length` and `Transfer-Encoding` unless they are present.
    package var headers: [HeaderField] = []
    package var body: Body
    package var framing: Framing
    /// The value of `Content-Length`, if it differs from the length of the body.
    package var declaredLength: Int64?
    /// The time between the request and the first byte of the response.
    package var delay: Duration = .zero
    package var headPace: Pace?
    package var bodyPace: Pace?
    package var cut: Cut?
    /// Whether the connection is closed after the response, which then has the field `Connection: close`.
    package var closes = false
    /// Bytes that are sent instead of the response.
    package var raw: [UInt8]?
    /// The header fields of informational responses (103) that are sent before the response.
    package var informational: [[HeaderField]] = []

    package init(_ status: Int, body: Body = .none, framing: Framing = .contentLength) {
        self.status = status
        self.body = body
        self.framing = framing
    }
}

/// The destination of a streamed body.
package struct ReplySink: Sendable {
    let handOver: @Sendable ([UInt8]) async throws -> Void

    /// Sends the bytes as one chunk, and returns after they have been passed to the operating system.
    ///
    /// - Throws: `CancellationError` if the client closes the connection or the server stops.
    package func write(_ bytes: [UInt8]) async throws {
        try await handOver(bytes)
    }

    /// Sends the text as one chunk.
    package func write(_ text: String) async throws {
        try await handOver([UInt8](text.utf8))
    }
}
