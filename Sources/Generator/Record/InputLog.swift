import ApusFiles
import Dispatch

/// A reader of files and folders that records all queries and their answers.
package final class InputLog: FileReader, FolderReader, @unchecked Sendable {
    // Unchecked because of `facts` and `isComplete`, which are accessed on `queue` only.

    /// The key of the file hashes.
    package let key: ContentHash.Key
    private let files: any FileReader
    private let folders: any FolderReader
    private let queue = DispatchQueue(label: "apus.input-log")
    private var facts: [InputFact.Question: InputFact.Answer] = [:]
    private var isComplete = true

    package init(
        key: ContentHash.Key,
        files: any FileReader = DiskFiles(),
        folders: any FolderReader = DiskFiles()
    ) {
        self.key = key
        self.files = files
        self.folders = folders
    }

    package func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        let question = InputFact.Question.content(path: path, limit: limit)
        do {
            let bytes = try files.read(path, atMost: limit)
            // A pipe can't be read again.
            guard InputFact.isRegularFile(path) else {
                queue.sync { isComplete = false }
                return bytes
            }
            note(question, .file(ContentHash(of: bytes, key: key), size: bytes.count))
            return bytes
        } catch {
            note(question, .fault((error as? FileFault)?.reason ?? String(describing: error)))
            throw error
        }
    }

    package func realPath(_ path: String) -> String? {
        let found = files.realPath(path)
        note(.realPath(of: path), .path(found))
        return found
    }

    package func names(in folder: String, ending: String) -> [String]? {
        let names = folders.names(in: folder, ending: ending)
        note(.names(folder: folder, ending: ending), .names(names))
        return names
    }

    /// All queries and answers, sorted; `nil` if the answers can't be reproduced because a pipe was read, or a file changed
    /// during the run.
    package var all: [InputFact]? {
        queue.sync {
            guard isComplete else { return nil }
            return facts.map { InputFact(question: $0, answer: $1) }.sorted { $0.question < $1.question }
        }
    }

    private func note(_ question: InputFact.Question, _ answer: InputFact.Answer) {
        queue.sync {
            if let known = facts.updateValue(answer, forKey: question), known != answer { isComplete = false }
        }
    }
}
