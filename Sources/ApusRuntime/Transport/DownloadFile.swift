internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Writes a file that appears when it is complete.
nonisolated enum DownloadFile {
    static func write(_ stream: ByteStream, to destination: URL) async throws {
        let folder = destination.deletingLastPathComponent()
        let partial = folder.appendingPathComponent(".\(destination.lastPathComponent).\(UUID().uuidString).part")
        guard FileManager.default.createFile(atPath: partial.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: partial.path])
        }
        do {
            let file = try FileHandle(forWritingTo: partial)
            defer { try? file.close() }
            for try await chunk in stream { try file.write(contentsOf: chunk) }
            try Task.checkCancellation()
            try file.close()
            // `rename` replaces an old file in one step.
            guard rename(partial.path, destination.path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: destination.path])
            }
        } catch {
            try? FileManager.default.removeItem(at: partial)
            throw error
        }
    }
}
