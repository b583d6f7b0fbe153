#if os(Linux)
    import Foundation
    import Testing

    @testable import ApusRuntime

    @Suite("Content codings", .enabled(if: CURLLibrary.shared != nil, "no libcurl: skipped"))
    struct ContentDecoderTests {
        /// `{"name":"ok","n":1}`
        private let deflated: [UInt8] = [
            0xAB, 0x56, 0xCA, 0x4B, 0xCC, 0x4D, 0x55, 0xB2, 0x52, 0xCA, 0xCF, 0x56, 0xD2, 0x51, 0xCA, 0x53, 0xB2, 0x32,
            0xAC, 0x05, 0x00,
        ]
        private var gzip: [UInt8] {
            [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03] + deflated + [0xB8, 0x45, 0x15, 0x5A, 0x13, 0, 0, 0]
        }

        private func decode(_ coding: String, _ pieces: [[UInt8]]) throws -> String {
            let decoder = try #require(try ContentDecoder(coding))
            var output: [UInt8] = []
            for piece in pieces {
                piece.withUnsafeBytes { decoder.append($0) }
                while let decoded = try decoder.next() { output += decoded }
            }
            try decoder.finish()
            return String(decoding: output, as: UTF8.self)
        }

        @Test("bytes may come in any pieces", arguments: [1, 2, 7, 100])
        func pieces(size: Int) throws {
            let pieces = stride(from: 0, to: gzip.count, by: size).map { Array(gzip[$0..<min($0 + size, gzip.count)]) }
            #expect(try decode("gzip", pieces) == #"{"name":"ok","n":1}"#)
            #expect(try decode(" GZIP ,identity", pieces) == #"{"name":"ok","n":1}"#)
        }

        @Test("a body that ends after any of its bytes is not complete")
        func truncated() throws {
            for count in 1..<gzip.count {
                let error = #expect(throws: TransportError.self) { try decode("gzip", [Array(gzip.prefix(count))]) }
                #expect(error?.kind == .connectionLost, "after \(count) bytes")
            }
            for count in 1..<deflated.count {
                #expect(throws: TransportError.self) { try decode("deflate", [Array(deflated.prefix(count))]) }
            }
            #expect(try decode("gzip", []) == "")
        }

        @Test("no coding needs no decoder, and an unknown one is an error")
        func names() throws {
            #expect(try ContentDecoder(nil) == nil && ContentDecoder("identity") == nil)
            #expect(throws: TransportError.self) { try ContentDecoder("compress") }
            #expect(throws: TransportError.self) { try ContentDecoder("gzip,gzip,gzip,gzip,gzip,gzip") }
            #expect(ContentDecoder.accepted.hasPrefix("gzip, deflate"))
        }
    }
#endif
