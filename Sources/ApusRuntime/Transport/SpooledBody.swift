internal import Foundation

/// The body of a request in a form that `URLSession` accepts: in memory or in a file.
nonisolated final class SpooledBody: Sendable {
    /// The file to send; `nil` when the body is in memory or there is none.
    let file: URL?
    private let isTemporary: Bool

    /// - Throws: errors of the file system and of a stream.
    init(_ body: UploadBody?) async throws {
        switch body?.source {
        case .file(let url):
            // FoundationNetworking sends an empty body for a file that cannot be read, without an error.
            guard FileManager.default.isReadableFile(atPath: url.path) else {
                throw RequestFault("file '\(url.lastPathComponent)' of the body cannot be read")
            }
            file = url
            isTemporary = false
        case .multipart(let form) where form.data == nil:
            file = try await SpooledBody.spool { file in try form.write { try file.write(contentsOf: $0) } }
            isTemporary = true
        case .stream(let make):
            file = try await SpooledBody.spool { file in
                for try await chunk in make() { try file.write(contentsOf: chunk) }
            }
            isTemporary = true
        case .data, .multipart, nil:
            file = nil
            isTemporary = false
        }
    }

    deinit {
        if isTemporary, let file { try? FileManager.default.removeItem(at: file) }
    }

    private static func spool(_ write: (FileHandle) async throws -> Void) async throws -> URL {
        let url = try TemporaryFile.make(for: "body")
        do {
            let file = try FileHandle(forWritingTo: url)
            defer { try? file.close() }
            try await write(file)
            return url
        } catch {
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }
}
