import ApusTestSupport
import Foundation

/// The operationIds of the descriptions of an API, found without the parser that is tested.
enum DocumentedOperations {
    /// Those in all files of a folder of `specs`, sorted.
    static func names(in folder: String) throws -> [String] {
        let root = RepositoryRoot.appending("specs/\(folder)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
            $0.hasSuffix(".yaml") || $0.hasSuffix(".json")
        }
        var names: [String] = []
        for file in files {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            names += text.matches(of: /"?operationId"?: "?([A-Za-z]+)/).map { String($0.output.1) }
        }
        return names.sorted()
    }
}
