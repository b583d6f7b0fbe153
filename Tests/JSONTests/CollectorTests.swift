import ApusJSON
import ApusTestSupport
import Foundation
import Testing

/// A text that arrives in pieces has the same index as the whole text.
@Suite("Collecting a text")
struct CollectorTests {
    /// Texts whose tokens end in every way, valid and not valid.
    static let texts = [
        "", " ", "1", " 12 ", "-", "-0", "01", "1.", "1.5", "1e", "1e+", "1e+5", "true", "tru", "trux", "null ", "\"\"",
        "\"a",
        "\"a\\", "\"\\u12", "\"\\uD83D\\uDE00\"", "\"\\uD83D\\u0041\"", "\"\\uD83D", "\"é€😀\"", "\"\u{0}\"", "[", "[ ",
        "[]", "[ ]", "[1",
        "[1]", "[1,", "[1,]", "[1 2]", "[12,34]", "[[]]", "[[],[[]]]", "[[1],[2,[3]]]", "]", "[}", "{", "{}", "{ }",
        "{\"a\"", "{\"a\":",
        "{\"a\":1", "{\"a\":1}", "{\"a\":1,", "{\"a\":1,}", "{\"a\" :\t{\"b\":[{}]} , \"c\\n\":\"d\"}",
        "{\"a\":{\"b\":{}},\"c\":[]}", "{1:2}", "{} x",
        "{\"a\":[1,2,{\"b\":null}],\"c\":true}\n", "\u{FEFF}[1]", "\u{FEFF}", "[1] 2", "12 3",
    ]

    @Test("cut at every place", arguments: texts)
    func cuts(text: String) {
        let bytes = Array(text.utf8)
        for first in 0...bytes.count {
            expectSame(bytes, [bytes[..<first], bytes[first...]])
            for second in first...bytes.count {
                expectSame(bytes, [bytes[..<first], bytes[first..<second], bytes[second...]])
            }
        }
        expectSame(bytes, bytes.indices.map { bytes[$0...$0] })
    }

    @Test("texts with invalid UTF-8 are cut at every place")
    func invalidUTF8() {
        for invalid: [UInt8] in [
            [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0x80], [0xC3, 0x41],
        ] {
            let bytes = Array("[\"a".utf8) + invalid + Array("\",1,2,3,4,5,6,7,8,9]".utf8)
            expectSame(bytes, bytes.indices.map { bytes[$0...$0] })
        }
    }

    @Test("random texts with random faults, cut at random places")
    func random() {
        var random = SeededRandom(seed: 19)
        for _ in 0..<400 {
            var bytes = Self.text(depth: 5, &random)
            if Int.random(in: 0..<3, using: &random) == 0, !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var pieces: [ArraySlice<UInt8>] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 0...12, using: &random))
                pieces.append(piece)
                rest = rest.dropFirst(piece.count)
            }
            expectSame(bytes, pieces)
        }
    }

    @Test("nesting that is too deep, cut at every place")
    func depth() {
        let options = JSONReadingOptions(maximumDepth: 3)
        for text in ["[[[1]]]", "[[[[1]]]]", "{\"a\":[{\"b\":2}]}", "[{\"a\":[[]]}]"] {
            let bytes = Array(text.utf8)
            for step in 1...4 { expectSame(bytes, bytes.indices.map { bytes[$0...$0] }, options: options, step: step) }
        }
    }

    @Test("the text has an owner, which frees it after the index")
    func owner() throws {
        final class Owner {
            let memory: UnsafeMutableBufferPointer<UInt8>
            init(_ memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = memory }
            deinit { memory.baseAddress?.deallocate() }
        }
        weak var owner: Owner?
        do {
            let collector = JSONTextCollector(capacity: 0, step: 1)
            Array("[\"a\",".utf8).withUnsafeBufferPointer { collector.append($0) }
            Array("2]".utf8).withUnsafeBufferPointer { collector.append($0) }
            #expect(collector.count == 7)
            let tape = try #require(
                collector.finish { memory in
                    let made = Owner(memory)
                    owner = made
                    return made
                }
            )
            #expect(owner.map { String(decoding: $0.memory, as: UTF8.self) } == "[\"a\",2]")
            #expect(JSONReader(tape: tape).value() == ["a", 2])
        }
        #expect(owner == nil)
    }

    @Test(
        "the files of the JSON test suite, byte by byte",
        .enabled(if: SharedFolder.appending("suites/json-test-suite") != nil, "the suite is in the shared folder")
    )
    func suite() throws {
        let folder = try #require(SharedFolder.appending("suites/json-test-suite"))
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let bytes = Array(try Data(contentsOf: file).prefix(2000))
            expectSame(bytes, bytes.indices.map { bytes[$0...$0] })
        }
    }

    /// Compares the entries of a text in pieces with those of the whole text.
    private func expectSame(
        _ bytes: [UInt8],
        _ pieces: [ArraySlice<UInt8>],
        options: JSONReadingOptions = JSONReadingOptions(allowsByteOrderMark: true),
        step: Int = 1
    ) {
        let collector = JSONTextCollector(capacity: 0, options: options, step: step)
        for piece in pieces { piece.withUnsafeBufferPointer { collector.append($0) } }
        let collected = collector.finish { Memory($0) }
        let whole = try? JSONTape(bytes, options: options)
        #expect(
            collected.map(Self.entries) == whole.map(Self.entries),
            "\(String(decoding: bytes, as: UTF8.self)) in \(pieces.count)"
        )
    }

    private static func entries(_ tape: JSONTape) -> [[Int]] {
        (0..<tape.entryCount).map { index in
            let entry = tape.entry(at: index)
            let kind = "\(entry.kind)".hashValue
            let marks = (entry.isEscaped ? 1 : 0) + (entry.isIntegerSpelling ? 2 : 0)
            return [kind, entry.byteOffset, entry.byteLength, entry.next, entry.childCount, marks]
        }
    }

    /// A random text: containers, strings with escapes, numbers and literals, with white space.
    private static func text(depth: Int, _ random: inout SeededRandom) -> [UInt8] {
        let space = [UInt8](([[], [], [0x20], [0x0A, 0x09]] as [[UInt8]]).randomElement(using: &random) ?? [])
        let kind = depth == 0 ? 9 : Int.random(in: 0...4, using: &random)
        guard kind < 4 else {
            return space + [UInt8]((scalars.randomElement(using: &random) ?? "1").utf8) + space
        }
        let isObject = kind > 1
        var text = space + [UInt8(ascii: isObject ? "{" : "[")] + space
        for index in 0..<Int.random(in: 0...3, using: &random) {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            if isObject {
                text += space
                text += "\"name\(index)\"".utf8
                text += space
                text.append(UInt8(ascii: ":"))
            }
            text += Self.text(depth: depth - 1, &random)
        }
        text.append(UInt8(ascii: isObject ? "}" : "]"))
        return text + space
    }

    private static let scalars = [
        "1", "-20.5e+3", "0", "true", "false", "null", "\"\"", "\"ab\\n\"", "\"\\uD83D\\uDE00é\"",
        "\"0123456789abcdef\"",
    ]

    private final class Memory {
        private let bytes: UnsafeMutableBufferPointer<UInt8>
        init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }
        deinit { bytes.baseAddress?.deallocate() }
    }
}
