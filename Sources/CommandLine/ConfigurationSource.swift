import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusPlan

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Loads the configuration of a run: from a description on the command line, from `--config`, or from the nearest
/// `apus.yaml`.
struct ConfigurationSource {
    let invocation: Invocation
    let console: any Console

    /// The names of the configuration file, in the order in which each folder is searched for them.
    static let names = ["apus.yaml", "apus.yml", "apus.json"]

    /// Loads the configuration and applies the options of the command line.
    ///
    /// - Throws: ``UsageFault`` if there is no configuration or options contradict each other or it; ``FileFault``
    func load() throws -> (configuration: Configuration, diagnostics: Diagnostics) {
        let packages = PackageOptions(invocation: invocation, workingFolder: console.workingFolder)
        try packages.check()
        if let specification = invocation.operands.first {
            if invocation.has("--only") {
                throw UsageFault("'--only' needs a configuration file", help: "omit '--only' or the description")
            }
            return (try single(specification, packages), Diagnostics())
        }
        let path = try configurationPath()
        var (configuration, diagnostics) = try read(path)
        if diagnostics.hasErrors { return (configuration, diagnostics) }
        try selectClients(of: &configuration)
        try overrideOutput(of: &configuration)
        let overlays = invocation.values(of: "--overlay").map { FilePath.join(console.workingFolder, $0) }
        let folders = invocation.values(of: "--allow-folder").map { FilePath.join(console.workingFolder, $0) }
        for index in configuration.clients.indices {
            try override(&configuration.clients[index])
            configuration.clients[index].overlays += overlays
            configuration.clients[index].allowedFolders += folders
        }
        try packages.apply(to: &configuration)
        return (configuration, diagnostics)
    }

    /// `apus generate SPEC --output DIR --module NAME`
    private func single(_ specification: String, _ packages: PackageOptions) throws(UsageFault) -> Configuration {
        var client = ClientConfiguration()
        client.description = PipedDescription.name(of: specification)
        client.output = invocation.value("--output") ?? ""
        client.module = invocation.value("--module") ?? ""
        if packages.isWanted {
            client.module = packages.module
        } else if invocation.command == .list {
            if client.module.isEmpty { client.module = "API" }
        } else {
            if client.output.isEmpty {
                throw UsageFault("'--output' is missing", help: "add '--output Sources/PetstoreAPI'")
            }
            if client.module.isEmpty {
                let folder = FilePath.join(console.workingFolder, client.output)
                client.module = PackageOptions.moduleName(of: FilePath.name(of: folder))
            }
        }
        try Self.check(module: client.module)
        try override(&client)
        client.overlays = invocation.values(of: "--overlay")
        client.allowedFolders = invocation.values(of: "--allow-folder")
        if invocation.command == .docs { try document(&client) }
        var configuration = Configuration(folder: shownFolder, clients: [client])
        try packages.apply(to: &configuration)
        return configuration
    }

    /// - Throws: ``UsageFault`` if a text is not the name of a module.
    private static func check(module: String) throws(UsageFault) {
        if SwiftTypeText.isModule(module) { return }
        throw UsageFault(
            "'\(module)' is not a valid module name",
            help: "use letters, digits and '_', such as '--module PetstoreAPI'"
        )
    }

    /// Keeps the clients of `--only`.
    private func selectClients(of configuration: inout Configuration) throws(UsageFault) {
        let wanted = invocation.values(of: "--only")
        if wanted.isEmpty { return }
        let known = configuration.clients.map(\.module)
        for name in wanted where !known.contains(name) {
            let nearest = NearestName.find(name, among: known)
            throw UsageFault(
                "the configuration has no client with the module '\(name)'",
                help: nearest.map { "did you mean '\($0)'?" } ?? "use one of \(known.joined(separator: ", "))"
            )
        }
        configuration.clients = configuration.clients.filter { wanted.contains($0.module) }
    }

    /// The folder of paths on the command line: empty, so that messages show the paths as the user wrote them.
    private var shownFolder: String { "" }

    /// Applies `--output` and `--module` to a configuration file, as the build-tool plugin needs it.
    private func overrideOutput(of configuration: inout Configuration) throws(UsageFault) {
        guard invocation.has("--output") || invocation.has("--module") else { return }
        guard configuration.clients.count == 1 else {
            throw UsageFault(
                "'--output' and '--module' need a single client, but the configuration has \(configuration.clients.count)",
                help: "omit the options, or name a description"
            )
        }
        if let output = invocation.value("--output") {
            configuration.clients[0].output = FilePath.join(console.workingFolder, output)
            if invocation.command == .docs {
                try document(&configuration.clients[0])
            } else {
                // The build-tool plugin may write to this folder only.
                configuration.clients[0].examples = nil
                configuration.clients[0].documentation = nil
                configuration.clients[0].catalog = nil
            }
        }
        if let module = invocation.value("--module") {
            try Self.check(module: module)
            configuration.clients[0].module = module
        }
    }

    /// `apus docs --output DIR --format FORMAT`
    private func document(_ client: inout ClientConfiguration) throws(UsageFault) {
        client.documentation = nil
        client.catalog = nil
        switch try invocation.choice("--format", PageFormat.self) ?? .markdown {
        case .markdown: client.documentation = client.output
        case .docc: client.catalog = client.output
        }
    }

    private func override(_ client: inout ClientConfiguration) throws(UsageFault) {
        if let access = try invocation.choice("--access", AccessLevel.self) { client.access = access }
        if let name = invocation.value("--client") {
            guard SwiftTypeText.isName(name), SwiftTypeText.isIdentifier(name) else {
                throw UsageFault(
                    "'\(name)' is not the name of a Swift type",
                    help: "use letters, digits and '_', such as '--client PetstoreClient'"
                )
            }
            client.clientName = name
        }
        if let layout = try invocation.choice("--layout", ClientConfiguration.Layout.self) { client.layout = layout }
        if let templates = invocation.value("--templates") {
            client.templates = FilePath.join(console.workingFolder, templates)
        }
    }

    /// The format of reference pages: `--format` of `apus docs`.
    enum PageFormat: String, CaseIterable { case markdown, docc }

    /// The paths of the description or configuration that the command line asks for.
    ///
    /// - Throws: ``UsageFault`` if there is no configuration.
    func files() throws(UsageFault) -> [String] {
        invocation.operands.isEmpty ? [try configurationPath()] : invocation.operands
    }

    func configurationPath() throws(UsageFault) -> String {
        if let path = invocation.value("--config") { return path }
        var folder = console.workingFolder
        var prefix = ""
        while true {
            for name in Self.names where FileManager.default.fileExists(atPath: FilePath.join(folder, name)) {
                return prefix + name
            }
            if folder == "/" || folder == "." { break }
            folder = FilePath.folder(of: folder)
            prefix += "../"
        }
        throw UsageFault(
            "no apus.yaml in this folder or its parent folders",
            help: "name a description: 'apus \(invocation.command.rawValue) SPEC --output DIR --module NAME'"
        )
    }

    func read(_ path: String) throws -> (Configuration, Diagnostics) {
        var given = ["output", "module"].filter { invocation.has("--" + $0) }
        if invocation.has("--package") { given.append("output") }
        return try Configuration.read(path, given: Set(given))
    }
}
