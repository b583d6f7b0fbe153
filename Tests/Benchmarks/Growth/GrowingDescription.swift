/// A description of one shape in any size.
struct GrowingDescription {
    let name: String
    /// The first size.
    let start: Int
    /// The path of the root file. Its extension selects JSON or YAML.
    let path: String
    /// The texts of the files by path, for a size.
    let files: (Int) -> [String: String]

    init(_ name: String, start: Int = 250, path: String = "openapi.json", files: @escaping (Int) -> [String: String]) {
        self.name = name
        self.start = start
        self.path = path
        self.files = files
    }

    /// Creates a description of one file from its text.
    static func text(
        _ name: String,
        start: Int = 250,
        path: String = "openapi.json",
        _ text: @escaping (Int) -> String
    ) -> GrowingDescription {
        GrowingDescription(name, start: start, path: path) { [path: text($0)] }
    }

    /// Creates a description of one file from its parts.
    static func parts(_ name: String, start: Int = 250, _ parts: @escaping (Int) -> Parts) -> GrowingDescription {
        GrowingDescription(name, start: start) { ["openapi.json": parts($0).text] }
    }

    /// Creates a description with the component schemas `S0`, `S1`, ….
    static func schemas(
        _ name: String,
        start: Int = 250,
        _ schema: @escaping (_ number: Int, _ count: Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(schemas: (0..<count).map { ("S\($0)", schema($0, count)) })
        }
    }

    /// Creates a description with one component schema.
    static func schema(_ name: String, start: Int = 250, _ schema: @escaping (Int) -> String) -> GrowingDescription {
        parts(name, start: start) { Parts(schemas: [("S", schema($0))]) }
    }

    /// Creates a description with one `GET` operation for each number.
    static func operations(
        _ name: String,
        start: Int = 250,
        _ operation: @escaping (Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(paths: (0..<count).map { ("/p\($0)", "{\"get\": \(operation($0))}") })
        }
    }

    /// Creates a description of the operation `POST /a`.
    /// - Parameter members: The members of the operation after `operationId`.
    static func operation(
        _ name: String,
        start: Int = 250,
        _ members: @escaping (Int) -> String
    ) -> GrowingDescription {
        parts(name, start: start) { count in
            Parts(paths: [("/a", "{\"post\": {\"operationId\": \"a\", \(members(count))}}")])
        }
    }

    /// Creates a description whose operation and schema have a long text as their description.
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

/// The parts of a description.
struct Parts {
    var version = "3.1.0"
    var server = "https://example.com"
    var paths: [(String, String)] = []
    var schemas: [(String, String)] = []
    /// Further members of the root, each after a comma.
    var root = ""
    /// Further members of `components`, each after a comma.
    var components = ""

    /// `responses` without a body.
    static let empty = #"{"204": {"description": "d"}}"#

    /// Returns `responses` with one JSON body.
    static func responses(_ schema: String) -> String {
        "{\"200\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": \(schema)}}}}"
    }

    static func reference(_ number: Int) -> String { "{\"$ref\": \"#/components/schemas/S\(number)\"}" }

    /// Returns the elements for the numbers below `count`, separated by commas.
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

    /// Returns a distinct text for each number. All of them have the same Swift name.
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
