#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

// What becomes of a body that is still coming. There is one reader of it.
extension APIResponse {
    /// The body as server-sent events, each with JSON as its data.
    public func events<Event: JSONReadable & Sendable>(of type: Event.Type = Event.self) -> EventStream<Event> {
        EventStream(self)
    }

    /// The body as lines of JSON, or a JSON text sequence (RFC 7464).
    public func lines<Line: JSONReadable & Sendable>(of type: Line.Type = Line.self) -> JSONLines<Line> {
        JSONLines(self)
    }

    /// The same response with its whole body in memory.
    ///
    /// - Throws: ``APIError`` when the body breaks off; `CancellationError`.
    public func collected() async throws -> APIResponse {
        do {
            return APIResponse(self, body: try await stream.collect())
        } catch {
            throw self.error(try TransportFault.reason(error))
        }
    }

    /// Whether the server said in the head that no body comes.
    var isEmptyStream: Bool { status == 204 || status == 205 || headers["Content-Length"] == "0" }

    /// Writes the body to a file while it comes.
    func save(to file: URL) async throws {
        do {
            try await DownloadFile.write(stream, to: file)
        } catch let error as URLError {
            throw self.error(try TransportFault.reason(error))
        }
    }

    private init(_ response: APIResponse, body: Data) {
        self.init(
            operationID: response.operationID,
            status: response.status,
            headers: response.headers,
            body: body,
            attempts: response.attempts,
            call: response.call,
            stream: ByteStream([])
        )
    }
}
