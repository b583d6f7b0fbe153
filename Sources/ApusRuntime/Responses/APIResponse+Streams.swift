internal import Foundation

// A body that is still arriving. It has one reader.
nonisolated extension APIResponse {
    /// The body as server-sent events, each with JSON as its data.
    ///
    /// - Parameters:
    ///   - type: the type of the data.
    ///   - end: the data of the event that ends the stream; `nil`: the response ends it.
    public func events<Event: JSONReadable & Sendable>(
        of type: Event.Type = Event.self,
        end: String? = nil
    ) -> EventStream<Event> {
        EventStream(self, end: call.endOfEvents ?? end)
    }

    /// The body as lines of JSON, or a JSON text sequence (RFC 7464).
    public func lines<Line: JSONReadable & Sendable>(of type: Line.Type = Line.self) -> JSONLines<Line> {
        JSONLines(self)
    }

    /// The same response with its whole body in memory.
    ///
    /// - Throws: ``APIError`` when the body is incomplete; `CancellationError`.
    public func collected() async throws -> APIResponse {
        APIResponse(self, body: try await stream.collect(), stream: ByteStream([]))
    }

    /// The same response with a body that is still arriving.
    ///
    /// The stream throws ``APIError`` and `CancellationError`, and it ends the transfer with the first error.
    func streaming(_ stream: ByteStream, until deadline: Deadline?) -> APIResponse {
        let source = Guarded<ChunkReader?>(ChunkReader(read: stream.makeAsyncIterator().read))
        let checked = ByteStream { [self] in
            guard let read = source.access({ $0 })?.read else { return nil }
            do {
                if let deadline { return try await deadline.run(read) }
                return try await read()
            } catch {
                source.access { $0 = nil }
                throw readingError(error)
            }
        }
        return APIResponse(self, body: Data(), stream: checked)
    }

    /// Whether the head of the response says that there is no body.
    var isEmptyStream: Bool { status == 204 || status == 205 || headers["Content-Length"] == "0" }

    /// Writes the body to a file while it arrives.
    func save(to file: URL) async throws { try await DownloadFile.write(stream, to: file) }

    private init(_ response: APIResponse, body: Data, stream: ByteStream) {
        self.init(
            operationID: response.operationID,
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: response.attempts,
            call: response.call,
            stream: stream
        )
    }
}

/// Reads a stream. A struct, because Swift would wrap the function again whenever generic code accesses it.
private nonisolated struct ChunkReader: Sendable {
    let read: @Sendable () async throws -> Data?
}
