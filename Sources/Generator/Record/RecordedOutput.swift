import ApusFiles

/// The files that a run wrote to a folder, by hash, to detect whether the folder is up to date.
struct RecordedOutput: Sendable, Hashable {
    let path: String
    let kind: OutputKind
    let ownsFolder: Bool
    let keepsForeignFiles: Bool
    let files: [File]

    struct File: Sendable, Hashable {
        let name: String
        let hash: ContentHash
        let size: Int
    }

    init(_ output: ClientOutput, key: ContentHash.Key) {
        path = output.folder.path
        kind = output.folder.kind
        ownsFolder = output.ownsFolder
        keepsForeignFiles = output.keepsForeignFiles
        files = output.files.map { file in
            File(name: file.name, hash: ContentHash(of: file.bytes, key: key), size: file.bytes.count)
        }
    }

    var folder: OutputFolder { OutputFolder(path: path, kind: kind) }

    /// The empty result of ``ClientOutput/changes()`` if the folder is up to date; `nil` otherwise. Determining changes or
    /// faults needs the generated files.
    func changes(_ digest: borrowing FileDigest) -> OutputChanges? {
        var changes = OutputChanges()
        for file in files {
            let content = digest.content(
                of: path + "/" + file.name,
                atMost: file.size,
                followingLinks: false,
                size: file.size
            )
            if content == .file(file.hash, size: file.size) {
                changes.unchanged.append(file.name)
            } else if !(keepsForeignFiles && folder.hasForeign(file.name)) {
                return nil
            }
        }
        guard ownsFolder else { return changes }
        guard let others = try? folder.ownFiles(besides: Set(files.map(\.name))), others.isEmpty else { return nil }
        return changes
    }
}

extension RecordedOutput {
    func write(to writer: inout RecordWriter) {
        writer.add(path)
        writer.add(kind.rawValue)
        writer.add(ownsFolder)
        writer.add(keepsForeignFiles)
        writer.add(files) { writer, file in
            writer.add(file.name)
            writer.add(file.hash)
            writer.add(file.size)
        }
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        path = try reader.text()
        guard let kind = OutputKind(rawValue: try reader.size()) else { throw RecordDamage() }
        self.kind = kind
        ownsFolder = try reader.flag()
        keepsForeignFiles = try reader.flag()
        files = try reader.list { reader throws(RecordDamage) in
            File(name: try reader.text(), hash: try reader.hash(), size: try reader.size())
        }
    }
}
