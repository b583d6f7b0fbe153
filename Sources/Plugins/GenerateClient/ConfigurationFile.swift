import Foundation

/// The `apus.yaml` of a target, as far as a plugin must understand it: which files it names. Whether it is sound is for
/// Apus to say.
struct ConfigurationFile {
    let url: URL
    /// The root file of the description.
    let description: URL
    /// The user's own templates.
    let templates: [URL]

    /// - Throws: When the folder has no configuration, or the configuration no description.
    static func find(in folder: URL) throws -> ConfigurationFile {
        let candidates = ["apus.yaml", "apus.yml", "apus.json"].map { folder.appending(path: $0) }
        guard let url = candidates.first(where: { FileManager.default.fileExists(atPath: path(of: $0)) }) else {
            throw ConfigurationFault(
                file: path(of: candidates[0]),
                description: "no apus.yaml in the target's folder: it must say which description is meant"
            )
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        guard let description = firstValue(of: "description", in: text) else {
            throw ConfigurationFault(file: path(of: url), description: "'description' is missing")
        }
        let templates = firstValue(of: "templates", in: text).map { folder.appending(path: $0).standardized }
        return ConfigurationFile(
            url: url,
            description: folder.appending(path: description).standardized,
            templates: templates.map(files) ?? []
        )
    }

    /// The templates in a folder, sorted by name.
    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(of: folder))) ?? []
        return names.filter { $0.hasSuffix(".mustache") }.sorted().map { folder.appending(path: $0) }
    }

    /// The plain or quoted scalar behind the first `key:` that is no comment's.
    static func firstValue(of key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            if line.first(where: { $0 != " " && $0 != "\t" }) == "#" { continue }
            for match in line.ranges(of: key) {
                let before = match.lowerBound > line.startIndex ? line[line.index(before: match.lowerBound)] : " "
                guard " -{[,\"'\t".contains(before), let value = value(behind: line[match.upperBound...]) else {
                    continue
                }
                return value
            }
        }
        return nil
    }

    /// `: petstore.yaml # the root`
    private static func value(behind key: Substring) -> String? {
        var rest = key.drop { "\"' \t".contains($0) }
        guard rest.first == ":" else { return nil }
        rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
        guard let quote = rest.first, "\"'".contains(quote) else {
            let value = rest.prefix { !"#,}".contains($0) }.trimmingCharacters(in: .whitespaces)
            return value.isEmpty ? nil : value
        }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    private static func path(of url: URL) -> String { url.path(percentEncoded: false) }
}

/// Why the client of a target can't be planned.
struct ConfigurationFault: Error, CustomStringConvertible {
    /// The path of the file that is meant.
    let file: String
    let description: String
}
