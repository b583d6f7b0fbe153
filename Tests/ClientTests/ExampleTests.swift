import ApusRuntime
import ApusTesting
import Foundation
import Testing

@Suite("Examples: each is read into its type and written again as the same JSON")
struct ExampleTests {
    /// Those of all four descriptions, as `make generate` lists them.
    static let all: [ModelExample] =
        LaunchDarklyAPIExamples.all + SailPointAPIExamples.all + HarnessAPIExamples.all + SegmentAPIExamples.all

    @Test("an example comes back as it was", arguments: all)
    func roundTrip(example: ModelExample) throws {
        try example.check()
    }

    @Test("no description is without examples")
    func count() {
        #expect(LaunchDarklyAPIExamples.all.count >= 60)
        #expect(SailPointAPIExamples.all.count >= 30)
        #expect(HarnessAPIExamples.all.count >= 30)
        #expect(SegmentAPIExamples.all.count >= 30)
    }

    @Test(
        "what a type loses, adds or changes is found, with its place",
        arguments: [
            (
                #"{"a":2,"b":[{"c":1}],"d":1}"#,
                "Lossy gives back 3 for 2 at /a, and 2 other differences"
            ),
            (#"{"a":1,"b":[{"c":1}]}"#, "Lossy gives back nothing for [{\"c\":1}] at /b"),
            (#"{"a":2}"#, "Lossy gives back 3 for 2 at /a"),
            (#"{"a":3}"#, "Lossy gives back 4 for 3 at /a"),
            ("{}", "Lossy gives back 1 that was not there at /a"),
        ]
    )
    func difference(json: String, message: String) {
        let example = ModelExample("sample", Lossy.self, json)
        let error = #expect(throws: ModelExample.Difference.self) { try example.check() }
        #expect(error?.description == "sample: \(message)")
    }

    @Test("the spelling of a time does not matter, the time does")
    func times() throws {
        try ModelExample("sample", Date.self, #""2000-01-23T04:56:07.000+00:00""#).check()
        try ModelExample("sample", Date.self, #""2000-01-23T06:56:07+02:00""#).check()
        let lossy = ModelExample("sample", LossyTime.self, #""2000-01-23T04:56:07Z""#)
        #expect(throws: ModelExample.Difference.self) { try lossy.check() }
    }

    @Test("the spelling of a UUID does not matter, the UUID does")
    func identifiers() throws {
        try ModelExample("sample", UUID.self, #""017F22E2-79B0-7CC3-98C4-DC0C0C07398F""#).check()
        let lossy = ModelExample("sample", LossyIdentifier.self, #""017F22E2-79B0-7CC3-98C4-DC0C0C07398F""#)
        #expect(throws: ModelExample.Difference.self) { try lossy.check() }
    }

    @Test("the order of members and the spelling of numbers do not matter")
    func equal() throws {
        try ModelExample("sample", Respelled.self, #"{"b":1e1,"a":[1.0]}"#).check()
    }

    @Test(
        "the spelling of a point in time does not matter, the point does",
        arguments: [
            ("2024-01-17T20:11:45.000Z", true), ("2024-01-17T21:11:45+01:00", true), ("2024-01-17T20:11:46Z", false),
            ("20:11", false),
        ]
    )
    func time(text: String, isSame: Bool) throws {
        let example = ModelExample("sample", Timed.self, #"{"at":"\#(text)"}"#)
        let isEqual = (try? example.check()) != nil
        #expect(isEqual == isSame)
    }
}

/// Is a minute late.
private struct LossyTime: JSONReadable, JSONWritable {
    let time: Date

    init(from json: inout JSONReader) throws { time = try json.read() }

    func write(to json: inout JSONWriter) { time.addingTimeInterval(60).write(to: &json) }
}

/// Another one each time.
private struct LossyIdentifier: JSONReadable, JSONWritable {
    init(from json: inout JSONReader) throws {}

    func write(to json: inout JSONWriter) { UUID().write(to: &json) }
}

/// Keeps one member, and not even that as it was.
private struct Lossy: JSONReadable, JSONWritable {
    let a: Int

    init(from json: inout JSONReader) throws {
        a = try json["a"] ?? 0
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("a", a == 1 ? 1 : a + 1)
        json.endObject()
    }
}

/// Always says the same.
private struct Respelled: JSONReadable, JSONWritable {
    init(from json: inout JSONReader) throws {}

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("a", [1])
        json.write("b", 10)
        json.endObject()
    }
}

/// Always the same time.
private struct Timed: JSONReadable, JSONWritable {
    init(from json: inout JSONReader) throws {}

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("at", "2024-01-17T20:11:45Z")
        json.endObject()
    }
}
