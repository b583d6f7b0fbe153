import ApusChanges
import ApusDiagnostics
import ApusGenerator

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

extension CommandDescription {
    package static let generate = CommandDescription(
        command: .generate,
        summary: "Generate Swift clients from OpenAPI descriptions",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: OptionDescription.clients + OptionDescription.packaging + [
            .dryRun,
            OptionDescription(
                "--changes",
                "Print which changes of the generated files affect code that uses the client"
            ),
            .format(ChangeReportFormat.self, "The format of '--changes' (default: text)"),
            .watch,
            .noCache,
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
        options: OptionDescription.clients + OptionDescription.packaging + [
            OptionDescription("--diff", "Print the differences as a unified diff"),
            .noCache,
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
            .config(of: "the client", ifNaming: "SPEC"),
            OptionDescription("--examples", "Also validate every example against its schema"),
            .overlay,
            .allowFolder,
            .watch,
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
        options: OptionDescription.clients + [
            OptionDescription("--inferred", "List only decisions that were inferred, with the reasons"),
            .format(ListFormat.self, "The format of the list (default: text)"),
        ],
        examples: [("apus list petstore.yaml --inferred", "show which operations are paged, and how")]
    )

    package static let docs = CommandDescription(
        command: .docs,
        summary: "Write reference pages with an example of every call",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [
            .config,
            .output("pages"),
            .format(ConfigurationSource.PageFormat.self, "Markdown pages or a DocC catalog (default: markdown)"),
            .module("The Swift module that the examples import (default: derived from the output folder)"),
            .client,
            .only,
            .overlay,
            .allowFolder,
            .templates,
            .dryRun,
            .watch,
            .noCache,
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
        operandWords: DiagnosticCatalog.apus.codes.map(\.name),
        examples: [
            ("apus explain yaml-duplicate-key", "explain the diagnostic and how to fix its cause"),
            ("apus explain", "list all codes"),
        ]
    )

    package static let diff = CommandDescription(
        command: .diff,
        summary: "Report how a change of a description affects code that uses its client",
        operands: "OLD NEW",
        operandCount: 2...2,
        options: [
            .config(of: "NEW's client", ifNaming: "NEW or OLD"),
            .overlay,
            .allowFolder,
            .format(ChangeReportFormat.self, "The format of the report (default: text)"),
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
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [
            OptionDescription(
                "--from",
                value: "FILE",
                "The configuration of another generator to translate (default: one in this folder or beside SPEC)"
            ),
            OptionDescription(
                "--overlay",
                "Write overlay.yaml instead, an OpenAPI Overlay that fixes warnings about the description"
            ),
            OptionDescription("--print", "Print the file instead of writing it"),
            OptionDescription("--force", "Replace an existing file"),
            .allowFolder,
        ],
        examples: [
            ("apus init petstore.yaml", "write apus.yaml; edit it, then run `apus generate`"),
            ("apus init --overlay petstore.yaml", "write overlay.yaml; review it, then add it to `overlays`"),
            (
                "apus init --from openapi-generator-config.yaml",
                "translate a configuration of swift-openapi-generator, openapi-generator or CreateAPI"
            ),
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
        summary: "Print the plan of a client, for debugging Apus, or the input files of a configuration",
        operands: "plan SPEC | inputs CONFIG",
        operandCount: 2...2,
        options: [
            .config(of: "the client", ifNaming: "SPEC"),
            .overlay,
            .allowFolder,
        ],
        operandWords: DumpSubject.allCases.map(\.rawValue),
        examples: [
            ("apus dump plan petstore.yaml", "print all decisions about the client"),
            ("apus dump inputs apus.yaml", "print the files that each client is generated from, as JSON"),
        ]
    )

    /// The descriptions of all commands, in the order of the help text.
    package static let all = Command.allCases.map(\.description)
}
