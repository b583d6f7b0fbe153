import Foundation
import Testing

@testable import ApusRuntime

@Suite("bodies")
struct BodyTests {
    private func text(_ request: APIRequest) -> String? {
        request.parts.body?.data.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("JSON with the first of several media types")
    func json() {
        var request = APIRequest("op", .post, "/")
        request.json(["a": 1], "application/vnd.x.v1+json", "application/json")
        #expect(text(request) == #"{"a":1}"#)
        #expect(request.parts.contentType == "application/vnd.x.v1+json")
    }

    @Test("JSON lines: each value on a line of its own")
    func jsonLines() {
        var request = APIRequest("op", .post, "/")
        request.jsonLines([["a": "x\ny"], ["a": "z"]], "application/x-ndjson")
        #expect(text(request) == #"{"a":"x\ny"}"# + "\n" + #"{"a":"z"}"# + "\n")
        #expect(request.parts.contentType == "application/x-ndjson")
    }

    @Test("no value, no body")
    func none() {
        var request = APIRequest("op", .post, "/")
        request.json(nil as Int?, "application/json")
        request.binary(nil as Data?)
        request.text(nil)
        #expect(request.parts.body == nil && request.parts.contentType == nil)
    }

    @Test(
        "a form",
        arguments: [
            (#"{"name":"A & B","n":3,"none":null}"#, [:], "name=A+%26+B&n=3"),
            (#"{"tags":["a","b"]}"#, [:], "tags=a&tags=b"),
            (#"{"address":{"street":"123 Example Dr."}}"#, [:], "address=%7B%22street%22%3A%22123+Example+Dr.%22%7D"),
            (
                #"{"expand":["data.x"],"metadata":{"a":{"b":"c"}}}"#,
                ["expand": .deepObjectBrackets, "metadata": .deepObject],
                "expand%5B%5D=data.x&metadata%5Ba%5D%5Bb%5D=c"
            ),
            (#"{"tags":["a","b"]}"#, ["tags": FormEncoding(.form, explode: false)], "tags=a,b"),
            (
                #"{"tags":["a","b"]}"#, ["tags": FormEncoding(contentType: "application/json")],
                "tags=%5B%22a%22%2C%22b%22%5D"
            ),
        ] as [(String, [String: FormEncoding], String)]
    )
    func form(json: String, encodings: [String: FormEncoding], expected: String) throws {
        var request = APIRequest("op", .post, "/")
        request.form(try JSONValueText(json), encodings: encodings)
        #expect(text(request) == expected)
        #expect(request.parts.contentType == "application/x-www-form-urlencoded")
    }

    @Test(
        "fields of a multipart form in a style, without percent-encoding",
        arguments: [
            (#"{"x y":1,"t":["a&b"]}"#, ParameterStyle.deepObject, nil, ["p[x y]: 1", "p[t][0]: a&b"]),
            (#"{"x y":1,"t":["a&b"]}"#, .form, nil, ["x y: 1", #"t: ["a&b"]"#]),
            (#"{"x y":1,"t":["a&b"]}"#, .form, false, [#"p: x y,1,t,["a&b"]"#]),
            (#"[{"x":1},{"x":2}]"#, .deepObject, nil, ["p[0][x]: 1", "p[1][x]: 2"]),
        ] as [(String, ParameterStyle, Bool?, [String])]
    )
    func multipartStyle(json: String, style: ParameterStyle, explode: Bool?, expected: [String]) throws {
        var form = MultipartForm(boundary: "b")
        form.field("p", try JSONValueText(json), style: style, explode: explode)
        form.field("none", nil as Int?, style: style)
        let text = form.data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let fields = text.components(separatedBy: "name=\"").dropFirst().map { part in
            part.components(separatedBy: "\r\n--b")[0].replacingOccurrences(of: "\"\r\n\r\n", with: ": ")
        }
        #expect(fields == expected)
    }

    @Test("text and JSON in the place of a file are sent without a file name")
    func multipartFieldsForFiles() throws {
        var form = MultipartForm(boundary: "b")
        form.file("a", .field("Ä"), contentType: "image/png, image/jpeg")
        form.file("b", try .field(json: ["id": 1]), contentType: "image/*")
        let expected =
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nÄ\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"b\"\r\nContent-Type: application/json\r\n\r\n{\"id\":1}\r\n"
            + "--b--\r\n"
        #expect(form.data.map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(UploadFile.field("a") != UploadFile(Data("a".utf8)))
    }

    @Test("a multipart form, byte for byte")
    func multipart() throws {
        var form = MultipartForm(boundary: "b")
        form.field("name", "Ä")
        form.field("none", nil as String?)
        form.field("tags", ["x", "y"])
        form.json("meta", ["a": 1])
        form.file("file", UploadFile(Data([1, 2]), name: "q\"\r\n.png", contentType: "image/png"))
        form.field("h", 1, contentType: "text/plain", headers: ["X-Part": "7"])
        let expected =
            "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nÄ\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\ny\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"q%22%0D%0A.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n\u{1}\u{2}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"h\"\r\nContent-Type: text/plain\r\nX-Part: 7\r\n\r\n1\r\n"
            + "--b--\r\n"
        #expect(form.data.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test("parts without names, byte for byte")
    func sequence() throws {
        var form = MultipartForm(boundary: "b")
        form.mediaType = "multipart/mixed"
        form.part("text")
        form.part(nil as String?)
        form.part(["a": 1], headers: ["X-Part": "7"])
        form.part(["x"], contentType: "application/vnd.x+json")
        form.part(UploadFile(Data([1]), name: "a.bin"))
        form.parts([1, nil] as [Int?])
        form.parts([UploadFile(Data([2]))], contentType: "image/png")
        form.parts([
            .text("t", name: "n"), .json(["k": true], headers: ["Content-ID": "<1>"]),
            .file(UploadFile(Data([3]), contentType: "application/pdf")),
        ])
        let expected =
            "--b\r\n\r\ntext\r\n"
            + "--b\r\nContent-Type: application/json\r\nX-Part: 7\r\n\r\n{\"a\":1}\r\n"
            + "--b\r\nContent-Type: application/vnd.x+json\r\n\r\n[\"x\"]\r\n"
            + "--b\r\nContent-Disposition: attachment; filename=\"a.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n\u{1}\r\n"
            + "--b\r\n\r\n1\r\n" + "--b\r\nContent-Type: application/json\r\n\r\nnull\r\n"
            + "--b\r\nContent-Type: image/png\r\n\r\n\u{2}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"n\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nt\r\n"
            + "--b\r\nContent-Type: application/json\r\nContent-ID: <1>\r\n\r\n{\"k\":true}\r\n"
            + "--b\r\nContent-Type: application/pdf\r\n\r\n\u{3}\r\n" + "--b--\r\n"
        #expect(form.data.map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(form.contentType == "multipart/mixed; boundary=b" && form.fault == nil)
    }

    @Test("multipart/related has the type of its first part")
    func related() {
        var form = MultipartForm(boundary: "b")
        form.mediaType = "multipart/related"
        form.part(["a": 1], contentType: "application/json; charset=utf-8")
        form.part("x", contentType: "text/html")
        #expect(form.contentType == "multipart/related; boundary=b; type=\"application/json\"")
    }

    @Test("a part of multipart/form-data without a name, and a value that is not JSON, fail the request")
    func faults() {
        var form = MultipartForm()
        form.part("x")
        #expect(form.fault == "a part of multipart/form-data has no name")
        var number = MultipartForm(mediaType: "multipart/mixed")
        number.parts([.json(Double.nan)])
        #expect(number.fault != nil)
    }

    @Test("a header belongs to the next part only")
    func partHeaders() throws {
        var form = MultipartForm(boundary: "b")
        form.header("X-Order", 7)
        form.header("X-None", nil as String?)
        form.file("none", nil as UploadFile?)
        form.field("a", "1", headers: ["X-Kind": "k"])
        form.header("X-Order", "2")
        form.field("t", ["x", "y"], joinedBy: ",")
        form.header("X-Order", [1, 2])
        form.field("p", ["k": "v"], style: .deepObject)
        form.header("X-Bad", "a\r\nb")
        #expect(form.fault == nil)
        let expected =
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nX-Kind: k\r\n\r\n1\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"t\"\r\nX-Order: 2\r\n\r\nx,y\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"p[k]\"\r\nX-Order: 1,2\r\n\r\nv\r\n--b--\r\n"
        #expect(form.data.map { String(decoding: $0, as: UTF8.self) } == expected)
        form.field("q", "x")
        #expect(form.fault != nil)
    }

    @Test("a part cannot smuggle a header")
    func multipartInjection() {
        var form = MultipartForm()
        form.field("a", "x", contentType: "text/plain\r\nX: y")
        #expect(form.fault != nil)
        var headers = MultipartForm()
        headers.field("a", "x", headers: ["X": "a\r\nb"])
        #expect(headers.fault != nil)
    }
}
