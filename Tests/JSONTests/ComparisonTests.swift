import ApusJSON
import Foundation
import Testing

@Suite("Comparison of models")
struct ComparisonTests {
    @Test("models are equal if and only if they write the same JSON, and equal models have equal hashes")
    func random() throws {
        var random = SeededRandom(seed: 18)
        var counts = (equal: 0, different: 0)
        for _ in 0..<4_000 {
            let text = SampleText(random: &random, depth: 2)
            let left = try Sample(jsonBytes: text.text(&random).utf8)
            var changed = text
            if Bool.random(using: &random) { changed.change(&random) }
            var right = try Sample(jsonBytes: changed.text(&random).utf8)
            if Bool.random(using: &random) { right.useOtherForms() }
            let isEqual = try JSONValue(jsonBytes: left.jsonBytes()) == JSONValue(jsonBytes: right.jsonBytes())
            #expect((left == right) == isEqual, "\(left) \(right)")
            #expect((right == left) == isEqual, "\(left) \(right)")
            if isEqual { #expect(left.hashValue == right.hashValue, "\(left) \(right)") }
            if isEqual { counts.equal += 1 } else { counts.different += 1 }
        }
        #expect(counts.equal > 1_000 && counts.different > 1_000, "\(counts)")
    }

    @Test("strings and names with the same characters in another composition are different")
    func composition() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        #expect(Sample(names: [composed]) != Sample(names: [decomposed]))
        #expect(Sample(name: composed) != Sample(name: decomposed))
        #expect(Sample(circles: [composed: Circle(radius: 1)]) != Sample(circles: [decomposed: Circle(radius: 1)]))
        #expect(Sample(rest: [composed: 1]) != Sample(rest: [decomposed: 1]))
    }

    @Test("numbers are equal if their values are, in every type")
    func numbers() {
        let long = 9_007_199_254_740_992
        #expect(Sample(ratio: Double(long)) == Sample(ratio: Double(long)))
        #expect(Sample(list: .integers([long])) == Sample(list: .values([.number(JSONNumber(Double(long)) ?? 0)])))
        #expect(Sample(list: .integers([long + 1])) != Sample(list: .values([.number(JSONNumber(Double(long)) ?? 0)])))
        #expect(Sample(ratio: 0) == Sample(ratio: -0.0))
        #expect(Sample(ratio: .infinity) == Sample(ratio: .nan))
        #expect(Sample(ratio: 0.5) != Sample(ratio: 0.25))
        #expect(Sample(value: .number(JSONNumber(spelling: "1e2") ?? 0)) == Sample(value: 100))
    }

    @Test("members with the same JSON are equal, whether they are declared or additional")
    func declaredAndAdditional() {
        #expect(Sample(name: "a") == Sample(rest: ["name": "a"]))
        #expect(Sample(name: "a") != Sample(rest: ["name": "b"]))
        #expect(Sample(name: "a") != Sample(rest: ["mane": "a"]))
        #expect(Sample(value: .null) != Sample())
        #expect(Sample(list: .values([])) == Sample(list: .integers([])))
        #expect(Sample(list: .values(["a"])) != Sample(list: .integers([1])))
        #expect(
            Sample(tagged: [.node(Node(value: 1))]) == Sample(tagged: [.unrecognized(["type": "node", "value": 1])])
        )
        let segment = Segment(name: "a", additionalProperties: ["type": "b", "x": 1])
        var other = segment
        other.additionalProperties["type"] = "c"
        #expect(Sample(tagged: [.segment(segment)]) == Sample(tagged: [.segment(other)]))
        other.additionalProperties["x"] = 2
        #expect(Sample(tagged: [.segment(segment)]) != Sample(tagged: [.segment(other)]))
    }

    @Test("values of types that do not write one value are compared")
    func irregular() {
        #expect(Irregular(count: 0) == Irregular(count: 0))
        #expect(Irregular(count: 2) == Irregular(count: 2))
        #expect(Irregular(count: 1) != Irregular(count: 2))
        #expect(Irregular(count: 2) != Irregular(count: 1))
        #expect(Irregular(count: 0) != Irregular(count: 1))
    }

    @Test("a deep model and one with thousands of members are compared")
    func large() {
        var (left, right) = (Node(value: 0), Node(value: 0))
        for depth in 1..<200 { (left, right) = (Node(value: depth, next: [left]), Node(value: depth, next: [right])) }
        #expect(left == right)
        right.next?[0].value = -1
        #expect(left != right)
        let members = Dictionary(
            uniqueKeysWithValues: (0..<3_000).map { ("k\($0)", JSONValue.array([.string("v\($0)")])) }
        )
        var changed = members.mapValues { $0 }
        #expect(Sample(rest: members) == Sample(rest: changed))
        changed["k2999"] = ["w"]
        #expect(Sample(rest: members) != Sample(rest: changed))
    }
}

/// A model with properties of many types.
private struct Sample: JSONModel {
    var name: String?
    var flag: Bool?
    var ratio: Double?
    var value: JSONValue?
    @Nullable var limit: UInt64?
    var list: List?
    var names: [String]?
    var matrix: [[Double]]?
    var optional: [String?]?
    var circles: [String: Circle]?
    var inner: [Sample]?
    var shape: Shape?
    var tagged: [Tagged]?
    var rest: [String: JSONValue]

    init(
        name: String? = nil,
        ratio: Double? = nil,
        value: JSONValue? = nil,
        list: List? = nil,
        names: [String]? = nil,
        circles: [String: Circle]? = nil,
        tagged: [Tagged]? = nil,
        rest: [String: JSONValue] = [:]
    ) {
        self.name = name
        self.ratio = ratio
        self.value = value
        self.list = list
        self.names = names
        self.circles = circles
        self.tagged = tagged
        self.rest = rest
    }

    init(from json: inout JSONReader) throws {
        name = try json["name"]
        flag = try json["flag"]
        ratio = try json["ratio"]
        value = try json["value"]
        _limit = try json["limit"]
        list = try json["list"]
        names = try json["names"]
        matrix = try json["matrix"]
        optional = try json["optional"]
        circles = try json["circles"]
        inner = try json["inner"]
        shape = try json["shape"]
        tagged = try json["tagged"]
        rest = try json.rest()
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("name", name)
        json.write("flag", flag)
        json.write("ratio", ratio)
        json.write("value", value)
        json.write("limit", _limit)
        json.write("list", list)
        json.write("names", names)
        json.write("matrix", matrix)
        json.write("optional", optional)
        json.write("circles", circles)
        json.write("inner", inner)
        json.write("shape", shape)
        json.write("tagged", tagged)
        json.writeRest(rest)
        json.endObject()
    }

    /// Stores the same JSON in other types.
    mutating func useOtherForms() {
        if case .integers(let integers) = list { list = .values(integers.map { .number(JSONNumber($0)) }) }
        if let circle = shape { shape = (try? JSONValue(jsonBytes: circle.jsonBytes())).map(Shape.unrecognized) }
        tagged = tagged?.map { tagged in
            (try? JSONValue(jsonBytes: tagged.jsonBytes())).map(Tagged.unrecognized) ?? tagged
        }
        for index in (inner ?? []).indices { inner?[index].useOtherForms() }
    }
}

/// A value that writes as many values as its count.
private struct Irregular: JSONModel {
    var count: Int

    init(count: Int) { self.count = count }

    init(from json: inout JSONReader) throws { count = try json.read() }

    func write(to json: inout JSONWriter) {
        for _ in 0..<count { json.write(true) }
    }
}

/// A union of arrays.
private enum List: JSONModel {
    case integers([Int])
    case values([JSONValue])

    init(from json: inout JSONReader) throws {
        if let integers = json.attempt(as: [Int].self) {
            self = .integers(integers)
        } else {
            self = .values(try json.read())
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .integers(let value): value.write(to: &json)
        case .values(let value): value.write(to: &json)
        }
    }
}

/// The members of a random sample, whose JSON can be spelled in several ways.
private struct SampleText {
    private var members: [(name: String, value: Spelled)]

    /// A value as JSON in several spellings.
    private indirect enum Spelled {
        case scalar([String])
        case array([Spelled])
        case object([(String, Spelled)])
    }

    init(random: inout SeededRandom, depth: Int) {
        members = []
        let names =
            ["name", "flag", "ratio", "value", "limit", "list", "names", "matrix", "optional", "circles", "inner"]
            + ["shape", "tagged", "x", "y"]
        for name in names where Int.random(in: 0..<3, using: &random) == 0 {
            members.append((name, Self.value(of: name, depth, &random)))
        }
    }

    /// Replaces, removes or adds a member.
    mutating func change(_ random: inout SeededRandom) {
        let other = SampleText(random: &random, depth: 2)
        if let index = members.indices.randomElement(using: &random), Bool.random(using: &random) {
            members[index].value = Self.value(of: members[index].name, 2, &random)
        } else if let index = members.indices.randomElement(using: &random), Bool.random(using: &random) {
            members.remove(at: index)
        } else if let member = other.members.randomElement(using: &random) {
            members.removeAll { $0.name == member.name }
            members.append(member)
        }
    }

    func text(_ random: inout SeededRandom) -> String { Self.text(.object(members), &random) }

    private static func text(_ value: Spelled, _ random: inout SeededRandom) -> String {
        switch value {
        case .scalar(let spellings): return spellings.randomElement(using: &random) ?? ""
        case .array(let elements): return "[" + elements.map { text($0, &random) }.joined(separator: ",") + "]"
        case .object(let members):
            let texts = members.map { "\"\($0)\":" + text($1, &random) }
            return "{" + texts.shuffled(using: &random).joined(separator: ",") + "}"
        }
    }

    private static func value(of name: String, _ depth: Int, _ random: inout SeededRandom) -> Spelled {
        func pick(_ values: [Spelled]) -> Spelled { values.randomElement(using: &random) ?? .array([]) }
        func many(_ value: (inout SeededRandom) -> Spelled) -> [Spelled] {
            (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random) }
        }
        func strings() -> Spelled {
            let long = String(repeating: "long ", count: 5)
            return pick([
                .scalar(["\"a\"", "\"\\u0061\""]), .scalar(["\"b\""]), .scalar(["\"\(long)a\""]),
                .scalar(["\"\(long)b\""]),
            ])
        }
        func numbers() -> Spelled {
            pick([.scalar(["1", "1.0", "10e-1"]), .scalar(["2", "0.2E1"]), .scalar(["1.5", "15e-1"])])
        }
        func circle() -> Spelled {
            .object([("kind", .scalar(["\"circle\""])), ("radius", numbers())])
        }
        switch name {
        case "name": return strings()
        case "flag": return pick([.scalar(["true"]), .scalar(["false"])])
        case "ratio": return numbers()
        case "limit": return pick([.scalar(["1"]), .scalar(["2"]), .scalar(["null"])])
        case "list": return .array(many { _ in pick([.scalar(["1"]), .scalar(["1"]), .scalar(["2"]), strings()]) })
        case "names": return .array(many { _ in strings() })
        case "matrix": return .array(many { _ in .array(many { _ in numbers() }) })
        case "optional": return .array(many { _ in pick([.scalar(["null"]), strings()]) })
        case "circles": return .object([("a", circle()), ("b", circle())].filter { _ in Bool.random(using: &random) })
        case "inner" where depth > 0:
            return .array(many { .object(SampleText(random: &$0, depth: depth - 1).members) })
        case "shape": return pick([circle(), strings(), .object([("kind", strings())])])
        case "tagged":
            return .array(
                many { _ in
                    pick([
                        .object([("type", .scalar(["\"node\""])), ("value", pick([.scalar(["1"]), .scalar(["2"])]))]),
                        .object([("type", .scalar(["\"other\""])), ("x", numbers())]),
                    ])
                }
            )
        case "value", "x", "y":
            return pick([
                numbers(), strings(), .scalar(["null"]), .array(many { _ in numbers() }), .object([("k", strings())]),
            ])
        default: return .array([])
        }
    }
}
