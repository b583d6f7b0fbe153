/// The normalized path of a file. All operations are on the text; none accesses the disk.
package struct FilePath: Sendable, Hashable {
    /// The path without `.`, and without `..` after a name; `""` is the working directory.
    package let text: String

    package init(_ text: String) {
        var parts: [Substring] = []
        for part in text.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !text.hasPrefix("/") {
                parts.append(part)
            }
        }
        self.text = (text.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The folder that contains the file.
    package var folder: FilePath {
        guard let slash = text.lastIndex(of: "/") else { return FilePath("") }
        return FilePath(slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    /// The file name without its extension: `Segment` for `schemas/Segment.yaml`.
    package var stem: String {
        let name = text.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    /// Returns the path of a file relative to this folder.
    package func appending(_ relative: String) -> FilePath {
        FilePath(text.isEmpty ? relative : text == "/" ? text + relative : "\(text)/\(relative)")
    }

    /// Whether `other` is in this folder or one of its subfolders.
    package func contains(_ other: FilePath) -> Bool {
        if text.isEmpty { return !other.text.hasPrefix("/") && other.text != ".." && !other.text.hasPrefix("../") }
        if text == "/" { return other.text.hasPrefix("/") }
        return other.text.hasPrefix(text + "/")
    }
}

/// Operations on paths that are texts, for configurations and command lines.
extension FilePath {
    /// Returns the path of a file relative to `folder`, or `path` itself if it is absolute; `.` for the working directory.
    package static func join(_ folder: String, _ path: String) -> String {
        let joined = FilePath(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path).text
        return joined.isEmpty ? "." : joined
    }

    /// Returns the folder of a file; `.` for a path without a slash.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Returns the last component of a path.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Returns the path of `path` relative to `folder`, such as `../apus`; both must be absolute.
    package static func relative(_ path: String, to folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let shared = zip(target, start).prefix { $0 == $1 }.count
        let up = [Substring](repeating: "..", count: start.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
