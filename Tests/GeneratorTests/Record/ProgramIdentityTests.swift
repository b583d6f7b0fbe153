import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

@testable import ApusGenerator

@Suite("Identity of the program")
struct ProgramIdentityTests {
    /// The start of an ELF file with a segment of notes at offset 120.
    private func executable(_ notes: [UInt8]) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 26)
        bytes += number(64, 8) + [UInt8](repeating: 0, count: 14) + number(56, 2) + number(1, 2)
        bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
        bytes +=
            number(4, 4) + number(0, 4) + number(120, 8) + [UInt8](repeating: 0, count: 16) + number(notes.count, 8)
        bytes += [UInt8](repeating: 0, count: 120 - bytes.count)
        return bytes + notes
    }

    private func note(_ name: String, _ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        func padded(_ bytes: [UInt8]) -> [UInt8] { bytes + [UInt8](repeating: 0, count: -bytes.count & 3) }
        let head = [UInt8(name.utf8.count), 0, 0, 0, UInt8(content.count), 0, 0, 0, type, 0, 0, 0]
        return head + padded(Array(name.utf8)) + padded(content)
    }

    @Test("the build ID is found among other notes")
    func found() {
        let id = (0..<20).map { UInt8($0 + 100) }
        let others = note("GNU\0", 1, [1, 2, 3, 4, 5]) + note("Go\0", 3, id.reversed())
        #expect(BuildID.find(in: executable(note("GNU\0", 3, id))) == id)
        #expect(BuildID.find(in: executable(others + note("GNU\0", 3, id))) == id)
        #expect(BuildID.find(in: executable(others)) == nil)
        #expect(BuildID.find(in: executable(note("GNU\0", 3, [1, 2, 3]))) == nil)
        #expect(BuildID.find(in: []) == nil)
    }

    @Test("truncated and damaged executables do not crash")
    func damaged() {
        let whole = executable(note("GNU\0", 1, [1]) + note("GNU\0", 3, [UInt8](repeating: 9, count: 20)))
        for count in 0..<whole.count { #expect(BuildID.find(in: Array(whole.prefix(count))) == nil) }
        for index in whole.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] {
                var bytes = whole
                bytes[index] = value
                _ = BuildID.find(in: bytes)
            }
        }
    }

    @Test("a file without a build ID is identified by its contents")
    func content() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("#!/bin/sh\n", to: "apus").path
        let hash = ProgramIdentity.hash(ofExecutable: file)
        #expect(hash != nil)
        try folder.write("#!/bin/sh\n\n", to: "apus")
        #expect(ProgramIdentity.hash(ofExecutable: file) != hash)
        #expect(ProgramIdentity.hash(ofExecutable: folder.url.path + "/none") == nil)
    }

    @Test("the running program has a stable identity")
    func current() {
        let identity = ProgramIdentity.current()
        #expect(identity != nil)
        #expect(ProgramIdentity.current() == identity)
    }
}
