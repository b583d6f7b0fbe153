/// The events of a stream, each with its data read as JSON: `for try await event in stream { … }`. Events of `String` are
/// the data as it is.
///
/// An event whose data is `[DONE]` ends the stream. Data that is not what the description promises is an ``APIError``,
/// after which the stream is at its end. ``messages`` gives the events as they are, with id and type. There is one reader.
public struct EventStream<Event: JSONReadable & Sendable>: AsyncSequence, Sendable {
    public typealias Element = Event

    /// The head of the response.
    public let response: APIResponse

    init(_ response: APIResponse) { self.response = response }

    /// The events as they are.
    public var messages: EventMessages { EventMessages(response: response) }

    public func makeAsyncIterator() -> Iterator {
        Iterator(messages: messages.makeAsyncIterator(), response: response)
    }

    /// Gives event after event.
    public struct Iterator: AsyncIteratorProtocol {
        var messages: EventMessages.Iterator
        let response: APIResponse
        var isAtEnd = false

        public mutating func next() async throws -> Event? {
            guard !isAtEnd, let message = try await messages.next(), message.data != "[DONE]" else {
                isAtEnd = true
                return nil
            }
            // Data without a documented shape is text, not JSON.
            if let text = message.data as? Event { return text }
            do {
                return try Event(from: JSONReader(message.data.utf8))
            } catch {
                isAtEnd = true
                throw response.error(.decoding(error), body: Data(message.data.utf8))
            }
        }
    }
}

/// The events of a stream as they are, for one reader.
public struct EventMessages: AsyncSequence, Sendable {
    public typealias Element = ServerSentEvent

    let response: APIResponse

    public func makeAsyncIterator() -> Iterator {
        Iterator(chunks: response.stream.makeAsyncIterator(), response: response)
    }

    /// Gives event after event. An event that the end of the stream cuts off is dropped, as the standard says.
    public struct Iterator: AsyncIteratorProtocol {
        var chunks: ByteStream.Iterator
        let response: APIResponse
        var parser = EventParser()
        var ready: ArraySlice<ServerSentEvent> = []

        public mutating func next() async throws -> ServerSentEvent? {
            while ready.isEmpty {
                do {
                    guard let chunk = try await chunks.next() else { return nil }
                    ready = try parser.add(chunk)[...]
                } catch {
                    throw response.readingError(error)
                }
            }
            return ready.popFirst()
        }
    }
}
