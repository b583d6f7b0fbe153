extension TransportCase {
    static let heads: [TransportCase] = [
        TransportCase("complete", "a complete response", .response(), gives: complete),
        TransportCase(
            "status-line-only",
            "closes after the status line",
            .text("HTTP/1.1 200 OK\r\n"),
            gives: lost
        ),
        TransportCase(
            "no-empty-line",
            "closes before the empty line after the head",
            .text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"),
            gives: lost
        ),
        TransportCase("half-a-status-line", "closes in the status line", .text("HTTP/1.1 20"), gives: lost),
        TransportCase("no-colon", "a field without a colon", .response("200 OK", "no colon\r\n"), gives: invalid),
        TransportCase("folded", "a folded field", .response("200 OK", "X-A: one\r\n two\r\n"), gives: complete),
        TransportCase(
            "folded-first",
            "a folded line before the first field",
            .raw(" folded\r\nContent-Length: 19\r\n"),
            gives: invalid
        ),
        TransportCase("no-name", "a field without a name", .response("200 OK", ": value\r\n"), gives: complete),
        TransportCase("empty-value", "a field without a value", .response("200 OK", "X-E:\r\n"), gives: complete),
        TransportCase(
            "not-utf8",
            "a field that is not UTF-8",
            .send(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-U: ".utf8) + [0xFF, 0xE9] + Array("\r\n\r\n".utf8)),
            gives: "200, 0 bytes"
        ),
        TransportCase("nul", "a NUL in a field", .response("200 OK", "X-N: a\0b\r\n"), gives: invalid),
        TransportCase(
            "long-field",
            "a field of a megabyte",
            .text("HTTP/1.1 200 OK\r\nX-Big: "),
            .fill([UInt8](repeating: 0x61, count: 4096), count: 1 << 20),
            .raw("\r\nContent-Length: 19\r\n"),
            gives: invalid
        ),
        TransportCase(
            "many-fields",
            "3,000 fields",
            .response("200 OK", String(repeating: "X-A: v\r\n", count: 3000)),
            gives: complete
        ),
        TransportCase(
            "endless-fields",
            "fields without end",
            .text("HTTP/1.1 200 OK\r\n"),
            .fill(Array("X-A: \(String(repeating: "b", count: 1000))\r\n".utf8), count: 300 << 20),
            gives: invalid
        ),
        TransportCase("not-http", "bytes that are not HTTP", .text("SSH-2.0-OpenSSH_9.2\r\n"), gives: invalid),
        TransportCase("http-0.9", "a body without a head", .text(text), gives: invalid),
        TransportCase(
            "http-1.0",
            "HTTP/1.0, where the connection ends the body",
            .text("HTTP/1.0 200 OK\r\n\r\n\(text)"),
            gives: complete
        ),
        TransportCase(
            "line-feeds",
            "lines that end with a line feed alone",
            .text("HTTP/1.1 200 OK\nContent-Length: 19\n\n\(text)"),
            gives: complete
        ),
        TransportCase(
            "carriage-returns",
            "lines that end with a carriage return alone",
            .text("HTTP/1.1 200 OK\rContent-Length: 19\r\r\(text)"),
            gives: lost
        ),
    ]

    static let statuses: [TransportCase] = [
        TransportCase("100", "`100 Continue` first", .text(interim(100)), .response(), gives: complete),
        TransportCase(
            "100-times",
            "`100 Continue` fifty times",
            .text(String(repeating: interim(100), count: 50)),
            .response(),
            gives: complete
        ),
        TransportCase(
            "103",
            "`103 Early Hints` first, the response a little later",
            .text("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"),
            .wait(milliseconds: 100),
            .response(),
            gives: complete
        ),
        TransportCase(
            "103-length",
            "an interim response with a `Content-Length`",
            .text("HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n"),
            .response(),
            gives: complete
        ),
        TransportCase("102-close", "closes after `102 Processing`", .text(interim(102)), gives: lost),
        TransportCase(
            "102-endless",
            "interim responses without end",
            .fill(Array(interim(102).utf8), count: 100 << 20),
            gives: invalid
        ),
        TransportCase("101", "`101 Switching Protocols` unasked", .raw("", status: "101 S"), gives: "status 101"),
        TransportCase(
            "basic",
            "a Basic challenge",
            .response("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n"),
            gives: "status 401"
        ),
        TransportCase(
            "digest",
            "a Digest challenge",
            .response("401 Unauthorized", "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\", qop=\"auth\"\r\n"),
            gives: "status 401"
        ),
        TransportCase(
            "proxy-basic",
            "a challenge of a proxy",
            .response("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n"),
            gives: "status 407"
        ),
        TransportCase("204-body", "a 204 with a body", .response("204 No Content"), gives: "204, 0 bytes"),
        TransportCase(
            "304-length",
            "a 304 with a `Content-Length`",
            .text("HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\n\r\n"),
            gives: "status 304"
        ),
        TransportCase("600", "status 600", .response("600 X"), gives: "status 600"),
        TransportCase("099", "status 099", .response("099 X"), gives: invalid),
        TransportCase("2000", "status 2000", .response("2000 X"), gives: invalid),
        TransportCase("2x0", "status 2x0", .response("2x0 X"), gives: invalid),
        TransportCase("negative", "status -200", .response("-200 X"), gives: invalid),
        TransportCase("no-reason", "a status line without a reason", .response("200"), gives: complete),
        TransportCase(
            "location",
            "a redirect to `//[::1]:1/x`",
            .response("302 Found", "Location: //[::1]:1/x\r\n"),
            gives: "transport: connectionRefused"
        ),
    ]

    private static func interim(_ status: Int) -> String { "HTTP/1.1 \(status) X\r\n\r\n" }
}
