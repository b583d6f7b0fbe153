import Testing

@testable import ApusLowering
@testable import ApusPlan

@Suite("What operations share")
struct RequestDefaultsTests {
    private static func operation(
        accept: [String] = ["application/json"],
        security: [SecurityRequirementPlan] = [],
        failures: [(Int, TypeReference?)] = []
    ) -> OperationPlan {
        OperationPlan(
            id: "get",
            name: SwiftName("get"),
            method: "GET",
            path: PathTemplate("/"),
            failures: failures.map { status, type in
                FailurePlan(
                    status: .exact(status),
                    content: type.map { ResponseContent(mediaTypes: ["application/json"], coding: .json, type: $0) }
                )
            },
            accept: accept,
            security: security
        )
    }

    private static func defaults(_ operations: [OperationPlan]) -> RequestDefaultsPlan {
        var plan = ClientPlan(module: "M", name: SwiftName("C"))
        plan.groups = [
            OperationGroup(tag: "", propertyName: nil, typeName: SwiftName("C"), documentation: Documentation())
        ]
        plan.groups[0].operations = operations
        return RequestDefaults(plan).plan()
    }

    private static func key(_ scopes: String...) -> SecurityRequirementPlan {
        SecurityRequirementPlan(schemes: [SecurityRequirementPlan.Entry(key: "key", scopes: scopes)])
    }

    @Test("more than half of the operations have it")
    func majority() {
        let json = Self.operation()
        let text = Self.operation(accept: ["text/plain"])
        #expect(Self.defaults([json, json, json, text]).accept == ["application/json"])
        #expect(Self.defaults([json, json, text, text]).accept == [])
        #expect(Self.defaults([json, json, text, text, text]).accept == ["text/plain"])
    }

    @Test("three operations share nothing")
    func few() {
        #expect(Self.defaults([Self.operation(), Self.operation(), Self.operation()]).isEmpty)
    }

    @Test("security and scopes are shared separately")
    func security() {
        let read = Self.operation(security: [Self.key("read")])
        let write = Self.operation(security: [Self.key("write")])
        let mixed = Self.defaults([read, read, write, write])
        #expect(mixed.security == [["key"]] && mixed.scopes == [:])
        let same = Self.defaults([read, read, read, write])
        #expect(same.security == [["key"]] && same.scopes == ["key": ["read"]])
    }

    @Test("operations without credentials have no statement to share")
    func open() {
        let open = Self.operation()
        #expect(Self.defaults([open, open, open, Self.operation(security: [Self.key()])]).security == [])
    }

    @Test("failures are shared by status and payload, in the order of statuses")
    func failures() {
        let error = TypeReference.named(TypeID(0))
        let other = TypeReference.named(TypeID(1))
        let one = Self.operation(failures: [(404, error), (401, error)])
        let two = Self.operation(failures: [(401, error), (404, other)])
        let shared = Self.defaults([one, one, one, two]).failures
        #expect(shared.map(\.status) == [.exact(401), .exact(404)])
        #expect(shared.allSatisfy { $0.payload == error && !$0.isForm })
        #expect(Self.defaults([one, one, two, two]).failures.map(\.status) == [.exact(401)])
    }

    @Test("a payload of another module is stated by each method, because the client's file does not import it")
    func imports() {
        let one = Self.operation(failures: [(401, .uuid), (404, nil)])
        #expect(Self.defaults([one, one, one, one]).failures.isEmpty)
    }
}
