/// One event of a stream (WHATWG HTML §9.2).
public nonisolated struct ServerSentEvent: Sendable, Hashable {
    /// The last id in the stream up to this event; empty before the first one.
    public var id: String
    /// The type; `message` when the event has none.
    public var event: String
    /// The lines of data, joined by line feeds.
    public var data: String
    /// How long to wait before connecting again; `nil`: the stream has not said it.
    public var retry: Duration?

    public init(id: String = "", event: String = "message", data: String, retry: Duration? = nil) {
        self.id = id
        self.event = event
        self.data = data
        self.retry = retry
    }
}
