import ApusFiles
import ApusTestSupport
import Foundation

/// The declarations and the kinds of nodes that the Swift compiler parses in files.
struct SyntaxTree {
    /// `struct Pet`, `init Pet(name:)`, `var Pet.name`; sorted, with duplicates.
    var declarations: [String] = []
    /// The kinds of nodes other than declarations, such as `call_expr`.
    var kinds: Set<String> = []
    /// Names of functions, types and variables that expressions refer to.
    var references: Set<String> = []
    /// Names declared inside functions.
    var locals: Set<String> = []
    /// The errors of the compiler.
    var errors = ""

    /// Parses the concatenation of the files, because the compiler dumps only one file. Names are not resolved.
    init(_ files: [RenderedFile], in folder: TemporaryFolder, named name: String) throws {
        let path = try folder.write(Array(files.map(\.bytes).joined(separator: [0x0A])), to: name + ".swift").path
        let output = folder.appending(name + ".json")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let command = "exec swiftc -frontend -dump-parse -dump-ast-format json \"$@\" > \"$APUS_OUTPUT\""
        process.arguments = ["-c", command, "sh", "-swift-version", "6", path]
        process.environment = ProcessInfo.processInfo.environment.merging(["APUS_OUTPUT": output.path]) { $1 }
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if process.terminationStatus != 0, errors.isEmpty { errors = "status \(process.terminationStatus)" }
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: output)) as? [String: Any]
        for item in Self.nodes(root?["items"]) { read(item, in: "", isLocal: false) }
        declarations.sort()
    }

    private mutating func read(_ node: [String: Any], in context: String, isLocal: Bool) {
        guard let kind = node["_kind"] as? String else { return }
        switch kind {
        case "extension_decl":
            let name = node["extended_type"] as? String ?? "?"
            declarations.append("extension " + name)
            members(of: node, in: name)
        case "struct_decl", "enum_decl", "class_decl", "protocol_decl", "actor_decl":
            let name = Self.name(of: node)
            declarations.append(kind.prefix { $0 != "_" } + " " + context + name)
            if isLocal { locals.insert(kind) }
            members(of: node, in: context + name)
        case "enum_case_decl": break
        case "import_decl":
            let path = (node["module_path"] as? [String] ?? []).joined(separator: ".")
            declarations.append("import " + path)
        case _ where kind.hasSuffix("_decl") && isLocal: local(node, kind)
        case "func_decl", "constructor_decl", "enum_element_decl", "var_decl", "accessor_decl":
            if kind != "accessor_decl" { declarations.append(Self.spelled(kind, node, in: context)) }
            for key in ["accessors", "body", "params", "pattern_entries"] { inside(node[key]) }
        case "pattern_binding_decl": inside(node["pattern_entries"])
        default:
            declarations.append(kind + " " + context + Self.name(of: node))
            inside(node)
        }
    }

    private mutating func members(of node: [String: Any], in context: String) {
        for member in Self.nodes(node["members"]) { read(member, in: context + ".", isLocal: false) }
    }

    private mutating func local(_ node: [String: Any], _ kind: String) {
        if kind == "var_decl" {
            locals.insert(Self.name(of: node))
        } else if kind != "pattern_binding_decl", kind != "accessor_decl" {
            locals.insert(kind)
        }
        for (key, value) in node where key != "name" { inside(value) }
    }

    /// Reads statements and expressions.
    private mutating func inside(_ value: Any?) {
        if let list = value as? [Any] {
            for element in list { inside(element) }
        } else if let node = value as? [String: Any] {
            let kind = node["_kind"] as? String ?? ""
            if kind.hasSuffix("_decl") { return read(node, in: "", isLocal: true) }
            kinds.insert(kind)
            if kind == "unresolved_decl_ref_expr", let name = node["name"] as? String { references.insert(name) }
            for (key, child) in node where key != "processed_init" { inside(child) }
        }
    }

    private static func spelled(_ kind: String, _ node: [String: Any], in context: String) -> String {
        let word =
            kind == "enum_element_decl"
            ? "case" : kind == "constructor_decl" ? "init" : String(kind.prefix { $0 != "_" })
        // The tree has no list of labels for variables and for functions without parameters.
        let arguments = (node["name"] as? [String: Any])?["args"] as? [String]
        let isCalled = arguments != nil || word == "func" || word == "init"
        let labels = (arguments ?? []).map { ($0.isEmpty ? "_" : $0) + ":" }.joined()
        return word + " " + context + name(of: node) + (isCalled ? "(" + labels + ")" : "")
    }

    private static func name(of node: [String: Any]) -> String {
        let base = (node["name"] as? [String: Any])?["base_name"] as? [String: Any]
        return base?["name"] as? String ?? base?["special"] as? String ?? ""
    }

    private static func nodes(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
}
