import Foundation

/// The folder that contains `Package.swift`, derived from the path of this source file.
package enum RepositoryRoot {
    package static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .standardizedFileURL

    /// Returns the URL of a file or folder in the repository, for example `specs/apus.yaml`.
    package static func appending(_ path: String) -> URL {
        url.appendingPathComponent(path)
    }
}
