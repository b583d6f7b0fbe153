import ApusChanges
import ApusDiagnostics
import ApusGenerator
import ApusPlan

/// The description of a command that parsing, help texts and shell completions are derived from.
package struct CommandDescription: Sendable {
    package let command: Command
    /// A single line without a full stop.
    package let summary: String
    /// The operands in the usage line: `[SPEC]`.
    package let operands: String
    /// The number of operands that the command accepts.
    package let operandCount: ClosedRange<Int>
    package let options: [OptionDescription]
    /// The accepted operands; if empty, any text is accepted.
    package var operandWords: [String] = []
    /// Sample command lines with their meanings.
    package let examples: [(line: String, meaning: String)]

    /// The name of the command on the command line.
    package var name: String { command.rawValue }

    /// The option with this name or short name, including common options.
    package func option(_ spelling: String) -> OptionDescription? {
        (options + OptionDescription.common).first { $0.name == spelling || $0.short == spelling }
    }
}

/// An option: `--output DIR`.
package struct OptionDescription: Sendable {
    /// `--output`
    package let name: String
    /// `-o`
    package let short: String?
    /// The placeholder of the value in help texts: `DIR`. `nil` for an option without a value.
    package let value: String?
    /// The accepted values; if empty, any text is accepted.
    package let words: [String]
    package let summary: String

    package init(
        _ name: String,
        short: String? = nil,
        value: String? = nil,
        words: [String] = [],
        _ summary: String
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.words = words
        self.summary = summary
    }

    /// An option whose value is a case of an enum.
    init<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        short: String? = nil,
        value: String,
        words: Choice.Type,
        _ summary: String
    ) {
        self.init(name, short: short, value: value, words: Choice.allCases.map(\.rawValue), summary)
    }

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
}

extension CommandDescription {
    private static let config = OptionDescription(
        "--config",
        short: "-c",
        value: "FILE",
        "The configuration file (default: apus.yaml in this folder or the nearest parent folder)"
    )

    private static let watch = OptionDescription(
        "--watch",
        "Run again whenever an input file changes"
    )

    private static let noCache = OptionDescription(
        "--no-cache",
        "Neither read nor write the record that lets the next run skip unchanged clients"
    )

    private static let overlayFile = OptionDescription(
        "--overlay",
        value: "FILE",
        "An OpenAPI Overlay that changes the description; can be given several times"
    )

    private static let allowFolder = OptionDescription(
        "--allow-folder",
        value: "DIR",
        "A folder that references of the description may read from; can be given several times"
    )

    private static let only = OptionDescription(
        "--only",
        value: "CLIENT",
        "A client of the configuration, by its module; can be given several times (default: all clients)"
    )

    private static let specification: [OptionDescription] = [
        OptionDescription("--output", short: "-o", value: "DIR", "The folder for the generated files"),
        OptionDescription(
            "--module",
            short: "-m",
            value: "NAME",
            "The name of the Swift module that the code belongs to (default: derived from the output folder)"
        ),
        only,
        overlayFile,
        allowFolder,
        OptionDescription("--templates", value: "DIR", "A folder of templates that override the built-in ones"),
        OptionDescription(
            "--access",
            value: "LEVEL",
            words: AccessLevel.self,
            "The access level of generated declarations (default: public)"
        ),
        OptionDescription(
            "--client",
            value: "NAME",
            "The name of the client type (default: derived from the module name)"
        ),
        OptionDescription(
            "--layout",
            value: "LAYOUT",
            words: ClientConfiguration.Layout.self,
            "One file per tag, or a fixed list of files for build systems (default: tags)"
        ),
    ]

    private static let packaging: [OptionDescription] = [
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

    package static let generate = CommandDescription(
        command: .generate,
        summary: "Generate Swift clients from OpenAPI descriptions",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + packaging + [
            OptionDescription("--dry-run", "List the files that would change, without writing them"),
            OptionDescription(
                "--changes",
                "Print which changes of the generated files affect code that uses the client"
            ),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ChangeReportFormat.self,
                "The format of '--changes' (default: text)"
            ),
            watch,
            noCache,
            OptionDescription("--timings", "Print the duration of each stage"),
        ],
        examples: [
            ("apus generate", "generate all clients of the nearest apus.yaml"),
            ("apus generate petstore.yaml --output Sources/PetstoreAPI --module PetstoreAPI", "generate one client"),
            ("apus generate --changes --dry-run", "show what an update of the description would break"),
            ("apus generate petstore.yaml --package PetstoreAPI", "generate a Swift package without dependencies"),
        ]
    )

    package static let check = CommandDescription(
        command: .check,
        summary: "Check that generated files are up to date (exit code 3 if they are not)",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + packaging + [
            OptionDescription("--diff", "Print the differences as a unified diff"),
            noCache,
        ],
        examples: [
            ("apus check --config specs/apus.yaml", "fail a CI job if `apus generate` was not run"),
            ("apus check --diff", "show what `apus generate` would change"),
        ]
    )

    package static let validate = CommandDescription(
        command: .validate,
        summary: "Validate a description",
        operands: "SPEC",
        operandCount: 1...1,
        options: [
            OptionDescription(
                "--config",
                short: "-c",
                value: "FILE",
                "The configuration file of the client (default: the nearest apus.yaml, if it names SPEC)"
            ),
            OptionDescription("--examples", "Also validate every example against its schema"),
            overlayFile,
            allowFolder,
            watch,
        ],
        examples: [
            ("apus validate openapi.yaml --diagnostics github", "annotate a pull request"),
            ("apus validate openapi.yaml --examples", "find examples that contradict their schema"),
        ]
    )

    package static let list = CommandDescription(
        command: .list,
        summary: "List operations and types with their Swift names",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + [
            OptionDescription("--inferred", "List only decisions that were inferred, with the reasons"),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ListFormat.self,
                "The format of the list (default: text)"
            ),
        ],
        examples: [("apus list petstore.yaml --inferred", "show which operations are paged, and how")]
    )

    package static let docs = CommandDescription(
        command: .docs,
        summary: "Write reference pages with an example of every call",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [
            config,
            OptionDescription("--output", short: "-o", value: "DIR", "The folder for the pages"),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ConfigurationSource.PageFormat.self,
                "Markdown pages or a DocC catalog (default: markdown)"
            ),
            OptionDescription(
                "--module",
                short: "-m",
                value: "NAME",
                "The Swift module that the examples import (default: derived from the output folder)"
            ),
            OptionDescription(
                "--client",
                value: "NAME",
                "The name of the client type (default: derived from the module name)"
            ),
            only,
            overlayFile,
            allowFolder,
            OptionDescription("--templates", value: "DIR", "A folder of templates that override the built-in ones"),
            OptionDescription("--dry-run", "List the files that would change, without writing them"),
            watch,
            noCache,
        ],
        examples: [
            ("apus docs", "write the pages that `documentation` and `catalog` in apus.yaml ask for"),
            ("apus docs petstore.yaml --output Documentation --module PetstoreAPI", "write Markdown pages"),
        ]
    )

    package static let explain = CommandDescription(
        command: .explain,
        summary: "Explain a diagnostic",
        operands: "[CODE]",
        operandCount: 0...1,
        options: [],
        examples: [
            ("apus explain duplicate-key", "explain the diagnostic and how to fix its cause"),
            ("apus explain", "list all codes"),
        ]
    )

    package static let diff = CommandDescription(
        command: .diff,
        summary: "Report how a change of a description affects code that uses its client",
        operands: "OLD NEW",
        operandCount: 2...2,
        options: [
            OptionDescription(
                "--config",
                short: "-c",
                value: "FILE",
                "The configuration file of NEW's client (default: the nearest apus.yaml, if it names NEW or OLD)"
            ),
            overlayFile,
            allowFolder,
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ChangeReportFormat.self,
                "The format of the report (default: text)"
            ),
            OptionDescription(
                "--fail-on",
                value: "VERDICT",
                words: FailureThreshold.self,
                "The least severe change that makes the command exit with code 5 (default: breaking)"
            ),
        ],
        examples: [
            ("apus diff petstore-1.yaml petstore-2.yaml", "show what the update breaks and which version it needs"),
            ("apus diff old.yaml new.yaml --format markdown --fail-on never", "write an entry for a changelog"),
        ]
    )

    package static let initialize = CommandDescription(
        command: .initialize,
        summary: "Write an apus.yaml that explains every key",
        operands: "SPEC",
        operandCount: 1...1,
        options: [
            OptionDescription(
                "--overlay",
                "Write overlay.yaml instead, an OpenAPI Overlay that fixes warnings about the description"
            ),
            OptionDescription("--print", "Print the file instead of writing it"),
            OptionDescription("--force", "Replace an existing file"),
            allowFolder,
        ],
        examples: [
            ("apus init petstore.yaml", "write apus.yaml; edit it, then run `apus generate`"),
            ("apus init --overlay petstore.yaml", "write overlay.yaml; review it, then add it to `overlays`"),
        ]
    )

    package static let overlay = CommandDescription(
        command: .overlay,
        summary: "Print the OpenAPI Overlay that leads from one document to another",
        operands: "BASE CHANGED",
        operandCount: 2...2,
        options: [],
        examples: [
            ("apus overlay petstore.yaml edited.yaml > fixes.yaml", "keep edits of a description apart from it")
        ]
    )

    package static let templates = CommandDescription(
        command: .templates,
        summary: "Write the built-in templates, to change some of them",
        operands: "export DIR",
        operandCount: 2...2,
        options: [OptionDescription("--force", "Replace existing files")],
        operandWords: ["export"],
        examples: [
            ("apus templates export Templates", "keep the templates that you change, and set `templates: Templates`")
        ]
    )

    package static let schema = CommandDescription(
        command: .schema,
        summary: "Print the JSON Schema of apus.yaml for editors",
        operands: "",
        operandCount: 0...0,
        options: [],
        examples: [("apus schema > apus.schema.json", "for `# yaml-language-server: $schema=apus.schema.json`")]
    )

    package static let completions = CommandDescription(
        command: .completions,
        summary: "Print the completion script of a shell",
        operands: "SHELL",
        operandCount: 1...1,
        options: [],
        operandWords: CompletionShell.allCases.map(\.rawValue),
        examples: [
            ("source <(apus completions bash)", "add this line to ~/.bashrc"),
            ("apus completions zsh > ~/.zfunc/_apus", "run once; ~/.zfunc must be in fpath"),
            ("apus completions fish > ~/.config/fish/completions/apus.fish", "run once"),
        ]
    )

    package static let dump = CommandDescription(
        command: .dump,
        summary: "Print the plan of a client, for debugging Apus",
        operands: "plan SPEC",
        operandCount: 2...2,
        options: [
            OptionDescription(
                "--config",
                short: "-c",
                value: "FILE",
                "The configuration file of the client (default: the nearest apus.yaml, if it names SPEC)"
            ),
            overlayFile,
            allowFolder,
        ],
        operandWords: DumpSubject.allCases.map(\.rawValue),
        examples: [("apus dump plan petstore.yaml", "print all decisions about the client")]
    )

    /// The descriptions of all commands, in the order of the help text.
    package static let all = Command.allCases.map(\.description)
}
