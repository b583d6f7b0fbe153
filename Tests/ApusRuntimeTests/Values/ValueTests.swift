import Foundation
import Testing

@testable import ApusRuntime

@Suite("values of Foundation as JSON")
struct ValueTests {
    private func roundTrip<Value: JSONReadable & JSONWritable>(_ json: String, as type: Value.Type) throws -> String {
        String(decoding: try Value(jsonBytes: Array(json.utf8)).jsonBytes(), as: UTF8.self)
    }

    @Test("each is read and written")
    func all() throws {
        #expect(try roundTrip("\"2024-01-01T00:00:00Z\"", as: Date.self) == "\"2024-01-01T00:00:00Z\"")
        #expect(
            try roundTrip("\"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6\"", as: UUID.self)
                == "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""
        )
        #expect(try roundTrip("\"https://a.b/c?d=e\"", as: URL.self) == "\"https://a.b/c?d=e\"")
        #expect(try roundTrip("\"AQI=\"", as: Data.self) == "\"AQI=\"")
        #expect(try roundTrip("\"AQI\"", as: Data.self) == "\"AQI=\"")
        #expect(try roundTrip("\"_-8\"", as: Data.self) == "\"/+8=\"")
        #expect(try roundTrip("0.1234567890123456789012345", as: Decimal.self) == "0.1234567890123456789012345")
        #expect(try roundTrip("\"12.50\"", as: Decimal.self) == "12.5")
        #expect(try roundTrip("\"AQI=\"", as: UploadFile.self) == "\"AQI=\"")
    }

    @Test("other values are faults")
    func faults() {
        #expect(throws: JSONFault.self) { try Date(jsonBytes: Array("1".utf8)) }
        #expect(throws: JSONFault.self) { try UUID(jsonBytes: Array("\"x\"".utf8)) }
        #expect(throws: JSONFault.self) { try Data(jsonBytes: Array("\"***\"".utf8)) }
        #expect(throws: JSONFault.self) { try Decimal(jsonBytes: Array("\"1x\"".utf8)) }
        #expect(throws: JSONFault.self) { try CalendarDate(jsonBytes: Array("\"2024-02-30\"".utf8)) }
    }

    private struct Node: JSONReadable, JSONWritable {
        var name: String
        @Indirect var next: Node?

        init(from json: inout JSONReader) throws {
            name = try json["name"]
            _next = try json["next"]
        }

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.write("name", name)
            json.write("next", _next)
            json.endObject()
        }
    }

    @Test("a type can hold itself")
    func indirect() throws {
        let json = #"{"name":"a","next":{"name":"b"}}"#
        #expect(try roundTrip(json, as: Node.self) == json)
        var node = try Node(jsonBytes: Array(json.utf8))
        let copy = node
        node.next?.name = "c"
        #expect(copy.next?.name == "b" && node.next?.name == "c")
    }

    @Test("headers are read as their type")
    func headers() {
        #expect(ResponseHeader<Int>("X").read(" 42 ") == 42)
        #expect(ResponseHeader<Int>("X").read("x") == nil)
        #expect(ResponseHeader<String>("X").read("42") == "42")
        #expect(ResponseHeader<Bool>("X").read("true") == true)
        #expect(ResponseHeader<[String]>("X").read("a, b") == ["a", "b"])
        #expect(ResponseHeader<[Int]>("X").read("1,2") == [1, 2])
        #expect(ResponseHeader<Date>("X").read("Sun, 06 Nov 1994 08:49:37 GMT")?.timeIntervalSince1970 == 784_111_777)
        #expect(ResponseHeader<Date>("X").read("1970-01-01T00:00:00Z")?.timeIntervalSince1970 == 0)
    }
}
