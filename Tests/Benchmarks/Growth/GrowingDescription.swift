/// A description of one shape in any size, to see what its size costs.
struct GrowingDescription {
    let name: String
    /// The size to begin with.
    let start: Int
    /// The path of the root file, whose end says whether it is JSON or YAML.
    let path: String
    /// The texts of the files by path.
    let files: (Int) -> [String: String]

    init(_ name: String, start: Int = 250, path: String = "openapi.json", files: @escaping (Int) -> [String: String]) {
        self.name = name
        self.start = start
        self.path = path
        self.files = files
    }

    /// One file whose text is given.
    static func text(
        _ name: String,
        start: Int = 250,
        path: String = "openapi.json",
        _ text: @escaping (Int) -> String
    ) -> GrowingDescription {
        GrowingDescription(name, start: start, path: path) { [path: text($0)] }
    }

    /// One file, of which the parts are given.
    static func parts(_ name: String, start: Int = 250, _ parts: @escaping (Int) -> Parts) -> GrowingDescription {
        GrowingDescription(name, start: start) { ["openapi.json": parts($0).text] }
    }

    /// Schemas with the numbers from 0 on; the operation of each `everyUse` uses one.
    static func schemas(
        _ name: String,
        start: Int = 250,
        _ schema: @escaping (_ number: Int, _ count: Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(schemas: (0..<count).map { ("S\($0)", schema($0, count)) })
        }
    }

    /// One schema that an operation uses.
    static func schema(_ name: String, start: Int = 250, _ schema: @escaping (Int) -> String) -> GrowingDescription {
        parts(name, start: start) { Parts(schemas: [("S", schema($0))]) }
    }

    /// An operation for each number.
    static func operations(
        _ name: String,
        start: Int = 250,
        _ operation: @escaping (Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(paths: (0..<count).map { ("/p\($0)", "{\"get\": \(operation($0))}") })
        }
    }

    /// One operation, `POST /a`.
    static func operation(
        _ name: String,
        start: Int = 250,
        _ members: @escaping (Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(paths: [("/a", "{\"post\": {\"operationId\": \"a\", \(members(count))}}")])
        }
    }

    /// Text that is written into documentation.
    static func prose(_ name: String, start: Int = 20_000, _ text: @escaping (Int) -> String) -> GrowingDescription {
        parts("prose: " + name, start: start) { count in
            let text = Parts.quoted(text(count))
            return Parts(
                paths: [("/a", "{\"get\": {\"description\": \(text), \"responses\": \(Parts.empty)}}")],
                schemas: [("S", "{\"description\": \(text), \"type\": \"object\"}")]
            )
        }
    }
}

/// What a description is put together from.
struct Parts {
    var version = "3.1.0"
    var server = "https://example.com"
    var paths: [(String, String)] = []
    var schemas: [(String, String)] = []
    /// Members of the root, each beginning with a comma.
    var root = ""
    /// Members of the components, each beginning with a comma.
    var components = ""

    /// Responses without a body.
    static let empty = #"{"204": {"description": "d"}}"#

    /// Responses with one body.
    static func responses(_ schema: String) -> String {
        "{\"200\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": \(schema)}}}}"
    }

    static func reference(_ number: Int) -> String { "{\"$ref\": \"#/components/schemas/S\(number)\"}" }

    /// A list of what is made of each number.
    static func list(_ count: Int, _ element: (Int) -> String) -> String {
        (0..<count).map(element).joined(separator: ",")
    }

    static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\" + String(scalar)
            case "\n": json += "\\n"
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    /// A word of `width` characters for a number, whose Swift name is that of all others.
    static func sameName(_ number: Int, _ width: Int = 20) -> String {
        "a" + String((0..<width).map { number >> $0 & 1 == 0 ? "-" : "_" }) + "b"
    }

    var text: String {
        let paths = paths.map { "\(Self.quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
        let schemas = schemas.map { "\(Self.quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
        return """
            {"openapi": "\(version)", "info": {"title": "T", "version": "1"}, "servers": [{"url": "\(server)"}],
            "paths": {\(paths)}, "components": {"schemas": {\(schemas)}\(components)}\(root)}
            """
    }
}
