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

    /// Whether the text begins with `http://` or `https://`, the plain name of a host and perhaps a port. `false` does not
    /// mean that the URL is wrong.
    static func isObvious(_ url: String) -> Bool {
        var url = url
        return url.withUTF8 { bytes in
            guard let scheme = schemes.first(where: { bytes.starts(with: $0.utf8) }) else { return false }
            let host = bytes.dropFirst(scheme.utf8.count).prefix(while: isHostByte)
            guard !host.isEmpty else { return false }
            var rest = bytes[host.endIndex...]
            if rest.first == UInt8(ascii: ":") {
                let port = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                guard (1...5).contains(port.count) else { return false }
                rest = bytes[port.endIndex...]
            }
            return rest.isEmpty || rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: "?")
        }
    }

    private static let schemes = ["https://", "http://"]

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
