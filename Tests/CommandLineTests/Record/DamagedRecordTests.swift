import ApusFiles
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

@testable import ApusGenerator

/// A damaged record is ignored.
@Suite("Damaged records")
struct DamagedRecordTests {
    private let world: RecordWorld
    private let file: String
    private let sealed: [UInt8]
    private let key: ContentHash

    init() throws {
        world = try RecordWorld()
        let client = "clients: [{ description: specs/other.yaml, output: Out, module: OtherAPI, templates: Own }]\n"
        try world.folder.write(client, to: "apus.yaml")
        let properties = "{ name: { type: strin, format: 1 }, gone: { $ref: missing.yaml } }"
        try world.folder.write(SampleDescription.things(properties: properties), to: "specs/other.yaml")
        _ = world.run("generate")
        let names = try FileManager.default.contentsOfDirectory(atPath: world.cache)
        let name = try #require(names.first)
        #expect(names.count == 1)
        file = world.cache + "/" + name
        sealed = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let digits = name.prefix(32)
        key = ContentHash(
            low: try #require(UInt64(digits.suffix(16), radix: 16)),
            high: try #require(UInt64(digits.prefix(16), radix: 16))
        )
    }

    private var store: RecordFolder { RecordFolder(path: world.cache) }

    private func write(_ bytes: [UInt8]) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        defer { try? handle.close() }
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(bytes))
    }

    @Test("a truncated record is rejected")
    func truncated() throws {
        #expect(store.load(key) != nil)
        for count in 0..<sealed.count {
            try write(Array(sealed.prefix(count)))
            guard store.load(key) == nil else {
                Issue.record("\(count) of \(sealed.count) bytes are accepted")
                return
            }
        }
        try write(sealed + [0])
        #expect(store.load(key) == nil)
    }

    @Test("a record with a flipped bit is rejected")
    func flipped() throws {
        for index in sealed.indices {
            var bytes = sealed
            bytes[index] ^= 1 << UInt8(index % 8)
            try write(bytes)
            guard store.load(key) == nil else {
                Issue.record("a change of byte \(index) of \(sealed.count) is accepted")
                return
            }
        }
        try write(sealed)
        #expect(store.load(key) != nil)
    }

    @Test("a damaged record with a valid hash neither crashes nor changes the output")
    func forged() throws {
        let full = world.runAnew("generate")
        let contents = try world.contents()
        let bytes = Array(sealed.dropLast(16))
        var random = SeededGenerator(seed: 7)
        for round in 0..<300 {
            var forged = bytes
            switch round % 3 {
            case 0: forged[random.below(forged.count)] = random.oneIn(2) ? 0xFF : UInt8(random.below(256))
            case 1: forged.removeSubrange(random.below(forged.count)...)
            default: forged.insert(contentsOf: random.bytes(9), at: random.below(forged.count))
            }
            store.store(forged, key)
            let run = world.run("generate")
            #expect(run.code == full.code)
        }
        #expect(try world.contents() == contents)
    }

    @Test("random bytes are rejected")
    func rubbish() throws {
        let origin = ClientRecord.Origin(program: ContentHash(of: []), request: ["generate"])
        var random = SeededGenerator(seed: 11)
        for count in 0..<400 {
            #expect(throws: RecordDamage.self) { try ClientRecord(random.bytes(count), from: origin) }
        }
        // A number of elements that would exhaust the memory.
        var reader = RecordReader([0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: RecordDamage.self) {
            try reader.list { reader throws(RecordDamage) in try reader.number() }
        }
    }
}
