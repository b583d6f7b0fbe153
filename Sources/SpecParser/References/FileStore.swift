import ApusDiagnostics
import ApusFiles

/// Reads the files of a description, each of them once.
struct FileStore {
    /// A file that was read.
    struct File {
        let path: FilePath
        let tree: SourceTree
        var root: Node { tree.root }
    }

    /// The reason why a file is not available.
    enum Fault: Error, Hashable {
        /// It is not in an allowed folder.
        case outside
        case unreadable(reason: String)
        /// Its text has errors, which were reported.
        case unparsable
        /// The description has more than ``maximumFiles`` files.
        case tooMany
    }

    /// The maximum number of files of a description; further files are not read.
    static let maximumFiles = 50_000

    private let reader: any FileReader
    private let limits: TextLimits
    /// The real paths of the allowed folders.
    private let allowedFolders: [FilePath]
    private(set) var files: [File] = []
    /// The index of the file, or the fault, for each requested path.
    private var outcomes: [FilePath: Result<Int, Fault>] = [:]
    /// The indices of files by the identity of their tree.
    private var indices: [ObjectIdentifier: Int] = [:]
    /// The diagnostics of the texts of the files.
    var diagnostics = Diagnostics()

    /// - Parameters:
    ///   - root: The root file of the description.
    ///   - allowedFolders: The folders that may contain referenced files, in addition to the folder of the root file.
    init(root: FilePath, reader: any FileReader, allowedFolders: [String], limits: TextLimits) {
        self.reader = reader
        self.limits = limits
        let folders = [root.folder.text] + allowedFolders
        // The root file may be a symbolic link; referenced files are next to the link or next to its target.
        let target = reader.realPath(root.text).map { [FilePath($0).folder] } ?? []
        self.allowedFolders = folders.map { FilePath(reader.realPath($0) ?? $0) } + target
    }

    /// Reads the root file.
    /// - Returns: `nil` if its text has errors, which are reported.
    /// - Throws: The error of the file reader.
    mutating func readRoot(_ path: FilePath) throws -> File? {
        let file = SourceFile(path: path.text, bytes: try reader.read(path.text, atMost: limits.maximumFileBytes))
        guard let index = add(file, at: path) else { return nil }
        outcomes[path] = .success(index)
        return files[index]
    }

    /// Replaces the values of the root file, which must be the only file that was read.
    mutating func replaceRoot(with tree: SourceTree) -> File {
        let file = File(path: files[0].path, tree: tree)
        files[0] = file
        indices = [ObjectIdentifier(tree): 0]
        return file
    }

    /// Returns the file at a path. Reads it at the first request.
    mutating func file(at path: FilePath) -> Result<File, Fault> {
        if let outcome = outcomes[path] { return outcome.map { files[$0] } }
        let outcome = load(path)
        outcomes[path] = outcome
        return outcome.map { files[$0] }
    }

    /// Returns the file that contains a node.
    func file(of node: Node) -> File? { indices[ObjectIdentifier(node.tree)].map { files[$0] } }

    /// Whether the root file contains a node.
    func isInRoot(_ node: Node) -> Bool { files.first.map { $0.tree === node.tree } ?? false }

    private mutating func load(_ path: FilePath) -> Result<Int, Fault> {
        let realPath = reader.realPath(path.text).map { FilePath($0) }
        guard allowedFolders.contains(where: { $0.contains(realPath ?? path) }) else {
            // A path may differ from its real path. The real path of a file that does not exist is not known.
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
