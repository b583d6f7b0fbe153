import ApusHeap
import Foundation
import Testing

@Suite("Pools for small blocks of memory")
struct HeapTests {
    /// The sizes around the limits of the pools, and those of the library behind them.
    private static let sizes = Array(0...64) + [127, 128, 129, 495, 496, 497, 511, 512, 513, 1024, 70_000]

    @Test("blocks are aligned, do not overlap and keep their bytes")
    func blocks() throws {
        var blocks: [(start: UnsafeMutableRawPointer, size: Int)] = []
        defer { for block in blocks { free(block.start) } }
        for round in 0..<20 {
            for size in Self.sizes {
                let start = try #require(malloc(size))
                #expect(UInt(bitPattern: start) % 16 == 0)
                memset(start, Int32(blocks.count % 251), size)
                blocks.append((start, size))
            }
            // Freed blocks are used again in the next round.
            if round % 2 == 1 { free(blocks.removeLast().start) }
        }
        for (index, block) in blocks.enumerated() {
            let bytes = UnsafeRawBufferPointer(start: block.start, count: block.size)
            #expect(bytes.allSatisfy { $0 == UInt8(index % 251) })
        }
    }

    @Test("calloc clears blocks that were used before", arguments: sizes)
    func cleared(size: Int) throws {
        for _ in 0..<4 {
            let block = try #require(calloc(size, 1))
            #expect(UnsafeRawBufferPointer(start: block, count: size).allSatisfy { $0 == 0 })
            memset(block, 0xFF, size)
            free(block)
        }
    }

    @Test("calloc fails if the product of its arguments overflows")
    func overflow() {
        #expect(calloc(Int.max / 2, Int(truncatingIfNeeded: 8)) == nil)
    }

    @Test("realloc keeps the bytes of a block", arguments: sizes)
    func resized(size: Int) throws {
        for other in Self.sizes where other > 0 {
            let block = try #require(malloc(size))
            memset(block, 0x5A, size)
            let moved = try #require(realloc(block, other))
            let kept = UnsafeRawBufferPointer(start: moved, count: min(size, other))
            #expect(kept.allSatisfy { $0 == 0x5A })
            free(moved)
        }
    }

    @Test("blocks of threads that have ended are used again", .enabled(if: apus_heap_pooled_bytes() > 0))
    func endedThreads() {
        let before = apus_heap_pooled_bytes()
        let (threads, blocks, size) = (200, 20_000, 128)
        for _ in 0..<threads {
            let thread = Thread {
                var first: UnsafeMutableRawPointer?
                for _ in 0..<blocks {
                    guard let block = malloc(size) else { return }
                    block.storeBytes(of: first, as: UnsafeMutableRawPointer?.self)
                    first = block
                }
                while let block = first {
                    first = block.load(as: UnsafeMutableRawPointer?.self)
                    free(block)
                }
            }
            thread.start()
            while !thread.isFinished { usleep(100) }
        }
        // Other tests use the pools at the same time, so the bound is a part of what the threads allocate.
        #expect(apus_heap_pooled_bytes() - before < threads * blocks * size / 4)
    }
}
