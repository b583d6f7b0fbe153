/// The path of a file, taken apart as text. Nothing here looks at the disk.
struct FilePath: Sendable, Hashable {
    /// Without `.` and without `..` behind a name; `""` is the working directory.
    let text: String

    init(_ text: String) {
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
    var folder: FilePath {
        guard let slash = text.lastIndex(of: "/") else { return FilePath("") }
        return FilePath(slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    /// `Segment` for `schemas/Segment.yaml`.
    var stem: String {
        let name = text.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    /// The path of a file that is named relative to this folder.
    func appending(_ relative: String) -> FilePath {
        FilePath(text.isEmpty ? relative : text == "/" ? text + relative : "\(text)/\(relative)")
    }

    /// Whether `other` is in this folder or in one below it.
    func contains(_ other: FilePath) -> Bool {
        if text.isEmpty { return !other.text.hasPrefix("/") && other.text != ".." && !other.text.hasPrefix("../") }
        if text == "/" { return other.text.hasPrefix("/") }
        return other.text.hasPrefix(text + "/")
    }
}
