import ApusDiagnostics
import ApusFiles

/// The files of a description, each read once.
struct FileStore {
    /// A file that was read.
    struct File {
        let path: FilePath
        let tree: SourceTree
        var root: Node { tree.root }
    }

    /// Why a file is not there.
    enum Fault: Error, Hashable {
        case outside
        case unreadable(reason: String)
        /// It was read, but its text is at fault, which was reported.
        case unparsable
        case tooMany
    }

    /// A description with more files than this is refused the rest.
    static let maximumFiles = 50_000

    private let reader: any FileReader
    private let limits: TextLimits
    /// Real paths of folders.
    private let allowedFolders: [FilePath]
    private(set) var files: [File] = []
    /// The outcome for each path that was asked for.
    private var outcomes: [FilePath: Result<Int, Fault>] = [:]
    private var indices: [ObjectIdentifier: Int] = [:]
    /// What the texts of the files are at fault in.
    var diagnostics = Diagnostics()

    /// - Parameters:
    ///   - root: The file of the description.
    ///   - allowedFolders: Folders that references may lead into, besides the one of the root file.
    init(root: FilePath, reader: any FileReader, allowedFolders: [String], limits: TextLimits) {
        self.reader = reader
        self.limits = limits
        let folders = [root.folder.text] + allowedFolders
        // The root file itself may be a link; what it refers to is beside the link or beside its target.
        let target = reader.realPath(root.text).map { [FilePath($0).folder] } ?? []
        self.allowedFolders = folders.map { FilePath(reader.realPath($0) ?? $0) } + target
    }

    /// Reads the root file.
    /// - Returns: `nil` when its text is at fault, which was reported.
    /// - Throws: What the reader throws.
    mutating func readRoot(_ path: FilePath) throws -> File? {
        let file = SourceFile(path: path.text, bytes: try reader.read(path.text, atMost: limits.maximumFileBytes))
        guard let index = add(file, at: path) else { return nil }
        outcomes[path] = .success(index)
        return files[index]
    }

    /// The file at a path, read when it is asked for the first time.
    mutating func file(at path: FilePath) -> Result<File, Fault> {
        if let outcome = outcomes[path] { return outcome.map { files[$0] } }
        let outcome = load(path)
        outcomes[path] = outcome
        return outcome.map { files[$0] }
    }

    /// The file that a node is part of.
    func file(of node: Node) -> File? { indices[ObjectIdentifier(node.tree)].map { files[$0] } }

    /// Whether a node is part of the root file.
    func isInRoot(_ node: Node) -> Bool { files.first.map { $0.tree === node.tree } ?? false }

    private mutating func load(_ path: FilePath) -> Result<Int, Fault> {
        let realPath = reader.realPath(path.text).map { FilePath($0) }
        guard allowedFolders.contains(where: { $0.contains(realPath ?? path) }) else {
            // The folder itself may be spelled otherwise than its real path: only an existing file shows that.
            let isBelowRoot = files.first.map { $0.path.folder.contains(path) } ?? false
            return .failure(realPath == nil && isBelowRoot ? .unreadable(reason: "no such file") : .outside)
        }
        guard files.count < Self.maximumFiles else { return .failure(.tooMany) }
        if let realPath, realPath != path, let known = outcomes[realPath] { return known }
        do {
            let file = SourceFile(path: path.text, bytes: try reader.read(path.text, atMost: limits.maximumFileBytes))
            guard let index = add(file, at: path) else { return .failure(.unparsable) }
            return .success(index)
        } catch {
            return .failure(.unreadable(reason: (error as? FileFault)?.reason ?? "\(error)"))
        }
    }

    private mutating func add(_ file: SourceFile, at path: FilePath) -> Int? {
        let text = SpecText.parse(file, limits: limits)
        diagnostics.add(contentsOf: text.diagnostics)
        guard let root = text.root else { return nil }
        indices[ObjectIdentifier(root.tree)] = files.count
        files.append(File(path: path, tree: root.tree))
        return files.count - 1
    }
}
