/// What a server does with one request, and what a call must make of it.
package struct TransportCase: Sendable {
    /// The last part of the request's path.
    package let name: String
    /// What the server does, as a phrase.
    package let behavior: String
    package let steps: [ServerStep]
    /// What the client prints: `200, 19 bytes`, `status 401`, `transport: connectionLost`, `timeout`.
    package let outcome: String
    /// The outcome where libcurl does not have the content coding.
    package let otherOutcome: String?

    init(_ name: String, _ behavior: String, _ steps: ServerStep..., gives outcome: String, or other: String? = nil) {
        self.name = name
        self.behavior = behavior
        self.steps = steps
        self.outcome = outcome
        otherOutcome = other
    }

    /// All cases, by what they are about.
    package static let groups: [(title: String, cases: [TransportCase])] = [
        ("The head", heads), ("Interim responses and statuses", statuses), ("The length of the body", lengths),
        ("Content codings", codings), ("Connections and time", connections),
    ]
}

extension TransportCase {
    /// The responses that end after each of their bytes.
    package static let plain = Array(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\nX-A: b\r\n\r\n\(text)".utf8
    )
    package static let chunked = Array(
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-T: 1\r\n\r\n8\r\n\(text.prefix(8))\r\n"
            + "b\r\n\(text.dropFirst(8))\r\n0\r\nX-Trail: yes\r\n\r\n").utf8
    )
}

/// A part of what a server does. After the last one it closes the connection.
package enum ServerStep: Sendable {
    case send([UInt8])
    /// The same bytes, until there are that many.
    case fill([UInt8], count: Int)
    case wait(milliseconds: Int)
    /// Ends the connection with a reset.
    case reset

    static func text(_ text: String) -> ServerStep { .send(Array(text.utf8)) }

    /// A response with a body of its own length.
    static func response(
        _ status: String = "200 OK",
        _ fields: String = "",
        body: [UInt8] = TransportCase.body
    ) -> ServerStep {
        let head = "HTTP/1.1 \(status)\r\nContent-Length: \(body.count)\r\n\(fields)\r\n"
        return .send(Array(head.utf8) + body)
    }

    /// A response that says itself how long it is.
    static func raw(_ fields: String, status: String = "200 OK") -> ServerStep {
        .text("HTTP/1.1 \(status)\r\n\(fields)\r\n\(TransportCase.text)")
    }
}

extension TransportCase {
    static let text = #"{"name":"ok","n":1}"#
    static let body = Array(text.utf8)
    static let complete = "200, \(body.count) bytes"
    static let lost = "transport: connectionLost"
    static let invalid = "transport: invalidResponse"
}
