import ApusDiagnostics
import ApusFiles
import ApusSpecParser
import ApusTestSupport
import Foundation

/// Valid descriptions that inputs are derived from: fixtures, and the descriptions in `specs` and in the shared folder.
package struct SeedDescriptions: Sendable {
    let small: [Tree]
    let large: [Tree]

    /// A debug build takes too long to read larger files.
    private static let maximumBytes = 1 << 20

    /// Creates an empty set of seeds.
    package init() {
        small = []
        large = []
    }

    /// Reads all descriptions of folders and their subfolders.
    package init(folders: [String]) {
        var small: [Tree] = []
        var large: [Tree] = []
        for folder in folders {
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".json") {
                let path = folder + "/" + name
                guard let bytes = try? DiskFiles().read(path), bytes.count < Self.maximumBytes else { continue }
                guard let root = SpecText.parse(SourceFile(path: path, bytes: bytes)).root else { continue }
                guard root["openapi"] != nil || root["swagger"] != nil else { continue }
                if bytes.count < 20_000 { small.append(Tree(root)) } else { large.append(Tree(root)) }
            }
        }
        self.small = small
        self.large = large
    }

    package var count: Int { small.count + large.count }
}

extension Mutation {
    /// Returns a small description, or a part of a large one.
    mutating func description() -> Tree {
        let isWhole = random.oneIn(2) || seeds.large.isEmpty
        return isWhole ? pick(seeds.small, or: Self.bare) : part(of: pick(seeds.large, or: Self.bare))
    }

    static let bare = Tree.map([
        ("openapi", .text("3.1.0")), ("info", .map([("title", .text("T")), ("version", .text("1"))])),
        ("paths", .map([])),
    ])

    /// Returns a description of up to three paths of a description, with the components that they refer to.
    private mutating func part(of tree: Tree) -> Tree {
        let paths = tree["paths"]?.members ?? []
        var chosen: [(key: String, value: Tree)] = []
        for _ in 0..<min(paths.count, 1 + random.below(3)) { chosen.append(paths[random.below(paths.count)]) }
        var open: Set<String> = []
        Tree.map(chosen).references(into: &open)
        var sections: [String: [(key: String, value: Tree)]] = [:]
        var seen: Set<String> = []
        while let name = open.sorted().first(where: { !seen.contains($0) }), seen.count < 40 {
            seen.insert(name)
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = tree["components"]?[parts[0]]?[parts[1]] else { continue }
            sections[parts[0], default: []].append((parts[1], value))
            value.references(into: &open)
        }
        let components = sections.sorted { $0.key < $1.key }.map { (key: $0.key, value: Tree.map($0.value)) }
        let kept = tree.members.filter { !["paths", "components"].contains($0.key) }
        return .map(kept + [("paths", .map(chosen)), ("components", .map(components))])
    }

    /// Returns a description with values that are replaced, removed, renamed or duplicated.
    mutating func changedDescription() -> Tree {
        var tree = description()
        for _ in 0...random.below(6) {
            let count = tree.count
            let donor = random.oneIn(3) ? description() : tree
            let replacement = donor.value(at: random.below(donor.count))
            let kind = random.below(8)
            let word = pick(Self.values, or: "null")
            let key = random.oneIn(3) ? pick(Self.words, or: "x") : pick(Self.keys, or: "x")
            let position = random.below(1 << 20)
            tree = tree.changing(at: random.below(count)) { value in
                Self.changed(value, kind, replacement, word, key, position)
            }
            if tree.count > 20_000 { return description() }
        }
        return tree
    }

    private static func changed(
        _ value: Tree,
        _ kind: Int,
        _ replacement: Tree,
        _ word: String,
        _ key: String,
        _ position: Int
    ) -> Tree {
        switch (kind, value) {
        case (0, _): return replacement
        case (1, _), (2, .scalar): return .scalar(word)
        case (3, .map(var members)) where !members.isEmpty:
            members.remove(at: position % members.count)
            return .map(members)
        case (4, .map(var members)) where !members.isEmpty:
            members[position % members.count].key = key
            return .map(members)
        case (5, .map(let members)): return .map(members + [(key, position % 2 == 0 ? replacement : .scalar(word))])
        case (6, .list(let elements)): return .list(elements + [replacement])
        case (7, _): return position % 2 == 0 ? .list([value, value]) : .map([(key, value)])
        default: return .text(key)
        }
    }

    private static let values = [
        "null", "true", "0", "-1", "1e400", "123456789012345678901234567890", "1.5", "\"\"", "\"string\"", "\"object\"",
        "\"array\"", "\"#/components/schemas/A\"", "\"#\"", "\"#/\"", "\"a.json#/x\"", "\"date-time\"", "\"binary\"",
        "{}", "[]", "[[]]", "{\"$ref\":\"#/paths\"}", "{\"$ref\":\"#\"}", "{\"type\":\"null\"}",
        "{\"allOf\":[{\"$ref\":\"#\"}]}",
        "\"application/json\"", "\"path\"", "\"query\"", "\"cookie\"", "\"header\"", "\"deepObject\"", "\"3.0.3\"",
        "\"2.0\"",
        "[\"string\",\"null\"]", "\"{a}/{b}\"", "\"default\"", "\"2XX\"", "\"text/event-stream\"",
        "\"multipart/form-data\"",
    ]

    private static let keys = [
        "allOf", "oneOf", "anyOf", "not", "type", "properties", "items", "additionalProperties", "required", "enum",
        "const", "default", "$ref", "$id", "$anchor", "$dynamicRef", "$defs", "discriminator", "mapping", "nullable",
        "format", "readOnly", "writeOnly", "example", "examples", "content", "schema", "headers", "responses", "200",
        "default", "2XX", "requestBody", "parameters", "name", "in", "style", "explode", "encoding", "itemSchema",
        "prefixItems", "patternProperties", "unevaluatedProperties", "if", "then", "else", "maximum", "minLength",
        "servers", "variables", "url", "security", "securitySchemes", "components", "schemas", "tags", "callbacks",
        "links", "swagger", "definitions", "consumes", "produces", "operationId", "deprecated", "x-enum-varnames",
    ]
}
