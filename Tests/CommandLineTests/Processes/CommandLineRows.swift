import ApusTestSupport
import Testing

/// A command line, its exit code and parts of its output.
struct CommandLineRow: CustomTestStringConvertible, Sendable {
    let line: String
    let code: Int32
    /// A part of standard output.
    var output = ""
    /// A part of standard error.
    var errors = ""
    /// A file that exists after the run or, with the prefix `!`, does not exist.
    var file = ""

    var testDescription: String { line }

    /// The arguments: the words of the line, which contains no quotation marks.
    var arguments: [String] { line.split(separator: " ").map(String.init) }

    /// The rows run in a folder with `apus.yaml`, `pets.yaml`, `faulty.yaml`, `next.yaml`, the overlay `fixes.yaml`,
    /// `piped.yaml` with the description `-`, and `Own`. The client in `Out` is up to date, the client in `Stale` is not.
    static let all: [CommandLineRow] = [
        CommandLineRow(line: "--help", code: 0, output: "Usage: apus COMMAND [options]"),
        CommandLineRow(line: "-h", code: 0, output: "Usage: apus COMMAND [options]"),
        CommandLineRow(line: "--version", code: 0, output: "apus "),
        CommandLineRow(line: "nothing", code: 2, errors: "error: unknown command 'nothing'"),

        CommandLineRow(line: "generate", code: 0, errors: "(0 changed), no warnings"),
        CommandLineRow(line: "generate --config apus.yaml", code: 0, errors: "(0 changed)"),
        CommandLineRow(line: "generate -c apus.yaml -q", code: 0),
        CommandLineRow(line: "generate --no-cache", code: 0, errors: "(0 changed)"),
        CommandLineRow(line: "check --no-cache", code: 0, errors: "up to date"),
        CommandLineRow(line: "docs pets.yaml -o New --no-cache -m PetsAPI", code: 0, file: "New/README.md"),
        CommandLineRow(line: "generate --config apus.json", code: 0, file: "Json/Client.swift"),
        CommandLineRow(line: "generate pets.yaml --output New --module NewAPI", code: 0, file: "New/Client.swift"),
        CommandLineRow(line: "generate pets.yaml -o New -m NewAPI --client Shop", code: 0, file: "New/Client.swift"),
        CommandLineRow(line: "generate pets.yaml -o New -m NewAPI --access internal", code: 0, file: "New/Pets.swift"),
        CommandLineRow(line: "generate pets.yaml -o New -m NewAPI --layout tags", code: 0, file: "New/Pets.swift"),
        CommandLineRow(line: "generate pets.yaml -o New -m NewAPI --templates Own", code: 0, file: "New/Client.swift"),
        CommandLineRow(
            line: "generate pets.yaml -o New -m NewAPI --dry-run",
            code: 0,
            output: "add New/Client.swift\n",
            file: "!New/Client.swift"
        ),
        CommandLineRow(line: "generate pets.yaml -o New -m NewAPI --timings", code: 0, errors: "NewAPI: parse "),
        CommandLineRow(
            line: "generate next.yaml -o Stale -m PetsAPI --changes",
            code: 0,
            output: "Pet.site is removed"
        ),
        CommandLineRow(
            line: "generate next.yaml -o Out -m PetsAPI --changes --dry-run -f json",
            code: 0,
            output: "\"release\": \"major\""
        ),
        CommandLineRow(
            line: "generate next.yaml -o Out -m PetsAPI --changes --format markdown --dry-run",
            code: 0,
            output: "### Breaking"
        ),
        CommandLineRow(
            line: "generate pets.yaml -o Out -m PetsAPI --overlay fixes.yaml --dry-run",
            code: 0,
            output: "change Out/"
        ),
        CommandLineRow(
            line: "check pets.yaml -o Out -m PetsAPI --overlay fixes.yaml",
            code: 3,
            output: "Out/Pets.swift"
        ),
        CommandLineRow(line: "validate pets.yaml --overlay fixes.yaml", code: 0, errors: "0 errors, 0 warnings"),
        CommandLineRow(line: "list pets.yaml --overlay fixes.yaml", code: 0, output: "listPetsFixed"),
        CommandLineRow(
            line: "docs pets.yaml -o New -m PetsAPI --overlay fixes.yaml --dry-run",
            code: 0,
            output: "add New/Pets.md"
        ),
        CommandLineRow(line: "diff pets.yaml pets.yaml --overlay fixes.yaml", code: 0),
        CommandLineRow(line: "dump plan pets.yaml --overlay fixes.yaml", code: 0, output: "listPetsFixed"),
        CommandLineRow(line: "generate --config piped.yaml", code: 0, file: "Piped/Client.swift"),
        CommandLineRow(line: "generate --only PetsAPI", code: 0, errors: "(0 changed)"),
        CommandLineRow(line: "generate --only PetAPI", code: 2, errors: "did you mean 'PetsAPI'?"),
        CommandLineRow(
            line: "generate pets.yaml -o New --only NewAPI",
            code: 2,
            errors: "'--only' needs a configuration"
        ),
        CommandLineRow(line: "generate pets.yaml -o NewAPI", code: 0, file: "NewAPI/Client.swift"),
        CommandLineRow(line: "generate pets.yaml -m NewAPI", code: 2, errors: "'--output' is missing"),
        CommandLineRow(line: "check --only PetsAPI --allow-folder Own", code: 0, errors: "up to date"),
        CommandLineRow(line: "list --only PetsAPI --allow-folder Own", code: 0, output: "client.pets.listPets"),
        CommandLineRow(line: "list --format json", code: 0, output: "\"swift\": \"client.pets.listPets\""),
        CommandLineRow(line: "list -f text", code: 0, output: "client.pets.listPets"),
        CommandLineRow(
            line: "docs --only PetsAPI --allow-folder Own --output Pages",
            code: 0,
            file: "Pages/Pets.md"
        ),
        CommandLineRow(line: "generate --allow-folder Own", code: 0, errors: "(0 changed)"),
        CommandLineRow(
            line: "validate pets.yaml --config apus.yaml --allow-folder Own",
            code: 0,
            errors: "0 errors, 0 warnings"
        ),
        CommandLineRow(line: "diff pets.yaml pets.yaml --allow-folder Own", code: 0),
        CommandLineRow(line: "dump plan pets.yaml --allow-folder Own", code: 0, output: "GET /pets"),
        CommandLineRow(
            line: "validate https://example.com/a.yaml",
            code: 2,
            errors: "run 'curl -fsSL https://example.com/a.yaml | apus validate -'"
        ),
        CommandLineRow(line: "generate --strict", code: 0, errors: "no warnings"),
        CommandLineRow(
            line: "generate faulty.yaml -o New -m NewAPI --strict",
            code: 1,
            errors: "error: unknown type",
            file: "!New/Client.swift"
        ),
        CommandLineRow(line: "generate faulty.yaml -o New -m NewAPI --quiet", code: 0, file: "New/Client.swift"),
        CommandLineRow(
            line: "generate faulty.yaml -o New -m NewAPI --verbose",
            code: 0,
            errors: "unknown type 'strin'"
        ),
        CommandLineRow(line: "generate faulty.yaml -o New -m NewAPI -v", code: 0, errors: "unknown type 'strin'"),
        CommandLineRow(
            line: "generate faulty.yaml -o New -m NewAPI --diagnostics json",
            code: 0,
            errors: "{\"code\":\"unknown-type\""
        ),
        CommandLineRow(line: "generate faulty.yaml -o New -m NewAPI --color always", code: 0, errors: "\u{1B}["),
        CommandLineRow(
            line: "generate missing.yaml -o New -m NewAPI",
            code: 4,
            errors: "can't read 'missing.yaml': no such file"
        ),
        CommandLineRow(line: "generate - -o New -m NewAPI", code: 0, file: "New/Client.swift"),

        CommandLineRow(line: "generate pets.yaml --package Alone", code: 0, file: "Alone/Package.swift"),
        CommandLineRow(
            line: "generate pets.yaml --package Alone --runtime ../apus",
            code: 0,
            file: "Alone/Package.swift"
        ),
        CommandLineRow(line: "check pets.yaml --package Alone --runtime embedded", code: 3, output: "missing: "),
        CommandLineRow(
            line: "check pets.yaml -o Out -m PetsAPI --layout fixed",
            code: 3,
            output: "missing: Out/Types1.swift"
        ),
        CommandLineRow(line: "check", code: 0, errors: "generated files are up to date"),
        CommandLineRow(line: "check --config apus.yaml", code: 0, errors: "up to date"),
        CommandLineRow(line: "check pets.yaml --output Out --module PetsAPI", code: 0, errors: "up to date"),
        CommandLineRow(
            line: "check pets.yaml -o Out -m PetsAPI --access package",
            code: 3,
            output: "changed: Out/Client.swift"
        ),
        CommandLineRow(
            line: "check pets.yaml -o Out -m PetsAPI --client Shop",
            code: 3,
            output: "changed: Out/Client.swift"
        ),
        CommandLineRow(
            line: "check pets.yaml -o Out -m PetsAPI --templates Own",
            code: 3,
            output: "changed: Out/Client.swift"
        ),
        CommandLineRow(
            line: "check pets.yaml -o Stale -m PetsAPI",
            code: 3,
            output: "no longer generated: Stale/Old.swift"
        ),
        CommandLineRow(line: "check pets.yaml -o Stale -m PetsAPI --diff", code: 3, output: "--- a/Stale/Old.swift"),

        CommandLineRow(line: "validate pets.yaml", code: 0, errors: "pets.yaml: 0 errors, 0 warnings"),
        CommandLineRow(
            line: "validate faulty.yaml",
            code: 0,
            errors: "faulty.yaml:21:35: warning: unknown type 'strin'"
        ),
        CommandLineRow(line: "validate faulty.yaml --strict", code: 1, errors: "error: unknown type 'strin'"),
        CommandLineRow(
            line: "validate faulty.yaml --diagnostics text",
            code: 0,
            errors: "= help: did you mean 'string'"
        ),
        CommandLineRow(line: "validate faulty.yaml --diagnostics json", code: 0, errors: "\"line\":21,\"column\":35"),
        CommandLineRow(
            line: "validate faulty.yaml --diagnostics github",
            code: 0,
            errors: "::warning file=faulty.yaml,line=21"
        ),
        CommandLineRow(line: "validate faulty.yaml --diagnostics sarif", code: 0, errors: "\"version\":\"2.1.0\""),
        CommandLineRow(line: "validate faulty.yaml --color never", code: 0, errors: "warning: unknown type"),
        CommandLineRow(line: "validate faulty.yaml --color=auto", code: 0, errors: "warning: unknown type"),
        CommandLineRow(
            line: "validate faulty.yaml --examples",
            code: 0,
            errors: "faulty.yaml:21:75: warning: the example has a string where the type is 'integer'"
        ),
        CommandLineRow(line: "validate -", code: 0, errors: "stdin: 0 errors"),
        CommandLineRow(line: "validate", code: 2, errors: "missing SPEC"),

        CommandLineRow(line: "list", code: 0, output: "GET /pets  client.pets.listPets  listPets"),
        CommandLineRow(line: "list --config apus.yaml", code: 0, output: "Pet.kind  Pet.Kind"),
        CommandLineRow(line: "list pets.yaml", code: 0, output: "client.pets.listPets"),
        CommandLineRow(line: "list pets.yaml --inferred", code: 0, output: "listNames: paging by offset and limit"),
        CommandLineRow(
            line:
                "list pets.yaml --client Shop --module ShopAPI --access package --output X --templates Own --layout fixed",
            code: 0,
            output: "client.pets"
        ),

        CommandLineRow(
            line: "docs pets.yaml --output Pages --module PetsAPI",
            code: 0,
            errors: "4 pages (4 changed)",
            file: "Pages/README.md"
        ),
        CommandLineRow(
            line: "docs pets.yaml -o Pages -m PetsAPI --format docc",
            code: 0,
            file: "Pages/PetsAPI.docc/PetsAPI.md"
        ),
        CommandLineRow(
            line: "docs pets.yaml -o Pages -m PetsAPI -f markdown --client Shop --templates Own",
            code: 0,
            file: "Pages/Pets.md"
        ),
        CommandLineRow(
            line: "docs pets.yaml -o Pages -m PetsAPI --dry-run",
            code: 0,
            output: "add Pages/Pets.md\n",
            file: "!Pages/Pets.md"
        ),
        CommandLineRow(line: "docs --config apus.yaml --output Pages", code: 0, file: "Pages/Pets.md"),
        CommandLineRow(
            line: "docs",
            code: 2,
            errors: "no client of the configuration has 'documentation' or 'catalog'"
        ),

        CommandLineRow(line: "diff pets.yaml pets.yaml", code: 0, output: "patch: no changes"),
        CommandLineRow(line: "diff pets.yaml next.yaml", code: 5, output: "Pet.site is removed"),
        CommandLineRow(line: "diff pets.yaml next.yaml --format text --fail-on never", code: 0, output: "major: "),
        CommandLineRow(
            line: "diff pets.yaml next.yaml -f json --fail-on breaking",
            code: 5,
            output: "\"release\": \"major\""
        ),
        CommandLineRow(
            line: "diff next.yaml pets.yaml --format markdown --fail-on compatible",
            code: 5,
            output: "### Compatible"
        ),
        CommandLineRow(line: "diff next.yaml pets.yaml --fail-on behaviour", code: 0, output: "minor: "),
        CommandLineRow(line: "diff pets.yaml next.yaml --config apus.yaml", code: 5, output: "Pet.site is removed"),
        CommandLineRow(line: "diff - next.yaml", code: 5, output: "OLD:"),
        CommandLineRow(line: "diff pets.yaml", code: 2, errors: "missing OLD NEW"),

        CommandLineRow(line: "init pets.yaml", code: 2, errors: "apus.yaml already exists"),
        CommandLineRow(line: "init pets.yaml --force", code: 0, errors: "wrote apus.yaml"),
        CommandLineRow(line: "init pets.yaml --print", code: 0, output: "    # conformances: "),
        CommandLineRow(line: "init --from apus.yaml", code: 2, errors: "'apus.yaml' is not a configuration of"),
        CommandLineRow(line: "init", code: 2, errors: "missing SPEC"),
        CommandLineRow(line: "help --man", code: 0, output: ".TH APUS 1"),

        CommandLineRow(
            line: "init --overlay faulty.yaml --allow-folder Own",
            code: 0,
            errors: "1 warning, 0 with the overlay",
            file: "overlay.yaml"
        ),
        CommandLineRow(line: "init --overlay faulty.yaml --print", code: 0, output: "# unknown-type: "),
        CommandLineRow(line: "init --overlay pets.yaml", code: 0, errors: "no overlay is needed"),
        CommandLineRow(line: "overlay pets.yaml next.yaml", code: 0, output: "properties.site\"\n    remove: true"),
        CommandLineRow(line: "overlay pets.yaml -", code: 0, errors: "the documents are equal"),
        CommandLineRow(line: "overlay pets.yaml", code: 2, errors: "missing BASE CHANGED"),
        CommandLineRow(line: "templates export Mine", code: 0, file: "Mine/Header.mustache"),
        CommandLineRow(line: "templates export Own", code: 2, errors: "'Own/Header.mustache' already exists"),
        CommandLineRow(line: "templates export Own --force", code: 0, file: "Own/README.md"),
        CommandLineRow(line: "templates import Own", code: 2, errors: "unknown action 'import'"),
        CommandLineRow(line: "explain", code: 0, output: "unused-configuration  "),
        CommandLineRow(line: "explain unknown-type", code: 0, output: "unknown-type (warning)"),
        CommandLineRow(line: "explain nothing-at-all", code: 2, errors: "unknown code"),
        CommandLineRow(
            line: "dump plan pets.yaml --config apus.yaml",
            code: 0,
            output: "  GET /pets listPets 'listPets'\n"
        ),
        CommandLineRow(line: "dump inputs apus.yaml", code: 0, output: "/pets.yaml\""),
        CommandLineRow(line: "dump inputs none.yaml", code: 4, errors: "none.yaml"),
        CommandLineRow(line: "dump tree pets.yaml", code: 2, errors: "unknown subject 'tree'"),
        CommandLineRow(line: "schema", code: 0, output: "\"$schema\""),
        CommandLineRow(line: "completions bash", code: 0, output: "complete -o default -F _apus apus"),
        CommandLineRow(line: "completions zsh", code: 0, output: "#compdef apus"),
        CommandLineRow(line: "completions fish", code: 0, output: "complete -c apus"),
    ]
}
