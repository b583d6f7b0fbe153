import ApusFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The user's folder of records of earlier runs.
///
/// Records only save time. If the folder is missing, belongs to another user or contains damaged files, clients are
/// generated without a message.
package struct RecordFolder: Sendable {
    package let path: String

    /// The maximum number of records. The oldest ones are removed.
    package static let maximumRecords = 256
    /// The maximum size of all records together, in bytes.
    static let maximumBytes = 64 << 20
    /// The maximum size of one record, in bytes.
    static let maximumRecordBytes = 16 << 20
    private static let ending = ".record"

    package init(path: String) {
        self.path = path
    }

    /// Chooses `$APUS_CACHE`, `$XDG_CACHE_HOME/apus`, or the system's folder for caches in the user's home. Returns `nil`
    /// if none of the variables is set.
    ///
    /// - Parameter workingFolder: The folder that a relative `$APUS_CACHE` is relative to. The other variables are ignored
    ///   unless they are absolute, as the XDG Base Directory Specification requires.
    package init?(environment: [String: String], workingFolder: String) {
        func folder(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        if let own = environment["APUS_CACHE"], !own.isEmpty {
            path = FilePath.join(workingFolder, own)
        } else if let caches = folder("XDG_CACHE_HOME") {
            path = FilePath.join(caches, "apus")
        } else if let home = folder("HOME") {
            #if canImport(Darwin)
                path = FilePath.join(home, "Library/Caches/apus")
            #else
                path = FilePath.join(home, ".cache/apus")
            #endif
        } else {
            return nil
        }
    }

    /// The record with a key; `nil` if there is none, or it is damaged or belongs to another user.
    package func load(_ key: ContentHash) -> [UInt8]? {
        let file = path + "/" + name(of: key)
        guard isOwn, Self.isOwnFile(file),
            let sealed = try? DiskFiles().read(file, atMost: Self.maximumRecordBytes),
            sealed.count <= Self.maximumRecordBytes, sealed.count >= 16
        else { return nil }
        var seal = RecordReader(Array(sealed.suffix(16)))
        let bytes = Array(sealed.dropLast(16))
        return (try? seal.hash()) == ContentHash(of: bytes) ? bytes : nil
    }

    /// Stores a record, replacing the previous one with this key. A hash at the end detects damage.
    package func store(_ bytes: [UInt8], _ key: ContentHash) {
        guard bytes.count + 16 <= Self.maximumRecordBytes else { return }
        if FileKind(of: path) == .none {
            try? FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        guard isOwn else { return }
        var seal = RecordWriter()
        seal.add(ContentHash(of: bytes))
        try? AtomicFile(folder: path, name: name(of: key)).write(bytes + seal.bytes, permissions: 0o600)
        clear()
    }

    private func name(of key: ContentHash) -> String { key.text + Self.ending }

    /// Whether the folder belongs to this user and is not writable by others.
    private var isOwn: Bool {
        var status = stat()
        // With `sudo`, `$HOME` can be the folder of another user, whose files must not be replaced.
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
        return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    private static func isOwnFile(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    /// Removes the oldest records beyond the limits, and temporary files of killed runs.
    private func clear() {
        AtomicFile.removeRemains(in: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var records: [(file: String, time: time_t, bytes: Int)] = []
        for name in names where name.hasSuffix(Self.ending) {
            var status = stat()
            let file = path + "/" + name
            guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            #if canImport(Darwin)
                let time = status.st_mtimespec.tv_sec
            #else
                let time = status.st_mtim.tv_sec
            #endif
            records.append((file, time, Int(status.st_size)))
        }
        records.sort { ($0.time, $0.file) > ($1.time, $1.file) }
        var bytes = 0
        for (index, record) in records.enumerated() {
            bytes += record.bytes
            if index >= Self.maximumRecords || bytes > Self.maximumBytes { unlink(record.file) }
        }
    }
}
