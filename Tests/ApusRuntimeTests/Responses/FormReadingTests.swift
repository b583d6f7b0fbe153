import Foundation
import Testing

@testable import ApusRuntime

@Suite("forms in responses")
struct FormReadingTests {
    @Test(
        "each value is read as its kind",
        arguments: [
            ("a=1&b=x+y%26&c", [:], #"{"a":"1","b":"x y&","c":""}"#), ("", [:], "{}"), ("&&a=&", [:], #"{"a":""}"#),
            (
                "n=1&t=true&f=1.50&o=%7B%22a%22%3A1%7D", ["n": .json, "t": .json, "f": .json, "o": .json],
                #"{"n":1,"t":true,"f":1.50,"o":{"a":1}}"#
            ),
            ("n=x&m=", ["n": .json, "m": .json], #"{"n":"x"}"#),
            (
                "s=a&s=b&i=1&i=2&t%5B%5D=a", ["s": .texts, "i": .jsonValues, "t": .texts],
                #"{"s":["a","b"],"i":[1,2],"t":["a"]}"#
            ),
            ("a=1&a=2", [:], #"{"a":"1"}"#), ("a%=%zz%4&%C3%A4=%FF", [:], "{\"a%\":\"%zz%4\",\"ä\":\"\u{FFFD}\"}"),
            ("a=b=c", [:], #"{"a":"b=c"}"#), ("k%5B%5D=1", [:], #"{"k[]":"1"}"#),
        ] as [(String, [String: FormValueKind], String)]
    )
    func kinds(form: String, kinds: [String: FormValueKind], json: String) throws {
        #expect(String(decoding: try FormReading.json(form.utf8, kinds), as: UTF8.self) == json)
    }

    @Test(
        "the body of a failure is read as a form, or as JSON if the server sends JSON",
        arguments: [
            ("code=4&reason=x+y", ["code": 4, "reason": "x y"]), (#"{"code":5}"#, ["code": 5]), ("", nil),
        ] as [(String, JSONValue?)]
    )
    func failure(body: String, expected: JSONValue?) {
        var request = APIRequest("op", .get, "/")
        request.failure(.range(4), form: JSONValue.self, ["code": .json])
        #expect(request.parts.payload(of: 404, Data(body.utf8)) as? JSONValue == expected)
        #expect(request.parts.payload(of: 500, Data(body.utf8)) == nil)
    }

    @Test("a long form is read in one pass")
    func long() throws {
        let form = String(repeating: "a=1&", count: 50_000)
        let value = try JSONValue(jsonBytes: try FormReading.json(form.utf8, ["a": .jsonValues]))
        #expect(value["a"]?[49_999] == 1)
    }
}
