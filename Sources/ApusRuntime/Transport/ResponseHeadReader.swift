internal import Foundation

/// Reads the lines before and after a response's body (RFC 9112 §4 and §5): interim responses, the head, trailers.
///
/// Only the final head is kept. A head that was cut off, a status line that is not one and lengths that contradict each
/// other are errors, because they would turn an incomplete response into a complete one.
nonisolated struct ResponseHeadReader {
    /// How many bytes all heads and trailers of a response may have. Some versions of libcurl allow 300 kB.
    static let limit = 256 << 10

    /// How many fields a head may have; later versions of libcurl allow no more.
    static let maximumFields = 5000

    private(set) var status = 0
    private var fields: [HTTPHeaders.Field] = []
    /// Whether the final head is complete.
    private(set) var isComplete = false

    var headers: HTTPHeaders { HTTPHeaders(fields) }

    /// How many heads have begun, those of interim responses included.
    private(set) var count = 0
    /// The value of `Content-Length`.
    private(set) var length: Int64?

    private var size = 0
    private var isInHead = false

    /// Reads one line with its end.
    ///
    /// - Returns: Whether the line completed the final head.
    /// - Throws: ``TransportError``
    mutating func read(_ line: UnsafeRawBufferPointer) throws(TransportError) -> Bool {
        size += line.count
        guard size <= ResponseHeadReader.limit else {
            throw TransportError(.invalidResponse, "the head of the response has more than \(Self.limit) bytes")
        }
        // Trailers do not belong to the head (RFC 9110 §6.5.1).
        if isComplete { return false }
        let text = ResponseHeadReader.trimmed(line)
        guard isInHead else {
            if text.isEmpty { return false }
            try begin(text)
            return false
        }
        guard text.isEmpty else {
            try field(text, isContinuation: line.first == 32 || line.first == 9)
            return false
        }
        isInHead = false
        // 101 ends the exchange of HTTP messages, so it is final.
        isComplete = status >= 200 || status == 101
        return isComplete
    }

    /// `HTTP/1.1 200 OK`
    private mutating func begin(_ line: UnsafeRawBufferPointer) throws(TransportError) {
        fields.removeAll(keepingCapacity: true)
        length = nil
        count += 1
        let parts = line.split(separator: 32, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].starts(with: Array("HTTP/".utf8)), parts[1].count == 3,
            let status = Int(String(decoding: parts[1], as: UTF8.self)), status >= 100, status <= 999,
            parts[1].allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
        else { throw TransportError(.invalidResponse, "the response does not begin with a status line") }
        self.status = status
        fields.reserveCapacity(12)
        isInHead = true
    }

    private mutating func field(_ line: UnsafeRawBufferPointer, isContinuation: Bool) throws(TransportError) {
        if isContinuation {
            // A folded value (RFC 9112 §5.2).
            guard !fields.isEmpty else {
                throw TransportError(.invalidResponse, "the head of the response begins with a folded line")
            }
            fields[fields.count - 1].value += " " + ResponseHeadReader.text(line)
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw TransportError(.invalidResponse, "the head of the response has a line without a colon")
        }
        let name = String(decoding: ResponseHeadReader.trimmed(.init(rebasing: line[..<colon])), as: UTF8.self)
        guard HeaderText.isToken(name) else { return }
        let value = ResponseHeadReader.text(ResponseHeadReader.trimmed(.init(rebasing: line[(colon + 1)...])))
        let hasSpace = colon > 0 && (line[colon - 1] == 32 || line[colon - 1] == 9)
        try check(name, value, hasSpace: hasSpace)
        guard fields.count < Self.maximumFields else {
            let message = "the head of the response has more than \(Self.maximumFields) fields"
            throw TransportError(.invalidResponse, message)
        }
        fields.append(HTTPHeaders.Field(name, value))
    }

    /// Checks the fields that say where the body ends.
    private mutating func check(_ name: String, _ value: String, hasSpace: Bool) throws(TransportError) {
        if HeaderText.equal(name, "Content-Length") {
            // `42, 42` is the same as `42` (RFC 9112 §6.3).
            for text in value.split(separator: ",", omittingEmptySubsequences: false) {
                guard !hasSpace, let length = ResponseHeadReader.length(HeaderText.trimmed(text)),
                    self.length ?? length == length
                else { throw TransportError(.invalidResponse, "the response has an invalid 'Content-Length'") }
                self.length = length
            }
        } else if HeaderText.equal(name, "Transfer-Encoding") {
            // The request allows no other one.
            let coding = value.lowercased()
            guard !hasSpace, coding == "chunked" || coding == "identity" else {
                throw TransportError(.invalidResponse, "the response has a 'Transfer-Encoding' that was not asked for")
            }
        }
    }

    private static func length(_ text: String) -> Int64? {
        text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ? Int64(text) : nil
    }

    private static func trimmed(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let isSpace: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }
        var end = line.count
        while end > 0, isSpace(line[end - 1]) { end -= 1 }
        var start = 0
        while start < end, isSpace(line[start]) { start += 1 }
        return UnsafeRawBufferPointer(rebasing: line[start..<end])
    }

    /// UTF-8, or ISO 8859-1 where it is not (RFC 9110 §5.5).
    private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(bytes: bytes, encoding: .utf8)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
