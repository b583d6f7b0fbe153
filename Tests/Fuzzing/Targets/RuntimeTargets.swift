import ApusJSON
import ApusRuntime
import ApusSpecParser
import Foundation

/// A model in the form of generated code, with every kind of property.
private struct FuzzModel: JSONModel {
    var name: String
    var count: Int?
    var small: Int32?
    var ratio: Double?
    var date: Date?
    var day: CalendarDate?
    var data: Data?
    var id: UUID?
    var children: [FuzzModel]?
    var parent: String?
    @Nullable var limit: Int?
    var rest: [String: JSONValue]

    init(from json: inout JSONReader) throws {
        name = try json["name"]
        count = try json["count"]
        small = try json["small"]
        ratio = try json["ratio"]
        date = try json["date"]
        day = try json["day"]
        data = try json["data"]
        id = try json["id"]
        children = try json["children"]
        parent = json.nullable("parent")
        _limit = json.presence("limit")
        rest = try json.rest()
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("name", name)
        json.write("count", count)
        json.write("small", small)
        json.write("ratio", ratio)
        json.write("date", date)
        json.write("day", day)
        json.write("data", data)
        json.write("id", id)
        json.write("children", children)
        json.writeNullable("parent", parent)
        json.write("limit", _limit)
        json.writeRest(rest)
        json.endObject()
    }
}

extension FuzzTarget {
    /// The reader and writer of models.
    static let model = FuzzTarget(name: "model") { mutation in
        switch mutation.random.below(4) {
        case 0: mutation.changed(Array(good.utf8))
        case 1: mutation.changed(mutation.description().bytes)
        default: mutation.pieces(jsonPieces, upTo: 50)
        }
    } run: { bytes in
        if let value = try? JSONValue(jsonBytes: bytes) {
            let written = try value.jsonBytes()
            try FuzzFinding.expect(
                (try? JSONValue(jsonBytes: written)) == value,
                "decoding an encoded value gives another value"
            )
            _ = try? JSONDecoder().decode(FuzzModel.self, from: Data(bytes))
        }
        guard let model = try? FuzzModel(jsonBytes: bytes) else { return }
        let written = try model.jsonBytes()
        let again = try FuzzModel(jsonBytes: written)
        try FuzzFinding.expect(again == model, "decoding an encoded model gives another model")
        _ = (model.hashValue, model.debugDescription)
    }

    private static let good = #"""
        {"name":"a\u00e9\n","count":12,"small":-3,"ratio":1.5e-3,"date":"2024-02-29T23:59:60.123456789+01:00","day":
        "2024-02-29","data":"AQID","id":"8f14e45f-ceea-467f-ab4b-5b1d2f1d5b3e","children":[{"name":"b","parent":null}],
        "parent":"x","limit":null,"other":[1,2.50,1e400,{"k":null}],"n":-0.0,"s":"\ud83d\ude00"}
        """#

    private static let jsonPieces = [
        "{", "}", "[", "]", ",", ":", "\"name\":", "\"count\":", "\"date\":", "\"children\":[", "\"a\"", "1", "-1",
        "1.5",
        "1e400", "1E-400", "99999999999999999999", "0.1e1", "-0", "true", "null", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        " ", "\n", "\t", "é", "\u{FEFF}", "\"\"", "{\"name\":\"a\"}", "{\"name\":\"a\",", "\u{0}", "NaN", "01", "1.",
        "+1",
        "\"limit\":", "\"data\":\"AQ==\"", "\"day\":\"2024-02-30\"", "\"id\":\"x\"", "\"small\":2147483648",
        "\"ratio\":",
    ]

    /// Media types and the `Link` header.
    static let mediaTypes = FuzzTarget(name: "media-types") { mutation in
        mutation.pieces(
            [
                "application", "/", "json", "+json", ";", "=", "\"", "\\", "q=0.5", "charset=utf-8", "*", ",", " ",
                "\t",
                "<", ">", "https://a.b/", "rel=next", "rel=\"next\"", "é", "\u{0}", "\r\n", "boundary=x", "text/plain",
            ],
            upTo: 16
        )
    } run: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let type = MediaType(text) {
            let again = MediaType(type.description)
            try FuzzFinding.expect(again == type, "\(type) is read as \(again?.description ?? "nothing")")
        }
        _ = LinkHeader.target(of: "next", in: text)
        _ = Server("https://{a}/" + text, ["a": text]).url
    }

    /// Dates in JSON and in headers.
    static let dates = FuzzTarget(name: "dates") { mutation in
        mutation.pieces(
            [
                "2024-02-29", "T", "Z", "23:59:60", "+01:00", "-99:99", ".", "123456789012", "0000", "9999", "Sun, ",
                "06 Nov 1994 ",
                "08:49:37", " GMT", "Sunday, ", "06-Nov-94 ", "Nov", "99999999999999999999", "-", ":", " ", "é", "t",
                "z", "1", "0",
            ],
            upTo: 10
        )
    } run: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = HTTPDate.date(text)
        if let day = CalendarDate(text) {
            try FuzzFinding.expect(CalendarDate(day.description) == day, "parsing the text of \(day) gives another day")
        }
        guard let date = RFC3339.date(text) else { return }
        let written = try date.jsonBytes()
        let again = try Date(jsonBytes: written)
        try FuzzFinding.expect(abs(again.timeIntervalSince(date)) < 0.001, "\(text) is read as \(date), then \(again)")
    }

    /// `Retry-After` and rate limit headers.
    static let retryAfter = FuzzTarget(name: "retry-after") { mutation in
        mutation.pieces(
            [
                "1", "0", "-", ".", "e", "E9", "+", "120", "1e400", "nan", "inf", "0x1p1023",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT", " ", "\t", "99999999999999999999", "1700000000000", "é", ",", "\u{0}",
            ],
            upTo: 5
        )
    } run: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for name in ["Retry-After", "Retry-After-Ms", "RateLimit-Reset", "X-RateLimit-Reset"] {
            let delay = RetryAfter.delay(
                status: 429,
                headers: HTTPHeaders([HTTPHeaders.Field(name, text)]),
                now: Date()
            )
            try FuzzFinding.expect(
                delay.map { $0 >= .zero } ?? true,
                "\(name): \(text) gives the negative delay \(delay.debugDescription)"
            )
        }
    }

    /// Server-sent events.
    static let events = FuzzTarget(name: "events") { mutation in
        mutation.pieces(
            [
                "data", "event", "id", "retry", ":", ": ", "\n", "\r", "\r\n", "\n\n", "x", "{}", "\u{FEFF}", "\u{0}",
                "é", " ",
                "retry: 99999999999999999999\n", "data: a\n", "id: 1\n",
            ],
            upTo: 40
        )
    } run: { bytes in
        var whole = EventParser(limit: 1000)
        var split = EventParser(limit: 1000)
        let expected = try? whole.add(bytes)
        var events: [ServerSentEvent]? = []
        for byte in bytes {
            guard let more = try? split.add([byte]) else {
                events = nil
                break
            }
            events? += more
        }
        try FuzzFinding.expect(events == expected, "the events depend on how the bytes are split")
    }

    /// Multipart bodies.
    static let multipart = FuzzTarget(name: "multipart") { mutation in
        mutation.pieces(
            ["a", "\"", "\r\n", "\n", "--b", "--b--", "\u{0}", "é", ";", "name=", "\\", " ", ":"],
            upTo: 30
        )
    } run: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        var form = MultipartForm(boundary: "b")
        form.file(text, UploadFile(Data(), name: text))
        guard let body = form.data else { throw FuzzFinding("a form without files has no data") }
        let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
        try FuzzFinding.expect(lines.count == 7, "a name adds lines: \(String(decoding: body, as: UTF8.self))")
        form.field(text, text, contentType: text)
        _ = form.data
    }
}
