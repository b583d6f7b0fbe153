import Foundation

/// The files that a description is made of: its root, and what its references lead to.
///
/// The plugin can't ask Apus, which may not have been built when the build is planned. So it looks in the text itself for
/// what can only be a reference: the value of a `$ref`, and every word that ends in `.yaml`, `.yml` or `.json`, as in the
/// mapping of a discriminator. What names an existing file is an input. That is never a file too few; it is one too many
/// where prose names a file that exists beside it.
enum ReachableFiles {
    private static let limit = 50_000
    private static let endings = [".yaml", ".yml", ".json"].map { Data($0.utf8) }
    private static let keyword = Data("$ref".utf8)

    /// The root first, then the others in the order in which they are met. Files that do not exist are left out: Apus
    /// reports them where they are referred to.
    static func from(_ root: URL) -> [URL] {
        var found = [root]
        var known: Set<String> = [root.path(percentEncoded: false)]
        var index = 0
        while index < found.count, found.count < limit {
            let file = found[index]
            index += 1
            guard let text = try? Data(contentsOf: file) else { continue }
            for reference in references(in: text) {
                let target = URL(filePath: reference, relativeTo: file.deletingLastPathComponent()).standardizedFileURL
                let path = target.path(percentEncoded: false)
                guard known.insert(path).inserted, isFile(path) else { continue }
                found.append(target)
            }
        }
        return found
    }

    /// What may be the path of a file in a text of YAML or JSON, sorted, each once.
    static func references(in text: Data) -> [String] {
        var references: Set<String> = []
        func add(_ bytes: Data) {
            let plain = String(decoding: bytes, as: UTF8.self).replacing("\\/", with: "/")
            guard !plain.isEmpty, !plain.contains("://") else { return }
            references.insert(plain.removingPercentEncoding ?? plain)
        }
        for match in matches(of: keyword, in: text) {
            if let value = value(behind: match.upperBound, in: text) { add(value) }
        }
        for ending in endings {
            for match in matches(of: ending, in: text) { add(word(upTo: match.upperBound, in: text)) }
        }
        return references.sorted()
    }

    /// The scalar behind a key, without its fragment; `nil` where it has no more than a fragment.
    private static func value(behind key: Data.Index, in text: Data) -> Data? {
        var start = key
        while start < text.endIndex, " \t\r\n:\"'".utf8.contains(text[start]) { start += 1 }
        guard start < text.endIndex, text[start] != UInt8(ascii: "#") else { return nil }
        let quote = text[start - 1]
        let isQuoted = "\"'".utf8.contains(quote)
        let rest = text[start...]
        let end = rest.firstIndex { byte in
            byte == UInt8(ascii: "#") || (isQuoted ? byte == quote : " \t\r\n,}".utf8.contains(byte))
        }
        return rest[..<(end ?? rest.endIndex)]
    }

    /// What stands before a place without a blank, a quote or a bracket.
    private static func word(upTo end: Data.Index, in text: Data) -> Data {
        var start = end
        while start > text.startIndex, !" \t\r\n\"'`()[]{}<>,#".utf8.contains(text[start - 1]) { start -= 1 }
        return text[start..<end]
    }

    private static func matches(of pattern: Data, in text: Data) -> [Range<Data.Index>] {
        var matches: [Range<Data.Index>] = []
        var start = text.startIndex
        while let match = text.range(of: pattern, in: start..<text.endIndex) {
            matches.append(match)
            start = match.upperBound
        }
        return matches
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
