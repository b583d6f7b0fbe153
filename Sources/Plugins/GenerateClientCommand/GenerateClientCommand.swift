import Foundation
import PackagePlugin

/// `swift package generate-client`: runs `apus generate` in the package's folder, for people who commit what is generated.
///
/// All arguments are passed through; without any, the nearest `apus.yaml` says what is made.
@main
struct GenerateClientCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let process = Process()
        process.executableURL = try context.tool(named: "apus").url
        // SwiftPM leaves a `--` that parts its own arguments from ours where it is.
        process.arguments = ["generate"] + (arguments.first == "--" ? Array(arguments.dropFirst()) : arguments)
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            Diagnostics.error("apus generate ended with exit code \(process.terminationStatus)")
        }
    }
}
