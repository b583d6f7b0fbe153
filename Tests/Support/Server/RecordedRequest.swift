/// A request as received from the wire.
package struct RecordedRequest: Sendable, CustomStringConvertible {
    /// The number of this request among all requests of the server, from 0.
    package internal(set) var ordinal = 0
    /// The number of its connection among all connections of the server, from 0.
    package internal(set) var connection = 0
    /// The number of this request on its connection, from 0; above 0 if the connection was reused.
    package internal(set) var indexOnConnection = 0
    /// The time at which the last byte arrived.
    package internal(set) var arrival = ContinuousClock.now

    /// The request line and the header fields as received, including the empty line at the end.
    package internal(set) var head: [UInt8] = []
    package internal(set) var method = ""
    /// The path and the query as received, not decoded.
    package internal(set) var targetBytes: [UInt8] = []
    /// The HTTP version, for example `HTTP/1.1`.
    package internal(set) var version = ""
    /// The header fields in order, with the case of their names and without white space around the values.
    package internal(set) var headers: [HeaderField] = []

    /// The body without transfer coding, up to the limit of ``LoopbackServer/Options/bodies``.
    package internal(set) var body: [UInt8] = []
    /// The length and the checksum of the complete body.
    package internal(set) var digest = BodyDigest()
    /// The sizes of the first 10,000 chunks of a chunked body, without the last, empty chunk.
    package internal(set) var chunkSizes: [Int] = []
    /// The trailer fields of a chunked body (RFC 9112 §7.1.2).
    package internal(set) var trailers: [HeaderField] = []

    init() {}

    /// The path and the query as received, as text.
    package var target: String { String(decoding: targetBytes, as: UTF8.self) }

    /// The part of the target before the first `?`, not decoded.
    package var path: String {
        String(decoding: targetBytes.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// The part of the target after the first `?`, not decoded; `nil` without a `?`.
    package var query: String? {
        guard let mark = targetBytes.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return String(decoding: targetBytes[(mark + 1)...], as: UTF8.self)
    }

    /// The body as text.
    package var bodyText: String { String(decoding: body, as: UTF8.self) }

    /// Returns the value of the first field with this name, ignoring case.
    package func header(_ name: String) -> String? {
        headers.values(of: name).first
    }

    /// Whether the body is chunked.
    package var isChunked: Bool {
        header("Transfer-Encoding")?.lowercased().hasSuffix("chunked") ?? false
    }

    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    package var expectsContinue: Bool {
        header("Expect")?.lowercased() == "100-continue"
    }

    /// Whether the client allows reusing the connection (RFC 9112 §9.3).
    var allowsAnother: Bool {
        let options = (header("Connection") ?? "").lowercased()
        return version == "HTTP/1.0" ? options.contains("keep-alive") : !options.contains("close")
    }

    package var description: String {
        String(decoding: head.dropLast(2), as: UTF8.self) + "(\(digest))"
    }
}
