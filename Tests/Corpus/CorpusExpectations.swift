import ApusTestSupport
import Foundation

/// The committed counts for each description: `name: 31 operations code=count …`.
struct CorpusExpectations {
    /// The name of the file in this folder.
    let file: String
    private var path: String { RepositoryRoot.url.path + "/Tests/Corpus/" + file }
    private var counts: [String: String] = [:]

    init(_ file: String) {
        self.file = file
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 || line.hasSuffix(":") else { continue }
            let value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
            counts[String(parts[0])] = String(value)
        }
    }

    subscript(name: String) -> String? {
        get { counts[name] }
        set { counts[name] = newValue }
    }

    func save() throws {
        let lines = counts.sorted { $0.key < $1.key }.map {
            $0.value.isEmpty ? "\($0.key):\n" : "\($0.key): \($0.value)\n"
        }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
}
