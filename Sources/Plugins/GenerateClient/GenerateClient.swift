import Foundation
import PackagePlugin

/// Generates the client that a target's `apus.yaml` describes, as a part of `swift build`.
///
/// The files that are made must be known before the description is read, so the layout is `fixed`. The command runs again
/// when `apus.yaml`, a template, the description, or a file that its references lead to has changed, or Apus itself.
/// Whatever is wrong with a description stops the build, with the place in the description.
@main
struct GenerateClient: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let folder = (target as? any SourceModuleTarget)?.directoryURL else { return [] }
        let configuration: ConfigurationFile
        do {
            configuration = try ConfigurationFile.find(in: folder)
        } catch let fault as ConfigurationFault {
            Diagnostics.error(fault.description, file: fault.file)
            return []
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
        let inputs = [configuration.url] + configuration.templates + ReachableFiles.from(configuration.description)
        return [
            .buildCommand(
                displayName: "Generating the client of \(configuration.description.lastPathComponent)",
                executable: try context.tool(named: "apus").url,
                arguments: [
                    "generate", "--config", configuration.url.path(percentEncoded: false),
                    "--output", output.path(percentEncoded: false),
                    "--module", target.name,
                    "--layout", "fixed",
                    // The build system knows what has changed, and may not write to the user's caches.
                    "--no-cache",
                ],
                inputFiles: inputs,
                outputFiles: GeneratedFiles.names.map { output.appending(path: $0) }
            )
        ]
    }
}
