/// The path of a file as text. Operations on paths do not access the file system.
package struct FilePath: Sendable, Hashable {
    /// The path without `.` components and without `..` after a name; `""` is the working directory.
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

    /// The last component without its suffix: `Segment` for `schemas/Segment.yaml`.
    package var stem: String {
        let name = text.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    /// Resolves a path relative to this folder.
    package func appending(_ relative: String) -> FilePath {
        FilePath(text.isEmpty ? relative : text == "/" ? text + relative : "\(text)/\(relative)")
    }

    /// Whether `other` is in this folder or in a subfolder.
    package func contains(_ other: FilePath) -> Bool {
        if text.isEmpty { return !other.text.hasPrefix("/") && other.text != ".." && !other.text.hasPrefix("../") }
        if text == "/" { return other.text.hasPrefix("/") }
        return other.text.hasPrefix(text + "/")
    }
}

/// Operations on paths of configurations and command lines, which are strings.
extension FilePath {
    /// Resolves `path` relative to `folder`, and removes `.` and `..` components. An absolute `path` is not resolved.
    /// Returns `.` for the working directory.
    package static func join(_ folder: String, _ path: String) -> String {
        let joined = FilePath(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path).text
        return joined.isEmpty ? "." : joined
    }

    /// The folder that contains a file; `.` for a path without a slash.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last component of a path.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The path from the absolute `folder` to the absolute `path`: `../apus`.
    package static func relative(_ path: String, to folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let shared = zip(target, start).prefix { $0 == $1 }.count
        let up = [Substring](repeating: "..", count: start.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
