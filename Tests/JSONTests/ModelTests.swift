import ApusJSON
import Foundation
import Testing

@Suite("Models")
struct ModelTests {
    private static let full = #"""
        {"name":"a","note":"n","tags":["x","y"],"parent":null,"limit":null,"order":"ASC","children":[],"extra":[1.50]}
        """#

    @Test("a model round-trips byte for byte")
    func roundTrip() throws {
        let segment = try Segment(jsonBytes: Self.full.utf8)
        #expect(String(decoding: try segment.jsonBytes(), as: UTF8.self) == Self.full)
    }

    @Test(
        "null and absent members round-trip",
        arguments: [
            #"{"name":"a","tags":[],"parent":null}"#,
            #"{"name":"a","tags":[],"parent":"p","limit":null}"#,
            #"{"name":"a","tags":[],"parent":"p","limit":7}"#,
        ]
    )
    func presence(text: String) throws {
        let segment = try Segment(jsonBytes: text.utf8)
        #expect(String(decoding: try segment.jsonBytes(), as: UTF8.self) == text)
    }

    @Test("an explicit null can be set, and nil removes the member")
    func explicitNull() throws {
        var segment = Segment(name: "a", parent: "p", limit: 3)
        #expect(segment.$limit == .value(3))
        segment.$limit = .null
        #expect(segment.limit == nil)
        #expect(try text(segment) == #"{"name":"a","tags":[],"parent":"p","limit":null}"#)
        segment.limit = nil
        #expect(try text(segment) == #"{"name":"a","tags":[],"parent":"p"}"#)
    }

    @Test("null is read as nil for an optional member")
    func nullOptional() throws {
        let segment = try Segment(jsonBytes: #"{"name":"a","note":null,"tags":[],"parent":"p"}"#.utf8)
        #expect(segment.note == nil)
        #expect(segment.additionalProperties.isEmpty)
    }

    @Test("members are found in any order, and unknown members are kept")
    func order() throws {
        let segment = try Segment(jsonBytes: #"{"z":1,"tags":["t"],"y":{},"parent":"p","name":"a","x":null}"#.utf8)
        #expect(segment.name == "a" && segment.tags == ["t"] && segment.parent == "p")
        #expect(segment.additionalProperties == ["x": .null, "y": [:], "z": 1])
    }

    @Test("the first of two equal names is used, and the second is not kept as an additional property")
    func duplicates() throws {
        let text = #"{"tags":[],"name":"first","parent":null,"na\u006de":"second","q":1,"q":2}"#
        let segment = try Segment(jsonBytes: text.utf8)
        #expect(segment.name == "first")
        #expect(segment.additionalProperties == ["q": 1])
    }

    @Test("a large object is read like a small one")
    func largeObject() throws {
        let extras = (0..<500).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
        let text = "{\(extras),\"name\":\"first\",\"name\":\"second\",\"k7\":-1,\"parent\":null,\"tags\":[]}"
        let segment = try Segment(jsonBytes: text.utf8)
        #expect(segment.name == "first" && segment.tags.isEmpty)
        #expect(segment.additionalProperties.count == 500)
        #expect(segment.additionalProperties["k7"] == 7)
    }

    @Test("null is read as an empty array or dictionary where one is required")
    func nullContainers() throws {
        let segment = try Segment(jsonBytes: #"{"name":"a","tags":null,"parent":"p","children":null}"#.utf8)
        #expect(segment.tags == [] && segment.children == nil)
        #expect(try [String: [Int]](jsonBytes: #"{"a":null}"#.utf8) == ["a": []])
        #expect(try [String: [Int]](jsonBytes: "null".utf8) == [:])
        #expect(try [String: [Int]](jsonBytes: "[]".utf8) == [:])
        #expect(try [[Int]](jsonBytes: "[null,[1]]".utf8) == [[], [1]])
    }

    @Test("the JSON in a string is read and written")
    func jsonText() throws {
        let text = #"["{\"name\":\"a\",\"tags\":[],\"parent\":null}"]"#
        let read = try JSONReader(text.utf8).read(as: [JSONText<Segment>].self)
        #expect(read.first?.value.name == "a")
        #expect(String(decoding: try read.jsonBytes(), as: UTF8.self) == text)
        #expect(throws: JSONFault.self) { try JSONReader(#"["{"]"#.utf8).read(as: [JSONText<Segment>].self) }
        #expect(throws: JSONFault.self) { try JSONReader(#"[{}]"#.utf8).read(as: [JSONText<Segment>].self) }
    }

    @Test("the elements of a tuple are read and written by position; those omitted at the end are not written")
    func tuples() throws {
        for text in [#"["a",null]"#, #"["a",1,true]"#, #"["a",1,null,[2]]"#, #"["a",null,false,[],[3]]"#] {
            let entry = try Entry(jsonBytes: text.utf8)
            #expect(String(decoding: try entry.jsonBytes(), as: UTF8.self) == text)
        }
        #expect(throws: JSONFault.self) { try Entry(jsonBytes: #"["a"]"#.utf8) }
        #expect(throws: JSONFault.self) { try Entry(jsonBytes: #"{}"#.utf8) }
        #expect(throws: JSONFault.self) { try Entry(jsonBytes: #"["a",1,2]"#.utf8) }
    }

    @Test(
        "a fault names the configuration that makes a missing or null member optional",
        arguments: [
            (#"{"tags":[],"parent":null}"#, "optional: [Segment.name]"),
            (#"{"name":null,"tags":[],"parent":null}"#, "nullable: [Segment.name]"),
            (#"{"name":"a","tags":[],"parent":"p","children":[{"name":"b","tags":[]}]}"#, "optional: [Segment.parent]"),
            (#"{"name":"a","tags":[],"parent":"p","children":[{"name":null}]}"#, "nullable: [Segment.name]"),
            (#"{"name":1,"tags":[],"parent":null}"#, nil),
            (#"{"name":"a","tags":[null],"parent":null}"#, nil),
        ]
    )
    func configuration(text: String, expected: String?) throws {
        let fault = #expect(throws: JSONFault.self) { try JSONReader(text.utf8).read(as: Segment.self) }
        #expect(fault?.configuration == expected)
    }

    @Test(
        "faults report the place and the problem",
        arguments: [
            (#"{"tags":[],"parent":null}"#, "", "the required member 'name' is missing"),
            (#"{"name":1,"tags":[],"parent":null}"#, "/name", "expected string, found 1"),
            (#"{"name":null,"tags":[],"parent":null}"#, "/name", "expected string, found null"),
            (#"{"name":"a","tags":["x",true],"parent":null}"#, "/tags/1", "expected string, found true"),
            (#"{"name":"a","tags":[]}"#, "", "the required member 'parent' is missing"),
            (#"{"name":"a","tags":[],"parent":null,"limit":1.5}"#, "/limit", "expected integer, found 1.5"),
            (
                #"{"name":"a","tags":[],"parent":null,"children":[{"name":"b","tags":{},"parent":null}]}"#,
                "/children/0/tags", "expected array, found {}"
            ),
        ]
    )
    func faults(text: String, pointer: String, problem: String) throws {
        let fault = #expect(throws: JSONFault.self) { try Segment(jsonBytes: text.utf8) }
        #expect(fault?.pointer == pointer)
        #expect(fault?.description.hasSuffix(problem) == true, "\(String(describing: fault))")
    }

    @Test("a JSON Pointer escapes '~' and '/'")
    func pointerEscapes() throws {
        let json = try JSONReader(#"{"a/b~c":{"":[0,{"x":1}]}}"#.utf8)
        let inner = try #require(json["a/b~c"]?[""])
        let element = try #require(try inner.array().dropFirst().first { _ in true })
        #expect(element["x"]?.pointer == "/a~1b~0c//1/x")
    }

    @Test("models work with Foundation's JSON coders")
    func foundationJSON() throws {
        let segment = try Segment(jsonBytes: Self.full.utf8)
        let data = try JSONEncoder().encode(["s": [segment]])
        let back = try JSONDecoder().decode([String: [Segment]].self, from: data)
        #expect(back == ["s": [segment]])
        let large = try JSONDecoder().decode(
            JSONValue.self,
            from: Data("[9223372036854775807,18446744073709551615]".utf8)
        )
        #expect(large == [.number(JSONNumber(Int64.max)), .number(JSONNumber(UInt64.max))])
        #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(large)) == large)
    }

    @Test("models work with property lists")
    func propertyList() throws {
        var segment = try Segment(jsonBytes: Self.full.utf8)
        segment.order = .unrecognized("SIDEWAYS")
        for format in [PropertyListSerialization.PropertyListFormat.binary, .xml] {
            let encoder = PropertyListEncoder()
            encoder.outputFormat = format
            let back = try PropertyListDecoder().decode([Segment].self, from: encoder.encode([segment]))
            #expect(back == [segment])
        }
    }

    @Test("a fault in a foreign decoder is thrown as DecodingError with the complete coding path")
    func codingPath() throws {
        let text = #"{"s":[{"name":"a","tags":["x",1],"parent":null}]}"#
        do {
            _ = try JSONDecoder().decode([String: [Segment]].self, from: Data(text.utf8))
            Issue.record("decoded")
        } catch DecodingError.typeMismatch(_, let context) {
            #expect(context.codingPath.map(\.stringValue).suffix(2) == ["tags", "1"])
            #expect(context.codingPath.count == 4)
            #expect(context.underlyingError is JSONFault)
        }
    }

    @Test("equality and hashing compare the written JSON")
    func equality() throws {
        let segment = try Segment(jsonBytes: Self.full.utf8)
        var other = segment
        #expect(segment == other && Set([segment, other]).count == 1)
        other.$limit = .absent
        #expect(segment != other && Set([segment, other]).count == 2)
        #expect(Circle(radius: 0) == Circle(radius: -0.0))
        let spelled = try Segment(jsonBytes: Self.full.replacing("1.50", with: "15e-1").utf8)
        #expect(spelled == segment && spelled.hashValue == segment.hashValue)
    }

    @Test("unions select their case and keep values that match none")
    func unions() throws {
        let text = #"[{"kind":"circle","radius":2.5},"hello",{"kind":"square","side":1},{"side":2}]"#
        let shapes = try [Shape](jsonBytes: text.utf8)
        #expect(shapes[0] == .circle(Circle(radius: 2.5)))
        #expect(shapes[1] == .label("hello"))
        #expect(shapes[2] == .unrecognized(["kind": "square", "side": 1]))
        #expect(try self.text(shapes) == text)
    }

    @Test(
        "a discriminator that is not a property of the payload is written once",
        arguments: [
            #"{"type":"node","value":1,"next":[{"value":2}]}"#,
            #"{"type":"segment","name":"n","tags":[],"parent":null,"extra":{"type":"inner"}}"#,
            #"{"type":"other"}"#,
        ]
    )
    func addedDiscriminator(text: String) throws {
        #expect(try self.text([Tagged](jsonBytes: "[\(text)]".utf8)) == "[\(text)]")
    }

    @Test("attempt returns nil where reading throws")
    func attempts() throws {
        let json = try JSONReader("[1,\"x\"]".utf8)
        #expect(json.attempt(as: [Int].self) == nil)
        #expect(json.attempt(as: [JSONValue].self) == [1, "x"])
    }

    @Test("a reader inspects a value without reading it")
    func inspection() throws {
        let json = try JSONReader(#"{"a":null,"b":"x","c":1}"#.utf8)
        #expect(json.kind == .object && json.has("a") && !json.has("z"))
        #expect(json.hasKeys("a", "c") && !json.hasKeys("a", "z"))
        #expect(json.lacksKeys("y", "z") && !json.lacksKeys("a", "z"))
        #expect(json.string(at: "b") == "x" && json.string(at: "c") == nil && json.string(at: "z") == nil)
        #expect(try json.discriminator("a") == nil)
        #expect(throws: JSONFault.self) { try json.discriminator("c") }
        #expect(json["c"]?.rawBytes == Array("1".utf8))
    }

    @Test("open enumerations keep unknown values")
    func openEnums() throws {
        let text = #"["ASC","SIDEWAYS","DESC"]"#
        let orders = try [SortOrder](jsonBytes: text.utf8)
        #expect(orders == [.ascending, .unrecognized("SIDEWAYS"), .descending])
        #expect(try self.text(orders) == text)
        #expect(try JSONDecoder().decode([SortOrder].self, from: JSONEncoder().encode(orders)) == orders)
        #expect(SortOrder.unrecognized("ASC") == .ascending)
        #expect(Set([SortOrder.unrecognized("ASC"), .ascending]).count == 1)
        #expect("\(SortOrder.descending)" == "DESC")

        let priorities = try [Priority](jsonBytes: "[1,2,3]".utf8)
        #expect(priorities == [.low, .high, .unrecognized(3)])
        #expect(try JSONDecoder().decode([Priority].self, from: JSONEncoder().encode(priorities)) == priorities)

        let mixed = try [Mixed](jsonBytes: #"[1,"auto",{"x":[]}]"#.utf8)
        #expect(mixed == [.one, .auto, .unrecognized(["x": []])])
        #expect(try JSONDecoder().decode([Mixed].self, from: JSONEncoder().encode(mixed)) == mixed)
    }

    @Test("writing a number that is not finite throws with its pointer")
    func notFinite() throws {
        let fault = #expect(throws: JSONWritingFault.self) {
            try [["a": Circle(radius: 1)], ["b": Circle(radius: .infinity)]].jsonBytes()
        }
        #expect(fault?.pointer == "/1/b/radius")
        #expect(fault?.message == "inf is not a JSON number")
    }

    private func text(_ value: some JSONWritable) throws -> String {
        String(decoding: try value.jsonBytes(), as: UTF8.self)
    }

    @Test(
        "equality and hashes are those of the JSON, wherever the first difference is",
        arguments: [0, 1, 60, 120, 127, 128, 129, 200, 5_000]
    )
    func equality(length: Int) throws {
        let prefix = String(repeating: "é", count: length)
        let segment = Segment(
            name: prefix,
            note: prefix,
            tags: [prefix, "last"],
            children: [Segment(name: "child")],
            additionalProperties: ["k": [1, 2.5], "l": [prefix: "m"]]
        )
        let again = try Segment(jsonBytes: segment.jsonBytes())
        #expect(segment == again && segment.hashValue == again.hashValue)
        let copy = segment
        #expect(segment == copy)
        let changes: [(inout Segment) -> Void] = [
            { $0.name += "x" }, { $0.note = nil }, { $0.tags[1] = "LAST" }, { $0.tags.removeLast() },
            { $0.parent = "p" }, { $0.$limit = .null }, { $0.children?[0].name = "CHILD" },
            { $0.children?.append(Segment(name: "other")) }, { $0.additionalProperties["k"] = [1, 2.25] },
            { $0.additionalProperties["z"] = .null },
        ]
        for change in changes {
            var other = segment
            change(&other)
            #expect(segment != other && other != segment)
        }
    }

    @Test("values with other memory that write the same JSON are equal")
    func equalWriting() throws {
        let number = Segment(name: "a", additionalProperties: ["n": .number(JSONNumber(1)), "o": [:]])
        let spelled = try Segment(jsonBytes: #"{"name":"a","tags":[],"parent":null,"n":1.0,"o":{}}"#.utf8)
        #expect(number == spelled && number.hashValue == spelled.hashValue)
        let circle = try Shape(jsonBytes: #"{"kind":"circle","radius":2}"#.utf8)
        let long = String(repeating: "k", count: 300)
        let unknown = Shape.unrecognized(["kind": "circle", "radius": 2])
        #expect(circle == unknown && circle.hashValue == unknown.hashValue)
        let first = Shape.unrecognized([long: 1, "z": 2])
        #expect(first != Shape.unrecognized([long: 1, "z": 3]))
    }
}
