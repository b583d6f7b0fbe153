/// Reads the files of descriptions, from disk or from memory.
package protocol FileReader: Sendable {
    /// Reads a file.
    /// - Parameters:
    ///   - path: The path, absolute or relative to the working directory.
    ///   - limit: The maximum size in bytes.
    /// - Returns: The bytes of the file; `limit + 1` bytes or more if the file is larger than `limit`.
    /// - Throws: An error whose description is the reason, such as ``FileFault``.
    func read(_ path: String, atMost limit: Int) throws -> [UInt8]

    /// Returns the path of an existing file or folder with all symbolic links resolved; `nil` if it does not exist.
    func realPath(_ path: String) -> String?
}

/// An error for a file that can't be read.
package struct FileFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "can't read '\(path)': \(reason)" }
}
