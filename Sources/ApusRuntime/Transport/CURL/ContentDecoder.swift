#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// Decodes the content codings of a body (RFC 9110 §8.4) bit by bit.
    ///
    /// libcurl decodes, too, but takes a truncated body for a complete one.
    nonisolated final class ContentDecoder {
        /// The codings that can be decoded, for `Accept-Encoding`.
        static let accepted: String = codings.filter { isAvailable($0.coding) }
            .map { $0.names[0] }.joined(separator: ", ")

        private static let codings: [(names: [String], coding: ApusCURL_Coding)] = [
            (["gzip", "x-gzip"], ApusCURL_gzip), (["deflate"], ApusCURL_deflate),
            (["br"], ApusCURL_brotli), (["zstd"], ApusCURL_zstd),
        ]
        private static let available: [Bool] = codings.map { ApusCURL_findCoding($0.coding) }

        private static func isAvailable(_ coding: ApusCURL_Coding) -> Bool { available[Int(coding.rawValue)] }

        /// How many codings a body may have, one in the other.
        private static let maximumCodings = 5

        /// The decoders, the last one first.
        private var stages: [Stage] = []

        /// - Parameter header: the value of `Content-Encoding`.
        /// - Returns: `nil` when the body is not encoded.
        /// - Throws: ``TransportError`` when a coding is not known.
        init?(_ header: String?) throws(TransportError) {
            let names = (header ?? "").lowercased().split(separator: ",").map { HeaderText.trimmed($0) }
                .filter { !$0.isEmpty && $0 != "identity" }
            if names.isEmpty { return nil }
            guard names.count <= ContentDecoder.maximumCodings else {
                throw TransportError(.invalidResponse, "the body of the response has \(names.count) content codings")
            }
            for name in names {
                guard let entry = ContentDecoder.codings.first(where: { $0.names.contains(name) }),
                    ContentDecoder.isAvailable(entry.coding), let decoder = ApusCURL_makeDecoder(entry.coding)
                else { throw TransportError(.invalidResponse, "the response has an unknown 'Content-Encoding'") }
                stages.insert(Stage(decoder, name), at: 0)
            }
            // The coding that was applied last is decoded first.
        }

        /// Gives the decoder bytes; all earlier ones must be decoded.
        func append(_ bytes: UnsafeRawBufferPointer) { stages[0].append(bytes) }

        /// The next decoded bytes, valid until the next call; `nil`: there are none until more is appended.
        ///
        /// - Throws: ``TransportError`` when the bytes are not of the coding.
        func next() throws(TransportError) -> UnsafeRawBufferPointer? { try next(stages.count - 1) }

        private func next(_ index: Int) throws(TransportError) -> UnsafeRawBufferPointer? {
            while true {
                if let output = try stages[index].decode() { return output }
                guard index > 0, let input = try next(index - 1) else { return nil }
                stages[index].append(input)
            }
        }

        /// - Throws: ``TransportError`` when the body is not complete.
        func finish() throws(TransportError) {
            for stage in stages where !ApusCURL_isComplete(stage.decoder) {
                throw TransportError(
                    .connectionLost,
                    "the body of the response ends in the middle of its \(stage.name)"
                )
            }
        }

        /// One coding.
        private final class Stage {
            private static let outputSize = 64 << 10

            let decoder: OpaquePointer
            let name: String
            private var input: [UInt8] = []
            private var position = 0
            private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: outputSize, alignment: 16)

            init(_ decoder: OpaquePointer, _ name: String) {
                self.decoder = decoder
                self.name = name
            }

            deinit {
                ApusCURL_freeDecoder(decoder)
                output.deallocate()
            }

            func append(_ bytes: UnsafeRawBufferPointer) {
                if position == input.count {
                    input.removeAll(keepingCapacity: true)
                    position = 0
                }
                input += bytes
            }

            /// The next output; `nil`: more input is needed.
            func decode() throws(TransportError) -> UnsafeRawBufferPointer? {
                while true {
                    var produced = 0
                    var isValid = true
                    let before = position
                    input.withUnsafeBufferPointer { bytes in
                        var next = bytes.baseAddress.map { $0 + position }
                        var count = bytes.count - position
                        let buffer = output.bindMemory(to: UInt8.self).baseAddress!
                        isValid = ApusCURL_decode(decoder, &next, &count, buffer, Stage.outputSize, &produced)
                        position = bytes.count - count
                    }
                    guard isValid else {
                        throw TransportError(.invalidResponse, "the body of the response is not valid \(name)")
                    }
                    if produced > 0 { return UnsafeRawBufferPointer(rebasing: output[..<produced]) }
                    if position == input.count || position == before { return nil }
                }
            }
        }
    }
#endif
