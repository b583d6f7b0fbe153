import ApusDiagnostics
import ApusFiles

/// Finds keys of a client that contradict each other.
struct ConfigurationContradictions {
    private let client: ClientConfiguration

    init(_ client: ClientConfiguration) {
        self.client = client
    }

    var diagnostics: [Diagnostic] { installation + selections + replacedTypes + folders }

    private func contradiction(_ message: String, _ key: String, _ name: String, help: String) -> Diagnostic? {
        let place = client.places[ConfigurationEntry(key, name)] ?? client.places[ConfigurationEntry(key, "")]
        return place.map { .contradictingConfiguration(message, at: $0, help: help) }
    }

    private var installation: [Diagnostic] {
        let keys = Set(client.installation.map(\.name))
        var found: [Diagnostic?] = []
        if keys.contains("url"), keys.contains("path") {
            let help = "omit one of them"
            found.append(contradiction("'install' has both 'url' and 'path'", "install", "path", help: help))
        }
        if keys.contains("from"), !keys.contains("url") {
            let help = "add 'url', or omit 'from'"
            found.append(contradiction("'install' has 'from' without 'url'", "install", "from", help: help))
        }
        return found.compactMap(\.self)
    }

    /// Entries that are both included and excluded.
    private var selections: [Diagnostic] {
        OperationSelection.keys(of: "exclude").flatMap { key in
            let included = Set(client.include[keyPath: key.path])
            return client.exclude[keyPath: key.path].filter(included.contains).compactMap { name in
                contradiction(
                    "'\(name)' is in 'include.\(key.name)' and in 'exclude.\(key.name)'",
                    "exclude." + key.name,
                    name,
                    help: "remove one of the entries"
                )
            }
        }
    }

    /// Settings of types that are replaced by types of the configuration.
    private var replacedTypes: [Diagnostic] {
        let replaced = Set(client.schemaTypes.map(\.name).filter { !$0.contains(".") })
        if replaced.isEmpty { return [] }
        let settings = [
            ("names", client.names.map(\.name)), ("closedEnums", client.closedEnumerations),
            ("conformances", client.conformances.map(\.name)), ("identifiable", client.identifiableTypes),
        ]
        return settings.flatMap { key, names in
            names.filter(replaced.contains).compactMap { name in
                contradiction(
                    "'\(name)' is in 'types' and in '\(key)', but the client does not declare a replaced type",
                    key,
                    name,
                    help: "remove one of the entries"
                )
            }
        }
    }

    /// Reference pages in the folder of the source files.
    private var folders: [Diagnostic] {
        [("documentation", client.documentation), ("catalog", client.catalog)].compactMap { key, folder in
            guard let folder, !client.output.isEmpty, FilePath(folder) == FilePath(client.output) else { return nil }
            return contradiction(
                "'\(key)' and 'output' are the same folder",
                key,
                "",
                help: "give the pages their own folder"
            )
        }
    }
}
