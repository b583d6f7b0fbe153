import ApusChanges
import ApusCommandLine
import ApusDiagnostics
import ApusTestSupport
import Foundation
import Testing

/// A change of generated Swift and the expected report.
struct SurfaceRow: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    /// The expected changes, such as `breaking: Client.get(id:) is removed`.
    let expected: [String]

    init(_ old: String, _ new: String, _ expected: String...) {
        self.old = old
        self.new = new
        self.expected = expected
    }

    var testDescription: String { "\(old) → \(new)" }

    /// A change of a member of a client.
    static func member(_ old: String, _ new: String, _ expected: String...) -> SurfaceRow {
        var row = SurfaceRow("extension Client {\n    \(old)\n}\n", "extension Client {\n    \(new)\n}\n")
        row = SurfaceRow(row.old, row.new, expected)
        return row
    }

    /// A change of the statement with which a struct with a property `b` reads its members.
    static func reading(_ old: String, _ new: String, _ expected: String...) -> SurfaceRow {
        let texts = [old, new].map { statement in
            """
            public struct A: M {
                public var b: Int

                public init(from json: inout J) throws {
                    \(statement)
                }

                public func write(to json: inout W) {
                    json.string("other", b)
                }
            }
            """
        }
        return SurfaceRow(texts[0], texts[1], expected)
    }

    private init(_ old: String, _ new: String, _ expected: [String]) {
        self.old = old
        self.new = new
        self.expected = expected
    }

    static let all: [SurfaceRow] = [
        .member(
            "@Nullable public var name: String?",
            "public var name: String?",
            "breaking: Client.name no longer has the wrapper '@Nullable'"
        ),
        .member(
            "public var name: String?",
            "@Nullable public var name: String?",
            "compatible: Client.name has the wrapper '@Nullable'"
        ),
        .member("public func get() {}", "public func get() {}"),
        .member("public func get() {}", "", "breaking: Client.get() is removed"),
        .member("", "public func get(id: Int) {}", "compatible: Client.get(id:) is new"),
        .member("func get() {}", "", ""),
        .member(
            "public func get() {}",
            "public func got() {}",
            "compatible: Client.got() is new",
            "breaking: Client.get() is removed"
        ),
        .member(
            "public func get() async {\n        send(\"/a\")\n    }\n    public func getPaged() {}",
            "public func list() async {\n        send(\"/a\")\n    }\n    public func listPaged() {}",
            "breaking: Client.get() is renamed to 'Client.list()'",
            "breaking: Client.getPaged() is renamed to 'Client.listPaged()'"
        ),
        // A type with another name and the same members, and its uses.
        SurfaceRow(
            "public struct Item {\n    public let id: Int\n    public let kind: Item.Kind\n    public enum Kind {\n        case a\n    }\n}\nextension Client {\n    public func get() -> [Item] {}\n}\n",
            "public struct Thing {\n    public let id: String\n    public let kind: Thing.Kind\n    public enum Kind {\n        case a\n    }\n}\nextension Client {\n    public func get() -> [Thing] {}\n}\n",
            "breaking: Item is renamed to 'Thing'",
            "breaking: Thing.id has a different type: 'Int' → 'String'"
        ),
        // Two types with the same members could both be the renamed one.
        SurfaceRow(
            "public struct Item {\n    public let a: Int\n    public let b: Int\n}\n",
            "public struct One {\n    public let a: Int\n    public let b: Int\n}\npublic struct Two {\n    public let a: Int\n    public let b: Int\n}\n",
            "compatible: One is new",
            "compatible: Two is new",
            "breaking: Item is removed"
        ),
        .member(
            "public func get() async {\n        send(\"/a\")\n    }",
            "public func list() async {\n        send(\"/b\")\n    }",
            "compatible: Client.list() is new",
            "breaking: Client.get() is removed"
        ),
        .member(
            "public func get(id: Int) {}",
            "public func get(id: String) {}",
            "breaking: Client.get(id:) has different arguments: 'id: Int' → 'id: String'"
        ),
        .member(
            "public func get(id: Int) {}",
            "public func get(id: Int?) {}",
            "compatible: Client.get(id:) has different arguments: 'id: Int' → 'id: Int?'"
        ),
        .member(
            "public func get(id: Int) {}",
            "public func get(id: Int, limit: Int? = nil) {}",
            "compatible: Client.get(id:limit:) has different arguments: 'id: Int' → 'id: Int, limit: Int? = nil'"
        ),
        .member(
            "public func get(id: Int) {}",
            "public func get(limit: [Int] = [1, 2], id: Int) {}",
            "compatible: Client.get(limit:id:) has different arguments: 'id: Int' → 'limit: [Int] = [1, 2], id: Int'"
        ),
        .member(
            "public func get(id: Int) {}",
            "public func get(id: Int, limit: Int) {}",
            "breaking: Client.get(id:limit:) has different arguments: 'id: Int' → 'id: Int, limit: Int'"
        ),
        .member(
            "public func get(id: Int, limit: Int? = nil) {}",
            "public func get(id: Int) {}",
            "breaking: Client.get(id:) has different arguments: 'id: Int, limit: Int? = nil' → 'id: Int'"
        ),
        .member(
            "public func get(a: Int, b: Int) {}",
            "public func get(b: Int, a: Int) {}",
            "breaking: Client.get(b:a:) has different arguments: 'a: Int, b: Int' → 'b: Int, a: Int'"
        ),
        .member(
            "public func get(a: Int = 1) {}",
            "public func get(a: Int) {}",
            "breaking: Client.get(a:) has different arguments: 'a: Int = 1' → 'a: Int'"
        ),
        .member(
            "public func get(a: String = \"x, (\") {}",
            "public func get(a: String = \"y\") {}",
            "behaviour: Client.get(a:) has different arguments: 'a: String = \"x, (\"' → 'a: String = \"y\"'"
        ),
        .member(
            "public func get() async throws -> A {}",
            "public func get() async throws -> B {}",
            "breaking: Client.get() returns a different type: 'async throws -> A' → 'async throws -> B'"
        ),
        .member(
            "public func get() async throws {\n        request(\"/a{b}\")\n    }",
            "public func get() async throws {\n        request(\"/c\")\n    }",
            "behaviour: Client.get() has a different implementation"
        ),
        .member(
            "public func get(\n        a: Int,\n        b: Int\n    ) {}",
            "public func get(a: Int, b: Int) {}"
        ),
        .member(
            "@available(*, deprecated)\n    public func get() {}",
            "// public func gone() {}\n    public func get() {}"
        ),
        .member(
            "public static func at(_ a: A = \"b\") -> S {}",
            "public static let at = S()",
            "breaking: Client.at(_:) is removed",
            "compatible: Client.at is new"
        ),
        SurfaceRow("public struct A: JSONModel {}", "", "breaking: A is removed"),
        SurfaceRow("", "public struct A: JSONModel {\n    public var b: Int\n}", "compatible: A is new"),
        SurfaceRow(
            "public struct A: JSONModel {\n    public var b: Int\n    public enum C: E {\n        case d\n    }\n}",
            "",
            "breaking: A is removed"
        ),
        SurfaceRow(
            "public struct A: JSONModel {}",
            "public struct A: JSONModel, Identifiable {}",
            "compatible: A conforms to different protocols: 'JSONModel' → 'JSONModel, Identifiable'"
        ),
        SurfaceRow(
            "public struct A: JSONModel, Identifiable {}",
            "public struct A: JSONModel {}",
            "breaking: A conforms to different protocols: 'JSONModel, Identifiable' → 'JSONModel'"
        ),
        SurfaceRow(
            "public struct A: JSONModel {}",
            "public typealias A = String",
            "breaking: A is a 'typealias' instead of a 'struct'"
        ),
        // Which of equal types is declared does not matter to code that uses them.
        SurfaceRow(
            "public struct A: M {\n    public enum C: E {\n        case d\n    }\n}",
            "public struct A: M {\n    public typealias C = B\n}\npublic enum B: E {\n    case d\n}",
            "compatible: B is new"
        ),
        SurfaceRow(
            "public enum B: E {\n    case d\n}\npublic struct A: M {\n    public typealias C = B\n}",
            "public struct A: M {\n    public enum C: E {\n        case f\n    }\n}",
            "breaking: A.C.f is new",
            "breaking: A.C.d is removed",
            "breaking: B is removed"
        ),
        SurfaceRow(
            "public struct A: M {\n    public var b: Int\n}",
            "public struct A: M {\n    @Nullable public var b: Int?\n}",
            "breaking: A.b has a different type: 'Int' → 'Int?'"
        ),
        SurfaceRow(
            "public struct A: M {\n    public var b: Int\n    public init(from json: J) throws {\n        b = try object[\"b\"]\n    }\n}",
            "public struct A: M {\n    public var b: Int\n    public init(from json: J) throws {\n        b = try object[\"B\"]\n    }\n}",
            "behaviour: A.b is coded differently"
        ),
        .reading(
            "self.init(a: json.value(\"a\"), b: json.string(\"b\"))",
            "self.init(a: json.value(\"a\"), b: json.string(\"B\"))",
            "behaviour: A.b is coded differently"
        ),
        .reading(
            "self.init(\n b: try json[\"b\"]\n)",
            "self.init(\n b: try json[\"B\"]\n)",
            "behaviour: A.b is coded differently"
        ),
        .reading(
            "_b = json.presence(\"b, \\\"c\")",
            "_b = json.presence(\"b, \\\"d\")",
            "behaviour: A.b is coded differently"
        ),
        // Which method reads a member follows from its type.
        .reading("b = try object[\"b\"]", "self.init(b: json.integer(\"b\"))"),
        SurfaceRow(
            "public enum A: M {\n    case b\n}",
            "public enum A: M {\n    case b\n    case c(Int)\n}",
            "breaking: A.c is new"
        ),
        SurfaceRow("public enum A: M {\n    case b\n}", "public enum A: M {\n}", "breaking: A.b is removed"),
        SurfaceRow(
            "public enum A: M {\n    case b(Int)\n}",
            "public enum A: M {\n    indirect case b(String)\n}",
            "breaking: A.b has a different payload: '(Int)' → '(String)'"
        ),
        SurfaceRow(
            "public enum A: M {\n    case b\n    public init(rawValue: String) {\n        switch rawValue {\n        case \"b\": self = .b\n        }\n    }\n}",
            "public enum A: M {\n    case b\n    public init(rawValue: String) {\n        switch rawValue {\n        case \"c\": self = .b\n        }\n    }\n}",
            "behaviour: A.b stands for a different value"
        ),
        SurfaceRow("/* public struct A { */\n// }\npublic struct B {}", "public struct B {}"),
        SurfaceRow(
            "public struct A {\n    let x = #\"\"}\"#\n}\npublic struct B {}",
            "public struct A {}\npublic struct B {}"
        ),
    ]
}

@Suite("apus generate --changes")
struct SurfaceTests {
    @Test("each change of the declarations is reported", arguments: SurfaceRow.all)
    func row(row: SurfaceRow) {
        let changes = SurfaceChanges(
            old: [SourceFile(path: "old.swift", bytes: Array(row.old.utf8))],
            new: [SourceFile(path: "new.swift", bytes: Array(row.new.utf8))]
        ).changes
        let reported = changes.map { "\($0.verdict.rawValue): \($0.subject) \($0.what)" }
        #expect(reported.sorted() == row.expected.filter { !$0.isEmpty }.sorted())
        for change in changes { #expect(change.oldPlace != nil || change.newPlace != nil) }
    }

    @Test("the report has the formats of apus diff")
    func command() throws {
        let folder = try TemporaryFolder("apus changes")
        try folder.write("clients: [{ description: things.yaml, output: Out, module: ThingsAPI }]\n", to: "apus.yaml")
        try folder.write(SampleDescription.things(), to: "things.yaml")
        func run(_ arguments: String...) -> RecordingConsole {
            let console = RecordingConsole(in: folder)
            let configuration = ["--config", folder.appending("apus.yaml").path]
            #expect(CommandRunner(console: console).run(["generate"] + configuration + arguments) == .success)
            return console
        }
        #expect(run("--changes").errors.contains("there are no existing generated files to compare with"))
        #expect(run("--changes").output == "patch: no changes\n")
        try folder.write(SampleDescription.things(properties: "{ id: { type: string } }"), to: "things.yaml")
        let text = run("--changes", "--dry-run").output
        #expect(text.contains("Thing.id is new") && text.contains("Thing.name is removed"), "\(text)")
        #expect(text.contains("\nmajor: "))
        #expect(run("--changes", "--dry-run", "--format", "json").output.hasPrefix("{\n  \"release\": \"major\""))
        #expect(run("--changes", "--format", "markdown").output.hasPrefix("**major**: "))
        #expect(run("--changes").output == "patch: no changes\n")
    }

    @Test("all declarations of a generated file are read")
    func generated() throws {
        let folder = RepositoryRoot.appending("Generated/LaunchDarklyAPI")
        let file = SourceFile(
            path: "Segments.swift",
            bytes: Array(try String(contentsOf: folder.appendingPathComponent("Segments.swift"), encoding: .utf8).utf8)
        )
        let text = String(decoding: file.bytes, as: UTF8.self)
        let lines = text.split(separator: "\n").filter { line in
            line.contains("public ") && !line.hasPrefix("public import ")
                && !line.drop(while: { $0 == " " }).hasPrefix("//")
        }
        let cases = text.split(separator: "\n").filter { line in
            let code = line.drop { $0 == " " }
            return (code.hasPrefix("case ") && !code.contains(":")) || code.hasPrefix("indirect case ")
        }
        #expect(SurfaceChanges(old: [], new: [file]).count == lines.count + cases.count)
    }
}
