import Foundation

/// Reads the requests of a connection in order (RFC 9112).
struct RequestReader {
    /// The reason why a request could not be read.
    enum Fault: Error, Equatable {
        /// The connection ended inside the request. `bodyBytes` is the number of received bytes of the body, or `nil`
        /// if the head was incomplete.
        case brokenOff(bodyBytes: Int64?)
        /// The request is not valid HTTP/1.1, for the reason in the text.
        case malformed(String)
    }

    private static let headLimit = 1 << 20

    private let socket: Socket
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var filled = 0..<0

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// Reads the head of the next request. Returns `nil` if the client closes the connection, or the time limit
    /// expires, before the request begins.
    mutating func nextHead() throws -> RecordedRequest? {
        var head: [UInt8] = []
        while true {
            guard let line = try readLine(limit: RequestReader.headLimit - head.count, mayEnd: head.isEmpty) else {
                return nil
            }
            // A server should be lenient about an empty line before the request (RFC 9112 §2.2).
            if head.isEmpty, line == [13, 10] { continue }
            head += line
            if line == [13, 10] { break }
        }
        return try RequestReader.parse(head: head)
    }

    /// Reads the body of `request`, whose length or framing its head contains.
    mutating func readBody(of request: inout RecordedRequest, keeping limit: Int) throws {
        do {
            if request.isChunked {
                try readChunks(of: &request, keeping: limit)
            } else if let text = request.header("Content-Length") {
                guard let length = Int64(text), length >= 0 else {
                    throw Fault.malformed("content length '\(text)'")
                }
                try read(length, of: &request, keeping: limit)
            }
        } catch is SystemCallError {
            throw Fault.brokenOff(bodyBytes: request.digest.length)
        } catch Fault.brokenOff {
            throw Fault.brokenOff(bodyBytes: request.digest.length)
        }
    }

    private static func parse(head: [UInt8]) throws -> RecordedRequest {
        var request = RecordedRequest()
        request.head = head
        var lines = head.split(separator: 10, omittingEmptySubsequences: false).map { line in
            line.last == 13 ? line.dropLast() : line
        }
        let start = lines.removeFirst().split(separator: 32, omittingEmptySubsequences: false)
        guard start.count == 3, !start[0].isEmpty, !start[1].isEmpty, start[2].starts(with: Array("HTTP/1.".utf8))
        else {
            throw Fault.malformed("request line '\(String(decoding: head.prefix { $0 != 13 }, as: UTF8.self))'")
        }
        request.method = String(decoding: start[0], as: UTF8.self)
        request.targetBytes = Array(start[1])
        request.version = String(decoding: start[2], as: UTF8.self)
        for line in lines where !line.isEmpty {
            request.headers.append(try field(in: line))
        }
        return request
    }

    private static func field(in line: ArraySlice<UInt8>) throws -> HeaderField {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            throw Fault.malformed("header field '\(String(decoding: line, as: UTF8.self))'")
        }
        let name = String(decoding: line[..<colon], as: UTF8.self)
        guard !name.contains(where: \.isWhitespace) else { throw Fault.malformed("header name '\(name)'") }
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        return HeaderField(name, value.trimmingCharacters(in: CharacterSet(charactersIn: " \t")))
    }

    private mutating func readChunks(of request: inout RecordedRequest, keeping limit: Int) throws {
        while true {
            let line = try readLine(limit: 4096, mayEnd: false) ?? []
            let text = String(decoding: line.prefix { $0 != 13 && $0 != UInt8(ascii: ";") }, as: UTF8.self)
            guard let size = Int64(text.trimmingCharacters(in: .whitespaces), radix: 16), size >= 0 else {
                throw Fault.malformed("chunk size '\(text)'")
            }
            if size == 0 { break }
            if request.chunkSizes.count < 10_000 {
                request.chunkSizes.append(Int(size))
            }
            try read(size, of: &request, keeping: limit)
            guard try readLine(limit: 2, mayEnd: false) == [13, 10] else {
                throw Fault.malformed("no line break after a chunk")
            }
        }
        while let line = try readLine(limit: 65536, mayEnd: false), line != [13, 10] {
            request.trailers.append(try RequestReader.field(in: line.dropLast(2)))
        }
    }

    private mutating func read(_ length: Int64, of request: inout RecordedRequest, keeping limit: Int) throws {
        var rest = length
        while rest > 0 {
            if filled.isEmpty, try !fill() { throw Fault.brokenOff(bodyBytes: request.digest.length) }
            let step = Int(min(rest, Int64(filled.count)))
            let piece = filled.lowerBound..<filled.lowerBound + step
            buffer.withUnsafeBytes { request.digest.update(UnsafeRawBufferPointer(rebasing: $0[piece])) }
            let room = max(0, limit - request.body.count)
            request.body += buffer[piece].prefix(room)
            filled = piece.upperBound..<filled.upperBound
            rest -= Int64(step)
        }
    }

    /// Returns the next line with its `\r\n`; `nil` at the end of the connection, if `mayEnd` is set.
    private mutating func readLine(limit: Int, mayEnd: Bool) throws -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if filled.isEmpty {
                let more: Bool
                do {
                    more = try fill()
                } catch let error as SystemCallError where error.isTimeout || error.isReset {
                    more = false
                }
                if !more {
                    if mayEnd, line.isEmpty { return nil }
                    throw Fault.brokenOff(bodyBytes: nil)
                }
            }
            let end = buffer[filled].firstIndex(of: 10).map { $0 + 1 }
            line += buffer[filled.lowerBound..<(end ?? filled.upperBound)]
            filled = (end ?? filled.upperBound)..<filled.upperBound
            guard line.count <= limit else { throw Fault.malformed("a line longer than \(limit) bytes") }
            if end != nil { break }
        }
        guard line.count >= 2, line[line.count - 2] == 13 else { throw Fault.malformed("a bare line feed") }
        return line
    }

    private mutating func fill() throws -> Bool {
        let count = try buffer.withUnsafeMutableBytes { try socket.receive(into: $0) }
        filled = 0..<count
        return count > 0
    }
}
