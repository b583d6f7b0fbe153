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

/// The user's folder of records of earlier runs. All that it can do is spare work: where it is missing, not ours or full of
/// rubbish, everything is done anew, and nothing is said.
package struct RecordFolder: Sendable {
    package let path: String

    /// What is kept: fewer and smaller than this, the latest.
    package static let maximumRecords = 256
    static let maximumBytes = 64 << 20
    /// The size of one record.
    static let maximumRecordBytes = 16 << 20
    private static let ending = ".record"

    package init(path: String) {
        self.path = path
    }

    /// `$APUS_CACHE`, `$XDG_CACHE_HOME/apus`, or the system's place for such folders in the user's home.
    ///
    /// - Parameter workingFolder: Where a relative `$APUS_CACHE` starts from. The others must be absolute, as the XDG Base
    ///   Directory Specification has it.
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

    /// What was stored under a key; `nil` when there is nothing that can be relied on.
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

    /// Stores something under a key, in place of what was there, with a hash behind it that shows damage.
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

    /// Whether the folder is this user's, and nobody else can write to it.
    private var isOwn: Bool {
        var status = stat()
        // With `sudo`, `$HOME` can be another user's: its files are to stay that user's.
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
        return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    private static func isOwnFile(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    /// Removes the oldest records beyond the bounds, and what a run that was killed has left.
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
