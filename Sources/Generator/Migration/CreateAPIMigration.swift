import ApusFiles
import ApusSpecParser

/// Translates the `.create-api.yaml` of CreateAPI, in the spelling of version 0.1 and of later versions.
struct CreateAPIMigration {
    let root: Node
    let folder: String
    let names: DescriptionNames

    /// Keys that the configurations of other generators do not have.
    static let distinctiveKeys: Set<String> = [
        "isGeneratingEnums", "isReplacingCommonAcronyms", "useSwiftyPropertyNames", "fileHeaderComment", "entities",
        "rename", "annotateDeprecations", "pluralizeProperties", "useNaiveDate",
    ]

    /// Conformances that every generated type has.
    private static let givenProtocols: Set<String> = [
        "Codable", "Decodable", "Encodable", "Hashable", "Equatable", "Sendable",
    ]

    func client() -> MigratedClient {
        var client = MigratedClient()
        client.module = root["module"]?.scalarText
        client.output = client.module.map { FilePath.join(folder, "Sources/" + $0) }
        for entry in root.entries { translate(entry.key, entry.value, &client) }
        return client
    }

    private func translate(_ key: String, _ value: Node, _ client: inout MigratedClient) {
        switch key {
        case "module": break
        case "access":
            let access = value.scalarText ?? "public"
            client.set("access", .text(["public", "package"].contains(access) ? access : "internal"))
        case "fileHeaderComment":
            let lines = (value.scalarText ?? "").split(separator: "\n").map { line in
                String(line.drop { $0 == "/" || $0 == " " })
            }
            client.set("header", .text(lines.joined(separator: "\n")))
        case "entities": entities(value, &client)
        case "paths": paths(value, &client)
        case "rename": rename(value, &client)
        case "dataTypes":
            for (format, type) in value["string"]?.textEntries ?? [] { client.add("formats", format, type) }
        case "generate": break
        default: client.remark(Self.setting(key, value), "has no counterpart")
        }
    }

    private func entities(_ entities: Node, _ client: inout MigratedClient) {
        for entry in entities.entries {
            let value = entry.value
            switch entry.key {
            case "imports": client.set("imports", .list(value.texts))
            case "protocols":
                client.add("conformances", "*", value.texts.filter { !Self.givenProtocols.contains($0) })
            case "include": client.addSchemas(value.texts, setting: "entities.include")
            default: client.remark(Self.setting("entities." + entry.key, value), "has no counterpart")
            }
        }
    }

    private func paths(_ paths: Node, _ client: inout MigratedClient) {
        for entry in paths.entries {
            let value = entry.value
            switch entry.key {
            case "include", "exclude": client.add(entry.key, "paths", value.texts)
            case "style": if value.scalarText == "operations" { client.set("grouping", .text("none")) }
            case "overridenResponses", "overriddenResponses":
                for (schema, type) in value.textEntries { client.add("types", schema, type) }
            // The runtime is imported instead.
            case "imports" where value.texts.allSatisfy({ $0 == "Get" }): break
            default: client.remark(Self.setting("paths." + entry.key, value), "has no counterpart")
            }
        }
    }

    private func rename(_ rename: Node, _ client: inout MigratedClient) {
        for entry in rename.entries {
            for (name, swiftName) in entry.value.textEntries {
                let keys: [String] =
                    switch entry.key {
                    case "properties": names.properties(named: name)
                    case "parameters": names.parameters(named: name)
                    case "enumCases": names.values(named: name)
                    case "entities", "operations": [name]
                    default: []
                    }
                if keys.isEmpty {
                    client.remark("rename.\(entry.key).\(name)", "the description has no such name")
                }
                for key in keys { client.add("names", key, swiftName) }
            }
        }
    }

    /// `entities.baseClass: NSObject`; only the key for a list or a mapping.
    static func setting(_ key: String, _ value: Node) -> String {
        value.scalarText.map { key + ": " + ($0.split(whereSeparator: \.isNewline).first.map(String.init) ?? "") }
            ?? key
    }
}
