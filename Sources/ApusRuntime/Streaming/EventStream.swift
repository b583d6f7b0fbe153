internal import Foundation

/// The events of a stream, each with its data decoded from JSON: `for try await event in stream { … }`. Events of `String`
/// are the data as it is.
///
/// - An event without data is skipped: it has nothing to decode.
/// - An event of the type `error` is an ``APIError`` with the reason `event` and the data as its body.
/// - Data of another shape than documented is an ``APIError``.
/// - Where the API ends its streams with a text such as `[DONE]` as the data of the last event, the stream ends there. The
///   generator infers this from the description; ``ClientOptions/endOfEvents`` replaces it.
///
/// After an error the stream is at its end. ``messages`` returns the events as they are, with id and type. There is one
/// reader.
public nonisolated struct EventStream<Event: JSONReadable & Sendable>: AsyncSequence, Sendable {
    public typealias Element = Event

    /// The head of the response.
    public let response: APIResponse
    /// The data of the event that ends the stream; `nil`: the response ends it.
    private let end: String?

    init(_ response: APIResponse, end: String?) {
        self.response = response
        self.end = end
    }

    /// The events as they are.
    public var messages: EventMessages { EventMessages(response: response) }

    public func makeAsyncIterator() -> Iterator {
        Iterator(messages: messages.makeAsyncIterator(), response: response, end: end)
    }

    /// Returns event after event. It throws ``APIError`` and `CancellationError`.
    public struct Iterator: AsyncIteratorProtocol {
        var messages: EventMessages.Iterator
        let response: APIResponse
        let end: String?
        var isAtEnd = false

        public mutating func next() async throws -> Event? {
            while !isAtEnd {
                isAtEnd = true
                guard let message = try await messages.next(), message.data != end else { return nil }
                if message.event == "error" {
                    throw response.error(ErrorCause(.event, message.data), body: Data(message.data.utf8))
                }
                guard let event = try event(message.data) else {
                    isAtEnd = false
                    continue
                }
                isAtEnd = false
                return event
            }
            return nil
        }

        /// - Returns: `nil`: there is nothing to decode.
        private func event(_ data: String) throws -> Event? {
            // Data without a documented shape is text, not JSON.
            if Event.self == String.self, let text = data as? Event { return text }
            if data.utf8.allSatisfy({ $0 == 32 || $0 == 10 || $0 == 9 }) { return nil }
            do {
                return try JSONReader(data.utf8).read(as: Event.self)
            } catch {
                throw response.error(.decoding(error), body: Data(data.utf8))
            }
        }
    }
}

/// The events of a stream as they are, for one reader.
public nonisolated struct EventMessages: AsyncSequence, Sendable {
    public typealias Element = ServerSentEvent

    let response: APIResponse

    public func makeAsyncIterator() -> Iterator {
        Iterator(chunks: response.stream.makeAsyncIterator(), response: response)
    }

    /// Returns event after event. An event that the end of the stream cuts off is dropped, as the standard requires.
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
