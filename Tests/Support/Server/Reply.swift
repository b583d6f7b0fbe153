/// What the server answers to one request: an honest response, or one of the faults of real networks.
///
/// Start with one of the static functions and add to it:
/// `.json(200, #"{"a":1}"#).header("X-Request-Id", "7").delayed(by: .seconds(1))`.
package struct Reply: Sendable {
    /// The bytes of the response, before framing.
    package enum Body: Sendable {
        /// No body, and nothing in the head about one; `Content-Length: 0` where the status allows it.
        case none
        case bytes([UInt8])
        /// Pieces, each in a write of its own.
        case pieces([Piece])
        /// The same byte, so many times, without the memory for it.
        case repeated(UInt8, count: Int64)
        /// What the function gives to the sink; it waits while the client does not read.
        case stream(@Sendable (ReplySink) async throws -> Void)
    }

    /// A part of a body and the time before it.
    package struct Piece: Sendable {
        package var bytes: [UInt8]
        package var pause: Duration

        package init(_ bytes: [UInt8], after pause: Duration = .zero) {
            self.bytes = bytes
            self.pause = pause
        }
    }

    /// How the client learns where the body ends (RFC 9112 §6).
    package enum Framing: Sendable {
        case contentLength
        case chunked
        /// The connection is closed behind the body.
        case close
    }

    /// Not everything at once, but `bytes` at a time with a pause between.
    package struct Pace: Sendable {
        package var bytes: Int
        package var pause: Duration
    }

    /// How a connection ends before its time.
    package enum Ending: Sendable {
        /// An orderly end (FIN).
        case close
        /// A reset (RST).
        case reset
        /// Neither: the connection stays open and silent until the client goes or the server stops.
        case silence
    }

    /// Where a response breaks off.
    package struct Cut: Sendable {
        enum Place: Sendable {
            /// After so many bytes of the whole response, head and framing included.
            case wire(Int64)
            /// After so many bytes of the body, framing not counted.
            case body(Int64)
        }
        var place: Place
        var ending: Ending
    }

    package var status: Int
    /// The text behind the status; `nil` stands for the usual one.
    package var reason: String?
    /// The fields in order. `Content-Length` and `Transfer-Encoding` are added behind them unless they are here.
    package var headers: [HeaderField] = []
    package var body: Body
    package var framing: Framing
    /// What `Content-Length` says, when it is to be wrong.
    package var declaredLength: Int64?
    /// The time between the request and the first byte of the response.
    package var delay: Duration = .zero
    package var headPace: Pace?
    package var bodyPace: Pace?
    package var cut: Cut?
    /// Whether the connection is closed behind the response, and the head says so.
    package var closes = false
    /// Bytes that take the place of the whole response, right or wrong.
    package var raw: [UInt8]?
    /// Heads of informational responses that come before the response, for example 103.
    package var informational: [[HeaderField]] = []

    package init(_ status: Int, body: Body = .none, framing: Framing = .contentLength) {
        self.status = status
        self.body = body
        self.framing = framing
    }
}

/// Where a streamed body writes to.
package struct ReplySink: Sendable {
    let handOver: @Sendable ([UInt8]) async throws -> Void

    /// Sends the bytes, as one chunk, and comes back when the operating system has taken them.
    ///
    /// - Throws: `CancellationError` when the client has gone or the server stops.
    package func write(_ bytes: [UInt8]) async throws {
        try await handOver(bytes)
    }

    /// Sends the text, as one chunk.
    package func write(_ text: String) async throws {
        try await handOver([UInt8](text.utf8))
    }
}
