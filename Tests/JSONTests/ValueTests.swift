import ApusJSON
import Foundation
import Testing

@Suite("Values")
struct ValueTests {
    @Test("literals and subscripts")
    func literals() {
        var value: JSONValue = ["a": [1, 2.5, "x", nil, true], "b": ["c": "d"]]
        #expect(value["a"]?[0]?.int == 1 && value["a"]?[1]?.double == 2.5 && value["a"]?[2]?.string == "x")
        #expect(value["a"]?[3]?.isNull == true && value["a"]?[4]?.bool == true && value["a"]?[5] == nil)
        #expect(value["b"]?["c"]?.string == "d" && value["z"]?["c"] == nil && value["b"]?[0] == nil)
        value["b"]?["c"] = 1
        value["a"]?[0] = "first"
        value["n"] = .null
        #expect(value.description == #"{"a":["first",2.5,"x",null,true],"b":{"c":1},"n":null}"#)
    }

    @Test("random values round-trip")
    func roundTrip() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2_000 {
            let value = Self.value(&random, depth: 4)
            let bytes = try value.jsonBytes()
            #expect(try JSONValue(jsonBytes: bytes) == value)
            #expect(try JSONValue(jsonBytes: bytes).jsonBytes() == bytes)
        }
    }

    @Test("Foundation reads written values as the same values")
    func foundation() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<300 {
            let value: JSONValue = [Self.value(&random, depth: 3)]
            let decoded = try JSONDecoder().decode(JSONValue.self, from: Data(value.jsonBytes()))
            #expect(decoded == value)
            #expect(try JSONValue(jsonBytes: JSONEncoder().encode(value)) == value)
        }
    }

    @Test("mutated bytes are either read or rejected with an offset inside the text")
    func fuzz() throws {
        var random = SeededRandom(seed: 3)
        let interesting = Array("{}[],:\"\\u0019.eE+-tfn \n\u{0}".utf8) + [0x80, 0xC3, 0xED, 0xF4, 0xFF]
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = try Self.value(&random, depth: 3).jsonBytes()
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let byte = interesting.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                case 2: bytes.remove(at: place)
                default: bytes.removeSubrange(place..<min(place + 7, bytes.count))
                }
            }
            do {
                let json = try JSONReader(bytes)
                accepted += 1
                let value = json.value()
                #expect(try JSONValue(jsonBytes: value.jsonBytes()) == value)
                _ = try? json.read(as: Segment.self)
                _ = try? json.read(as: [Shape].self)
            } catch let error as JSONSyntaxError {
                #expect((0...bytes.count).contains(error.byteOffset))
            }
        }
        #expect(accepted > 500)
    }

    @Test("a text truncated at any byte is rejected at or before its end")
    func truncated() throws {
        let text = Array(#"{"a":[1.5e3,true,"x\u00e9\ud83d\ude00é😀",null,{"b":-0}]}"#.utf8)
        for end in 0..<text.count {
            let error = #expect(throws: JSONSyntaxError.self) { try JSONTape(Array(text[..<end])) }
            #expect((error?.byteOffset ?? .max) <= end)
        }
    }

    @Test("a model is read from an object with 200,000 members", .timeLimit(.minutes(2)))
    func manyMembers() throws {
        let members = (0..<200_000).map { #""k\#($0)":0"# }.joined(separator: ",")
        let json = try JSONReader("{\(members),\"parent\":null,\"tags\":[],\"name\":\"n\"}".utf8)
        let segment = try json.read(as: Segment.self)
        #expect(segment.additionalProperties.count == 200_000)
    }

    /// Returns a random value of at most `depth` levels; strings contain characters that need escapes.
    static func value(_ random: inout SeededRandom, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2:
            return .number(JSONNumber(Int64(bitPattern: random.next() >> UInt64.random(in: 0..<64, using: &random))))
        case 3: return .number(JSONNumber(Double.random(in: -1e6...1e6, using: &random)) ?? 0)
        case 4, 5: return .string(string(&random))
        case 6:
            let count = Int.random(in: 0..<6, using: &random)
            return .array((0..<count).map { _ in value(&random, depth: depth - 1) })
        default:
            let count = Int.random(in: 0..<6, using: &random)
            let members = (0..<count).map { _ in (string(&random), value(&random, depth: depth - 1)) }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func string(_ random: inout SeededRandom) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "€", "😀",
        ]
        let count = Int.random(in: 0..<20, using: &random)
        return String(String.UnicodeScalarView((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "x" }))
    }
}
