import ApusTestSupport
import ApusTransportCases
import Foundation

/// How many times each request was received, by the last part of its path.
final class RequestLog: Sendable {
    private let counts = Locked<[String: Int]>([:])

    func note(_ request: String) { counts.access { $0[request, default: 0] += 1 } }

    func count(_ request: String) -> Int { counts.access { $0[request] ?? 0 } }
}

/// One connection of a client.
struct ServedConnection {
    private let socket: Socket
    private let log: RequestLog

    private static let cases: [String: TransportCase] = Dictionary(
        TransportCase.groups.flatMap(\.cases).map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    init(_ socket: Socket, _ log: RequestLog) {
        self.socket = socket
        self.log = log
    }

    func run() {
        defer { socket.close() }
        var reader = RequestBytes(socket)
        // A client that ends a connection early is what many cases are about.
        while let request = try? reader.next(), (try? serve(request, &reader)) == true {}
    }

    /// - Returns: Whether the connection is kept.
    private func serve(_ request: RequestLine, _ reader: inout RequestBytes) throws -> Bool {
        let last = request.path.last ?? ""
        switch request.path.first {
        case "case":
            try reader.skipBody(of: request)
            try ServedConnection.cases[last].map(play)
            return false
        case "cut":
            // /cut/POSITION/fin|rst|chunked
            try cut(at: Int(request.path[1]) ?? 0, last)
            return false
        case "bytes":
            try reader.skipBody(of: request)
            try send(Int(last) ?? 0)
            return true
        case "items":
            // /items/MEGABYTES/RATE/TYPE, at most RATE megabytes a second; 0: as fast as possible.
            try reader.skipBody(of: request)
            try sendItems(megabytes: Int(request.path[1]) ?? 1, rate: Int(request.path[2]) ?? 0, type: last)
            return true
        case "die":
            // Reads the request, and dies at once, in an orderly way or not.
            try reader.skipBody(of: request)
            log.note(last)
            if request.path[1] == "rst" { socket.reset() }
            return false
        case "early":
            // Answers, or closes, while the body is being sent.
            return try early(request.path[1])
        case "count":
            try answer("\(log.count(last))")
            return true
        default:
            try reader.skipBody(of: request)
            log.note(last)
            try answer(String(repeating: "x", count: 19))
            return true
        }
    }

    private func answer(_ body: String) throws {
        try socket.send(Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    }

    private func play(_ served: TransportCase) throws {
        for step in served.steps {
            switch step {
            case .send(let bytes): try socket.send(bytes)
            case .fill(let bytes, let count):
                for _ in 0..<max(1, count / bytes.count) { try socket.send(bytes) }
            case .wait(let milliseconds): Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            case .reset: socket.reset()
            }
        }
        // A reset would overtake what was sent.
        socket.finishSending()
        _ = socket.waitForHangUp(.milliseconds(200))
    }

    /// A response that ends after a number of its bytes.
    private func cut(at position: Int, _ way: String) throws {
        let response = way == "chunked" ? TransportCase.chunked : TransportCase.plain
        try socket.send(Array(response.prefix(position)))
        if way == "rst" {
            Thread.sleep(forTimeInterval: 0.001)
            socket.reset()
        }
    }

    private func early(_ way: String) throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 100_000)
        _ = try buffer.withUnsafeMutableBytes { try socket.receive(into: $0) }
        switch way {
        case "answer":
            try socket.send(Array("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig".utf8))
            socket.finishSending()
            // Reads on, so that the answer is not lost in a reset.
            let end = Date(timeIntervalSinceNow: 2)
            while Date() < end, try buffer.withUnsafeMutableBytes({ try socket.receive(into: $0) }) > 0 {}
        case "rst": socket.reset()
        case "read":
            while try buffer.withUnsafeMutableBytes({ try socket.receive(into: $0) }) > 0 {}
        default: break
        }
        return false
    }

    /// A list of objects, in JSON.
    private func sendItems(megabytes: Int, rate: Int, type: String) throws {
        let item = Array(#"{"id":1234567,"name":"a name of usual length","tags":["one","two"],"note":null},"#.utf8)
        let count = (megabytes << 20) / item.count
        let piece = Array(repeatElement(item, count: 800).joined())
        let fields =
            "Content-Type: \(type == "json" ? "application/json" : "text/plain")\r\nContent-Length: \(count * item.count + 1)"
        try socket.send(Array("HTTP/1.1 200 OK\r\n\(fields)\r\n\r\n[".utf8))
        let start = ContinuousClock.now
        var sent = 0
        // The last comma becomes the end of the list.
        while sent < count * item.count - 1 {
            let part = piece.prefix(count * item.count - 1 - sent)
            try part.withUnsafeBytes { try socket.send($0) }
            sent += part.count
            guard rate > 0 else { continue }
            let wait = Double(sent) / Double(rate << 20) - (ContinuousClock.now - start) / .seconds(1)
            if wait > 0 { Thread.sleep(forTimeInterval: wait) }
        }
        try socket.send([UInt8(ascii: "]")])
    }

    private func send(_ count: Int) throws {
        try socket.send(Array("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8))
        let piece = [UInt8](repeating: 0x78, count: 1 << 16)
        var rest = count
        while rest > 0 {
            try piece.prefix(rest).withUnsafeBytes { try socket.send($0) }
            rest -= min(rest, piece.count)
        }
    }
}

/// Method and path of a request, and how its body ends.
struct RequestLine {
    let method: String
    /// The parts of the path.
    let path: [String]
    /// `nil`: chunked.
    let length: Int?
}

/// The bytes that a client sends.
struct RequestBytes {
    private let socket: Socket
    private var buffer: [UInt8] = []

    init(_ socket: Socket) { self.socket = socket }

    /// The next head; `nil` at the end of the connection.
    mutating func next() throws -> RequestLine? {
        let end = Array("\r\n\r\n".utf8)
        guard let head = try take(through: end) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var length: Int? = 0
        for line in lines.dropFirst() {
            let field = line.lowercased()
            if field.hasPrefix("content-length:") { length = Int(field.dropFirst(15).filter { $0 != " " }) }
            if field.hasPrefix("transfer-encoding:") { length = nil }
        }
        return RequestLine(
            method: String(words[0]),
            path: words[1].split(separator: "/").map(String.init),
            length: length
        )
    }

    mutating func skipBody(of request: RequestLine) throws {
        guard let length = request.length else {
            _ = try take(through: Array("\r\n0\r\n\r\n".utf8))
            return
        }
        var rest = length - buffer.count
        buffer.removeFirst(min(length, buffer.count))
        while rest > 0 {
            let bytes = try socket.receive(upTo: min(rest, 1 << 16))
            guard !bytes.isEmpty else { return }
            rest -= bytes.count
        }
    }

    private mutating func take(through end: [UInt8]) throws -> [UInt8]? {
        while true {
            if let range = buffer.firstRange(of: end) {
                defer { buffer.removeFirst(range.upperBound) }
                return Array(buffer[..<range.lowerBound])
            }
            // Only the last bytes can be part of the end.
            if buffer.count > 1 << 20 { buffer.removeFirst(buffer.count - end.count) }
            let bytes = try socket.receive()
            guard !bytes.isEmpty else { return nil }
            buffer += bytes
        }
    }
}
