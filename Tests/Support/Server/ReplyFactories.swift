extension Reply {
    /// A response without a body.
    package static func status(_ status: Int) -> Reply {
        Reply(status)
    }

    /// A body of `application/json`.
    package static func json(_ status: Int, _ text: String) -> Reply {
        .bytes([UInt8](text.utf8), type: "application/json", status: status)
    }

    /// A body of `application/json`.
    package static func json(_ text: String) -> Reply {
        .json(200, text)
    }

    /// A body of `text/plain`.
    package static func text(_ text: String, status: Int = 200) -> Reply {
        .bytes([UInt8](text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    /// A body of any media type; none is named when `type` is `nil`.
    package static func bytes(
        _ bytes: [UInt8],
        type: String? = "application/octet-stream",
        status: Int = 200
    ) -> Reply {
        var reply = Reply(status, body: .bytes(bytes))
        if let type { reply.headers.append(HeaderField("Content-Type", type)) }
        return reply
    }

    /// A body that is compressed already, for example by ``GzipFile``.
    package static func gzip(_ compressed: [UInt8], type: String = "application/json", status: Int = 200) -> Reply {
        .bytes(compressed, type: type, status: status).header("Content-Encoding", "gzip")
    }

    /// A chunked body with these chunks, each sent on its own.
    package static func chunks(
        _ pieces: [Piece],
        type: String = "application/octet-stream",
        status: Int = 200
    ) -> Reply {
        Reply(status, body: .pieces(pieces), framing: .chunked).header("Content-Type", type)
    }

    /// A chunked body with these chunks, each sent on its own, with the same pause before each.
    package static func chunks(
        _ texts: [String],
        every pause: Duration = .zero,
        type: String = "text/plain; charset=utf-8",
        status: Int = 200
    ) -> Reply {
        .chunks(texts.map { Piece([UInt8]($0.utf8), after: pause) }, type: type, status: status)
    }

    /// Server-sent events: the text in chunks of so many bytes (1 splits it at every byte), each sent on its own.
    package static func serverSentEvents(
        _ text: String,
        splitEvery count: Int = .max,
        pause: Duration = .zero
    ) -> Reply {
        .chunks(split([UInt8](text.utf8), every: count).map { Piece($0, after: pause) }, type: "text/event-stream")
    }

    /// The same byte, `count` times, without the memory for it.
    package static func repeated(
        _ byte: UInt8,
        count: Int64,
        framing: Framing = .contentLength,
        type: String = "application/octet-stream"
    ) -> Reply {
        Reply(200, body: .repeated(byte, count: count), framing: framing).header("Content-Type", type)
    }

    /// A chunked body that the function writes bit by bit; it ends when the function returns, and breaks off without
    /// the last chunk when it throws.
    package static func stream(
        type: String = "application/octet-stream",
        status: Int = 200,
        _ write: @escaping @Sendable (ReplySink) async throws -> Void
    ) -> Reply {
        Reply(status, body: .stream(write), framing: .chunked).header("Content-Type", type)
    }

    /// A chunked body with one chunk for each element of the sequence.
    package static func stream<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks,
        type: String = "application/octet-stream",
        status: Int = 200
    ) -> Reply where Chunks.Element == [UInt8] {
        .stream(type: type, status: status) { sink in
            for try await chunk in chunks {
                try await sink.write(chunk)
            }
        }
    }

    /// A redirection; `location` is absolute or a path.
    package static func redirect(to location: String, status: Int = 302) -> Reply {
        Reply(status).header("Location", location)
    }

    /// Exactly these bytes instead of a response, and the end of the connection.
    package static func raw(_ bytes: [UInt8]) -> Reply {
        var reply = Reply(200)
        reply.raw = bytes
        return reply.closing()
    }

    /// Exactly this text instead of a response, and the end of the connection; write `\r\n`.
    package static func raw(_ text: String) -> Reply {
        .raw([UInt8](text.utf8))
    }

    /// No answer, while the client waits.
    package static var silence: Reply {
        Reply(200).cut(afterWire: 0, by: .silence)
    }

    /// No answer but the end of the connection.
    package static var disconnect: Reply {
        Reply(200).cut(afterWire: 0, by: .close)
    }

    /// No answer but a reset of the connection.
    package static var reset: Reply {
        Reply(200).cut(afterWire: 0, by: .reset)
    }

    private static func split(_ bytes: [UInt8], every count: Int) -> [[UInt8]] {
        guard count < bytes.count else { return bytes.isEmpty ? [] : [bytes] }
        return stride(from: 0, to: bytes.count, by: max(1, count)).map { start in
            Array(bytes[start..<min(bytes.count, start + max(1, count))])
        }
    }
}

// Each of these gives a changed copy.
extension Reply {
    /// With one more header field; several of one name stay several.
    package func header(_ name: String, _ value: String) -> Reply {
        with { $0.headers.append(HeaderField(name, value)) }
    }

    /// With another text behind the status; it may be empty.
    package func reason(_ reason: String) -> Reply {
        with { $0.reason = reason }
    }

    /// With the body framed in another way.
    package func framed(_ framing: Framing) -> Reply {
        with { $0.framing = framing }
    }

    /// With a `Content-Length` that is not the length of the body; the connection is closed behind the body.
    package func declaringLength(_ length: Int64) -> Reply {
        with { $0.declaredLength = length }
    }

    /// With a pause before the first byte.
    package func delayed(by time: Duration) -> Reply {
        with { $0.delay = time }
    }

    /// With a head that comes in small pieces.
    package func slowHead(bytes: Int = 1, every pause: Duration) -> Reply {
        with { $0.headPace = Pace(bytes: bytes, pause: pause) }
    }

    /// With a body that comes in small pieces.
    package func slowBody(bytes: Int = 1, every pause: Duration) -> Reply {
        with { $0.bodyPace = Pace(bytes: bytes, pause: pause) }
    }

    /// Broken off behind the first `count` bytes of the body. The head still announces the whole body.
    package func cut(afterBody count: Int64, by ending: Ending) -> Reply {
        with { $0.cut = Cut(place: .body(count), ending: ending) }
    }

    /// Broken off behind the first `count` bytes of the response, counted from the first byte of the head.
    package func cut(afterWire count: Int64, by ending: Ending) -> Reply {
        with { $0.cut = Cut(place: .wire(count), ending: ending) }
    }

    /// With `Connection: close` and the end of the connection behind it.
    package func closing() -> Reply {
        with { $0.closes = true }
    }

    /// With an informational response before it: `103 Early Hints` with these fields (RFC 8297).
    package func earlyHints(_ fields: [HeaderField]) -> Reply {
        with { $0.informational.append(fields) }
    }

    private func with(_ change: (inout Reply) -> Void) -> Reply {
        var copy = self
        change(&copy)
        return copy
    }
}
