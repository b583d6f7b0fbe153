/// Where the bytes of descriptions come from: the disk, or memory in tests.
package protocol FileReader: Sendable {
    /// The bytes of a file.
    /// - Parameters:
    ///   - path: Absolute, or relative to the working directory.
    ///   - limit: How many bytes are wanted at most. Of a larger file, which may have no end, there is one byte more, so
    ///     that it shows.
    /// - Throws: Whatever says in its description why the file can't be read.
    func read(_ path: String, atMost limit: Int) throws -> [UInt8]

    /// The path of an existing file or folder with every symbolic link followed; `nil` when there is none.
    func realPath(_ path: String) -> String?
}

/// Why a file can't be read.
package struct FileFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "can't read '\(path)': \(reason)" }
}
