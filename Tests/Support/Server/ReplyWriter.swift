import Foundation

/// Writes a reply to a socket, including its simulated faults.
struct ReplyWriter {
    /// The reason why writing ends before the end of the reply.
    private enum Stop: Error {
        case cut
        case clientGone
    }

    private static let blockSize = 1 << 18

    private let socket: Socket
    private let reply: Reply
    private let request: RecordedRequest
    /// The number of bytes until the response is cut.
    private var wireLeft: Int64?
    /// The number of bytes of the body until the response is cut.
    private var bodyLeft: Int64?

    init(_ reply: Reply, answering request: RecordedRequest, on socket: Socket) {
        self.reply = reply
        self.request = request
        self.socket = socket
        switch reply.cut?.place {
        case .wire(let count): wireLeft = max(0, count)
        case .body(let count): bodyLeft = max(0, count)
        case nil: break
        }
    }

    /// Writes the reply, and returns whether the connection can be reused.
    mutating func run() -> Bool {
        do {
            try pause(reply.delay)
            if wireLeft == 0 { throw Stop.cut }
            if let raw = reply.raw {
                try send(raw, pace: reply.bodyPace)
                return false
            }
            for fields in reply.informational {
                try send(ReplyWriter.head("103 Early Hints", fields), pace: reply.headPace)
            }
            try send(head(), pace: reply.headPace)
            if bodyLeft == 0 { throw Stop.cut }
            if !isBodiless { try sendBody() }
            return !closesBehindBody
        } catch Stop.cut {
            end()
            return false
        } catch {
            return false
        }
    }

    // MARK: Head

    /// Whether the response has no body regardless of its header fields (RFC 9112 §6.3).
    private var isBodiless: Bool {
        request.method == "HEAD" || statusForbidsBody || reply.status == 304
    }

    private var statusForbidsBody: Bool {
        (100..<200).contains(reply.status) || reply.status == 204
    }

    private var knownLength: Int64? {
        switch reply.body {
        case .none: 0
        case .bytes(let bytes): Int64(bytes.count)
        case .pieces(let pieces): pieces.reduce(0) { $0 + Int64($1.bytes.count) }
        case .repeated(_, let count): max(0, count)
        case .stream: nil
        }
    }

    private var isChunked: Bool {
        switch reply.framing {
        case .chunked: reply.declaredLength == nil
        case .contentLength: knownLength == nil && reply.declaredLength == nil
        case .close: false
        }
    }

    private var announcesClose: Bool {
        if case .close = reply.framing { return true }
        return reply.closes || !request.allowsAnother
    }

    private var closesBehindBody: Bool {
        announcesClose || (reply.declaredLength != nil && reply.declaredLength != knownLength && !isBodiless)
    }

    private func head() -> [UInt8] {
        var fields = reply.headers
        let framed = !fields.values(of: "Content-Length").isEmpty || !fields.values(of: "Transfer-Encoding").isEmpty
        if isChunked, !framed, !statusForbidsBody {
            fields.append(HeaderField("Transfer-Encoding", "chunked"))
        } else if let length = lengthField, !framed {
            fields.append(HeaderField("Content-Length", String(length)))
        }
        if announcesClose, fields.values(of: "Connection").isEmpty {
            fields.append(HeaderField("Connection", "close"))
        }
        let reason = reply.reason ?? ReasonPhrase.text(for: reply.status)
        return ReplyWriter.head("\(reply.status) \(reason)", fields)
    }

    /// The value of `Content-Length`; `nil` if the response does not have the field.
    private var lengthField: Int64? {
        if let declared = reply.declaredLength { return declared }
        if case .close = reply.framing { return nil }
        if case .none = reply.body, statusForbidsBody || reply.status == 304 { return nil }
        return statusForbidsBody ? nil : knownLength
    }

    private static func head(_ status: String, _ fields: [HeaderField]) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)"] + fields.map(\.description)
        return [UInt8](lines.map { $0 + "\r\n" }.joined().utf8) + [13, 10]
    }

    // MARK: Body

    private mutating func sendBody() throws {
        switch reply.body {
        case .none: break
        case .bytes(let bytes): try sendPart(bytes)
        case .pieces(let pieces):
            for piece in pieces {
                try pause(piece.pause)
                try sendPart(piece.bytes)
            }
        case .repeated(let byte, let count): try sendRepeated(byte, count: count)
        case .stream(let write): try sendStream(write)
        }
        if isChunked { try send([UInt8]("0\r\n\r\n".utf8), pace: nil) }
    }

    private mutating func sendRepeated(_ byte: UInt8, count: Int64) throws {
        var rest = count
        let block = [UInt8](repeating: byte, count: Int(max(0, min(rest, Int64(ReplyWriter.blockSize)))))
        while rest >= Int64(block.count), rest > 0 {
            try sendPart(block)
            rest -= Int64(block.count)
        }
        if rest > 0 { try sendPart([UInt8](block.prefix(Int(rest)))) }
    }

    private mutating func sendStream(_ write: @escaping @Sendable (ReplySink) async throws -> Void) throws {
        let handOver = ChunkHandOver(write)
        defer { handOver.abandon() }
        while true {
            switch handOver.next(until: { [socket] in socket.waitForHangUp(.zero) }) {
            case .chunk(let bytes):
                try sendPart(bytes)
                handOver.confirm()
            case .end: return
            // The missing last chunk shows the client that the body is incomplete.
            case .failure, .abandoned: throw Stop.clientGone
            }
        }
    }

    /// Sends a part of the body in one write; for a chunked body as one chunk.
    private mutating func sendPart(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        let allowed = Int(min(Int64(bytes.count), bodyLeft ?? .max))
        let payload = allowed == bytes.count ? bytes : [UInt8](bytes.prefix(allowed))
        if isChunked {
            let size = [UInt8]((String(bytes.count, radix: 16) + "\r\n").utf8)
            try send(size + payload + (allowed == bytes.count ? [13, 10] : []), pace: reply.bodyPace)
        } else {
            try send(payload, pace: reply.bodyPace)
        }
        if let left = bodyLeft {
            bodyLeft = left - Int64(allowed)
            if bodyLeft == 0 { throw Stop.cut }
        }
    }

    // MARK: Wire

    private mutating func send(_ bytes: [UInt8], pace: Reply.Pace?) throws {
        let allowed = Int(min(Int64(bytes.count), wireLeft ?? .max))
        let step = max(1, pace?.bytes ?? bytes.count)
        for start in stride(from: 0, to: allowed, by: step) {
            if start > 0, let pace { try pause(pace.pause) }
            do {
                try bytes.withUnsafeBytes {
                    try socket.send(UnsafeRawBufferPointer(rebasing: $0[start..<min(start + step, allowed)]))
                }
            } catch {
                throw Stop.clientGone
            }
        }
        if let left = wireLeft {
            wireLeft = left - Int64(allowed)
            if wireLeft == 0 { throw Stop.cut }
        }
    }

    private func pause(_ time: Duration) throws {
        if time > .zero, socket.waitForHangUp(time) { throw Stop.clientGone }
    }

    private func end() {
        switch reply.cut?.ending {
        case .reset:
            // Waits for the client to read the bytes before the reset, because some systems discard unread bytes.
            _ = socket.waitForHangUp(.milliseconds(20))
            socket.reset()
        case .silence:
            while !socket.waitForHangUp(.seconds(3600)) {}
        case .close, nil: break
        }
    }
}
