import ApusDiagnostics
import ApusFiles
import ApusPlan
import ApusSpecParser

/// The configuration of another generator.
package struct MigrationSource: Sendable {
    package enum Tool: String, Sendable {
        case swiftOpenAPIGenerator = "swift-openapi-generator"
        case openAPIGenerator = "openapi-generator"
        case createAPI = "CreateAPI"
    }

    package let tool: Tool
    /// The path of the configuration.
    package let path: String
    let root: Node

    /// The names of configurations that `apus init` looks for.
    package static let names = [
        "openapi-generator-config.yaml", "openapi-generator-config.yml", ".create-api.yaml", ".create-api.yml",
        ".create-api.json", "create-api.yaml", "create-api.yml", "create-api.json", "openapitools.json",
    ]

    /// Recognizes a configuration by the name of the file and by its keys. Returns `nil` for other files.
    package init?(_ file: SourceFile) {
        guard let root = SpecText.parse(file).root, root.isMapping else { return nil }
        let keys = Set(root.keys)
        guard keys.isDisjoint(with: ["openapi", "swagger", "clients", "overlay"]) else { return nil }
        let name = FilePath.name(of: file.path).lowercased()
        if name.hasPrefix("openapi-generator-config"), !keys.isDisjoint(with: AppleMigration.keys) {
            tool = .swiftOpenAPIGenerator
        } else if name.contains("create-api") {
            tool = .createAPI
        } else if !keys.isDisjoint(with: OpenAPIGeneratorMigration.distinctiveKeys) {
            tool = .openAPIGenerator
        } else if keys.contains("generate"), keys.isSubset(of: AppleMigration.keys) {
            tool = .swiftOpenAPIGenerator
        } else if !keys.isDisjoint(with: CreateAPIMigration.distinctiveKeys) {
            tool = .createAPI
        } else {
            return nil
        }
        path = file.path
        self.root = root
    }

    /// The descriptions that the configuration names, one for each client; `nil` for a client without one.
    package var descriptions: [String?] { migrations(plans: []).map(\.description) }

    /// The clients of the configuration.
    ///
    /// - Parameter plans: The plans of the clients' descriptions, which resolve the names of properties and parameters.
    package func migrations(plans: [ClientPlan?]) -> [MigratedClient] {
        func names(_ index: Int) -> DescriptionNames {
            DescriptionNames(plan: plans.indices.contains(index) ? plans[index] : nil)
        }
        let folder = FilePath.folder(of: path)
        switch tool {
        case .swiftOpenAPIGenerator: return [AppleMigration(root: root, folder: folder, names: names(0)).client()]
        case .createAPI: return [CreateAPIMigration(root: root, folder: folder, names: names(0)).client()]
        case .openAPIGenerator:
            let clients = root["generator-cli"]?["generators"]?.entries.map(\.value) ?? [root]
            return clients.enumerated().map {
                OpenAPIGeneratorMigration(root: $1, folder: folder, names: names($0)).client()
            }
        }
    }
}

extension Node {
    /// The texts of a sequence, or of one scalar.
    var texts: [String] { isSequence ? elements.compactMap(\.scalarText) : scalarText.map { [$0] } ?? [] }

    /// The entries of a mapping whose values are scalars.
    var textEntries: [(key: String, value: String)] {
        entries.compactMap { entry in entry.value.scalarText.map { (entry.key, $0) } }
    }
}
