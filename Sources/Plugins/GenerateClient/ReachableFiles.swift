import Foundation

/// Finds the files of a description: its root, and the files to which it refers.
///
/// Without a ``PrebuiltTool``, the plugin can't run Apus, which may not have been built when the build is planned. Then it
/// searches the text for
/// possible references: the value of a `$ref`, and each word that ends in `.yaml`, `.yml` or `.json`, as in the mapping
/// of a discriminator. Each of these that is an existing file is an input. No file is missed; a file that is only named
/// in prose is an unnecessary input.
enum ReachableFiles {
    private static let limit = 50_000
    private static let endings = [".yaml", ".yml", ".json"].map { Data($0.utf8) }
    private static let keyword = Data("$ref".utf8)

    /// Returns the root, followed by the other files in the order in which they are found. Files that do not exist are
    /// omitted; Apus reports the references to them.
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

    /// Returns the possible paths of files in a YAML or JSON text, sorted and without duplicates.
    static func references(in text: Data) -> [String] {
        var references: Set<String> = []
        func add(_ bytes: Data) {
            let plain = String(decoding: bytes, as: UTF8.self).replacing("\\/", with: "/")
            guard !plain.isEmpty, !plain.contains("://") else { return }
            references.insert(plain.removingPercentEncoding ?? plain)
        }
        for match in matches(of: keyword, in: text) {
            if let value = value(after: match.upperBound, in: text) { add(value) }
        }
        for ending in endings {
            for match in matches(of: ending, in: text) { add(word(upTo: match.upperBound, in: text)) }
        }
        return references.sorted()
    }

    /// Returns the scalar after a key, without its fragment; `nil` if it consists only of a fragment.
    private static func value(after key: Data.Index, in text: Data) -> Data? {
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

    /// Returns the characters before `end` up to a space, a quote, a bracket or another separator.
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

    /// Whether a path is a regular file within the size limit of Apus. A device or a pipe could be endless.
    private static func isFile(_ path: String) -> Bool {
        let file = URL(filePath: path).resolvingSymlinksInPath()
        let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        return values?.isRegularFile == true && (values?.fileSize ?? 0) <= 256 << 20
    }
}
