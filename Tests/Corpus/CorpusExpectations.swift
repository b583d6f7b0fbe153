import ApusTestSupport
import Foundation

/// The diagnostics that each description is known to have, as committed: `name: 31 operations code=count …`.
struct CorpusExpectations {
    private static let path = RepositoryRoot.url.path + "/Tests/Corpus/expected.txt"
    private var counts: [String: String] = [:]

    static func load() -> CorpusExpectations {
        var expectations = CorpusExpectations()
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 || line.hasSuffix(":") else { continue }
            let value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
            expectations.counts[String(parts[0])] = String(value)
        }
        return expectations
    }

    subscript(name: String) -> String? {
        get { counts[name] }
        set { counts[name] = newValue }
    }

    func save() throws {
        let lines = counts.sorted { $0.key < $1.key }.map {
            $0.value.isEmpty ? "\($0.key):\n" : "\($0.key): \($0.value)\n"
        }
        try lines.joined().write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
}
