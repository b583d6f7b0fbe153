extension TransportCase {
    static let lengths: [TransportCase] = [
        TransportCase(
            "trailer",
            "a chunked body with a trailer",
            chunked("13\r\n\(text)\r\n0\r\nX-T: 1\r\n\r\n"),
            gives: complete
        ),
        TransportCase(
            "trailer-length",
            "a trailer that is a `Content-Length`",
            chunked("13\r\n\(text)\r\n0\r\nContent-Length: 5\r\n\r\n"),
            gives: complete
        ),
        TransportCase(
            "trailers-endless",
            "trailers without end",
            chunked("13\r\n\(text)\r\n0\r\n"),
            .fill(Array("X-A: \(String(repeating: "b", count: 1000))\r\n".utf8), count: 100 << 20),
            gives: invalid
        ),
        TransportCase("extension", "a chunk extension", chunked("13;a=b\r\n\(text)\r\n0\r\n\r\n"), gives: complete),
        TransportCase("no-last-chunk", "closes without the last chunk", chunked("13\r\n\(text)\r\n"), gives: lost),
        TransportCase("half-a-chunk", "closes in a chunk", chunked("ff\r\n\(text)"), gives: lost),
        TransportCase("chunk-size", "a chunk size that is not a number", chunked("zz\r\n\(text)"), gives: lost),
        TransportCase(
            "chunk-huge",
            "a chunk of 2^64 bytes",
            chunked("FFFFFFFFFFFFFFFFFF\r\n\(text)"),
            gives: lost
        ),
        TransportCase("length-max", "a length of 2^63-1", .raw("Content-Length: 9223372036854775807\r\n"), gives: lost),
        TransportCase(
            "length-over",
            "a length of more than 64 bits",
            .raw("Content-Length: 99999999999999999999999999\r\n"),
            gives: invalid
        ),
        TransportCase("length-negative", "a length of -5", .raw("Content-Length: -5\r\n"), gives: invalid),
        TransportCase("length-text", "a length of `abc`", .raw("Content-Length: abc\r\n"), gives: invalid),
        TransportCase(
            "lengths",
            "two lengths that differ",
            .raw("Content-Length: 5\r\nContent-Length: 19\r\n"),
            gives: invalid
        ),
        TransportCase(
            "lengths-equal",
            "the same length twice",
            .raw("Content-Length: 19\r\nContent-Length: 19\r\n"),
            gives: complete
        ),
        TransportCase(
            "length-space",
            "a space before the colon of `Content-Length`",
            .raw("Content-Length : 19\r\n"),
            gives: invalid
        ),
        TransportCase("short", "closes before the length is reached", .raw("Content-Length: 500\r\n"), gives: lost),
        TransportCase("long", "more bytes than the length says", .raw("Content-Length: 5\r\n"), gives: "200, 5 bytes"),
        TransportCase(
            "both",
            "chunked, with a length that differs",
            .text(
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n13\r\n\(text)\r\n0\r\n\r\n"
            ),
            gives: complete
        ),
        TransportCase(
            "transfer-gzip",
            "an unasked transfer coding",
            .raw("Transfer-Encoding: gzip\r\n"),
            gives: invalid
        ),
        TransportCase("no-length", "no length at all", .raw(""), gives: complete),
        TransportCase(
            "endless",
            "a body without end",
            .text("HTTP/1.1 200 OK\r\n\r\n"),
            .fill([UInt8](repeating: 0x20, count: 1 << 16), count: 1 << 30),
            gives: "responseTooLarge"
        ),
        TransportCase(
            "endless-500",
            "the body of a 500 without end",
            .text("HTTP/1.1 500 X\r\n\r\n"),
            .fill([UInt8](repeating: 0x20, count: 1 << 16), count: 1 << 30),
            gives: "responseTooLarge"
        ),
    ]

    private static func chunked(_ body: String) -> ServerStep {
        .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(body)")
    }

    static let codings: [TransportCase] = [
        TransportCase("gzip", "gzip", coded("gzip", gzip), gives: complete),
        TransportCase("gzip-members", "gzip of two members", coded("gzip", gzip + gzip), gives: "200, 38 bytes"),
        TransportCase("gzip-twice", "gzip in gzip that is cut off", coded("gzip, gzip", gzip), gives: invalid),
        TransportCase("gzip-half", "half of a gzip", coded("gzip", Array(gzip.prefix(20))), gives: lost),
        TransportCase("gzip-tail", "gzip without its checksum", coded("gzip", Array(gzip.dropLast(6))), gives: lost),
        TransportCase("gzip-checksum", "gzip with a wrong checksum", coded("gzip", wrongChecksum), gives: invalid),
        TransportCase("gzip-text", "text that is not gzip", coded("gzip", body), gives: invalid),
        TransportCase("gzip-more", "text behind gzip", coded("gzip", gzip + body), gives: invalid),
        TransportCase("gzip-empty", "no body", coded("gzip", []), gives: "200, 0 bytes"),
        TransportCase(
            "deflate",
            "deflate",
            coded("deflate", [0x78, 0x9C] + raw + [0x3A, 0x2B, 0x05, 0x7F]),
            gives: complete
        ),
        TransportCase("deflate-raw", "deflate without zlib's header", coded("deflate", raw), gives: complete),
        TransportCase("deflate-half", "half of a deflate", coded("deflate", Array(raw.prefix(10))), gives: lost),
        TransportCase("br", "brotli", coded("br", brotli), gives: complete, or: invalid),
        TransportCase("br-half", "half of a brotli", coded("br", Array(brotli.dropLast(4))), gives: lost, or: invalid),
        TransportCase("zstd", "zstd", coded("zstd", zstd), gives: complete, or: invalid),
        TransportCase("zstd-half", "half of a zstd", coded("zstd", Array(zstd.dropLast(4))), gives: lost, or: invalid),
        TransportCase("unknown", "a coding that the request does not accept", coded("compress", body), gives: invalid),
        TransportCase(
            "ten",
            "ten codings",
            coded(Array(repeating: "gzip", count: 10).joined(separator: ", "), gzip),
            gives: invalid
        ),
    ]

    private static func coded(_ coding: String, _ body: [UInt8]) -> ServerStep {
        .response("200 OK", "Content-Encoding: \(coding)\r\n", body: body)
    }

    /// `body`, compressed.
    private static let raw: [UInt8] = [
        0xAB, 0x56, 0xCA, 0x4B, 0xCC, 0x4D, 0x55, 0xB2, 0x52, 0xCA, 0xCF, 0x56, 0xD2, 0x51, 0xCA, 0x53, 0xB2, 0x32,
        0xAC, 0x05, 0x00,
    ]
    private static let gzip: [UInt8] =
        [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03] + raw + [0xB8, 0x45, 0x15, 0x5A, 0x13, 0, 0, 0]
    private static let wrongChecksum: [UInt8] = gzip.dropLast(5) + [0, 0x13, 0, 0, 0]
    private static let brotli: [UInt8] = [0x0B, 0x09, 0x80] + body + [0x03]
    private static let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0, 0x99, 0, 0] + body
}
