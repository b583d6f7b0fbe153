extension TransportCase {
    static let connections: [TransportCase] = [
        TransportCase("close", "closes without a byte", gives: lost),
        TransportCase("reset", "resets without a byte", .reset, gives: lost),
        TransportCase(
            "reset-body",
            "resets in the body",
            .text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n\(text)"),
            .wait(milliseconds: 20),
            .reset,
            gives: lost
        ),
        TransportCase(
            "reset-unframed",
            "resets in a body without a length",
            .text("HTTP/1.1 200 OK\r\n\r\n\(text)"),
            .wait(milliseconds: 20),
            .reset,
            gives: lost
        ),
        TransportCase("silent", "is silent", .wait(milliseconds: 20_000), gives: "timeout"),
        TransportCase(
            "silent-body",
            "is silent after the head",
            .text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
            .wait(milliseconds: 20_000),
            gives: "timeout"
        ),
        TransportCase(
            "drip-head",
            "sends a field every 200 ms",
            .text("HTTP/1.1 200 OK\r\n"),
            dripping: "X-A: b\r\n",
            gives: "timeout"
        ),
        TransportCase(
            "drip-body",
            "sends a byte of the body every 200 ms",
            .text("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"),
            dripping: "x",
            gives: "timeout"
        ),
        TransportCase(
            "slow",
            "sends a complete response byte by byte",
            slow: Array("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n\(text)".utf8),
            gives: complete
        ),
    ]

    private init(_ name: String, _ behavior: String, _ first: ServerStep, dripping text: String, gives outcome: String)
    {
        let drip: [ServerStep] = [.text(text), .wait(milliseconds: 200)]
        self.name = name
        self.behavior = behavior
        steps = [first] + Array(repeating: drip, count: 150).flatMap { $0 }
        self.outcome = outcome
        otherOutcome = nil
    }

    private init(_ name: String, _ behavior: String, slow bytes: [UInt8], gives outcome: String) {
        self.name = name
        self.behavior = behavior
        steps = bytes.flatMap { [.send([$0]), .wait(milliseconds: 2)] }
        self.outcome = outcome
        otherOutcome = nil
    }
}
