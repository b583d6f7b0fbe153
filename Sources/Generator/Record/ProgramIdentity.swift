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
    import MachO
#endif

/// A hash that identifies the running program, because another version may generate other files.
///
/// The executable includes the templates and the runtime. If its linker has stored a hash of the contents, that hash is
/// used; otherwise the whole executable is hashed, which takes several milliseconds. Shared libraries, such as libyaml,
/// are identified by size, file number and times.
package enum ProgramIdentity {
    /// The identity of the running program; `nil` if its executable can't be found. Records are not used then.
    package static func current() -> ContentHash? {
        guard let executable = executablePath, let hash = hash(ofExecutable: executable) else { return nil }
        var writer = RecordWriter()
        writer.add(ApusVersion.current)
        writer.add(hash)
        for library in libraryPaths.sorted() { writer.add(stamp(of: library)) }
        return ContentHash(of: writer.bytes)
    }

    /// The build ID of an executable, or the hash of its contents; `nil` if the file can't be read.
    package static func hash(ofExecutable path: String) -> ContentHash? {
        if let id = BuildID.read(path) { return ContentHash(of: id) }
        guard case .file(let hash, _) = FileDigest(key: .known).content(of: path, atMost: .max, followingLinks: true)
        else {
            return nil
        }
        return hash
    }

    #if os(Linux)
        /// Leads to the running file, even if it was renamed or replaced.
        private static var executablePath: String? { "/proc/self/exe" }

        /// The files that are mapped into this process; `7f1… r-xp 00000000 08:01 1234   /usr/lib/libyaml-0.so.2`
        private static var libraryPaths: Set<String> {
            guard let bytes = try? DiskFiles().read("/proc/self/maps", atMost: 1 << 20) else { return [] }
            var paths: Set<String> = []
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
                paths.insert(String(decoding: line[slash...], as: UTF8.self))
            }
            // Other mapped files, such as locale tables, do not affect the program.
            return paths.filter { $0.contains(".so") }
        }
    #elseif canImport(Darwin)
        private static var executablePath: String? {
            var size: UInt32 = 4096
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
            return String(cString: buffer)
        }

        /// The paths of the loaded libraries. System libraries have no files, so the version of the system is included.
        private static var libraryPaths: Set<String> {
            var paths: Set<String> = [ProcessInfo.processInfo.operatingSystemVersionString]
            for index in 0..<_dyld_image_count() {
                if let name = _dyld_get_image_name(index) { paths.insert(String(cString: name)) }
            }
            return paths
        }
    #else
        private static var executablePath: String? { nil }
        private static var libraryPaths: Set<String> { [] }
    #endif

    /// `/usr/lib/libyaml-0.so.2 1234 131000 1700000000.5 1700000000.5`
    private static func stamp(of path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        #if canImport(Darwin)
            let times = [status.st_mtimespec, status.st_ctimespec]
        #else
            let times = [status.st_mtim, status.st_ctim]
        #endif
        let stamps = times.map { "\($0.tv_sec).\($0.tv_nsec)" }
        return "\(path) \(status.st_ino) \(status.st_size) \(stamps[0]) \(stamps[1])"
    }
}
