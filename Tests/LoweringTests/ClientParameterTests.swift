import ApusLowering
import ApusPlan
import Testing

@Suite("Parameters and credentials of the client")
struct ClientParameterTests {
    private static let yaml = """
        paths:
          /{account}/a:
            get:
              operationId: a
              parameters:
                - {name: account, in: path, required: true, schema: {type: string}}
                - {name: X-Version, in: header, required: true, schema: {type: string, default: '7'}}
                - {name: limit, in: query, required: true, schema: {type: integer}}
              responses: {'204': {description: d}}
          /{account}/b:
            get:
              operationId: b
              parameters:
                - {name: account, in: path, required: true, schema: {type: string}}
                - {name: x-version, in: header, schema: {type: string}}
              responses: {'204': {description: d}}
          /c:
            get:
              operationId: c
              parameters: [{name: account, in: query, schema: {type: string}}, {name: X-Version, in: header, schema: {type: integer}}]
              responses: {'204': {description: d}}
        """

    @Test("are optional in methods and arguments of the initializer")
    func parameters() {
        let options = LoweringOptions(module: "TestAPI", clientParameters: ["X-Version": .header, "account": .path])
        let planned = Planned(Self.yaml, options: options)
        let parameters = planned.plan.clientParameters
        #expect(parameters.map(\.name.text) == ["account", "xVersion"])
        #expect(parameters.map(\.isRequired) == [true, true])
        #expect(parameters.map(\.defaultValue) == [nil, .string("7")])
        #expect(planned.signature("a") == "a(limit: Int, xVersion: String?, account: String?)")
        #expect(planned.signature("b") == "b(account: String?, xVersion: String?)")
        #expect(planned.operation("b")?.parameters.map(\.clientParameter) == ["account", "X-Version"])
    }

    @Test("an operation with the parameter at another place or of another type keeps its own")
    func others() {
        let options = LoweringOptions(module: "TestAPI", clientParameters: ["X-Version": .header, "account": .path])
        let operation = Planned(Self.yaml, options: options).operation("c")
        #expect(operation?.parameters.map(\.clientParameter) == [nil, nil])
    }

    @Test("a client of a description without security schemes takes a credential; with one, it does not")
    func authorization() {
        #expect(Planned("paths: {}").plan.takesAuthorization)
        let schemes = "paths: {}\ncomponents: {securitySchemes: {key: {type: apiKey, name: k, in: header}}}"
        #expect(!Planned(schemes).plan.takesAuthorization)
    }

    @Test("a header parameter named Authorization is the credential, which a remark states once")
    func authorizationParameter() {
        let header = "{name: authorization, in: header, required: true, schema: {type: string}}"
        let planned = Planned(
            """
            paths:
              /a: {get: {operationId: a, parameters: [\(header)], responses: {'204': {description: d}}}}
              /b: {get: {operationId: b, parameters: [\(header)], responses: {'204': {description: d}}}}
            """
        )
        #expect(planned.operation("a")?.parameters.isEmpty == true)
        #expect(planned.diagnostics.map(\.code.name) == ["authorization-parameter"])
        #expect(planned.diagnostics.first?.consequence?.contains("TestClient(authorization: …)") == true)
    }
}
