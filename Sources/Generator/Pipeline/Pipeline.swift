import ApusFiles
import ApusOverlay
import ApusSpecParser

/// Generates the source files of a client from a description.
///
///     bytes ─ SpecParser ─▶ Document ─ Lowering ─▶ ClientPlan ─ TemplateRenderer ─▶ files
package struct Pipeline: Sendable {
    private let files: any FileReader
    private let folders: any FolderReader

    /// - Parameters:
    ///   - files: Reads descriptions.
    ///   - folders: Reads template folders.
    package init(files: any FileReader = DiskFiles(), folders: any FolderReader = DiskFiles()) {
        self.files = files
        self.folders = folders
    }

    /// Generates one client. Faults of the description are returned as diagnostics; if one is an error, the files are `nil`.
    ///
    /// - Parameters:
    ///   - folder: The folder that the paths of the configuration are relative to.
    ///   - checksExamples: Whether to validate the description's examples against their schemas.
    ///   - onStage: Called before each stage.
    /// - Throws: ``FileFault``, `TemplateFaults`, `TemplateFault`
    package func generate(
        _ client: ClientConfiguration,
        folder: String,
        checksExamples: Bool = false,
        onStage: @escaping (Stage) -> Void = { _ in }
    ) throws -> GeneratedClient {
        var generation = ClientGeneration(client, folder: folder, pipeline: self, onStage: onStage)
        if let document = try generation.parse() {
            if checksExamples || client.package != nil { generation.checkExamples(of: document) }
            if let plan = generation.lower(document) {
                try generation.render(plan)
                try generation.document(plan)
            }
        }
        return generation.result
    }

    /// Parses a description without generating a client.
    ///
    /// - Throws: ``FileFault`` if the root file can't be read.
    package func parse(
        _ description: String,
        _ client: ClientConfiguration,
        folder: String
    ) throws -> SpecParser.Outcome {
        let allowed = client.allowedFolders.map { FilePath.join(folder, $0) }
        let overlays = client.overlayPaths(in: folder)
        let options = SpecParser.Options(
            allowedFolders: allowed,
            limits: client.limits.text,
            edit: overlays.isEmpty ? nil : Overlays(overlays)
        )
        return try SpecParser(files: files, options: options).parse(description)
    }

    /// The folder of templates that override the built-in ones; `nil` if the client has none.
    func templateFolder(of client: ClientConfiguration, folder: String) -> TemplateFolder? {
        client.templates.map { TemplateFolder(path: FilePath.join(folder, $0), folders: folders) }
    }
}
