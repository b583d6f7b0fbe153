internal import Foundation

/// Scheme, host and port of a URL (RFC 6454 §4). Credentials are only sent to the origin that they are for.
nonisolated struct Origin: Hashable {
    let scheme: String
    let host: String
    let port: Int

    init?(_ url: URL) {
        guard let scheme = url.scheme?.lowercased(), let host = url.host?.lowercased(), !host.isEmpty else {
            return nil
        }
        self.scheme = scheme
        self.host = host
        port = url.port ?? (scheme == "https" ? 443 : scheme == "http" ? 80 : 0)
    }

    /// Whether the text begins with `http://` or `https://` and the plain name of a host. `false` does not mean that the URL
    /// is wrong.
    static func isObvious(_ url: String) -> Bool {
        let scheme = url.hasPrefix("https://") ? 8 : url.hasPrefix("http://") ? 7 : 0
        guard scheme > 0 else { return false }
        var length = 0
        for byte in url.utf8.dropFirst(scheme) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                length += 1
            case UInt8(ascii: "/"), UInt8(ascii: "?"): return length > 0
            default: return false
            }
        }
        return length > 0
    }
}
