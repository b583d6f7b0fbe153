/// Lists folders and reads the files in them: the disk, or memory in tests.
package protocol FolderReader: Sendable {
    /// Reads a file, as ``FileReader/read(_:atMost:)``.
    func read(_ path: String, atMost limit: Int) throws -> [UInt8]
    /// The names in a folder with this ending, sorted; `nil` if the folder does not exist.
    func names(in folder: String, ending: String) -> [String]?
}
