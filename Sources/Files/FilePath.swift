/// The path of a file, taken apart as text. Nothing here looks at the disk.
package struct FilePath: Sendable, Hashable {
    /// Without `.` and without `..` behind a name; `""` is the working directory.
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

    /// The folder that the file is in.
    package var folder: FilePath {
        guard let slash = text.lastIndex(of: "/") else { return FilePath("") }
        return FilePath(slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    /// `Segment` for `schemas/Segment.yaml`.
    package var stem: String {
        let name = text.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    /// The path of a file that is named relative to this folder.
    package func appending(_ relative: String) -> FilePath {
        FilePath(text.isEmpty ? relative : text == "/" ? text + relative : "\(text)/\(relative)")
    }

    /// Whether `other` is in this folder or in one below it.
    package func contains(_ other: FilePath) -> Bool {
        if text.isEmpty { return !other.text.hasPrefix("/") && other.text != ".." && !other.text.hasPrefix("../") }
        if text == "/" { return other.text.hasPrefix("/") }
        return other.text.hasPrefix(text + "/")
    }
}

/// Paths as text, as configurations and command lines have them.
extension FilePath {
    /// The path of a file that is named relative to `folder`; an absolute `path` stays as it is. `.` for the working
    /// directory.
    package static func join(_ folder: String, _ path: String) -> String {
        let joined = FilePath(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path).text
        return joined.isEmpty ? "." : joined
    }

    /// The folder of a file; `.` for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The relative path that leads from `folder` to `path`, both absolute: `../apus`.
    package static func relative(_ path: String, to folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let shared = zip(target, start).prefix { $0 == $1 }.count
        let up = [Substring](repeating: "..", count: start.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
