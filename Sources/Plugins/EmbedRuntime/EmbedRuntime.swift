import Foundation
import PackagePlugin

/// Puts the sources of the runtime into the executable, for the packages that `apus generate --package` writes.
///
///     let embeddedSources: [(path: String, text: String)] = [
///         ("JSON/Reading/JSONReader.swift", #####"""
///         …
///         """#####),
///     ]
///
/// Text, because a resource embedded in code is an array of numbers, which takes the compiler a hundred times as long.
@main
struct EmbedRuntime: BuildToolPlugin {
    private static let folders = ["JSON", "ApusRuntime", "ApusTesting"]
    private static let script = """
        output=$1; root=$2; shift 2
        {
            echo 'let embeddedSources: [(path: String, text: String)] = ['
            for file; do
                printf '("%s", #####"\""\\n' "$file"
                cat "$root/$file"
                printf '"\""#####),\\n'
            done
            echo ']'
        } > "$output"
        """

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL.appending(path: "Sources")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSources.swift")
        let files = try Self.folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(
                atPath: root.appending(path: folder).path(percentEncoded: false)
            )
            .filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
        }
        return [
            .buildCommand(
                displayName: "Embedding the sources of the runtime",
                executable: URL(filePath: "/bin/sh"),
                arguments: [
                    "-euc", Self.script, "sh", output.path(percentEncoded: false), root.path(percentEncoded: false),
                ]
                    + files,
                inputFiles: files.map { root.appending(path: $0) },
                outputFiles: [output]
            )
        ]
    }
}
