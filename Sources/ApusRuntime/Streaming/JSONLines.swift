internal import Foundation

/// Values that arrive one per line (JSON Lines, NDJSON) or as a JSON text sequence (RFC 7464).
///
/// Empty lines and a byte order mark are skipped. A value of another shape than documented is an ``APIError``, after which
/// the stream is at its end. There is one reader.
public nonisolated struct JSONLines<Line: JSONReadable & Sendable>: AsyncSequence, Sendable {
    public typealias Element = Line

    /// The head of the response.
    public let response: APIResponse

    init(_ response: APIResponse) { self.response = response }

    public func makeAsyncIterator() -> Iterator {
        Iterator(
            chunks: response.stream.makeAsyncIterator(),
            response: response,
            records: JSONRecords(isSequence: response.mediaType?.isJSONSequence == true)
        )
    }

    /// Returns value after value. It throws ``APIError`` and `CancellationError`.
    public struct Iterator: AsyncIteratorProtocol {
        var chunks: ByteStream.Iterator
        let response: APIResponse
        var records: JSONRecords
        var ready: ArraySlice<ArraySlice<UInt8>> = []
        var isAtEnd = false

        public mutating func next() async throws -> Line? {
            while true {
                if let text = ready.popFirst() {
                    do {
                        return try JSONReader(text).read(as: Line.self)
                    } catch {
                        isAtEnd = true
                        ready = []
                        throw response.error(.decoding(error), body: Data(text))
                    }
                }
                if isAtEnd { return nil }
                do {
                    try await fill()
                } catch {
                    isAtEnd = true
                    throw response.readingError(error)
                }
            }
        }

        private mutating func fill() async throws {
            if let chunk = try await chunks.next() {
                ready = try records.add(chunk)[...]
            } else {
                isAtEnd = true
                ready = try records.finish()[...]
            }
        }
    }
}
