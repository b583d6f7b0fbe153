import ApusDocumentation
import ApusFiles

extension DocumentationSettings {
    init(_ client: ClientConfiguration) {
        let values = Dictionary(client.installation.map { ($0.name, $0.value) }) { _, last in last }
        let package: PackageLocation
        if let location = client.package?.location {
            package = location
        } else if let url = values["url"] {
            var name = FilePath.name(of: url)
            if name.hasSuffix(".git") { name = String(name.dropLast(4)) }
            package = .repository(url: url, name: name, version: values["from"] ?? "1.0.0")
        } else {
            let path = values["path"] ?? "../" + client.module
            package = .folder(path: path, name: FilePath.name(of: path))
        }
        self.init(
            source: FilePath.name(of: client.description),
            package: package,
            runtimeModule: client.package?.plan.modules.runtime ?? "ApusRuntime"
        )
        hasModelExamples = client.hasModelExamples
    }
}
