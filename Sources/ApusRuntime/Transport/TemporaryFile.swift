internal import Foundation

/// Files for bodies that are too large for memory.
nonisolated enum TemporaryFile {
    /// A new, empty file, readable by nobody else: a body may be confidential.
    ///
    /// - Parameter use: what it is for, such as `body`.
    /// - Throws: ``RequestFault`` when there is none to be had.
    static func make(for use: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("apus-\(UUID().uuidString)")
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: attributes) else {
            throw RequestFault("no temporary file for the \(use) can be made")
        }
        return url
    }
}
