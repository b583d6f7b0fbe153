/// The path of a file as text. Operations on paths do not access the file system.
package struct FilePath: Sendable, Hashable {
    /// The path without `.` components and without `..` after a name; `""` is the working directory.
    package let text: String

    /// A description has thousands of references to files, and comparing bytes takes a fraction of the time that
    /// comparing characters takes.
    package init(_ text: String) {
        let bytes = Array(text.utf8)
        let isAbsolute = bytes.first == Self.slash
        var path = isAbsolute ? [Self.slash] : []
        path.reserveCapacity(bytes.count)
        let root = path.count
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: Self.slash) ?? bytes.count
            let part = bytes[start..<end]
            start = end + 1
            if part.isEmpty || part.count == 1 && part.first == Self.dot { continue }
            if Self.isParent(part) {
                let last = path[root...].lastIndex(of: Self.slash).map { $0 + 1 } ?? root
                if last < path.count, !Self.isParent(path[last...]) {
                    path.removeSubrange(max(root, last - 1)...)
                    continue
                }
                if isAbsolute { continue }
            }
            if path.count > root { path.append(Self.slash) }
            path.append(contentsOf: part)
        }
        self.text = String(decoding: path, as: UTF8.self)
    }

    private init(normalized text: String) { self.text = text }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private static func isParent(_ part: ArraySlice<UInt8>) -> Bool {
        part.count == 2 && part.first == dot && part.last == dot
    }

    /// The folder that contains the file.
    package var folder: FilePath {
        guard let slash = text.utf8.lastIndex(of: Self.slash) else { return FilePath(normalized: "") }
        return FilePath(normalized: slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    /// The last component without its suffix: `Segment` for `schemas/Segment.yaml`.
    package var stem: String {
        let name = text.utf8.lastIndex(of: Self.slash).map { text[text.utf8.index(after: $0)...] } ?? text[...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return String(name) }
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
        guard let slash = path.utf8.lastIndex(of: slash) else { return "." }
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
