/// Values that come one per line (JSON Lines, NDJSON) or as a JSON text sequence (RFC 7464).
///
/// Empty lines are skipped. A line that is not what the description promises is an ``APIError``, after which the stream
/// is at its end. There is one reader.
public struct JSONLines<Line: JSONReadable & Sendable>: AsyncSequence, Sendable {
    public typealias Element = Line

    /// The head of the response.
    public let response: APIResponse

    init(_ response: APIResponse) { self.response = response }

    public func makeAsyncIterator() -> Iterator {
        Iterator(chunks: response.stream.makeAsyncIterator(), response: response)
    }

    /// Gives value after value.
    public struct Iterator: AsyncIteratorProtocol {
        var chunks: ByteStream.Iterator
        let response: APIResponse
        var splitter = LineSplitter(limit: 64 << 20, splitsAtReturn: false)
        var ready: ArraySlice<[UInt8]> = []
        var isAtEnd = false

        public mutating func next() async throws -> Line? {
            while true {
                while let line = ready.popFirst() {
                    guard let text = JSONLines.trimmed(line) else { continue }
                    do {
                        return try Line(from: JSONReader(text))
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
            var lines: [[UInt8]] = []
            if let chunk = try await chunks.next() {
                try splitter.add(chunk) { lines.append($0) }
            } else {
                isAtEnd = true
                lines.append(splitter.rest())
            }
            ready = lines[...]
        }
    }

    /// The line without white space and without the record separator of RFC 7464; `nil` when nothing is left.
    static func trimmed(_ line: [UInt8]) -> ArraySlice<UInt8>? {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 0x1E }
        let text = line.drop(while: isBlank)
        return text.isEmpty ? nil : text
    }
}
