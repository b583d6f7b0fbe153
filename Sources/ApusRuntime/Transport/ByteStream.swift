public import Foundation

/// Bytes that arrive in chunks, for one reader.
///
/// The transfer behind a stream ends when the last reference to the stream is released.
public nonisolated struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = Data

    private let makeNext: @Sendable () -> @Sendable () async throws -> Data?

    /// Bytes from a sequence of chunks. Each reader makes its own iterator.
    public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks)
    where Chunks.Element == Data, Chunks.AsyncIterator: SendableMetatype {
        makeNext = {
            let source = ChunkSource<Chunks>(chunks.makeAsyncIterator())
            return { try await source.next() }
        }
    }

    /// Chunks in memory.
    public init(_ chunks: [Data]) {
        makeNext = {
            let rest = Guarded(chunks[...])
            return { rest.access { $0.popFirst() } }
        }
    }

    /// Bytes in memory, as one chunk.
    public init(_ data: Data) { self.init(data.isEmpty ? [] : [data]) }

    /// - Parameter next: returns the next chunk, `nil` at the end. One reader calls it.
    init(next: @escaping @Sendable () async throws -> Data?) { makeNext = { next } }

    public func makeAsyncIterator() -> Iterator { Iterator(read: makeNext()) }

    /// Returns the chunks that are not empty.
    public struct Iterator: AsyncIteratorProtocol {
        let read: @Sendable () async throws -> Data?

        public mutating func next() async throws -> Data? {
            while let chunk = try await read() {
                if !chunk.isEmpty { return chunk }
            }
            return nil
        }
    }

    /// Returns all bytes, at most `limit`. The rest is not read.
    public func collect(upTo limit: Int = .max) async throws -> Data {
        var data = Data()
        for try await chunk in self {
            data += chunk.prefix(limit - data.count)
            if data.count >= limit { break }
        }
        return data
    }
}

/// One iterator.
private nonisolated final class ChunkSource<Chunks: AsyncSequence>: @unchecked Sendable where Chunks.Element == Data {
    // Unchecked, because the compiler cannot see that one reader asks for one chunk at a time.
    private var iterator: Chunks.AsyncIterator

    init(_ iterator: Chunks.AsyncIterator) { self.iterator = iterator }

    func next() async throws -> Data? { try await iterator.next() }
}
