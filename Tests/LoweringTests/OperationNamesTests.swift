import ApusPlan
import Testing

@testable import ApusLowering

@Suite("Names and identifiers of operations")
struct OperationNamesTests {
    private static let planned = Planned(
        """
        paths:
          /pets/{id}/~toys: {get: {responses: {'204': {description: d}}}, put: {operationId: setToys, responses: {'204': {description: d}}}}
          /pets: {get: {operationId: list, responses: {'204': {description: d}}}, post: {operationId: list, responses: {'204': {description: d}}}}
        """
    )

    @Test("a configuration can refer to an operation by operationId, method and path, or JSON pointer")
    func keys() throws {
        let operation = try #require(Self.planned.operation("setToys"))
        #expect(
            OperationNames.keys(of: operation) == [
                "setToys", "PUT /pets/{id}/~toys", "#/paths/~1pets~1{id}~1~0toys/put",
            ]
        )
    }

    @Test("operations with the same operationId have different identifiers")
    func identity() throws {
        let operations = Self.planned.plan.groups.flatMap(\.operations).filter { $0.id == "list" }
        #expect(
            operations.map(\.operationID) == [
                OperationID(method: "GET", path: "/pets"), OperationID(method: "POST", path: "/pets"),
            ]
        )
        #expect(operations.first?.operationID.description == "GET /pets")
    }

    @Test("without an operationId, the identifier of an operation is its method and path")
    func fallback() {
        #expect(Self.planned.plan.groups.flatMap(\.operations).map(\.id).contains("GET /pets/{id}/~toys"))
    }
}
