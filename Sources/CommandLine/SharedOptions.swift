import ApusDiagnostics
import ApusGenerator
import ApusPlan

extension OptionDescription {
    /// The options of every command.
    package static let common: [OptionDescription] = [
        OptionDescription("--strict", "Treat warnings as errors"),
        OptionDescription("--quiet", short: "-q", "Print errors only"),
        OptionDescription("--verbose", short: "-v", "Print all diagnostics, including repeated ones and remarks"),
        OptionDescription(
            "--diagnostics",
            value: "FORMAT",
            words: DiagnosticFormat.self,
            "The format of diagnostics on standard error (default: text)"
        ),
        OptionDescription(
            "--color",
            value: "WHEN",
            words: ColorMode.self,
            "When to color output (default: auto; NO_COLOR is respected)"
        ),
        OptionDescription("--help", short: "-h", "Show help"),
    ]

    // MARK: - Options of several commands

    static let config = OptionDescription(
        "--config",
        short: "-c",
        value: "FILE",
        "The configuration file (default: apus.yaml in this folder or the nearest parent folder)"
    )

    /// `--config` of a command that reads a description and uses the configuration only if it names it.
    static func config(of client: String, ifNaming description: String) -> OptionDescription {
        OptionDescription(
            "--config",
            short: "-c",
            value: "FILE",
            "The configuration file of \(client) (default: the nearest apus.yaml, if it names \(description))"
        )
    }

    static let watch = OptionDescription("--watch", "Run again whenever an input file changes")

    static let noCache = OptionDescription(
        "--no-cache",
        "Neither read nor write the record that lets the next run skip unchanged clients"
    )

    static let overlay = OptionDescription(
        "--overlay",
        value: "FILE",
        "An OpenAPI Overlay that changes the description; can be given several times"
    )

    static let allowFolder = OptionDescription(
        "--allow-folder",
        value: "DIR",
        "A folder that references of the description may read from; can be given several times"
    )

    static let only = OptionDescription(
        "--only",
        value: "CLIENT",
        "A client of the configuration, by its module; can be given several times (default: all clients)"
    )

    static let dryRun = OptionDescription("--dry-run", "List the files that would change, without writing them")

    static let templates = OptionDescription(
        "--templates",
        value: "DIR",
        "A folder of templates that override the built-in ones"
    )

    static let client = OptionDescription(
        "--client",
        value: "NAME",
        "The name of the client type (default: derived from the module name)"
    )

    static func output(_ files: String) -> OptionDescription {
        OptionDescription("--output", short: "-o", value: "DIR", "The folder for the \(files)")
    }

    static func module(_ summary: String) -> OptionDescription {
        OptionDescription("--module", short: "-m", value: "NAME", summary)
    }

    static func format<Format: RawRepresentable<String> & CaseIterable>(
        _ words: Format.Type,
        _ summary: String
    ) -> OptionDescription {
        OptionDescription("--format", short: "-f", value: "FORMAT", words: words, summary)
    }

    /// The options of commands that use a configuration, or generate one client without a configuration.
    static let clients: [OptionDescription] = [
        config,
        output("generated files"),
        module("The name of the Swift module that the code belongs to (default: derived from the output folder)"),
        only,
        overlay,
        allowFolder,
        templates,
        OptionDescription(
            "--access",
            value: "LEVEL",
            words: AccessLevel.self,
            "The access level of generated declarations (default: public)"
        ),
        client,
        OptionDescription(
            "--layout",
            value: "LAYOUT",
            words: ClientConfiguration.Layout.self,
            "One file per tag, or a fixed list of files for build systems (default: tags)"
        ),
    ]

    static let packaging: [OptionDescription] = [
        OptionDescription(
            "--package",
            value: "DIR",
            "The folder for a complete Swift package: manifest, client, runtime, README, tests"
        ),
        OptionDescription(
            "--runtime",
            value: "WHERE",
            "The runtime of the package: 'embedded', or the URL or path of Apus (default: embedded)"
        ),
    ]
}
