import Foundation
import PackagePlugin

/// Generates the client that a target's `apus.yaml` describes, as a part of `swift build`.
///
/// The files that are made must be known before the description is read, so their names are always those of the layout
/// `fixed`: `Client.swift`, `Operations.swift` and `Types.swift`. The command runs again when `apus.yaml`, the
/// description, or a file that its references lead to has changed.
@main
struct GenerateClient: BuildToolPlugin {
    static let outputs = ["Client.swift", "Operations.swift", "Types.swift"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let folder = (target as? any SourceModuleTarget)?.directoryURL else { return [] }
        let configuration = try ConfigurationFile.find(in: folder)
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
        let inputs = ReachableFiles.from(configuration.description)
        return [
            .buildCommand(
                displayName: "Generating the client of \(configuration.description.lastPathComponent)",
                executable: try context.tool(named: "apus").url,
                arguments: [
                    "generate", "--config", configuration.url.path(percentEncoded: false),
                    "--output", output.path(percentEncoded: false),
                    "--module", target.name,
                    "--layout", "fixed",
                    "--quiet",
                ],
                inputFiles: [configuration.url] + inputs,
                outputFiles: Self.outputs.map { output.appending(path: $0) }
            )
        ]
    }
}
