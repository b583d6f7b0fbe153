import ApusLowering
import ApusPlan
import Testing

@Suite("media ranges of bodies")
struct MediaRangeTests {
    @Test(
        "a media range is not the content type of a body, RFC 9110 §8.3.1; one of bytes stays until its file is known",
        arguments: [
            ("image/*: {}", ["image/*"]),
            ("AUDIO/*: {schema: {type: string, format: binary}}", ["audio/*"]),
            ("image/*: {}, video/*: {}", ["image/*", "video/*"]),
            ("image/*: {}, image/png: {}", ["image/*", "image/png"]),
            ("'*/*': {}", ["application/octet-stream"]),
            ("'*/*; q=0.1': {}", ["application/octet-stream"]),
            ("application/*: {schema: {type: string, format: binary}}", ["application/octet-stream"]),
            ("'*/*': {schema: {type: object}}", ["application/json"]),
            ("'*/*': {schema: {type: string}}", ["text/plain; charset=utf-8"]),
            ("text/*: {schema: {type: string}}", ["text/plain; charset=utf-8"]),
        ]
    )
    func mediaRanges(content: String, expected: [String]) {
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: postA
                  requestBody: {required: true, content: {\(content)}}
                  responses: {'204': {description: d}}
            """
        )
        #expect(planned.operation("postA")?.body?.contents.flatMap(\.mediaTypes) == expected)
    }
}
