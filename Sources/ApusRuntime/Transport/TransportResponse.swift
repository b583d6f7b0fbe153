public import Foundation

/// The response of a transport.
public nonisolated struct TransportResponse: Sendable {
    /// The bytes after the head.
    public enum Body: Sendable {
        case data(Data)
        case stream(ByteStream)
    }

    public var status: Int
    public var headers: HTTPHeaders
    public var body: Body {
        didSet { tape = nil }
    }
    /// The index of a body of JSON that was made while the body arrived. Another body has none.
    private(set) var tape: JSONTape?

    /// A response whose body is in memory.
    public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = .data(body)
    }

    /// A response whose body is a stream.
    public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), stream: ByteStream) {
        self.status = status
        self.headers = headers
        body = .stream(stream)
    }

    /// A response whose body is in memory and indexed.
    ///
    /// - Parameters:
    ///   - head: status and headers.
    ///   - body: the bytes of the body.
    ///   - tape: the index of the same bytes; `nil` when they are not JSON.
    init(_ head: TransportResponse, body: Data, tape: JSONTape?) {
        self.init(status: head.status, headers: head.headers, body: body)
        self.tape = tape
    }

    /// Returns the body in memory; of a stream, at most `limit` bytes.
    func data(upTo limit: Int = .max) async throws -> Data {
        switch body {
        case .data(let data): data
        case .stream(let stream): try await stream.collect(upTo: limit)
        }
    }

    /// The body as a stream.
    var stream: ByteStream {
        switch body {
        case .data(let data): ByteStream(data)
        case .stream(let stream): stream
        }
    }
}
