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

/// Writes a file atomically: if the process is killed, the file is either unchanged or complete.
///
/// The bytes are written to a hidden file in the same folder, which is then renamed. Its name contains the process
/// identifier, so that concurrent runs use different files and remains of killed runs can be recognized.
package struct AtomicFile {
    package let folder: String
    package let name: String

    package init(folder: String, name: String) {
        self.folder = folder
        self.name = name
    }

    private static let infix = ".apus-"

    /// `.Client.swift.apus-4711`
    private var temporary: String { folder + "/." + name + Self.infix + String(getpid()) }

    /// Writes or replaces the file.
    ///
    /// - Parameter permissions: The permissions of the file before the process's `umask` is applied.
    /// - Throws: ``FileWriteFault`` with the reason that the system gives.
    package func write(_ bytes: [UInt8], permissions: mode_t = 0o666) throws(FileWriteFault) {
        let target = folder + "/" + name
        unlink(temporary)
        // `O_NOFOLLOW` and `O_EXCL`: an existing link at this path must not redirect the write.
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw fault(target) }
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let fault = fault(target)
                close(descriptor)
                unlink(temporary)
                throw fault
            }
            start += count
        }
        // Some file systems report a full disk only on `close`.
        guard close(descriptor) == 0, rename(temporary, target) == 0 else {
            let fault = fault(target)
            unlink(temporary)
            throw fault
        }
    }

    private func fault(_ path: String) -> FileWriteFault {
        FileWriteFault(path: path, reason: String(cString: strerror(errno)).lowercased())
    }

    /// Removes the hidden files that terminated processes have left in a folder.
    package static func removeRemains(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(".") {
            guard let range = name.firstRange(of: infix), let process = Int32(name[range.upperBound...]) else {
                continue
            }
            if process != getpid(), kill(process, 0) != 0, errno == ESRCH { unlink(folder + "/" + name) }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
