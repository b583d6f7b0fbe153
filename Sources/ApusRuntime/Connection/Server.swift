internal import Foundation

/// The URL of an API: a template with values for its variables (OpenAPI 3.1.1 §4.8.5).
///
/// A variable is data. In the host, everything except letters, digits, `-`, `.`, `_`, `~` and `:` is encoded, so that a
/// value cannot lead to another host; in the path, `/` is kept, too. A template that begins with a variable
/// (`{baseURL}/v1`) uses its value unchanged.
public nonisolated struct Server: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The URL without a slash at its end.
    public let url: String
    let variables: [String: String]

    /// A server from a URL, or from a template and the values of its variables. A variable without a value stays as it is,
    /// and the request fails.
    public init(_ template: String, _ variables: [String: String] = [:]) {
        self.variables = variables
        var url = Server.expand(template, variables)
        while url.hasSuffix("/") { url.removeLast() }
        self.url = url
    }

    public init(stringLiteral value: String) { self.init(value) }

    /// The URL, without user and password.
    public var description: String { Secrets().redact(url: url) }

    /// Whether the URL has a scheme and a host, or starts with a variable without a value.
    var isAbsolute: Bool { url.contains("://") || url.hasPrefix("{") }

    /// The server of an operation for the server of the caller (OpenAPI 3.1.1 §4.8.5).
    ///
    /// A path (`/v2`, or an empty URL) replaces the caller's path, `//host` keeps the caller's scheme, and a scheme
    /// (`http:`, from `schemes` of Swagger 2.0) replaces the caller's scheme only.
    func resolved(against caller: Server) -> Server {
        guard !isAbsolute, let scheme = caller.url.range(of: "://") else { return self }
        if url.hasPrefix("//") { return Server("\(caller.url[..<scheme.lowerBound]):\(url)") }
        if url.hasSuffix(":") { return Server("\(url)//\(caller.url[scheme.upperBound...])") }
        let end = caller.url[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? caller.url.endIndex
        let slash = url.isEmpty || url.hasPrefix("/") ? "" : "/"
        return Server("\(caller.url[..<end])\(slash)\(url)")
    }

    static func expand(_ template: String, _ variables: [String: String]) -> String {
        guard template.contains("{") else { return template }
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            let value = variables[name].map { encode($0, behind: result) }
            result += value ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func encode(_ value: String, behind prefix: String) -> String {
        if prefix.isEmpty { return value }
        let isInPath =
            prefix.range(of: "://").map { prefix[$0.upperBound...].contains("/") } ?? prefix.hasPrefix("/")
        let kept: Set<Character> = isInPath ? ["/", ":"] : [":"]
        return value.split(separator: "/", omittingEmptySubsequences: false)
            .map { isInPath && ($0 == "." || $0 == "..") ? "" : $0 }
            .joined(separator: "/")
            .map { kept.contains($0) ? String($0) : PercentEncoding.encode(String($0)) }
            .joined()
    }
}
