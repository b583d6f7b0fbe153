import Foundation
import PackagePlugin

/// The command `swift package generate-client`: runs `apus generate` in the folder of the package, for packages that
/// commit the generated client. Xcode offers it in the menu of a package and of a project.
///
/// All arguments are passed to `apus generate`; without arguments, it uses the nearest `apus.yaml`.
@main
struct GenerateClientCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        try generate(arguments, in: context.package.directoryURL, executable: context.tool(named: "apus").url)
    }

    func generate(_ arguments: [String], in folder: URL, executable: URL) throws {
        let process = Process()
        process.executableURL = executable
        // SwiftPM passes on the `--` that separates its own arguments from those of the plugin.
        process.arguments = ["generate"] + (arguments.first == "--" ? Array(arguments.dropFirst()) : arguments)
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            Diagnostics.error("apus generate ended with exit code \(process.terminationStatus)")
        }
    }
}

#if canImport(XcodeProjectPlugin)
    import XcodeProjectPlugin

    extension GenerateClientCommand: XcodeCommandPlugin {
        func performCommand(context: XcodePluginContext, arguments: [String]) throws {
            var extractor = ArgumentExtractor(arguments)
            // Xcode adds the selected targets, which `apus generate` does not know.
            _ = extractor.extractOption(named: "target")
            try generate(
                extractor.remainingArguments,
                in: context.xcodeProject.directoryURL,
                executable: context.tool(named: "apus").url
            )
        }
    }
#endif
