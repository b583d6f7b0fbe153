/// Reads files from memory, for tests and standard input.
package struct FilesInMemory: FileReader {
    private let files: [String: [UInt8]]
    /// Symbolic links and their targets.
    private let links: [String: String]

    /// - Parameters:
    ///   - files: The texts by path; paths do not contain `.` and `..`.
    ///   - links: Symbolic links, each with the path of its target.
    package init(_ files: [String: String], links: [String: String] = [:]) {
        self.files = files.mapValues { Array($0.utf8) }
        self.links = links
    }

    /// Creates a reader of one file.
    package init(path: String, bytes: [UInt8]) {
        files = [path: bytes]
        links = [:]
    }

    package func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        guard let bytes = files[links[path] ?? path] else { throw FileFault(path: path, reason: "no such file") }
        return bytes
    }

    package func realPath(_ path: String) -> String? {
        let target = links[path] ?? path
        if target.isEmpty || files[target] != nil { return target }
        return files.keys.contains { $0.hasPrefix(target + "/") } ? target : nil
    }
}
