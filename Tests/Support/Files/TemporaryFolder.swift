import Foundation

/// A new, empty folder that is removed when the value is no longer held.
package final class TemporaryFolder: Sendable {
    package let url: URL

    /// - Parameter name: the beginning of the folder's name, for example one with a space or an accent.
    package init(_ name: String = "apus") throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("\(name)-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        remove()
    }

    /// Removes the folder now; a test that keeps using the path only through strings must hold the value until then.
    package func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// The place of a file in it; the file need not exist.
    package func appending(_ path: String) -> URL {
        url.appendingPathComponent(path)
    }

    /// Writes a file and the folders it needs; gives its place.
    @discardableResult
    package func write(_ text: String, to path: String) throws -> URL {
        try write([UInt8](text.utf8), to: path)
    }

    /// Writes a file and the folders it needs; gives its place.
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

    /// Writes a file of the same byte, `count` times, without the memory for it; gives its place.
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

    /// The text of a file in it.
    package func read(_ path: String) throws -> String {
        try String(contentsOf: appending(path), encoding: .utf8)
    }

    /// The paths of all files in it, relative to it and sorted.
    package func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: appending(path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }
}
