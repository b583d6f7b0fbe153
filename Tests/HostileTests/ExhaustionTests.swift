import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusJSON
import ApusRuntime
import ApusSpecParser
import Foundation
import Testing

/// A description that could take unbounded time or memory.
struct GreedyDescription: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String?
    var limits = DescriptionLimits()
    var path = "openapi.json"
    let text: @Sendable () -> String

    var testDescription: String { name }

    private static let head = #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "#

    init(_ name: String, code: String? = nil, _ text: @escaping @Sendable () -> String) {
        self.name = name
        self.code = code
        self.text = text
    }

    /// Creates a description with the component schemas `S0`, `S1`, ….
    /// - Parameter code: The code that must be reported; `nil` if a client can be generated.
    static func schemas(
        _ name: String,
        _ count: Int,
        code: String? = nil,
        _ schema: @escaping @Sendable (Int) -> String
    )
        -> GreedyDescription
    {
        GreedyDescription(name, code: code) {
            let list = (0..<count).map { "\"S\($0)\": " + schema($0) }.joined(separator: ",")
            return head + #""paths": {}, "components": {"schemas": {"# + list + "}}}"
        }
    }

    private static func reference(_ number: Int) -> String { "{\"$ref\": \"#/components/schemas/S\(number)\"}" }

    static let all: [GreedyDescription] = [
        schemas("unions in a cycle", 200) { number in
            "{\"oneOf\": [\(reference((number + 1) % 200)), \(reference((number + 7) % 200)), {\"type\": \"string\"}]}"
        },
        schemas("unions in a lattice", 60) { number in
            "{\"anyOf\": [\(reference(min(number + 1, 59))), \(reference(min(number + 2, 59))), {\"type\": \"null\"}]}"
        },
        schemas("allOf in a cycle", 100, code: "all-of-cycle") { number in
            let parts = "\(reference((number + 1) % 100)), \(reference((number + 2) % 100))"
            return "{\"allOf\": [\(parts)], \"properties\": {\"p\(number)\": {\"type\": \"string\"}}}"
        },
        {
            var chain = schemas(
                "an allOf chain with a quadratic number of properties",
                400,
                code: "too-many-properties"
            ) {
                number in
                let parts = number == 399 ? "" : reference(number + 1)
                return "{\"allOf\": [\(parts)], \"properties\": {\"p\(number)\": {\"type\": \"string\"}}}"
            }
            chain.limits.properties = 2_000
            return chain
        }(),
        schemas("a lattice of allOf", 60) { number in
            number == 59
                ? "{\"type\": \"object\"}"
                : "{\"allOf\": [\(reference(number + 1)), \(reference(min(number + 2, 59)))], \"type\": \"object\"}"
        },
        schemas("references in a cycle", 500, code: "circular-reference") { reference(($0 + 1) % 500) },
        schemas("properties in a cycle", 2000) { number in
            "{\"properties\": {\"a\": \(reference((number * 7 + 1) % 2000)), \"b\": \(reference((number + 1) % 2000))}}"
        },
        schemas("arrays in a cycle", 50, code: "endless-schema") { number in
            "{\"type\": \"array\", \"items\": \(reference((number + 1) % 50))}"
        },
        schemas("5,000 misspelled references", 5_000, code: "unresolved-reference") {
            "{\"$ref\": \"#/components/schemas/T\($0)\"}"
        },
        schemas("5,000 values of an enumeration", 1) { _ in
            "{\"type\": \"string\", \"enum\": [\((0..<5_000).map { "\"v\($0)\"" }.joined(separator: ","))]}"
        },
        schemas("1,500 values with the same Swift name", 1, code: "case-name-taken") { _ in
            let values = (1...1500).map { "\"a" + String(repeating: "-", count: $0) + "\"" }
            return "{\"type\": \"string\", \"enum\": [\(values.joined(separator: ","))]}"
        },
        schemas("numbers of 100,000 digits", 1) { _ in
            let digits = String(repeating: "9", count: 100_000)
            return
                "{\"properties\": {\"a\": {\"type\": \"integer\", \"default\": \(digits)}, \"b\": {\"type\": \"number\", "
                + "\"default\": 1e\(digits)}, \"c\": {\"enum\": [\(digits), -\(digits).\(digits), 1e\(digits)]}}}"
        },
        schemas("120 nested objects", 1, code: "schema-too-deep") { _ in
            String(repeating: "{\"properties\": {\"a\": ", count: 120) + "{}" + String(repeating: "}}", count: 120)
        },
        GreedyDescription("1,000 media types of one response") {
            let list = (0..<1000).map {
                "\"application/v\($0)+json\": {\"schema\": {\"properties\": {\"a\($0)\": {}}}}"
            }
            return head + #""paths": {"/a": {"get": {"responses": {"200": {"description": "d", "content": {"#
                + list.joined(separator: ",") + "}}}}}}}"
        },
        GreedyDescription("a path of 20,000 parameters", code: "undeclared-path-parameter") {
            head + "\"paths\": {\"" + String(repeating: "/{a}", count: 20_000)
                + "\": {\"get\": {\"responses\": {\"204\": {\"description\": \"d\"}}}}}}"
        },
        GreedyDescription("components of every kind that refer to themselves", code: "circular-reference") {
            let kinds = [
                "parameters", "responses", "requestBodies", "headers", "examples", "callbacks", "securitySchemes",
                "pathItems", "links",
            ]
            let sections = kinds.map { "\"\($0)\": {\"a\": {\"$ref\": \"#/components/\($0)/a\"}}" }
            return head + ##""paths": {"/a": {"$ref": "#/components/pathItems/a"}, "/b": {"get": {"parameters": "##
                + ##"[{"$ref": "#/components/parameters/a"}], "responses": {"200": {"$ref": "#/components/responses/a"}}}}}, "##
                + "\"components\": {\(sections.joined(separator: ","))}}"
        },
        {
            var bomb = GreedyDescription("exponential expansion of YAML aliases", code: "yaml-alias-expansion") {
                "a0: &a0 [x]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined()
            }
            bomb.path = "openapi.yaml"
            return bomb
        }(),
    ]
}

@Suite("No description takes unbounded time or memory")
struct ExhaustionTests {
    @Test(
        "a greedy description gives a client or an error within 20 seconds",
        .timeLimit(.minutes(1)),
        arguments: GreedyDescription.all
    )
    func greedy(description: GreedyDescription) throws {
        let files = FilesInMemory([description.path: description.text()])
        var client = ClientConfiguration()
        client.description = description.path
        client.module = "GreedyAPI"
        client.limits = description.limits
        let start = ContinuousClock.now
        let generated = try Pipeline(files: files).generate(client, folder: "")
        // Quadratic time would take minutes for these sizes. The limit allows for the slowest machine.
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(generated.files != nil || generated.diagnostics.hasErrors)
        let codes = Set(generated.diagnostics.sorted.map(\.code.name))
        if let code = description.code { #expect(codes.contains(code), "\(codes)") }
        #expect(generated.diagnostics.sorted.allSatisfy { $0.place != nil })
    }

    @Test("a response of 100,000 levels is an error", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func response(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(throws: (any Error).self) { try JSONValue(jsonBytes: Array(text.utf8)) }
        #expect(throws: (any Error).self) { try JSONValue(jsonBytes: Array((text + "1").utf8)) }
    }

    @Test("the limits of a configuration are applied, and are bounded themselves")
    func limits() throws {
        func read(_ limits: String) -> (DescriptionLimits, [String]) {
            let text = "clients: [{description: a, output: b, module: c, limits: \(limits)}]"
            var reader = ConfigurationReader()
            let root = SpecText.parse(SourceFile(path: "apus.yaml", text: text)).root
            let configuration = root.map { reader.read($0, folder: "") }
            return (
                configuration?.clients.first?.limits ?? DescriptionLimits(), reader.diagnostics.sorted.map(\.code.name)
            )
        }
        let (limits, faults) = read("{fileBytes: 10, depth: 5, values: 7, aliases: 8, properties: 9}")
        #expect(faults.isEmpty)
        #expect(limits.text.maximumFileBytes == 10 && limits.text.maximumDepth == 5 && limits.properties == 9)
        #expect(
            limits.text.maximumNodes == 7 && limits.text.maximumExpandedNodes == 7 && limits.text.maximumAliases == 8
        )
        for wrong in ["{depth: 513}", "{depth: 0}", "{depth: -1}", "{depth: many}", "{values: 1e300}", "[]", "5"] {
            #expect(read(wrong).1 == ["configuration-kind"], "\(wrong)")
        }
        #expect(read("{deep: 1}").1 == ["unknown-configuration-key"])
    }
}
