import Foundation

/// The files that a description is made of: its root, and what its references lead to.
enum ReachableFiles {
    /// The root first, then the others in the order in which they are met. Files that do not exist are left out: Apus
    /// reports them where they are referred to.
    static func from(_ root: URL) -> [URL] {
        var found = [root]
        var known: Set<URL> = [root]
        var index = 0
        while index < found.count {
            let file = found[index]
            index += 1
            guard isSensible(file), let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            for reference in references(in: text) {
                let target = file.deletingLastPathComponent().appending(path: reference).standardized
                guard known.insert(target).inserted else { continue }
                if FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) { found.append(target) }
            }
        }
        return found
    }

    /// Whether it is a file that Apus would read: a device, a pipe or a sparse file has no end.
    private static func isSensible(_ file: URL) -> Bool {
        let values = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        return values?.isRegularFile == true && (values?.fileSize ?? 0) <= 256 << 20
    }

    /// The file parts of every `$ref` in a text of YAML or JSON.
    private static func references(in text: String) -> [String] {
        text.matches(of: /\$ref["']?\s*:\s*["']?([^"'#\s},]+)/).compactMap { match in
            let reference = String(match.1)
            return reference.contains(":") ? nil : reference.removingPercentEncoding
        }
    }
}
