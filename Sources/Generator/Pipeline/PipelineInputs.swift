import ApusFiles

extension Pipeline {
    /// The existing files that a client is generated from, without the configuration: the description, the files to which it
    /// refers, overlays and templates. Descriptions with faults are searched as far as they can be read.
    package func inputs(of client: ClientConfiguration, folder: String) -> [String] {
        let root = FilePath.join(folder, client.description)
        let read = (try? parse(root, client, folder: folder))?.files.map(\.path) ?? []
        var inputs = [root] + read + client.overlayPaths(in: folder)
        if let templates = templateFolder(of: client, folder: folder) { inputs += templates.files }
        var known: Set<String> = []
        return inputs.filter { known.insert($0).inserted }
    }
}
