/// One event of a stream (WHATWG HTML §9.2).
public struct ServerSentEvent: Sendable, Hashable {
    /// The last id that the stream named, up to this event; empty at first.
    public var id: String
    /// The type; `message` when the stream names none.
    public var event: String
    /// The lines of data, joined by line feeds.
    public var data: String
    /// How long to wait before connecting again, as far as the stream has said.
    public var retry: Duration?

    public init(id: String = "", event: String = "message", data: String, retry: Duration? = nil) {
        self.id = id
        self.event = event
        self.data = data
        self.retry = retry
    }
}
