import Foundation

/// The files that the `apus.yaml` of a target names. The plugin reads nothing else of it; Apus validates it.
struct ConfigurationFile {
    let url: URL
    /// The root file of the description.
    let description: URL
    /// The custom templates.
    let templates: [URL]

    /// Finds and reads the configuration in the folder of a target.
    /// - Throws: `ConfigurationFault` if the folder has no configuration or the configuration has no description; the
    ///   error of Foundation if the file can't be read.
    static func find(in folder: URL) throws -> ConfigurationFile {
        let candidates = ["apus.yaml", "apus.yml", "apus.json"].map { folder.appending(path: $0) }
        guard let url = candidates.first(where: { FileManager.default.fileExists(atPath: path(of: $0)) }) else {
            throw ConfigurationFault(
                file: path(of: candidates[0]),
                description: "no apus.yaml in the folder of the target; add one that names the description"
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

    /// Returns the templates in a folder, sorted by name.
    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(of: folder))) ?? []
        return names.filter { $0.hasSuffix(".mustache") }.sorted().map { folder.appending(path: $0) }
    }

    /// Returns the plain or quoted scalar after the first `key:` that is not in a comment line.
    static func firstValue(of key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            if line.first(where: { $0 != " " && $0 != "\t" }) == "#" { continue }
            for match in line.ranges(of: key) {
                let before = match.lowerBound > line.startIndex ? line[line.index(before: match.lowerBound)] : " "
                guard " -{[,\"'\t".contains(before), let value = value(after: line[match.upperBound...]) else {
                    continue
                }
                return value
            }
        }
        return nil
    }

    /// Returns the value in a text such as `: petstore.yaml # the root`.
    private static func value(after key: Substring) -> String? {
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

/// The reason why no build command can be created for a target.
struct ConfigurationFault: Error, CustomStringConvertible {
    /// The path of the faulty or missing file.
    let file: String
    let description: String
}
