import ApusSpecParser

/// The reference page of `apus.yaml`, made of the keys that the reader knows.
package enum ConfigurationReference {
    // ## `access`
    //
    // The access level of everything that is generated. Default: `public`.
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

            The file says which clients are made. `apus` looks for `apus.yaml`, `apus.yml` or `apus.json` in the working
            folder and in those above it; `--config FILE` names another one, and options of the command line win over what
            the file says. Paths are relative to the file. A key that Apus does not know is an error.

            `apus init SPEC` writes a file to begin with; `apus schema` prints a JSON Schema for editors.

            ```yaml
            clients:
              - description: petstore.yaml
                output: Sources/PetstoreAPI
                module: PetstoreAPI
            ```

            A client has these keys:

            | key | value | |
            |---|---|---|

            """
        for key in ClientKey.all {
            let need = ClientKey.required.contains(key.name) ? "required" : ""
            text += "| [`\(key.name)`](#\(key.name.lowercased())) | \(kind(of: key)) | \(need) |\n"
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
            text += "Its keys: \(keys.map { "`\($0)`" }.joined(separator: ", ")).\n\n"
        default: break
        }
        if case .paging = key.value { text += pagingStyles + "\n" }
        return text + "```yaml\n\(key.name): \(key.example)\n```\n"
    }

    private static var pagingStyles: String {
        var text = "| style | keys | |\n|---|---|---|\n"
        for style in PagingStyle.allCases {
            let keys = style.required.map { "`\($0)`" } + style.optional.map { "[`\($0)`]" }
            text += "| `\(style.rawValue)` | \(keys.joined(separator: " ")) | \(style.meaning) |\n"
        }
        return text
            + "\n`limit` is the parameter that says how many items a page has. `next` and `items` are keys joined by "
            + "dots that lead through the response; without `items` the response itself is the list.\n"
    }

    private static func kind(of key: ClientKey) -> String {
        switch key.value {
        case .text: "text"
        case .choice: "one of a few words"
        case .list: "list of texts"
        case .map, .choices, .record: "mapping of texts"
        case .lists: "mapping of lists"
        case .paging: "mapping of mappings"
        case .filter: "mapping of lists"
        case .limits: "mapping of numbers"
        }
    }
}
