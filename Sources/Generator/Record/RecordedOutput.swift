import ApusFiles

/// Files that a run left in a folder, without their bytes: enough to tell that nothing is to be done there.
struct RecordedOutput: Sendable, Hashable {
    let path: String
    let kind: OutputKind
    let isAlone: Bool
    let yields: Bool
    let files: [File]

    struct File: Sendable, Hashable {
        let name: String
        let hash: ContentHash
        let size: Int
    }

    init(_ output: ClientOutput, key: ContentHash.Key) {
        path = output.folder.path
        kind = output.folder.kind
        isAlone = output.isAlone
        yields = output.yields
        files = output.files.map { file in
            File(name: file.name, hash: ContentHash(of: file.bytes, key: key), size: file.bytes.count)
        }
    }

    var folder: OutputFolder { OutputFolder(path: path, kind: kind) }

    /// What ``ClientOutput/changes()`` finds when it finds nothing to do; `nil` where there is something to do or to
    /// complain of, which takes the files themselves.
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
            } else if !(yields && folder.hasForeign(file.name)) {
                return nil
            }
        }
        guard isAlone else { return changes }
        guard let others = try? folder.ownFiles(besides: Set(files.map(\.name))), others.isEmpty else { return nil }
        return changes
    }
}

extension RecordedOutput {
    private static let kinds: [OutputKind] = [.swift, .markdown, .manifest, .c, .cHeader]

    func write(to writer: inout RecordWriter) {
        writer.add(path)
        writer.add(Self.kinds.firstIndex(of: kind) ?? Self.kinds.count)
        writer.add(isAlone)
        writer.add(yields)
        writer.add(files) { writer, file in
            writer.add(file.name)
            writer.add(file.hash)
            writer.add(file.size)
        }
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        path = try reader.text()
        let index = try reader.size()
        guard index < Self.kinds.count else { throw RecordDamage() }
        kind = Self.kinds[index]
        isAlone = try reader.flag()
        yields = try reader.flag()
        files = try reader.list { reader throws(RecordDamage) in
            File(name: try reader.text(), hash: try reader.hash(), size: try reader.size())
        }
    }
}
