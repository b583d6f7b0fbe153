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

/// Reads files from disk.
package struct DiskFiles: FileReader {
    package init() {}

    package func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path: path, reason: Self.reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault(path: path, reason: Self.reason(errno)) }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileFault(path: path, reason: "it is a folder") }
        // The size is only the initial capacity: it is 0 for a pipe, and a file can grow. A short read shows the end.
        // At most `limit + 1` bytes are read, because a sparse file can have any size and a device is endless.
        let maximum = max(0, min(limit, Int.max / 4)) + 1
        var capacity = min(max(Int(status.st_size), 1 << 14) + 1, maximum)
        var bytes: [UInt8] = []
        while true {
            let known = bytes
            var failure: Int32 = 0
            bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                count = known.count
                if count > 0 { _ = buffer.update(fromContentsOf: known) }
                while count < capacity, let start = buffer.baseAddress {
                    let got = systemRead(descriptor, start + count, capacity - count)
                    if got > 0 {
                        count += got
                    } else if got == 0 || errno != EINTR {
                        failure = got == 0 ? 0 : errno
                        return
                    }
                }
            }
            if failure != 0 { throw FileFault(path: path, reason: Self.reason(failure)) }
            if bytes.count < capacity || capacity == maximum { return bytes }
            capacity = min(capacity * 2, maximum)
        }
    }

    package func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "no such file"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        default: String(cString: strerror(code))
        }
    }
}

extension DiskFiles: FolderReader {
    package func names(in folder: String, ending: String) -> [String]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return names.filter { $0.hasSuffix(ending) }.sorted()
    }
}

/// Calls `read(2)`, which a method of the same name hides.
private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, start, count)
}
