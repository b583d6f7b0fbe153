import Foundation
import PackagePlugin

/// The command `swift package generate-client`: runs `apus generate` in the folder of the package, for packages that
/// commit the generated client.
///
/// All arguments are passed to `apus generate`; without arguments, it uses the nearest `apus.yaml`.
@main
struct GenerateClientCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let process = Process()
        process.executableURL = try context.tool(named: "apus").url
        // SwiftPM passes on the `--` that separates its own arguments from those of the plugin.
        process.arguments = ["generate"] + (arguments.first == "--" ? Array(arguments.dropFirst()) : arguments)
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            Diagnostics.error("apus generate ended with exit code \(process.terminationStatus)")
        }
    }
}
