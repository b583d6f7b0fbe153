import ApusChanges

/// A command as the help text, the parser and shell completions see it.
package struct CommandDescription: Sendable {
    package let name: String
    /// One line.
    package let summary: String
    /// What follows the name in the usage line, `[SPEC]`.
    package let operands: String
    /// How many operands there may be.
    package let operandCount: ClosedRange<Int>
    package let options: [OptionDescription]
    /// The words that an operand may be; empty: any text.
    package var operandWords: [String] = []
    /// Command lines and what they do.
    package let examples: [(line: String, meaning: String)]

    /// The option with this spelling, the command's own or a common one.
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
    /// What the value is called; `nil`: the option has none.
    package let value: String?
    /// The words that the value may be; empty: any text.
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

    /// Options that every command has.
    package static let common: [OptionDescription] = [
        OptionDescription("--strict", "Treat warnings as errors"),
        OptionDescription("--quiet", short: "-q", "Print errors only"),
        OptionDescription("--verbose", short: "-v", "Print every diagnostic, however many there are of a kind"),
        OptionDescription(
            "--diagnostics",
            value: "FORMAT",
            words: ["text", "json", "github", "sarif"],
            "How diagnostics are printed, on standard error (default: text)"
        ),
        OptionDescription(
            "--color",
            value: "WHEN",
            words: ["auto", "always", "never"],
            "Whether output is coloured (default: auto; NO_COLOR is respected)"
        ),
        OptionDescription("--help", short: "-h", "Show help"),
    ]
}

extension CommandDescription {
    private static let config = OptionDescription(
        "--config",
        short: "-c",
        value: "FILE",
        "The configuration (default: apus.yaml, looked for upward from here)"
    )

    private static let watch = OptionDescription(
        "--watch",
        "Do it again whenever a file that was read changes"
    )

    private static let noCache = OptionDescription(
        "--no-cache",
        "Do everything anew, and keep no record of it for the next run"
    )

    private static let specification: [OptionDescription] = [
        OptionDescription("--output", short: "-o", value: "DIR", "The folder for the generated files"),
        OptionDescription("--module", short: "-m", value: "NAME", "The Swift module that the code is compiled as"),
        OptionDescription("--templates", value: "DIR", "Templates that stand in for the built-in ones"),
        OptionDescription(
            "--access",
            value: "LEVEL",
            words: ["public", "package", "internal"],
            "The access level of what is generated (default: public)"
        ),
        OptionDescription("--client", value: "NAME", "The client's type (default: made from the module's name)"),
        OptionDescription(
            "--layout",
            value: "LAYOUT",
            words: ["tags", "fixed"],
            "A file for each tag, or always the same files, for build systems (default: tags)"
        ),
    ]

    private static let packaging: [OptionDescription] = [
        OptionDescription(
            "--package",
            value: "DIR",
            "The folder for a whole Swift package: manifest, client, runtime, README, tests"
        ),
        OptionDescription(
            "--runtime",
            value: "WHERE",
            "Where a package has its runtime from: 'embedded', or URL or path of Apus (default: embedded)"
        ),
    ]

    package static let generate = CommandDescription(
        name: "generate",
        summary: "Generate Swift clients from OpenAPI descriptions",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + packaging + [
            OptionDescription("--dry-run", "Say what would be written, and write nothing"),
            OptionDescription(
                "--changes",
                "Print what the new files change for code that uses those in the folder, as 'apus diff' does"
            ),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ChangeReportFormat.allCases.map(\.rawValue),
                "How '--changes' are printed (default: text)"
            ),
            watch,
            noCache,
            OptionDescription("--timings", "Print how long each stage took"),
        ],
        examples: [
            ("apus generate", "everything that the apus.yaml of this folder names"),
            ("apus generate petstore.yaml --output Sources/PetstoreAPI --module PetstoreAPI", "one client"),
            ("apus generate --changes --dry-run", "what an update of the description would break"),
            ("apus generate petstore.yaml --package PetstoreAPI", "a Swift package that needs no other"),
        ]
    )

    package static let check = CommandDescription(
        name: "check",
        summary: "Say whether the generated files are up to date (exit code 3 when they are not)",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + packaging + [
            OptionDescription("--diff", "Print what would change as a unified diff"),
            noCache,
        ],
        examples: [
            ("apus check --config specs/apus.yaml", "in CI, after `apus generate` was forgotten"),
            ("apus check --diff", "what `apus generate` would change"),
        ]
    )

    package static let validate = CommandDescription(
        name: "validate",
        summary: "Say what is wrong in a description",
        operands: "SPEC",
        operandCount: 1...1,
        options: [
            OptionDescription("--examples", "Hold every example against its schema too"),
            watch,
        ],
        examples: [
            ("apus validate openapi.yaml --diagnostics github", "annotations in a pull request"),
            ("apus validate openapi.yaml --examples", "which examples contradict their own schema, and where"),
        ]
    )

    package static let list = CommandDescription(
        name: "list",
        summary: "List operations and types with their Swift names",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [config] + specification + [
            OptionDescription("--inferred", "Only what was inferred rather than read, and why")
        ],
        examples: [("apus list petstore.yaml --inferred", "which operations are paged, and how")]
    )

    package static let docs = CommandDescription(
        name: "docs",
        summary: "Write the reference pages of clients, with an example of every call",
        operands: "[SPEC]",
        operandCount: 0...1,
        options: [
            config,
            OptionDescription("--output", short: "-o", value: "DIR", "The folder for the pages"),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ["markdown", "docc"],
                "Pages in Markdown, or a DocC catalog in DIR (default: markdown)"
            ),
            OptionDescription("--module", short: "-m", value: "NAME", "The Swift module that the examples import"),
            OptionDescription("--client", value: "NAME", "The client's type (default: made from the module's name)"),
            OptionDescription("--templates", value: "DIR", "Templates that stand in for the built-in ones"),
            OptionDescription("--dry-run", "Say what would be written, and write nothing"),
            watch,
            noCache,
        ],
        examples: [
            ("apus docs", "what `documentation` and `catalog` in apus.yaml ask for"),
            ("apus docs petstore.yaml --output Documentation --module PetstoreAPI", "pages in Markdown"),
        ]
    )

    package static let explain = CommandDescription(
        name: "explain",
        summary: "Explain a diagnostic",
        operands: "[CODE]",
        operandCount: 0...1,
        options: [],
        examples: [("apus explain duplicate-key", "what it means and what to do"), ("apus explain", "all codes")]
    )

    package static let diff = CommandDescription(
        name: "diff",
        summary: "Say what a change of a description does to code that uses its client",
        operands: "OLD NEW",
        operandCount: 2...2,
        options: [
            OptionDescription(
                "--config",
                short: "-c",
                value: "FILE",
                "The configuration of NEW's client (default: the nearest apus.yaml, if it names NEW)"
            ),
            OptionDescription(
                "--format",
                short: "-f",
                value: "FORMAT",
                words: ChangeReportFormat.allCases.map(\.rawValue),
                "How the changes are printed (default: text)"
            ),
            OptionDescription(
                "--fail-on",
                value: "VERDICT",
                words: ["breaking", "behaviour", "compatible", "never"],
                "The least change that makes the exit code 5 (default: breaking)"
            ),
        ],
        examples: [
            ("apus diff petstore-1.yaml petstore-2.yaml", "what the update breaks, and whether it is a major one"),
            ("apus diff old.yaml new.yaml --format markdown --fail-on never", "an entry for the changelog"),
        ]
    )

    package static let initialize = CommandDescription(
        name: "init",
        summary: "Write an apus.yaml for a description, every key explained in a comment",
        operands: "SPEC",
        operandCount: 1...1,
        options: [
            OptionDescription("--print", "Print it instead of writing it"),
            OptionDescription("--force", "Replace an apus.yaml that is there already"),
        ],
        examples: [("apus init petstore.yaml", "then look it over, and run `apus generate`")]
    )

    package static let schema = CommandDescription(
        name: "schema",
        summary: "Print the JSON Schema of apus.yaml, for editors",
        operands: "",
        operandCount: 0...0,
        options: [],
        examples: [("apus schema > apus.schema.json", "for `# yaml-language-server: $schema=apus.schema.json`")]
    )

    package static let completions = CommandDescription(
        name: "completions",
        summary: "Print the completions of a shell",
        operands: "SHELL",
        operandCount: 1...1,
        options: [],
        operandWords: CompletionShell.allCases.map(\.rawValue),
        examples: [
            ("source <(apus completions bash)", "in ~/.bashrc"),
            ("apus completions zsh > ~/.zfunc/_apus", "with ~/.zfunc in fpath"),
            ("apus completions fish > ~/.config/fish/completions/apus.fish", "once"),
        ]
    )

    /// All commands, in the order of the help text.
    package static let all = [
        generate, check, validate, list, docs, diff, initialize, explain, schema, completions,
    ]
}
