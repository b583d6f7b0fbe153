import ApusFiles

/// The files of a client that belong to one folder.
struct ClientOutput: Sendable {
    let folder: OutputFolder
    let files: [RenderedFile]
    /// Whether the folder contains no other generated files, so that stale ones can be removed.
    var ownsFolder = true
    /// Whether an existing file that Apus did not write is kept instead of reported as an error.
    var keepsForeignFiles = false

    /// The changes that the folder needs.
    ///
    /// - Throws: ``OutputFault`` as ``OutputFolder/changes(for:removingOthers:)`` does.
    func changes() throws(OutputFault) -> OutputChanges {
        let files = keepsForeignFiles ? self.files.filter { !folder.hasForeign($0.name) } : self.files
        return try folder.changes(for: files, removingOthers: ownsFolder)
    }
}

/// The files of a client that a command writes.
package enum OutputScope: Sendable {
    case everything
    /// Only the reference pages.
    case pages
}

extension GeneratedClient {
    /// The files of the client by folder; empty if the description has errors.
    ///
    /// - Parameter base: The folder that the paths of the configuration are relative to.
    func outputs(_ scope: OutputScope, from base: String) -> [ClientOutput] {
        guard let files else { return [] }
        let pages = documentation.map { pages in
            ClientOutput(
                folder: OutputFolder(path: FilePath.join(base, pages.folder), kind: .markdown),
                files: pages.files
            )
        }
        guard scope == .everything else { return pages }
        var outputs = [
            ClientOutput(folder: OutputFolder(path: FilePath.join(base, configuration.output)), files: files)
        ]
        if let path = configuration.examples, let examples {
            let folder = OutputFolder(path: FilePath.folder(of: FilePath.join(base, path)))
            outputs.append(ClientOutput(folder: folder, files: [examples], ownsFolder: false))
        }
        for part in package {
            outputs.append(
                ClientOutput(
                    folder: OutputFolder(path: part.folder, kind: part.kind),
                    files: part.files,
                    ownsFolder: part.ownsFolder,
                    // The user may have replaced these files.
                    keepsForeignFiles: part.kind == .markdown || part.kind == .gitIgnore
                )
            )
        }
        return outputs + pages
    }
}
