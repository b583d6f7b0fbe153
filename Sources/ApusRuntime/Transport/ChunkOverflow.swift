internal import Foundation

/// Bytes that a slow reader is to have later, in a file without a name: nobody else finds it, and it goes with its last
/// reference, even when the process is killed.
nonisolated struct ChunkOverflow: Sendable {
    /// How many bytes are read at once.
    private static let pieceSize = 256 << 10

    private let file: FileHandle
    private let limit: Int
    /// Offsets of what is read next and of the end.
    private var head = 0
    private var tail = 0

    /// - Parameter limit: the most bytes that may wait.
    /// - Throws: ``RequestFault`` when there is no temporary file to be had.
    init(limit: Int) throws {
        let url = try TemporaryFile.make(for: "response")
        defer { try? FileManager.default.removeItem(at: url) }
        file = try FileHandle(forUpdating: url)
        self.limit = limit
    }

    var isEmpty: Bool { head == tail }

    /// - Throws: ``RequestFault`` when more than the limit waits; what the file system says.
    mutating func append(_ chunk: Data) throws {
        guard chunk.count <= limit - (tail - head) else {
            throw RequestFault("the reader of the response is more than \(limit) bytes behind")
        }
        try file.seek(toOffset: UInt64(tail))
        try file.write(contentsOf: chunk)
        tail += chunk.count
    }

    /// The oldest bytes; `nil` when none wait.
    mutating func popFirst() throws -> Data? {
        guard !isEmpty else { return nil }
        try file.seek(toOffset: UInt64(head))
        guard let piece = try file.read(upToCount: min(Self.pieceSize, tail - head)), !piece.isEmpty else {
            throw RequestFault("the temporary file of the response has lost its end")
        }
        head += piece.count
        if isEmpty {
            (head, tail) = (0, 0)
            try file.truncate(atOffset: 0)
        }
        return piece
    }
}
