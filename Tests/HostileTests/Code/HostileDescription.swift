import ApusFiles
import ApusGenerator

/// A description with hostile text in one place, in all of them, or in none.
struct HostileDescription {
    /// The name of the place with the text; `nil` for all places.
    var place: String?
    /// The texts. Each is inserted into its own copy of the parts.
    var texts: [String]
    var parts = HostilePart.all

    /// The name of the root file.
    var path = "openapi.json"

    /// The names of all places, in the order of the parts.
    static let places: [(name: String, part: HostilePart)] = {
        var seen: Set<String> = []
        return HostilePart.all.flatMap { part in
            (part.sections.sorted { $0.key < $1.key }.map(\.value) + part.files.keys + part.files.values).flatMap {
                text in
                text.split(separator: "«").dropFirst().compactMap { piece -> (String, HostilePart)? in
                    let name = piece.prefix { $0 != "|" }.drop { "~%".contains($0) }
                    return seen.insert(String(name)).inserted ? (String(name), part) : nil
                }
            }
        }
    }()

    /// The texts of the files, by path.
    var files: [String: String] {
        var sections: [String: [String]] = [:]
        var files: [String: String] = [:]
        for part in parts {
            for (number, text) in texts.enumerated() where part.isRepeated || number == 0 {
                for (section, template) in part.sections {
                    sections[section, default: []].append(fill(template, text, number, escape: Self.json))
                }
                for (name, template) in part.files {
                    let path = fill(name, text, number) { $0 }
                    files[normalized(path)] = fill(template, text, number, escape: Self.json)
                }
            }
        }
        func joined(_ section: String) -> String { (sections[section] ?? []).joined(separator: ",\n") }
        let info = joined("info")
        files[path] = """
            {"openapi": "3.1.0", "info": {\(info.isEmpty ? #""title": "Plain", "version": "1""# : info)},
            "servers": [\(joined("servers"))], "tags": [\(joined("tags"))],
            "paths": {\(joined("paths"))}, "components": {"schemas": {\(joined("schemas"))},
            "securitySchemes": {\(joined("securitySchemes"))}}\(joined("root").isEmpty ? "" : ", " + joined("root"))}
            """
        return files
    }

    /// Generates the client with examples of its models, and the list of the description's examples.
    func generate() throws -> GeneratedClient {
        var client = ClientConfiguration()
        client.description = path
        client.module = "HostileAPI"
        client.examples = "Examples.swift"
        client.hasModelExamples = true
        return try Pipeline(files: FilesInMemory(files)).generate(client, folder: "")
    }

    private func fill(_ template: String, _ text: String, _ number: Int, escape: (String) -> String) -> String {
        var filled = ""
        for (index, piece) in template.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "»"), let bar = piece.firstIndex(of: "|") else {
                filled += piece
                continue
            }
            var name = piece[..<bar]
            let form = name.first
            if form == "~" || form == "%" { name.removeFirst() }
            var value = String(piece[piece.index(after: bar)..<end])
            if place == nil || place == String(name) {
                value = text
                if form == "~" { value = value.replacing("~", with: "~0").replacing("/", with: "~1") }
                if form == "~" || form == "%" { value = Self.percentEncoded(value) }
                value = escape(value)
            }
            filled += value + piece[piece.index(after: end)...]
        }
        return filled.replacing("§", with: String(number))
    }

    /// Returns a path without `.` and `..`, as references are resolved.
    private func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private static func json(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": escaped += "\\" + String(scalar)
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
