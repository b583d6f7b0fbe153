import ApusDiagnostics
import ApusFiles
import ApusGenerator

/// The settings for clients of descriptions on the command line: those of a client in the configuration that has one of
/// the descriptions, else the default.
struct ClientSettings {
    private let context: CommandContext
    private let descriptions: [String]
    private let clientName: String?

    /// - Parameters:
    ///   - descriptions: The paths of the descriptions, the newest one last.
    ///   - clientName: The name of the client type without a configuration.
    init(_ context: CommandContext, descriptions: [String], clientName: String? = "Client") {
        self.context = context
        self.descriptions = descriptions
        self.clientName = clientName
    }

    /// Reads the settings and reports faults of the configuration.
    ///
    /// - Throws: ``UsageFault`` if `--config` names a file without a matching client; `FileFault`
    func load() throws -> (client: ClientConfiguration, diagnostics: Diagnostics) {
        var standard = ClientConfiguration()
        standard.module = "API"
        standard.clientName = clientName
        let source = context.configurationSource
        let isNamed = context.invocation.has("--config")
        guard let path = isNamed ? try source.configurationPath() : try? source.configurationPath() else {
            return (standard, Diagnostics())
        }
        let (configuration, diagnostics) = try source.read(
            isNamed ? path : FilePath.join(context.console.workingFolder, path)
        )
        if diagnostics.hasErrors { return (standard, diagnostics) }
        guard let client = client(in: configuration, isNamed: isNamed) else {
            if !isNamed { return (standard, diagnostics) }
            throw UsageFault(
                "'\(path)' has no client for '\(descriptions.last ?? "")'",
                help: "omit '--config' to use default settings"
            )
        }
        var settings = client
        settings.overlays = client.overlayPaths(in: configuration.folder)
        settings.allowedFolders = client.allowedFolders.map { FilePath.join(configuration.folder, $0) }
        settings.folder = configuration.folder
        return (settings, diagnostics)
    }

    /// The client with the newest possible description. If `--config` names a file with a single client, that client.
    private func client(in configuration: Configuration, isNamed: Bool) -> ClientConfiguration? {
        let folder = context.console.workingFolder
        for description in descriptions.reversed() {
            let wanted = FilePath.join(folder, description)
            let found = configuration.clients.first { client in
                let path = FilePath.join(configuration.folder, client.description)
                return FilePath.join(folder, path) == wanted
            }
            if let found { return found }
        }
        return isNamed && configuration.clients.count == 1 ? configuration.clients.first : nil
    }
}

extension ClientConfiguration {
    /// The settings for a command that writes no files.
    var withoutOutputs: ClientConfiguration {
        var client = self
        client.hasModelExamples = false
        (client.examples, client.documentation, client.catalog, client.templates) = (nil, nil, nil, nil)
        return client
    }
}
