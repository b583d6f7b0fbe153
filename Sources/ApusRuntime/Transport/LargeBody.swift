internal import Foundation

/// A body that is in memory when the caller receives its response, and is large enough to be indexed while it arrives.
///
/// The transport passes its chunks to the task of the caller, which collects and indexes them, so the thread of the
/// transport has no more work. The text of the index is also the body: it is in memory once.
nonisolated enum LargeBody {
    /// The size from which a body of JSON is one.
    static let minimumSize = 1 << 20
    /// The size of the chunks. Smaller ones would wake the task of the caller more often than it saves.
    static let chunkSize = 256 << 10
    /// The size up to which memory is reserved because a server announces it.
    static let reservableSize = 1 << 26

    /// Whether the body is collected in this way, if it is large.
    static func applies(to head: TransportResponse) -> Bool {
        head.headers["Content-Type"].flatMap { MediaType($0) }?.isJSON ?? false
    }
}

nonisolated extension TransportResponse {
    /// Returns the response with its whole body, which a transport passes on in chunks.
    ///
    /// - Throws: what the stream throws.
    func collected() async throws -> TransportResponse {
        guard case .stream(let stream) = body else { return self }
        let collector = JSONTextCollector(capacity: announcedLength, options: .body)
        for try await chunk in stream {
            chunk.withUnsafeBytes { collector.append($0.bindMemory(to: UInt8.self)) }
        }
        var body = Data()
        let tape = collector.finish { text in
            let owner = BodyOwner(text)
            body = owner.body
            return owner
        }
        return TransportResponse(self, body: body, tape: tape)
    }

    /// The length that is worth reserving memory for.
    private var announcedLength: Int {
        guard headers["Content-Encoding"] == nil, let length = headers["Content-Length"].flatMap({ Int($0) }),
            length > LargeBody.minimumSize, length <= LargeBody.reservableSize
        else { return LargeBody.minimumSize }
        return length
    }
}

/// Keeps a body. `Data` changes its bytes in place only when it has one owner, so the text of an index does not change.
private nonisolated final class BodyOwner: Sendable {
    let body: Data

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else {
            body = Data()
            return
        }
        body = Data(bytesNoCopy: start, count: bytes.count, deallocator: .custom { memory, _ in memory.deallocate() })
    }
}

nonisolated extension JSONReadingOptions {
    /// How bodies of responses are read.
    static var body: JSONReadingOptions { JSONReadingOptions(allowsByteOrderMark: true) }
}
