import ApusFiles
import ApusSpecParser

/// Translates the configuration of a Swift generator of openapi-generator: `config.yaml`, or one generator of
/// `openapitools.json`.
struct OpenAPIGeneratorMigration {
    let root: Node
    let folder: String
    let names: DescriptionNames

    /// Keys that the configurations of other generators do not have.
    static let distinctiveKeys: Set<String> = [
        "generatorName", "inputSpec", "additionalProperties", "globalProperties", "typeMappings", "importMappings",
        "modelNameMappings", "operationIdNameMappings", "openapiNormalizer", "generator-cli", "projectName",
    ]

    func client() -> MigratedClient {
        var client = MigratedClient()
        client.description = root["inputSpec"]?.scalarText.map(path)
        let properties = root["additionalProperties"]
        let project = properties?["projectName"]?.scalarText ?? root["projectName"]?.scalarText
        client.module = project
        let output = root["outputDir"]?.scalarText ?? root["output"]?.scalarText
        let isPackage = (properties?["useSPMFileStructure"] ?? root["useSPMFileStructure"])?.scalarText == "true"
        client.output = output.map { isPackage ? path($0) + "/Sources/" + (project ?? "API") : path($0) }
        // Without `additionalProperties`, a file can have its keys at the top level.
        for entry in root.entries { translate(entry.key, entry.value, &client) }
        for entry in properties?.entries.map({ $0 }) ?? [] { property(entry.key, entry.value, &client) }
        return client
    }

    /// A path relative to the folder of the configuration. openapi-generator-cli writes that folder as `#{cwd}`.
    private func path(_ text: String) -> String {
        if text.contains("://") { return text }
        return FilePath.join(folder, text.replacing("#{cwd}/", with: ""))
    }

    private func translate(_ key: String, _ value: Node, _ client: inout MigratedClient) {
        switch key {
        case "inputSpec", "outputDir", "output", "additionalProperties", "projectName", "useSPMFileStructure": break
        case "generatorName":
            let name = value.scalarText ?? ""
            if !name.hasPrefix("swift") { client.remark("generatorName: \(name)", "Apus generates Swift") }
        case "typeMappings", "schemaMappings": mappings(value, &client)
        case "importMappings", "import-mappings":
            client.set("imports", .list(Array(Set(value.textEntries.map(\.value))).sorted()))
        case "modelNameMappings", "operationIdNameMappings":
            for (name, swiftName) in value.textEntries { client.add("names", name, swiftName) }
        case "nameMappings": rename(key, value, names.properties, &client)
        case "parameterNameMappings": rename(key, value, names.parameters, &client)
        case "enumNameMappings": rename(key, value, names.values, &client)
        case "openapiNormalizer", "openapi-normalizer": normalizer(value, &client)
        case "globalProperties":
            for (name, list) in value.textEntries { global(name, list, &client) }
        case "removeOperationIdPrefix":
            client.set("operationNames", .text(value.scalarText == "true" ? "inferred" : "asWritten"))
        default: property(key, value, &client)
        }
    }

    private func property(_ key: String, _ value: Node, _ client: inout MigratedClient) {
        let text = value.scalarText ?? ""
        switch (key, text) {
        case ("projectName", _), ("useSPMFileStructure", _), ("sortParamsByRequiredFlag", "true"): break
        case ("nonPublicApi", _): client.set("access", .text(text == "true" ? "internal" : "public"))
        // Generated types do all of this.
        case ("responseAs", "AsyncAwait"), ("hashableModels", "true"), ("enumUnknownDefaultCase", "true"),
            ("useJsonEncodable", _), ("library", "urlsession"), ("unwrapRequired", _), ("useClasses", "false"):
            break
        case ("enumUnknownDefaultCase", "false"): client.set("closedEnums", .list(["*"]))
        default: client.remark(CreateAPIMigration.setting(key, value), "has no counterpart")
        }
    }

    /// Types by format, such as `DateTime`, `string+uri` or `decimal`, and by schema.
    private func mappings(_ mappings: Node, _ client: inout MigratedClient) {
        let formats = [
            "DateTime": "date-time", "date-time": "date-time", "date": "date", "Date": "date", "UUID": "uuid",
            "URI": "uri", "decimal": "decimal", "ByteArray": "byte", "binary": "binary",
        ]
        for (name, type) in mappings.textEntries {
            if let plus = name.firstIndex(of: "+") {
                client.add("formats", String(name[name.index(after: plus)...]), type)
            } else if let format = formats[name] {
                client.add("formats", format, type)
            } else {
                client.add("types", name, type)
            }
        }
    }

    private func rename(_ key: String, _ value: Node, _ find: (String) -> [String], _ client: inout MigratedClient) {
        for (name, swiftName) in value.textEntries {
            let keys = find(name)
            if keys.isEmpty { client.remark("\(key).\(name)", "the description has no such name") }
            for one in keys { client.add("names", one, swiftName) }
        }
    }

    /// `FILTER: "tag:pets|users"`
    private func normalizer(_ normalizer: Node, _ client: inout MigratedClient) {
        let keys = ["operationId": "operations", "tag": "tags", "path": "paths", "method": "methods"]
        for (name, rule) in normalizer.textEntries {
            let parts = rule.split(separator: ":", maxSplits: 1).map(String.init)
            guard name == "FILTER", parts.count == 2, let key = keys[parts[0]] else {
                client.remark("openapiNormalizer.\(name)", "has no counterpart; 'overlays' can change the description")
                continue
            }
            var values = parts[1].split(separator: "|").map(String.init)
            // The filter compares the beginnings of paths.
            if key == "paths" { values = values.map { $0 + "**" } }
            client.add("include", key, values)
        }
    }

    /// `apis: "Pets:Users"`
    private func global(_ name: String, _ list: String, _ client: inout MigratedClient) {
        let values = list.split { $0 == ":" || $0 == "," }.map(String.init)
        switch name {
        case "apis": client.add("include", "tags", values.map(names.tag))
        case "models" where !values.isEmpty: client.addSchemas(values, setting: "globalProperties.models")
        default: client.remark("globalProperties.\(name)", "has no counterpart")
        }
    }
}
