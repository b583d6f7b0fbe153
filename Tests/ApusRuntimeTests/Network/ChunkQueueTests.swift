import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

@Suite("chunks between a transfer and its reader")
struct ChunkQueueTests {
    private static let megabyte = 1 << 20

    private func chunk(_ index: Int) -> Data { Data(repeating: UInt8(truncatingIfNeeded: index), count: Self.megabyte) }

    @Test("what a slow reader has not taken comes out in order, from memory and from the file")
    func order() async throws {
        let queue = ChunkQueue(.file(limit: 1 << 30))
        var sum: [Int] = []
        func read(_ count: Int) async throws {
            var rest = count
            while rest > 0, let piece = try await queue.next() {
                for start in stride(from: 0, to: piece.count, by: 256 << 10) {
                    sum.append(Int(piece[piece.startIndex + start]))
                }
                rest -= piece.count
            }
        }
        for index in 0..<20 { #expect(queue.push(chunk(index))) }
        try await read(12 * Self.megabyte)
        for index in 20..<30 { #expect(queue.push(chunk(index))) }
        try await read(18 * Self.megabyte)
        // Empty again: the first bytes are kept in memory again.
        for index in 30..<32 { #expect(queue.push(chunk(index))) }
        queue.finish(.success(()))
        try await read(.max)
        #expect(sum == (0..<32).flatMap { [Int](repeating: $0, count: 4) })
    }

    @Test("a reader that is too far behind gets what there is, and then the reason")
    func limit() async throws {
        let queue = ChunkQueue(.file(limit: 2 << 20))
        let pushed = (0..<20).prefix { queue.push(chunk($0)) }.count
        #expect((2...4).contains(pushed))
        var read = 0
        await #expect(throws: RequestFault.self) {
            while let piece = try await queue.next() { read += piece.count }
        }
        #expect(read == pushed * Self.megabyte)
        #expect(!queue.push(chunk(0)))
    }

    @Test("a transfer is asked to pause once, and to go on once")
    func pause() async throws {
        let asked = Locked<[Bool]>([])
        let queue = ChunkQueue(.pause { pauses in asked.access { $0.append(pauses) } })
        for index in 0..<8 { #expect(queue.push(chunk(index))) }
        #expect(asked.current == [true])
        for _ in 0..<8 { _ = try await queue.next() }
        #expect(asked.current == [true, false])
    }
}
