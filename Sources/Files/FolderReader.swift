/// Lists folders and reads the files in them.
package protocol FolderReader: Sendable {
    /// Reads a file as ``FileReader/read(_:atMost:)`` does.
    func read(_ path: String, atMost limit: Int) throws -> [UInt8]
    /// The sorted file names in a folder that have the suffix `ending`; `nil` if the folder does not exist.
    func names(in folder: String, ending: String) -> [String]?
}
