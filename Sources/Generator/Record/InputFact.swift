import ApusDiagnostics
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
#endif

/// A query to the file system and its answer. A client is unchanged as long as the answers of all its queries are.
package struct InputFact: Sendable, Hashable {
    package let question: Question
    package let answer: Answer

    package enum Question: Sendable, Hashable {
        case content(path: String, limit: Int)
        case realPath(of: String)
        case names(folder: String, ending: String)
    }

    package enum Answer: Sendable, Hashable {
        case file(ContentHash, size: Int)
        /// The file can't be read, for example because a reference leads to a missing file. The payload is the reason.
        case fault(String)
        case path(String?)
        case names([String]?)
    }

    /// Whether the answer is still the same.
    func holds(_ digest: borrowing FileDigest) -> Bool {
        switch (question, answer) {
        case (.content(let path, let limit), .file(let hash, let size)):
            // Hashes as many bytes as were read: `limit + 1` bytes of a larger file.
            return digest.content(of: path, atMost: limit, followingLinks: true) == .file(hash, size: size)
        case (.content(let path, let limit), .fault(let reason)):
            if Self.isPipe(path) { return false }
            do {
                _ = try DiskFiles().read(path, atMost: limit)
                return false
            } catch {
                return ((error as? FileFault)?.reason ?? String(describing: error)) == reason
            }
        case (.realPath(let path), .path(let known)): return DiskFiles().realPath(path) == known
        case (.names(let folder, let ending), .names(let known)):
            return DiskFiles().names(in: folder, ending: ending) == known
        default: return false
        }
    }

    /// The file with its contents if the answer is still the same; `nil` otherwise.
    func source(_ path: String, atMost limit: Int, key: ContentHash.Key) -> SourceFile? {
        guard case .file(let hash, _) = answer, Self.isRegularFile(path),
            let bytes = try? DiskFiles().read(path, atMost: limit), ContentHash(of: bytes, key: key) == hash
        else { return nil }
        return SourceFile(path: path, bytes: bytes)
    }

    /// Whether a path leads to a regular file, directly or through links.
    static func isRegularFile(_ path: String) -> Bool { mode(of: path).map { $0 & S_IFMT == S_IFREG } ?? false }

    /// Whether reading the path could block: it is neither a regular file nor a folder.
    private static func isPipe(_ path: String) -> Bool {
        mode(of: path).map { $0 & S_IFMT != S_IFREG && $0 & S_IFMT != S_IFDIR } ?? false
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }
}

extension InputFact.Question: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    private var order: (Int, String, String, Int) {
        switch self {
        case .content(let path, let limit): (0, path, "", limit)
        case .realPath(let path): (1, path, "", 0)
        case .names(let folder, let ending): (2, folder, ending, 0)
        }
    }
}

extension InputFact {
    func write(to writer: inout RecordWriter) {
        switch question {
        case .content(let path, let limit):
            writer.add(0)
            writer.add(path)
            writer.add(limit)
        case .realPath(let path):
            writer.add(1)
            writer.add(path)
        case .names(let folder, let ending):
            writer.add(2)
            writer.add(folder)
            writer.add(ending)
        }
        switch answer {
        case .file(let hash, let size):
            writer.add(0)
            writer.add(hash)
            writer.add(size)
        case .fault(let reason):
            writer.add(1)
            writer.add(reason)
        case .path(let path):
            writer.add(2)
            writer.add(path)
        case .names(let names):
            writer.add(3)
            writer.add(names != nil)
            writer.add(names ?? []) { $0.add($1) }
        }
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.number() {
        case 0: question = .content(path: try reader.text(), limit: try reader.size())
        case 1: question = .realPath(of: try reader.text())
        case 2: question = .names(folder: try reader.text(), ending: try reader.text())
        default: throw RecordDamage()
        }
        switch try reader.number() {
        case 0: answer = .file(try reader.hash(), size: try reader.size())
        case 1: answer = .fault(try reader.text())
        case 2: answer = .path(try reader.optionalText())
        case 3:
            let isThere = try reader.flag()
            let names = try reader.list { reader throws(RecordDamage) in try reader.text() }
            answer = .names(isThere ? names : nil)
        default: throw RecordDamage()
        }
    }
}
