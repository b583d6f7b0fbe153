/// The parts of the value of a `$ref` (RFC 3986 §4.1, RFC 6901 §6).
struct ReferenceText: Sendable {
    /// The text before `#`, not decoded.
    let resource: String
    /// The text after `#`, still percent-encoded; `nil` without `#`.
    let fragment: String?

    init(_ text: String) {
        if let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) {
            resource = String(text[..<hash])
            fragment = String(text[text.utf8.index(after: hash)...])
        } else {
            resource = text
            fragment = nil
        }
    }

    /// The form of the resource.
    enum Form: Sendable, Hashable {
        /// Empty: the reference is to the same file.
        case sameFile
        /// The decoded path of a file, relative to the file that contains the reference.
        case relativePath(String)
        /// `/etc/passwd`, `C:\x`, `//host/x`, or a path with the character U+0000.
        case absolutePath
        /// A URL or URN, such as `https:`, `file:`, `urn:`, with its scheme in lower case.
        case url(scheme: String)
    }

    var form: Form {
        if resource.isEmpty { return .sameFile }
        if let scheme { return scheme.count == 1 ? .absolutePath : .url(scheme: scheme) }
        guard let path = resource.percentDecoded else { return .relativePath(resource) }
        let isAbsolute = path.hasPrefix("/") || path.hasPrefix("\\")
        return isAbsolute || path.utf8.contains(0) ? .absolutePath : .relativePath(path)
    }

    private var scheme: String? {
        guard let colon = resource.utf8.firstIndex(of: UInt8(ascii: ":")), let first = resource.unicodeScalars.first
        else { return nil }
        let name = resource[..<colon]
        let isScheme = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isScheme && first.properties.isAlphabetic && !name.isEmpty ? name.lowercased() : nil
    }
}
