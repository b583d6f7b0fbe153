import Foundation
import PackagePlugin

/// Generates the client that the `apus.yaml` of a target configures, during `swift build`.
///
/// The build system needs the output files before the description is read, so the layout is `fixed`. The command runs
/// again if `apus.yaml`, a template, an overlay, the description, a file that it refers to, or Apus has changed. An error in the
/// description stops the build, and is shown with its place.
@main
struct GenerateClient: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let folder = (target as? any SourceModuleTarget)?.directoryURL else { return [] }
        let configuration: ConfigurationFile
        do {
            configuration = try ConfigurationFile.find(in: folder)
        } catch let fault as ConfigurationFault {
            Diagnostics.error(fault.description, file: fault.file, line: fault.line)
            return []
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
        let described = ReachableFiles.from(configuration.description)
        let named = [configuration.url] + configuration.overlays + configuration.templates
        let inputs = named.filter { !described.contains($0) } + described
        return [
            .buildCommand(
                displayName: "Generating the client of \(configuration.description.lastPathComponent)",
                executable: try context.tool(named: "apus").url,
                arguments: [
                    "generate", "--config", configuration.url.path(percentEncoded: false),
                    "--output", output.path(percentEncoded: false),
                    "--module", target.name,
                    "--layout", "fixed",
                    // The build system tracks changes, and its sandbox does not allow writing to the cache.
                    "--no-cache",
                ],
                inputFiles: inputs,
                outputFiles: GeneratedFiles.names.map { output.appending(path: $0) }
            )
        ]
    }
}
