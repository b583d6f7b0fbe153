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

/// Hashes files without loading them completely.
///
/// Files are compared by content instead of size and modification time. Those would miss a file that is written twice
/// within the clock's resolution, or restored with an old time stamp; and hashing a file takes less time than opening it.
package struct FileDigest: ~Copyable {
    /// The size of the buffer, in bytes. It fits into the processor's cache, so that hashing does not access main memory.
    private static let pieceSize = 256 << 10

    let key: ContentHash.Key
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)

    package init(key: ContentHash.Key) {
        self.key = key
    }

    deinit { piece.deallocate() }

    /// The contents of a path.
    package enum Content: Equatable {
        case file(ContentHash, size: Int)
        /// Not a regular file, or one that can't be read.
        case other
    }

    /// Hashes the first bytes of a file, up to `limit + 1`, so that a larger file has another size.
    ///
    /// - Parameters:
    ///   - followingLinks: Whether the path may be a symbolic link.
    ///   - size: The expected size; a file of another size is not read, and the result is ``Content/other``.
    package func content(of path: String, atMost limit: Int, followingLinks: Bool, size: Int? = nil) -> Content {
        // `O_NONBLOCK`: opening a pipe would otherwise block until there is a writer.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { return .other }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .other }
        if let size, size != Int(status.st_size) { return .other }
        var hasher = ContentHasher(key: key)
        var total = 0
        var remaining = max(0, min(limit, Int.max - 1)) + 1
        while remaining > 0 {
            let wanted = min(piece.count, remaining)
            let count = read(descriptor, piece.baseAddress, wanted)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .other }
            if count == 0 { break }
            hasher.add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
            total += count
            remaining -= count
        }
        return .file(hasher.hash, size: total)
    }
}
