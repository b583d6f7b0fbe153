import Foundation

/// The folder of descriptions and test suites that is not part of the repository.
///
/// The environment variable `APUS_SHARED` contains its path; the default is `shared` next to the repository. Tests that
/// need it are `.enabled(if: SharedFolder.exists)`, so they count as skipped without it.
package enum SharedFolder {
    /// The folder, or `nil` if it does not exist.
    package static var url: URL? {
        locate(named: ProcessInfo.processInfo.environment["APUS_SHARED"], beside: RepositoryRoot.url)
    }

    /// Whether the folder exists.
    package static var exists: Bool { url != nil }

    /// Returns the URL of a file or folder in the shared folder; `nil` if it does not exist.
    package static func appending(_ path: String) -> URL? {
        guard let file = url?.appendingPathComponent(path) else { return nil }
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// The published descriptions in the folders `four`, `four/sailpoint-v2025` and `practice` of `specs`, sorted by
    /// name in each folder; empty without the shared folder.
    package static var descriptions: [URL] {
        ["four", "four/sailpoint-v2025", "practice"].flatMap { name -> [URL] in
            guard let folder = appending("specs/\(name)") else { return [] }
            let files =
                (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
            return files.filter { ["json", "yaml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
        }
    }

    /// Returns the folder `name`, or the folder `shared` next to `root` if `name` is `nil` or empty.
    /// - Returns: `nil` if that folder does not exist. A missing folder `name` is not replaced by the default.
    static func locate(named name: String?, beside root: URL) -> URL? {
        let folder: URL
        if let name, !name.isEmpty {
            folder = URL(fileURLWithPath: name, isDirectory: true)
        } else {
            folder = root.deletingLastPathComponent().appendingPathComponent("shared", isDirectory: true)
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return nil }
        return isFolder.boolValue ? folder.standardizedFileURL : nil
    }
}
