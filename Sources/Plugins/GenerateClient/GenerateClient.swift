import Foundation
import PackagePlugin

/// Generates the client that the `apus.yaml` of a target configures, during the build.
///
/// The build system needs the output files before the description is read, so the layout is `fixed`. The command runs
/// again if `apus.yaml`, a template, an overlay, the description, a file that it refers to, or Apus has changed. An
/// error in the description stops the build, and is shown with its place.
@main
struct GenerateClient: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let folder = (target as? any SourceModuleTarget)?.directoryURL else { return [] }
        return try commands(
            folder: folder,
            module: target.name,
            workFolder: context.pluginWorkDirectoryURL,
            executable: context.tool(named: "apus").url
        )
    }

    /// The command that generates the client of a target; none if the configuration is faulty, which is reported.
    ///
    /// - Parameters:
    ///   - folder: The folder with the `apus.yaml` of the target.
    ///   - module: The name of the target's module.
    ///   - workFolder: The folder that the plugin may write to.
    ///   - executable: The executable `apus`.
    func commands(folder: URL, module: String, workFolder: URL, executable: URL) throws -> [Command] {
        let configuration: ConfigurationFile
        do {
            configuration = try ConfigurationFile.find(in: folder)
        } catch let fault as ConfigurationFault {
            Diagnostics.error(fault.description, file: fault.file, line: fault.line)
            return []
        }
        let output = workFolder.appending(path: "Generated")
        let inputs = PrebuiltTool(executable)?.inputs(of: configuration.url) ?? configuration.inputs
        return [
            .buildCommand(
                displayName: "Generating the client of \(configuration.description.lastPathComponent)",
                executable: executable,
                arguments: [
                    "generate", "--config", configuration.url.path(percentEncoded: false),
                    "--output", output.path(percentEncoded: false),
                    "--module", module,
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

#if canImport(XcodeProjectPlugin)
    import XcodeProjectPlugin

    extension GenerateClient: XcodeBuildToolPlugin {
        /// A target of a project has no folder, so its `apus.yaml` is one of its files.
        func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
            let names = ConfigurationFile.names
            guard let file = target.inputFiles.first(where: { names.contains($0.url.lastPathComponent) }) else {
                Diagnostics.error(
                    "the target '\(target.displayName)' has no apus.yaml; add one, and select the target in its file inspector"
                )
                return []
            }
            return try commands(
                folder: file.url.deletingLastPathComponent(),
                module: target.product?.name ?? target.displayName,
                workFolder: context.pluginWorkDirectoryURL,
                executable: context.tool(named: "apus").url
            )
        }
    }
#endif
