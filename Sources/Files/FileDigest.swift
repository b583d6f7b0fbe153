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

/// Takes the hashes of files, one after the other, without keeping their bytes.
///
/// Contents are compared rather than sizes and times. Those are read faster, but a file that is written twice within a
/// tick of the clock, or put back with the times of an older one, looks unchanged; and hashing costs less than opening.
package struct FileDigest: ~Copyable {
    /// Fits into the cache of a processor, so that what was read is at hand when it is hashed.
    private static let pieceSize = 256 << 10

    let key: ContentHash.Key
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)

    package init(key: ContentHash.Key) {
        self.key = key
    }

    deinit { piece.deallocate() }

    /// What a path leads to.
    package enum Content: Equatable {
        case file(ContentHash, size: Int)
        /// No regular file, or one that can't be read to its end.
        case other
    }

    /// The content of a file, or of its first `limit` bytes and one more where it is larger.
    ///
    /// - Parameters:
    ///   - followingLinks: Whether the path may be a symbolic link.
    ///   - size: The size that it must have, if only one will do: another file is not read.
    package func content(of path: String, atMost limit: Int, followingLinks: Bool, size: Int? = nil) -> Content {
        // A pipe would wait for its writer otherwise.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { return .other }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .other }
        if let size, size != Int(status.st_size) { return .other }
        var hasher = ContentHasher(key: key)
        var total = 0
        var most = max(0, min(limit, Int.max - 1)) + 1
        while most > 0 {
            let wanted = min(piece.count, most)
            let count = read(descriptor, piece.baseAddress, wanted)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .other }
            if count == 0 { break }
            hasher.add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
            total += count
            most -= count
        }
        return .file(hasher.hash, size: total)
    }
}
