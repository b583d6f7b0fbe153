import ApusDiagnostics
import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the clients of a run come from: a description on the command line, `--config`, or the nearest `apus.yaml`.
struct ConfigurationSource {
    let invocation: Invocation
    let console: any Console

    /// Names of the file, in the order in which they are looked for in each folder.
    static let names = ["apus.yaml", "apus.yml", "apus.json"]

    /// - Throws: ``UsageFault``, ``FileFault``
    func load() throws -> (configuration: Configuration, diagnostics: Diagnostics) {
        let packages = PackageOptions(invocation: invocation, workingFolder: console.workingFolder)
        try packages.check()
        if let specification = invocation.operands.first {
            return (try single(specification, packages), Diagnostics())
        }
        let path = try configurationPath()
        var (configuration, diagnostics) = try read(path)
        try overrideOutput(of: &configuration)
        for index in configuration.clients.indices { override(&configuration.clients[index]) }
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
        } else if invocation.command.name == "list" {
            if client.module.isEmpty { client.module = "API" }
        } else {
            for (option, value) in [("--output", client.output), ("--module", client.module)] where value.isEmpty {
                let example = option == "--output" ? "--output Sources/PetstoreAPI" : "--module PetstoreAPI"
                throw UsageFault("'\(option)' is missing", help: "write '\(example)'")
            }
        }
        override(&client)
        if invocation.command.name == "docs" { document(&client) }
        var configuration = Configuration(folder: shownFolder, clients: [client])
        try packages.apply(to: &configuration)
        return configuration
    }

    /// Paths are shown as the user would write them: relative to the working folder.
    private var shownFolder: String { "" }

    /// `--output` and `--module` beside a configuration: what the build-tool plugin does.
    private func overrideOutput(of configuration: inout Configuration) throws(UsageFault) {
        guard invocation.has("--output") || invocation.has("--module") else { return }
        guard configuration.clients.count == 1 else {
            throw UsageFault(
                "'--output' and '--module' are for one client, and the configuration has \(configuration.clients.count)",
                help: "leave them out, or name a description"
            )
        }
        if let output = invocation.value("--output") {
            configuration.clients[0].output = FilePath.join(console.workingFolder, output)
            if invocation.command.name == "docs" {
                document(&configuration.clients[0])
            } else {
                // This folder is all that may be written: the build-tool plugin has the right to no other.
                configuration.clients[0].examples = nil
                configuration.clients[0].documentation = nil
                configuration.clients[0].catalog = nil
            }
        }
        if let module = invocation.value("--module") { configuration.clients[0].module = module }
    }

    /// `apus docs --output DIR --format FORMAT`
    private func document(_ client: inout ClientConfiguration) {
        let isCatalog = invocation.value("--format") == "docc"
        client.documentation = isCatalog ? nil : client.output
        client.catalog = isCatalog ? client.output : nil
    }

    private func override(_ client: inout ClientConfiguration) {
        client.access = invocation.word("--access") ?? client.access
        if let name = invocation.value("--client") { client.clientName = name }
        client.layout = invocation.word("--layout") ?? client.layout
        if let templates = invocation.value("--templates") {
            client.templates = FilePath.join(console.workingFolder, templates)
        }
    }

    /// The file that says what is made, when there is one.
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
            "no apus.yaml in this folder or above it",
            help: "name a description: 'apus \(invocation.command.name) SPEC --output DIR --module NAME'"
        )
    }

    func read(_ path: String) throws -> (Configuration, Diagnostics) {
        var given = ["output", "module"].filter { invocation.has("--" + $0) }
        if invocation.has("--package") { given.append("output") }
        return try Configuration.read(path, given: Set(given))
    }
}
