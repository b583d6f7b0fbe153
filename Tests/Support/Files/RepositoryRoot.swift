import Foundation

/// The folder that holds `Package.swift`, found from where this file was compiled.
package enum RepositoryRoot {
    package static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .standardizedFileURL

    /// A file or folder below the root, for example `specs/apus.yaml`.
    package static func appending(_ path: String) -> URL {
        url.appendingPathComponent(path)
    }
}
