import ApusSpecParser

/// The reference page of `apus.yaml`, derived from ``ClientKey/all``.
package enum ConfigurationReference {
    // ## `access`
    //
    // The access level of the generated declarations. Default: `public`.
    //
    // One of `public`, `package`, `internal`.
    //
    // ```yaml
    // access: public
    // ```

    /// The page in Markdown.
    package static var text: String {
        var text = """
            # `apus.yaml`

            The file lists the clients to generate. `apus` looks for `apus.yaml`, `apus.yml` or `apus.json` in the working
            folder and its parent folders; `--config FILE` names another file. Command-line options override the file.
            Paths are relative to the file. An unknown key is an error.

            `apus init SPEC` writes a first version of the file. `apus schema` prints a JSON Schema for editors.

            ```yaml
            clients:
              - description: petstore.yaml
                output: Sources/PetstoreAPI
                module: PetstoreAPI
            ```

            A client has these keys:

            | key | value | required |
            |---|---|---|

            """
        for key in ClientKey.all {
            let isRequired = ClientKey.required.contains(key.name) ? "yes" : "no"
            text += "| [`\(key.name)`](#\(key.name.lowercased())) | \(kind(of: key)) | \(isRequired) |\n"
        }
        for key in ClientKey.all { text += "\n" + section(key) }
        return text
    }

    private static func section(_ key: ClientKey) -> String {
        var text = "## `\(key.name)`\n\n\(key.documentation)\n\n"
        switch key.value {
        case .choice(let words, _), .choices(let words, _):
            text += "One of \(words.map { "`\($0)`" }.joined(separator: ", ")).\n\n"
        case .record(let keys, _):
            text += "Keys: \(keys.map { "`\($0)`" }.joined(separator: ", ")).\n\n"
        default: break
        }
        if case .paging = key.value { text += pagingStyles + "\n" }
        return text + "```yaml\n\(key.name): \(key.example)\n```\n"
    }

    private static var pagingStyles: String {
        var text = "| style | keys | meaning |\n|---|---|---|\n"
        for style in PagingStyle.allCases {
            let keys = style.required.map { "`\($0)`" } + style.optional.map { "[`\($0)`]" }
            text += "| `\(style.rawValue)` | \(keys.joined(separator: " ")) | \(style.meaning) |\n"
        }
        return text
            + "\nKeys in brackets are optional. `limit` is the parameter for the number of items in a page. `next` and "
            + "`items` are paths in the response: keys joined by dots, and `last` for the last element of an array. Without `items`, the response itself is the list.\n"
    }

    private static func kind(of key: ClientKey) -> String {
        switch key.value {
        case .text, .description, .module, .typeName: "string"
        case .choice: "word"
        case .list, .modules: "list of strings"
        case .texts: "string or list of strings"
        case .map, .names, .types, .choices, .record, .severities: "mapping of strings"
        case .lists, .security, .allowances: "mapping of lists"
        case .paging: "mapping of mappings"
        case .filter: "mapping of lists"
        case .limits: "mapping of numbers"
        }
    }
}
