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

/// A file that is there as a whole or not at all, whenever the process ends.
///
/// The bytes go into a hidden file beside it, which then takes its place. The hidden file has the number of its process
/// in its name: two runs at once don't write into one file, and what a killed run has left can be told from what a
/// running one needs.
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
    /// - Parameter permissions: Before the user's mask is applied.
    package func write(_ bytes: [UInt8], permissions: mode_t = 0o666) throws(FileWriteFault) {
        let target = folder + "/" + name
        unlink(temporary)
        // Never through a link that somebody put there.
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
        // A full disk may show only now.
        guard close(descriptor) == 0, rename(temporary, target) == 0 else {
            let fault = fault(target)
            unlink(temporary)
            throw fault
        }
    }

    private func fault(_ path: String) -> FileWriteFault {
        FileWriteFault(path: path, reason: String(cString: strerror(errno)).lowercased())
    }

    /// Removes what processes that are no more have left in a folder.
    package static func removeRemains(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(".") {
            guard let range = name.range(of: infix), let process = Int32(name[range.upperBound...]) else { continue }
            if process != getpid(), kill(process, 0) != 0, errno == ESRCH { unlink(folder + "/" + name) }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
