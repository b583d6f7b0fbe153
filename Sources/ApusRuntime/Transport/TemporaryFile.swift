internal import Foundation

/// Temporary files for bodies that are too large for memory.
nonisolated enum TemporaryFile {
    /// Creates an empty file that only the user can read, because a body may be confidential.
    ///
    /// - Parameter use: the purpose, for example `body`, for the error.
    /// - Throws: ``RequestFault`` when it cannot be created.
    static func make(for use: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("apus-\(UUID().uuidString)")
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: attributes) else {
            throw RequestFault("a temporary file for the \(use) cannot be created")
        }
        return url
    }
}
