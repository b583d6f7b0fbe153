import ApusLowering
import ApusPlan
import Testing

@Suite("content of bodies")
struct BodyContentTests {
    @Test(
        "a part that is one file or several is a list of files, and one that is a file or something else is a file",
        arguments: [
            ("anyOf: [FILE, {type: array, items: FILE}]", "[Bytes]"),
            ("oneOf: [{type: array, maxItems: 4, items: FILE}, FILE]", "[Bytes]"),
            ("anyOf: [FILE, {type: array, items: FILE}, {type: 'null'}]", "[Bytes]!"),
            ("anyOf: [FILE, {type: string, contentMediaType: image/png}]", "Bytes"),
            ("$ref: '#/components/schemas/Files'", "[Bytes]"),
            ("anyOf: [FILE, {type: string}]", "Bytes"),
            ("oneOf: [{type: object, properties: {id: {type: string}}}, FILE]", "Bytes"),
        ]
    )
    func files(schema: String, expected: String) {
        let file = "{type: string, format: binary}"
        let planned = Planned(
            """
            paths:
              /a:
                post:
                  operationId: postA
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [f]
                          properties: {f: {\(schema.replacing("FILE", with: file))}}
                  responses: {'204': {description: d}}
            components:
              schemas:
                Files: {anyOf: [\(file), {type: array, items: \(file)}]}
            """
        )
        #expect(planned["PostARequest"] == "struct { f: \(expected) }")
    }

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
