/// A request as it was on the wire.
package struct RecordedRequest: Sendable, CustomStringConvertible {
    /// The place of this request among all that the server has received, from 0.
    package internal(set) var ordinal = 0
    /// The place of its connection among all that the server has accepted, from 0.
    package internal(set) var connection = 0
    /// The place of this request on its connection, from 0: above 0 means that the connection was used again.
    package internal(set) var indexOnConnection = 0
    /// When the last byte had arrived.
    package internal(set) var arrival = ContinuousClock.now

    /// Request line and header fields exactly as received, with the empty line at the end.
    package internal(set) var head: [UInt8] = []
    package internal(set) var method = ""
    /// Path and query, byte for byte as on the wire: nothing is decoded.
    package internal(set) var targetBytes: [UInt8] = []
    /// For example `HTTP/1.1`.
    package internal(set) var version = ""
    /// The header fields in order and in their own case, without the white space around the values.
    package internal(set) var headers: [HeaderField] = []

    /// The body without transfer coding, as far as ``LoopbackServer/Options/bodies`` says that it is kept.
    package internal(set) var body: [UInt8] = []
    /// Length and checksum of the whole body.
    package internal(set) var digest = BodyDigest()
    /// The sizes of the chunks of a chunked body, without the last, empty one; at most the first 10,000.
    package internal(set) var chunkSizes: [Int] = []
    /// The fields behind a chunked body (RFC 9112 §7.1.2).
    package internal(set) var trailers: [HeaderField] = []

    init() {}

    /// Path and query as on the wire, as text.
    package var target: String { String(decoding: targetBytes, as: UTF8.self) }

    /// The part of the target before the first `?`, not decoded.
    package var path: String {
        String(decoding: targetBytes.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// The part of the target behind the first `?`, not decoded; `nil` without a `?`.
    package var query: String? {
        guard let mark = targetBytes.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return String(decoding: targetBytes[(mark + 1)...], as: UTF8.self)
    }

    /// The body as text.
    package var bodyText: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first field of that name, in any case.
    package func header(_ name: String) -> String? {
        headers.values(of: name).first
    }

    /// Whether the body came in chunks.
    package var isChunked: Bool {
        header("Transfer-Encoding")?.lowercased().hasSuffix("chunked") ?? false
    }

    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    package var expectsContinue: Bool {
        header("Expect")?.lowercased() == "100-continue"
    }

    /// Whether the client is prepared to use the connection again (RFC 9112 §9.3).
    var allowsAnother: Bool {
        let options = (header("Connection") ?? "").lowercased()
        return version == "HTTP/1.0" ? options.contains("keep-alive") : !options.contains("close")
    }

    package var description: String {
        String(decoding: head.dropLast(2), as: UTF8.self) + "(\(digest))"
    }
}
