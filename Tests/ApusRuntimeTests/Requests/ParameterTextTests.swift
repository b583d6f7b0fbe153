import Testing

@testable import ApusRuntime

/// The examples of OpenAPI 3.1.1 §4.8.12.5.
private enum Shape: String, CaseIterable {
    case empty, string, array, object

    var value: ParameterValue {
        get throws {
            switch self {
            case .empty: try ParameterValue("")
            case .string: try ParameterValue("blue")
            case .array: try ParameterValue(["blue", "black", "brown"])
            case .object: try ParameterValue(JSONReader(#"{"R":100,"G":200,"B":150}"#.utf8))
            }
        }
    }
}

@Suite("every row of the style table")
struct ParameterTextTests {
    @Test(
        "a path parameter",
        arguments: [
            (
                ParameterStyle.matrix, false,
                [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]
            ),
            (.matrix, true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
            (.label, false, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
            (.label, true, [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
            (.simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
            (.simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
        ]
    )
    func path(style: ParameterStyle, explode: Bool, expected: [String]) throws {
        let texts = try Shape.allCases.map {
            ParameterText.path("color", try $0.value, style: style, explode: explode)
        }
        #expect(texts == expected)
    }

    @Test(
        "a query parameter",
        arguments: [
            (ParameterStyle.form, false, Shape.empty, "color="),
            (.form, false, .string, "color=blue"),
            (.form, false, .array, "color=blue,black,brown"),
            (.form, false, .object, "color=R,100,G,200,B,150"),
            (.form, true, .empty, "color="),
            (.form, true, .string, "color=blue"),
            (.form, true, .array, "color=blue&color=black&color=brown"),
            (.form, true, .object, "R=100&G=200&B=150"),
            (.spaceDelimited, false, .array, "color=blue%20black%20brown"),
            (.spaceDelimited, false, .object, "color=R%20100%20G%20200%20B%20150"),
            (.pipeDelimited, false, .array, "color=blue%7Cblack%7Cbrown"),
            (.pipeDelimited, false, .object, "color=R%7C100%7CG%7C200%7CB%7C150"),
            (.tabDelimited, false, .array, "color=blue%09black%09brown"),
            (.spaceDelimited, true, .array, "color=blue&color=black&color=brown"),
            (.deepObject, true, .object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ] as [(ParameterStyle, Bool, Shape, String)]
    )
    private func query(style: ParameterStyle, explode: Bool, shape: Shape, expected: String) throws {
        var request = APIRequest("op", .get, "/")
        request.query("color", try JSONText(shape.value), style: style, explode: explode)
        #expect(request.parts.queryText == expected)
    }

    @Test(
        "what the standard leaves undefined has one behaviour",
        arguments: [
            (ParameterStyle.form, true, #"{"a":{"b":1},"c":[1,2]}"#, "a=%7B%22b%22%3A1%7D&c=%5B1%2C2%5D"),
            (.form, true, #"[[1],{"x":null}]"#, "p=%5B1%5D&p=%7B%22x%22%3Anull%7D"),
            (.form, true, "[]", ""),
            (.form, true, "{}", ""),
            (.form, false, "[null,1]", "p=1"),
            (.form, true, #"{"a":null}"#, ""),
            (
                .deepObject, true, #"{"a":{"b":1},"c":["x","y"]}"#,
                "p%5Ba%5D%5Bb%5D=1&p%5Bc%5D%5B0%5D=x&p%5Bc%5D%5B1%5D=y"
            ),
            (.deepObjectBrackets, true, #"{"c":["x","y"]}"#, "p%5Bc%5D%5B%5D=x&p%5Bc%5D%5B%5D=y"),
            (.deepObjectRepeated, true, #"{"c":["x","y"]}"#, "p%5Bc%5D=x&p%5Bc%5D=y"),
            (.deepObject, true, #"["x"]"#, "p%5B0%5D=x"),
            (.deepObjectBrackets, true, #"["x"]"#, "p%5B%5D=x"),
            (.deepObject, true, "3", "p=3"),
            (.deepObject, true, #"{"a&b":"c=d"}"#, "p%5Ba%26b%5D=c%3Dd"),
        ]
    )
    func undefined(style: ParameterStyle, explode: Bool, json: String, expected: String) throws {
        var request = APIRequest("op", .get, "/")
        request.query("p", try JSONValueText(json), style: style, explode: explode)
        #expect(request.parts.queryText == expected)
    }

    @Test(
        "a header is not encoded and a cookie is",
        arguments: [
            (Shape.string, false, "blue", "color=blue"),
            (.array, false, "blue,black,brown", "color=blue,black,brown"),
            (.array, true, "blue,black,brown", "color=blue; color=black; color=brown"),
            (.object, false, "R,100,G,200,B,150", "color=R,100,G,200,B,150"),
            (.object, true, "R=100,G=200,B=150", "R=100; G=200; B=150"),
        ] as [(Shape, Bool, String, String)]
    )
    private func head(shape: Shape, explode: Bool, header: String, cookie: String) throws {
        var request = APIRequest("op", .get, "/")
        request.header("color", try JSONText(shape.value), explode: explode)
        request.cookie("color", try JSONText(shape.value), explode: explode)
        #expect(request.parts.headers["Color"] == header)
        #expect(request.parts.cookieText == cookie)
    }

    @Test("text is encoded exactly once")
    func encoding() {
        var request = APIRequest("op", .get, "/")
        request.query("q", "a b/c?d&e=f%20é+#")
        #expect(request.parts.queryText == "q=a%20b%2Fc%3Fd%26e%3Df%2520%C3%A9%2B%23")
        request = APIRequest("op", .get, "/")
        request.query("q", "a/b?c:d@e,f%20g%h#i [j] é", allowReserved: true)
        #expect(request.parts.queryText == "q=a/b?c:d@e,f%20g%25h%23i%20%5Bj%5D%20%C3%A9")
    }

    @Test("nil is not sent and the order is kept")
    func order() {
        var request = APIRequest("op", .get, "/")
        request.query("z", 1)
        request.query("none", nil as Int?)
        request.query("a", true)
        request.query("n", -1.5)
        #expect(request.parts.queryText == "z=1&a=true&n=-1.5")
    }

    @Test("a parameter with content is JSON")
    func content() {
        var request = APIRequest("op", .get, "/{p}")
        request.queryContent("filter", ["a": [1]], "application/json")
        request.headerContent("X-Meta", ["x"], "application/json")
        request.cookieContent("c", ["x"], "application/json")
        request.pathContent("p", [1], "application/json")
        #expect(request.parts.queryText == "filter=%7B%22a%22%3A%5B1%5D%7D")
        #expect(request.parts.headers["X-Meta"] == #"["x"]"#)
        #expect(request.parts.cookieText == "c=%5B%22x%22%5D")
        #expect(request.parts.pathArguments.map(\.text) == ["%5B1%5D"])
    }

    @Test("a whole query string is a form or a text")
    func querystring() throws {
        var request = APIRequest("op", .get, "/")
        request.querystring(try JSONValueText(#"{"a":"x y","b":[1,2]}"#), "application/x-www-form-urlencoded")
        #expect(request.parts.queryText == "a=x%20y&b=1&b=2")
        request = APIRequest("op", .get, "/")
        request.querystring(["a": 1], "application/json")
        #expect(request.parts.queryText == "%7B%22a%22%3A1%7D")
    }

    @Test("what cannot be sent is a fault, not a trap", arguments: ["a\r\nX: b", "a\nb", "a\0b", "\u{7F}"])
    func injection(value: String) {
        var request = APIRequest("op", .get, "/")
        request.header("X-A", value)
        #expect(request.parts.fault?.contains("control characters") == true)
        #expect(request.parts.headers.isEmpty)
        var named = APIRequest("op", .get, "/")
        named.header("X-A\(value)", "v")
        #expect(named.parts.fault != nil)
        var cookie = APIRequest("op", .get, "/")
        cookie.cookie("c; d", "x; y=\(value)")
        #expect(cookie.parts.cookieText.allSatisfy { $0.isASCII && $0 >= "!" && $0 != ";" })
    }

    @Test("a number that is not finite is a fault")
    func notFinite() {
        var request = APIRequest("op", .get, "/")
        request.query("n", Double.nan)
        #expect(request.parts.fault?.contains("parameter 'n'") == true)
    }
}

/// Writes JSON text as it is, so that the order of members is that of the test.
struct JSONValueText: JSONWritable {
    let value: ParameterValue

    init(_ json: String) throws { value = try ParameterValue(JSONReader(json.utf8)) }

    func write(to json: inout JSONWriter) { JSONText(value).write(to: &json) }
}

struct JSONText: JSONWritable {
    let value: ParameterValue

    init(_ value: ParameterValue) { self.value = value }

    func write(to json: inout JSONWriter) {
        switch value {
        case .null: json.writeNull()
        case .primitive(let text):
            if let number = JSONNumber(spelling: text) { json.write(number: number) } else { json.write(string: text) }
        case .array(let elements, _):
            json.beginArray()
            for element in elements { json.element(JSONText(element)) }
            json.endArray()
        case .object(let members, _):
            json.beginObject()
            for member in members {
                json.key(member.name)
                JSONText(member.value).write(to: &json)
            }
            json.endObject()
        }
    }
}
