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

    /// A body of any media type; the reply has no `Content-Type` if `type` is `nil`.
    package static func bytes(
        _ bytes: [UInt8],
        type: String? = "application/octet-stream",
        status: Int = 200
    ) -> Reply {
        var reply = Reply(status, body: .bytes(bytes))
        if let type { reply.headers.append(HeaderField("Content-Type", type)) }
        return reply
    }

    /// A body that has been compressed before, for example by ``GzipFile``.
    package static func gzip(_ compressed: [UInt8], type: String = "application/json", status: Int = 200) -> Reply {
        .bytes(compressed, type: type, status: status).header("Content-Encoding", "gzip")
    }

    /// A chunked body; each chunk is sent separately.
    package static func chunks(
        _ pieces: [Piece],
        type: String = "application/octet-stream",
        status: Int = 200
    ) -> Reply {
        Reply(status, body: .pieces(pieces), framing: .chunked).header("Content-Type", type)
    }

    /// A chunked body; each chunk is sent separately, after a pause.
    package static func chunks(
        _ texts: [String],
        every pause: Duration = .zero,
        type: String = "text/plain; charset=utf-8",
        status: Int = 200
    ) -> Reply {
        .chunks(texts.map { Piece([UInt8]($0.utf8), after: pause) }, type: type, status: status)
    }

    /// Server-sent events; the text is sent in chunks of `count` bytes.
    package static func serverSentEvents(
        _ text: String,
        splitEvery count: Int = .max,
        pause: Duration = .zero
    ) -> Reply {
        .chunks(split([UInt8](text.utf8), every: count).map { Piece($0, after: pause) }, type: "text/event-stream")
    }

    /// A byte that is repeated `count` times, using constant memory.
    package static func repeated(
        _ byte: UInt8,
        count: Int64,
        framing: Framing = .contentLength,
        type: String = "application/octet-stream"
    ) -> Reply {
        Reply(200, body: .repeated(byte, count: count), framing: framing).header("Content-Type", type)
    }

    /// A chunked body that the function writes. It ends when the function returns; if the function throws, the last
    /// chunk is missing.
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

    /// A redirect; `location` is a URL or a path.
    package static func redirect(to location: String, status: Int = 302) -> Reply {
        Reply(status).header("Location", location)
    }

    /// Bytes that are sent instead of a response, followed by the end of the connection.
    package static func raw(_ bytes: [UInt8]) -> Reply {
        var reply = Reply(200)
        reply.raw = bytes
        return reply.closing()
    }

    /// A text that is sent instead of a response, followed by the end of the connection; write `\r\n` for line breaks.
    package static func raw(_ text: String) -> Reply {
        .raw([UInt8](text.utf8))
    }

    /// No response; the connection stays open.
    package static var silence: Reply {
        Reply(200).cut(afterWire: 0, by: .silence)
    }

    /// No response; the connection is closed.
    package static var disconnect: Reply {
        Reply(200).cut(afterWire: 0, by: .close)
    }

    /// No response; the connection is reset.
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

// Each of these functions returns a modified copy.
extension Reply {
    /// Appends a header field; fields with the same name are kept.
    package func header(_ name: String, _ value: String) -> Reply {
        with { $0.headers.append(HeaderField(name, value)) }
    }

    /// Sets the reason phrase, which may be empty.
    package func reason(_ reason: String) -> Reply {
        with { $0.reason = reason }
    }

    /// Sets the framing of the body.
    package func framed(_ framing: Framing) -> Reply {
        with { $0.framing = framing }
    }

    /// Sets a `Content-Length` that differs from the length of the body; the connection is closed after the body.
    package func declaringLength(_ length: Int64) -> Reply {
        with { $0.declaredLength = length }
    }

    /// Adds a pause before the first byte.
    package func delayed(by time: Duration) -> Reply {
        with { $0.delay = time }
    }

    /// Sends the head in small pieces.
    package func slowHead(bytes: Int = 1, every pause: Duration) -> Reply {
        with { $0.headPace = Pace(bytes: bytes, pause: pause) }
    }

    /// Sends the body in small pieces.
    package func slowBody(bytes: Int = 1, every pause: Duration) -> Reply {
        with { $0.bodyPace = Pace(bytes: bytes, pause: pause) }
    }

    /// Ends the response after `count` bytes of the body. The head still describes the complete body.
    package func cut(afterBody count: Int64, by ending: Ending) -> Reply {
        with { $0.cut = Cut(place: .body(count), ending: ending) }
    }

    /// Ends the response after `count` bytes, counted from the first byte of the head.
    package func cut(afterWire count: Int64, by ending: Ending) -> Reply {
        with { $0.cut = Cut(place: .wire(count), ending: ending) }
    }

    /// Adds `Connection: close`, and closes the connection after the response.
    package func closing() -> Reply {
        with { $0.closes = true }
    }

    /// Sends an informational response before the response: `103 Early Hints` with these fields (RFC 8297).
    package func earlyHints(_ fields: [HeaderField]) -> Reply {
        with { $0.informational.append(fields) }
    }

    private func with(_ change: (inout Reply) -> Void) -> Reply {
        var copy = self
        change(&copy)
        return copy
    }
}
