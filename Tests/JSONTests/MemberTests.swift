import Testing

@testable import ApusJSON

/// The methods of ``JSONReader`` and ``JSONWriter`` for members of the usual types do what the general ones do.
@Suite("Members")
struct MemberTests {
    static let values: [String?] = [
        nil, "null", "true", "false", "0", "-7", "1.5", "1e2", "9223372036854775807", "9223372036854775808", "1e400",
        #""""#, #""text""#, #""a\u0062""#, "[]", #"["x"]"#, "[1]", "[null]", "{}", #"{"k":"v"}"#, #"{"k":1}"#,
    ]

    /// Reads the member `a` with a method and with the general subscript; compares values, or else faults.
    private func compare<Value: JSONReadable & Equatable>(
        _ text: String,
        _ method: (inout JSONReader, StaticString) -> Value
    ) throws {
        try compare(text, method) { object, key throws -> Value in try object[key] }
    }

    /// The same for a member that may be missing.
    private func compareOptional<Value: JSONReadable & Equatable>(
        _ text: String,
        _ method: (inout JSONReader, StaticString) -> Value?
    ) throws {
        try compare(text, method) { object, key throws -> Value? in try object[key] }
    }

    private func compare<Value: Equatable>(
        _ text: String,
        _ method: (inout JSONReader, StaticString) -> Value,
        _ subscripted: (inout JSONReader, StaticString) throws -> Value
    ) throws {
        var object = try JSONReader(text.utf8)
        var general = try object.object()
        let value = method(&object, "a")
        do {
            let expected = try subscripted(&general, "a")
            try object.end()
            #expect(value == expected, "\(text)")
        } catch let fault as JSONFault {
            let kept = #expect(throws: JSONFault.self, "\(text) as \(Value.self)") { try object.end() }
            #expect(kept.map(String.init(describing:)) == fault.description)
            #expect(kept?.configuration == fault.configuration)
        }
    }

    @Test("a member is read as by the general method", arguments: values)
    func reading(value: String?) throws {
        let text = value.map { #"{"b":1,"a":\#($0)}"# } ?? #"{"b":1}"#
        try compare(text) { $0.string($1) as String }
        try compareOptional(text) { $0.string($1) as String? }
        try compare(text) { $0.boolean($1) as Bool }
        try compareOptional(text) { $0.boolean($1) as Bool? }
        try compare(text) { $0.integer($1) as Int }
        try compareOptional(text) { $0.integer($1) as Int? }
        try compare(text) { $0.integer($1) as Int64 }
        try compareOptional(text) { $0.integer($1) as Int64? }
        try compare(text) { $0.number($1) as Double }
        try compareOptional(text) { $0.number($1) as Double? }
        try compare(text) { $0.array($1) as [String] }
        try compareOptional(text) { $0.array($1) as [String]? }
        try compare(text) { $0.array($1) as [JSONValue] }
        try compare(text) { $0.dictionary($1) as [String: String] }
        try compareOptional(text) { $0.dictionary($1) as [String: String]? }
        try compareOptional(text) { $0.value($1) as String? }
        try compareOptional(text) { $0.value($1) as JSONValue? }
    }

    @Test("the first fault is kept, and later members are still searched")
    func first() throws {
        var object = try JSONReader(#"{"a":1,"b":"text","c":true}"#.utf8)
        let a: String = object.string("a")
        let b: String = object.string("b")
        let c: Int = object.integer("c")
        #expect(a == "" && b == "text" && c == 0)
        let fault = #expect(throws: JSONFault.self) { try object.end() }
        #expect(fault?.pointer == "/a")
    }

    @Test("the general method and the rest throw a fault that was found before")
    func order() throws {
        var object = try JSONReader(#"{"a":1,"b":2}"#.utf8)
        let _: String = object.string("a")
        #expect(throws: JSONFault.self) { let _: Int = try object["b"] }
        #expect(throws: JSONFault.self) { let _: [String: JSONValue] = try object.rest() }
    }

    @Test("the general method reports a fault that was kept before its own")
    func firstFault() throws {
        var object = try JSONReader(#"{"a":1,"b":2}"#.utf8)
        let _: String = object.string("a")
        let wrong = #expect(throws: JSONFault.self) { let _: String = try object["b"] }
        let missing = #expect(throws: JSONFault.self) { let _: String = try object["c"] }
        let presence = #expect(throws: JSONFault.self) { let _: Nullable<String> = try object["b"] }
        for fault in [wrong, missing, presence] { #expect(fault?.pointer == "/a") }
    }

    @Test("a nullable member is read, and its fault is kept", arguments: ["nullable", "presence", "missing"])
    func nullable(method: String) throws {
        var object = try JSONReader(#"{"a":null,"b":"x","c":1}"#.utf8)
        let a: String? = object.nullable("a")
        let b: String? = object.nullable("b")
        #expect(a == nil && b == "x")
        var states = try JSONReader(#"{"a":null,"b":"x"}"#.utf8)
        #expect(states.presence("a") == Nullable<String>(.null))
        #expect(states.presence("b") == Nullable<String>(.value("x")))
        #expect(states.presence("c") == Nullable<String>(.absent))
        try states.end()
        try object.end()
        switch method {
        case "nullable": let _: String? = object.nullable("c")
        case "presence": let _: Nullable<String> = object.presence("c")
        default: let _: String? = object.nullable("d")
        }
        let fault = #expect(throws: JSONFault.self) { try object.end() }
        #expect(fault?.pointer == (method == "missing" ? "" : "/c"))
    }

    /// A type with one member, whose reading initializer does not throw.
    private struct Named: JSONReadable, Equatable {
        let name: String
        init(from json: inout JSONReader) { name = json.string("name") }
    }

    @Test("a fault that a type keeps is thrown wherever the type is read")
    func keptByType() throws {
        let wrong = #"{"name":1}"#
        func fault(_ text: String, _ read: (inout JSONReader) throws -> Void) -> JSONFault? {
            #expect(throws: JSONFault.self) {
                var json = try JSONReader(text.utf8)
                try read(&json)
            }
        }
        let faults = [
            fault(wrong) { _ = try $0.read(as: Named.self) },
            fault(#"{"a":\#(wrong)}"#) { let _: Named = try $0["a"] },
            fault(#"{"a":\#(wrong)}"#) { let _: Named? = try $0["a"] },
            fault(#"{"a":\#(wrong)}"#) { let _: Nullable<Named> = try $0["a"] },
            fault(#"{"a":\#(wrong)}"#) { _ = try $0.read(as: [String: Named].self) },
            fault("[\(wrong)]") { _ = try $0.read(as: [Named].self) },
            fault("[\(wrong)]") { _ = try $0.read(as: [Named?].self) },
            fault("[\(wrong)]") { json in
                var elements = try json.tuple()
                let _: Named = try elements.next("0")
            },
        ]
        for fault in faults {
            #expect(fault?.pointer.hasSuffix("/name") == true)
            #expect(fault?.expected == "string")
        }
        #expect(try JSONReader(wrong.utf8).attempt(as: Named.self) == nil)
        #expect(throws: JSONFault.self) { try Named(jsonBytes: wrong.utf8) }
    }

    /// Names that differ in some bytes only; the first and the last byte of many are equal.
    private static let similar: [StaticString] = [
        "", "a", "b", "ab", "ba", "aba", "aca", "abba", "acca", "abca", "a b", "a\u{e9}a", "a\u{e8}a", "bbbbbbbb",
        "bbbabbbb", "bbbbabbb", "abbbbbbbb", "abbbbbbab", "abbbbbbbbbbbbbbbb", "abbbbbbbabbbbbbbb",
    ]

    @Test("members are found in every order, and others are missing", arguments: 0..<200 as Range<UInt64>)
    func anyOrder(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let present = Self.similar.filter { _ in Bool.random(using: &random) }.map(String.init(describing:))
        let members = present.shuffled(using: &random).map { name in
            // An escape in one of four names.
            let isEscaped = Int.random(in: 0..<4, using: &random) == 0 && name.first == "a"
            return "\"\(isEscaped ? "\\u0061" + name.dropFirst() : name)\":\"\(name)\""
        }
        var object = try JSONReader("{\(members.joined(separator: ","))}".utf8)
        for name in Self.similar.shuffled(using: &random) {
            let text = String(describing: name)
            #expect(object.string(name) == (present.contains(text) ? text : nil))
        }
        try object.end()
    }

    @Test("strings of every length are read and written without a change")
    func lengths() throws {
        for length in 0...40 {
            let plain = String(repeating: "x", count: length)
            var texts = [plain]
            for place in 0..<length {
                for other in ["\"", "\\", "\n", "\u{e9}", "\u{1}"] {
                    let before = plain.prefix(place)
                    texts.append(before + other + plain.dropFirst(place + 1))
                }
            }
            let bytes = try texts.jsonBytes()
            #expect(try [String](jsonBytes: bytes) == texts)
            #expect(bytes.count == 2 + texts.reduce(texts.count - 1) { $0 + quotedLength($1) })
        }
    }

    /// The length of a text as a JSON string.
    private func quotedLength(_ text: String) -> Int {
        text.utf8.reduce(2) { $0 + (["\"", "\\", "\n"].contains(UnicodeScalar($1)) ? 2 : $1 < 0x20 ? 6 : 1) }
    }

    @Test(
        "a value that is not an object has no members and a fault",
        arguments: ["[]", #"["a",1]"#, "null", "1", #""a""#]
    )
    func notAnObject(text: String) throws {
        var object = try JSONReader(text.utf8)
        let value: String? = object.string("a")
        #expect(value == nil && object.count == 0)
        let fault = #expect(throws: JSONFault.self) { try object.end() }
        #expect(fault?.description == #expect(throws: JSONFault.self) { try object.object() }?.description)
    }

    @Test("an array of more elements than are scanned is not an object")
    func largeArray() throws {
        let text = "[" + String(repeating: #""a","#, count: 100) + "0]"
        var object = try JSONReader(text.utf8)
        let value: String? = object.string("a")
        #expect(value == nil)
        #expect(throws: JSONFault.self) { try object.end() }
    }

    /// Writes a member with a method and with the general one.
    private func compare<Value: JSONWritable>(_ value: Value, _ method: (inout JSONWriter) -> Void) throws {
        try compare({ $0.write("a", value) }, method)
    }

    /// The same for a member that may be missing.
    private func compare<Value: JSONWritable>(_ value: Value?, _ method: (inout JSONWriter) -> Void) throws {
        try compare({ $0.write("a", value) }, method)
    }

    private func compare(_ general: (inout JSONWriter) -> Void, _ method: (inout JSONWriter) -> Void) throws {
        #expect(try text(writing: method) == text(writing: general))
    }

    /// An object with the members that a closure writes.
    private func text(writing members: (inout JSONWriter) -> Void) throws -> String {
        var json = JSONWriter()
        json.beginObject()
        members(&json)
        json.endObject()
        return String(decoding: try json.finish(), as: UTF8.self)
    }

    @Test("a member is written as by the general method")
    func writing() throws {
        for value in ["", "a\"\n", nil] {
            try compare(value) { $0.string("a", value) }
            if let value { try compare(value) { $0.string("a", value) } }
        }
        for value in [true, false, nil] {
            try compare(value) { $0.boolean("a", value) }
            if let value { try compare(value) { $0.boolean("a", value) } }
        }
        for value in [0, -7, Int.max, nil] {
            try compare(value) { $0.integer("a", value) }
            try compare(value.map(Int64.init)) { $0.integer("a", value.map(Int64.init)) }
            if let value { try compare(value) { $0.integer("a", value) } }
        }
        for value in [0, -1.5, 1e300, nil] {
            try compare(value) { $0.number("a", value) }
            if let value { try compare(value) { $0.number("a", value) } }
        }
        for value in [[], ["x"], nil] {
            try compare(value) { $0.array("a", value) }
            try compare(value) { $0.write("a", value) }
            if let value { try compare(value) { $0.array("a", value) } }
        }
        for value in [[:], ["b": 1, "a": 2], nil] {
            try compare(value) { $0.dictionary("a", value) }
            if let value { try compare(value) { $0.dictionary("a", value) } }
        }
    }

    @Test("a number that is not finite is a fault")
    func infinity() {
        #expect(throws: JSONWritingFault.self) {
            var json = JSONWriter()
            json.beginObject()
            json.number("a", .infinity)
            json.endObject()
            _ = try json.finish()
        }
    }
}
