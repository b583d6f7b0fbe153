import Foundation

/// The files that the `apus.yaml` of a target names. The plugin reads nothing else of it; Apus validates it.
struct ConfigurationFile {
    let url: URL
    /// The root file of the description.
    let description: URL
    /// The custom templates.
    let templates: [URL]
    /// The overlays of the description.
    let overlays: [URL]

    /// The names that a configuration can have.
    static let names = ["apus.yaml", "apus.yml", "apus.json"]

    /// Finds and reads the configuration in the folder of a target.
    /// - Throws: `ConfigurationFault` if the folder has no configuration or the configuration has no description; the
    ///   error of Foundation if the file can't be read.
    static func find(in folder: URL) throws -> ConfigurationFile {
        let candidates = names.map { folder.appending(path: $0) }
        guard let url = candidates.first(where: { FileManager.default.fileExists(atPath: path(of: $0)) }) else {
            throw ConfigurationFault(
                file: path(of: candidates[0]),
                description: "no apus.yaml in the folder of the target; add one that names the description"
            )
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        do {
            return try ConfigurationFile(url, folder: folder, try client(in: ConfigurationText.read(text)))
        } catch let fault as ConfigurationTextFault {
            throw ConfigurationFault(file: path(of: url), line: fault.line, description: fault.message)
        }
    }

    /// The only client of a configuration.
    private static func client(in root: ConfigurationValue) throws -> ConfigurationValue {
        guard let clients = root["clients"] else {
            throw ConfigurationTextFault(message: "'clients' is missing", line: root.line)
        }
        let elements = clients.value.elements
        guard let first = elements.first else {
            throw ConfigurationTextFault(message: "'clients' must be a list with one client", line: clients.line)
        }
        guard elements.count == 1 else {
            throw ConfigurationTextFault(
                message: "the build-tool plugin generates one client per target, and 'clients' has \(elements.count);"
                    + " move this client to a target of its own",
                line: elements[1].line
            )
        }
        return first
    }

    private init(_ url: URL, folder: URL, _ client: ConfigurationValue) throws {
        guard let description = client["description"] else {
            throw ConfigurationTextFault(message: "'description' is missing", line: client.line)
        }
        guard let path = description.value.text, path != "-" else {
            throw ConfigurationTextFault(message: "'description' must be the path of a file", line: description.line)
        }
        self.url = url
        self.description = folder.appending(path: path).standardized
        templates =
            client["templates"]?.value.text.map { Self.files(in: folder.appending(path: $0).standardized) } ?? []
        overlays =
            client["overlays"]?.value.elements.compactMap(\.text).map { folder.appending(path: $0).standardized } ?? []
    }

    /// The configuration, the files that it names, and those that the description may refer to.
    var inputs: [URL] {
        let described = ReachableFiles.from(description)
        return ([url] + overlays + templates).filter { !described.contains($0) } + described
    }

    /// Returns the templates in a folder, sorted by name.
    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(of: folder))) ?? []
        return names.filter { $0.hasSuffix(".mustache") }.sorted().map { folder.appending(path: $0) }
    }

    private static func path(of url: URL) -> String { url.path(percentEncoded: false) }
}

/// The reason why no build command can be created for a target.
struct ConfigurationFault: Error, CustomStringConvertible {
    /// The path of the faulty or missing file.
    let file: String
    /// The line of the fault, counted from 1; `nil` if the file is missing.
    var line: Int?
    let description: String
}
