internal import Foundation

/// Keeps bytes for a slow reader in a file without a name. No other process can open it, and the system removes it with
/// its last reference, also when the process is killed.
nonisolated struct ChunkOverflow: Sendable {
    /// The largest number of bytes that one read returns.
    private static let pieceSize = 256 << 10

    private let file: FileHandle
    private let limit: Int
    /// The offsets of the next byte to read and of the end.
    private var head = 0
    private var tail = 0

    /// - Parameter limit: the largest number of bytes that may wait.
    /// - Throws: ``RequestFault`` when no temporary file can be created.
    init(limit: Int) throws {
        let url = try TemporaryFile.make(for: "response")
        defer { try? FileManager.default.removeItem(at: url) }
        file = try FileHandle(forUpdating: url)
        self.limit = limit
    }

    var isEmpty: Bool { head == tail }

    /// - Throws: ``RequestFault`` when more than the limit waits; errors of the file system.
    mutating func append(_ chunk: Data) throws {
        guard chunk.count <= limit - (tail - head) else {
            throw RequestFault("the reader of the response is more than \(limit) bytes behind")
        }
        try file.seek(toOffset: UInt64(tail))
        try file.write(contentsOf: chunk)
        tail += chunk.count
    }

    /// Removes and returns the oldest bytes; `nil` when there are none.
    mutating func popFirst() throws -> Data? {
        guard !isEmpty else { return nil }
        try file.seek(toOffset: UInt64(head))
        guard let piece = try file.read(upToCount: min(Self.pieceSize, tail - head)), !piece.isEmpty else {
            throw RequestFault("the temporary file of the response was truncated")
        }
        head += piece.count
        if isEmpty {
            (head, tail) = (0, 0)
            try file.truncate(atOffset: 0)
        }
        return piece
    }
}
