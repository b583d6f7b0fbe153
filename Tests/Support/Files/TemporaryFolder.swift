import Foundation

/// A new, empty folder that is removed when the object is released.
package final class TemporaryFolder: Sendable {
    package let url: URL

    /// - Parameter name: The prefix of the name of the folder, which may contain spaces or accents.
    package init(_ name: String = "apus") throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("\(name)-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        remove()
    }

    /// Returns a new folder for results that tests share. It is removed when the process exits.
    package static func shared(_ name: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder(name)
        let isFirst = sharedFolders.access { folders in
            folders.append(folder)
            return folders.count == 1
        }
        if isFirst {
            atexit { for folder in TemporaryFolder.sharedFolders.current { folder.remove() } }
        }
        return folder
    }

    private static let sharedFolders = Locked<[TemporaryFolder]>([])

    /// Removes the folder. A test that uses only the path must keep the object alive until it has finished.
    package func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// Returns the URL of a file in the folder; the file may not exist.
    package func appending(_ path: String) -> URL {
        url.appendingPathComponent(path)
    }

    /// Writes a file and creates its folders.
    /// - Returns: The URL of the file.
    @discardableResult
    package func write(_ text: String, to path: String) throws -> URL {
        try write([UInt8](text.utf8), to: path)
    }

    /// Writes a file and creates its folders.
    /// - Returns: The URL of the file.
    @discardableResult
    package func write(_ bytes: [UInt8], to path: String) throws -> URL {
        let file = appending(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return file
    }

    /// Writes a file that repeats a byte `count` times, using constant memory.
    /// - Returns: The URL of the file.
    @discardableResult
    package func write(repeating byte: UInt8, count: Int64, to path: String) throws -> URL {
        let file = try write([], to: path)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        let block = Data(repeating: byte, count: 1 << 20)
        var rest = count
        while rest > 0 {
            let step = min(rest, Int64(block.count))
            try handle.write(contentsOf: block.prefix(Int(step)))
            rest -= step
        }
        return file
    }

    /// Returns the text of a file in the folder.
    package func read(_ path: String) throws -> String {
        try String(contentsOf: appending(path), encoding: .utf8)
    }

    /// Returns the sorted paths of all files in the folder and its subfolders, relative to the folder.
    package func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: appending(path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }
}
