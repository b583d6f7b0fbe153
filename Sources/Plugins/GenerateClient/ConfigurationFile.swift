import Foundation
import PackagePlugin

/// The `apus.yaml` of a target, as far as a plugin must understand it.
struct ConfigurationFile {
    let url: URL
    /// The root file of the description.
    let description: URL

    /// - Throws: When the target has no configuration, or the configuration no description.
    static func find(in folder: URL) throws -> ConfigurationFile {
        let names = ["apus.yaml", "apus.yml", "apus.json"]
        let candidates = names.map { folder.appending(path: $0) }
        guard
            let url = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
            )
        else {
            throw ConfigurationFault(description: "no apus.yaml in \(folder.path(percentEncoded: false))")
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        guard let path = firstValue(of: "description", in: text) else {
            throw ConfigurationFault(description: "no 'description' in \(url.path(percentEncoded: false))")
        }
        return ConfigurationFile(url: url, description: folder.appending(path: path).standardized)
    }

    /// The plain or quoted scalar behind the first `key:`; whether the file is sound is for Apus to say.
    private static func firstValue(of key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            var rest = line.drop { " -{\"'\t,".contains($0) }
            guard rest.hasPrefix(key) else { continue }
            rest = rest.dropFirst(key.count).drop { "\"' \t".contains($0) }
            guard rest.first == ":" else { continue }
            let value = rest.dropFirst().prefix { $0 != "#" && $0 != "," && $0 != "}" }
            let trimmed = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
            if !trimmed.isEmpty { return trimmed }
        }
        return nil
    }
}

struct ConfigurationFault: Error, CustomStringConvertible {
    let description: String
}
