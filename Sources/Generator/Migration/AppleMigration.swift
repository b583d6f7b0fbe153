import ApusFiles
import ApusSpecParser

/// Translates the `openapi-generator-config.yaml` of apple/swift-openapi-generator.
struct AppleMigration {
    let root: Node
    /// The folder of the configuration, which is the folder of the target.
    let folder: String
    let names: DescriptionNames

    static let keys: Set<String> = [
        "generate", "accessModifier", "additionalImports", "additionalFileComments", "filter", "namingStrategy",
        "nameOverrides", "typeOverrides", "featureFlags",
    ]

    func client() -> MigratedClient {
        var client = MigratedClient()
        client.output = FilePath.join(folder, "Generated")
        let target = FilePath.name(of: folder)
        client.module = target == "." || target == "/" ? nil : target
        client.set("client", .text("Client"))
        let access = root["accessModifier"]?.scalarText ?? "internal"
        switch access {
        case "public", "package", "internal": client.set("access", .text(access))
        default:
            client.set("access", .text("internal"))
            client.remark("accessModifier: \(access)", "the lowest access level of Apus is 'internal'")
        }
        for entry in root.entries { translate(entry.key, entry.value, &client) }
        return client
    }

    private func translate(_ key: String, _ value: Node, _ client: inout MigratedClient) {
        switch key {
        case "accessModifier": break
        case "generate":
            if value.texts.contains("server") {
                client.remark("generate: server", "Apus generates clients only")
            }
            if !value.texts.contains("client") {
                client.remark("generate: \(value.texts.joined(separator: ", "))", "Apus always generates the client")
            }
        case "additionalImports": client.set("imports", .list(value.texts))
        case "additionalFileComments": client.set("header", .text(value.texts.joined(separator: "\n")))
        case "filter": filter(value, &client)
        case "nameOverrides":
            for (name, swiftName) in value.textEntries { rename(name, to: swiftName, &client) }
        case "typeOverrides":
            for (schema, type) in value["schemas"]?.textEntries ?? [] { client.add("types", schema, type) }
        case "namingStrategy":
            if value.scalarText != "idiomatic" {
                client.remark("namingStrategy: defensive", "the names of Apus follow Swift's conventions")
            }
        default: client.remark(key, "has no counterpart")
        }
    }

    private func filter(_ filter: Node, _ client: inout MigratedClient) {
        for key in ["tags", "paths", "operations"] { client.add("include", key, filter[key]?.texts ?? []) }
        if let schemas = filter["schemas"]?.texts, !schemas.isEmpty {
            client.addSchemas(schemas, setting: "filter.schemas")
        }
    }

    /// A name of the description can belong to schemas, operations, properties, values and parameters.
    private func rename(_ name: String, to swiftName: String, _ client: inout MigratedClient) {
        let keys =
            names.declarations(named: name) + names.properties(named: name) + names.values(named: name)
            + names.parameters(named: name)
        if keys.isEmpty { client.remark("nameOverrides: \(name)", "the description has no such name") }
        for key in keys { client.add("names", key, swiftName) }
    }
}

extension MigratedClient {
    /// Adds schemas to `include`, if it can name schemas.
    mutating func addSchemas(_ schemas: [String], setting: String) {
        let include = ClientKey.all.first { $0.name == "include" }
        if include?.documentation.contains("`schemas`") == true {
            add("include", "schemas", schemas)
        } else {
            let list = schemas.joined(separator: ", ")
            remark("\(setting): \(list)", "Apus generates the types that the included operations use")
        }
    }
}
