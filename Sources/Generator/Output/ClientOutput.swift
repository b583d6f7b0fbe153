import ApusFiles

/// Files of a client that go into one folder.
struct ClientOutput: Sendable {
    let folder: OutputFolder
    let files: [RenderedFile]
    /// Whether the folder is the client's alone, so that files of ours that are not among these are left over from earlier.
    var isAlone = true
    /// Whether a file that a person wrote stays in place of ours.
    var yields = false

    /// What must be done in the folder.
    func changes() throws(OutputFault) -> OutputChanges {
        let files = yields ? self.files.filter { !folder.hasForeign($0.name) } : self.files
        return try folder.changes(for: files, removingOthers: isAlone)
    }
}

/// Which files of a client a command is about.
package enum OutputScope: Sendable {
    case everything
    /// The reference pages.
    case pages
}

extension GeneratedClient {
    /// The folders that the client goes into; none when the description's faults leave no client.
    ///
    /// - Parameter base: The folder that the paths of the configuration start from.
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
            outputs.append(ClientOutput(folder: folder, files: [examples], isAlone: false))
        }
        for part in package {
            outputs.append(
                ClientOutput(
                    folder: OutputFolder(path: part.folder, kind: part.kind),
                    files: part.files,
                    isAlone: part.isAlone,
                    // A person may write another README: what is there is theirs.
                    yields: part.kind == .markdown
                )
            )
        }
        return outputs + pages
    }
}
