import Foundation

/// The folder of descriptions and suites that is not part of the repository: what `APUS_SHARED` names, else `shared`
/// beside the repository.
package enum SharedFolder {
    /// The folder, or `nil` when there is none: then a test says that it skips.
    package static var url: URL? {
        locate(named: ProcessInfo.processInfo.environment["APUS_SHARED"], beside: RepositoryRoot.url)
    }

    /// Whether there is one, for `.enabled(if: SharedFolder.exists, "…")`.
    package static var exists: Bool { url != nil }

    /// A file or folder in it; `nil` when it is not there.
    package static func appending(_ path: String) -> URL? {
        guard let file = url?.appendingPathComponent(path) else { return nil }
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// A name that leads nowhere means that there is none: the test asked for that folder, not for another.
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
