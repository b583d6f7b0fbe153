import Testing

@testable import ApusSpecParser

@Suite("Shared objects")
struct SharedObjectsTests {
    @Test("nested objects are refused at the maximum depth, and accepted after one of them ends")
    func depth() {
        var objects = SharedObjects()
        let attempts = (0...SharedObjects.maximumDepth).map { _ in objects.enter() }
        #expect(attempts == Array(repeating: true, count: SharedObjects.maximumDepth) + [false])
        #expect(objects.depth == SharedObjects.maximumDepth)
        objects.leave()
        let isAccepted = objects.enter()
        #expect(isAccepted)
    }

    @Test("a shared response is read and reported once, and a shared parameter too")
    func once() throws {
        let fixture = DescriptionFixture(
            """
            components:
              parameters: {p: {name: p, in: query, 1️⃣scema: {}, schema: {}}}
              responses: {r: {description: d, 2️⃣contant: {}}}
            paths:
              /a:
                get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {200: {$ref: '#/components/responses/r'}}}
                put: {parameters: [{$ref: '#/components/parameters/p'}], responses: {200: {$ref: '#/components/responses/r'}}}
              /b:
                get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {404: {$ref: '#/components/responses/r'}}}
            """
        )
        #expect(fixture.found == fixture.expected(.unknownKey))
        #expect(try fixture.document.operations.map(\.parameters.count) == [1, 1, 1])
    }

    @Test("headers nested below the maximum depth are read, deeper ones are reported and ignored")
    func nestedHeaders() throws {
        func description(_ count: Int) -> DescriptionFixture {
            let headers = (0..<count).map { index in
                let inner = index + 1 < count ? "{h: {$ref: '#/components/headers/h\(index + 1)'}}" : "{}"
                return "h\(index): {content: {multipart/form-data: {encoding: {x: {headers: \(inner)}}}}}"
            }
            return DescriptionFixture(
                """
                components: {headers: {\(headers.joined(separator: ", "))}}
                paths:
                  /a: {get: {responses: {200: {description: d, headers: {h: {$ref: '#/components/headers/h0'}}}}}}
                """
            )
        }
        #expect(description(SharedObjects.maximumDepth).found == [])
        let codes = description(SharedObjects.maximumDepth + 1).outcome.diagnostics.sorted.map(\.code)
        #expect(codes == [.nestedTooDeep])
    }
}
