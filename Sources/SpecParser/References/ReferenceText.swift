import Foundation

/// The value of a `$ref`, taken apart (RFC 3986 §4.1, RFC 6901 §6).
struct ReferenceText: Sendable {
    /// What stands before `#`, as spelled.
    let resource: String
    /// What stands behind `#`, still percent-encoded; `nil` without `#`.
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

    /// How the resource is named.
    enum Form: Sendable, Hashable {
        /// A place in the same file.
        case sameFile
        /// A file, relative to the one that refers to it; decoded.
        case relativePath(String)
        /// `/etc/passwd`, `C:\x`, `//host/x`, or a path with a character that no path has.
        case absolutePath
        /// `https:`, `file:`, `urn:`; the scheme in lower case.
        case url(scheme: String)
    }

    var form: Form {
        if resource.isEmpty { return .sameFile }
        if let scheme { return scheme.count == 1 ? .absolutePath : .url(scheme: scheme) }
        guard let path = resource.removingPercentEncoding else { return .relativePath(resource) }
        let isAbsolute = path.hasPrefix("/") || path.hasPrefix("\\")
        return isAbsolute || path.utf8.contains(0) ? .absolutePath : .relativePath(path)
    }

    private var scheme: String? {
        guard let colon = resource.firstIndex(of: ":"), let first = resource.unicodeScalars.first else { return nil }
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
