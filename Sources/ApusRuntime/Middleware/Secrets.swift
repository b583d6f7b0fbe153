internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What logs and errors must not show: the credentials that were sent, and the fields and parameters whose names say that
/// they usually contain secrets.
nonisolated struct Secrets: Sendable {
    static let mark = "‹redacted›"

    private struct Secret {
        /// The credential; empty when it is too short to be searched for.
        var text: String
        /// The query parameter or header that carried it.
        var name: String?
    }

    private var known: [Secret] = []

    mutating func add(_ text: String, name: String? = nil) {
        // A text of a few characters occurs in any text.
        let isLong = text.utf8.count >= 4
        if isLong || name != nil { known.append(Secret(text: isLong ? text : "", name: name)) }
    }

    /// The text without known credentials, and without user and password in the URLs it contains.
    func redact(_ text: String) -> String {
        var result = Secrets.withoutUserInfo(text)
        for secret in known.map(\.text) where !secret.isEmpty {
            if result.contains(secret) { result = result.replacing(secret, with: Secrets.mark) }
            let encoded = PercentEncoding.encode(secret)
            if encoded != secret, result.contains(encoded) { result = result.replacing(encoded, with: Secrets.mark) }
        }
        return result
    }

    /// The text with a mark between each `://` and the `@` of the same authority (RFC 3986 §3.2).
    private static func withoutUserInfo(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let scheme = rest.range(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let end = rest.firstIndex { "/?#".contains($0) || $0.isWhitespace } ?? rest.endIndex
            guard let at = rest[..<end].lastIndex(of: "@") else { continue }
            result += mark
            rest = rest[at...]
        }
        return result + rest
    }

    /// The URL without user and password, without the values of secret parameters, without known credentials.
    func redact(url: String) -> String {
        guard let question = url.firstIndex(of: "?") else { return redact(url) }
        let pairs = url[url.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
        let safe = pairs.map { pair -> String in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = pair[..<equals]
            let decoded = String(name).removingPercentEncoding ?? String(name)
            return isSecret(decoded) ? "\(name)=\(Secrets.mark)" : String(pair)
        }
        return redact(url[...question] + safe.joined(separator: "&"))
    }

    func redact(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(
            headers.fields.map { HTTPHeaders.Field($0.name, isSecret($0.name) ? Secrets.mark : redact($0.value)) }
        )
    }

    /// The error without secrets in its `userInfo`: an error of `URLSession` contains the URL.
    func redact(_ error: any Error) -> any Error {
        if let error = error as? URLError { return URLError(error.code, userInfo: redact(error.userInfo)) }
        guard type(of: error) is NSError.Type else { return error }
        let error = error as NSError
        return NSError(domain: error.domain, code: error.code, userInfo: redact(error.userInfo))
    }

    /// Texts, URLs, numbers and errors; anything else is left out, because it cannot be checked.
    private func redact(_ userInfo: [String: Any]) -> [String: Any] {
        var safe: [String: Any] = [:]
        for (key, value) in userInfo {
            switch value {
            case let text as String: safe[key] = text.contains("://") ? redact(url: text) : redact(text)
            case let url as URL: safe[key] = URL(string: redact(url: url.absoluteString))
            case let number as Int: safe[key] = number
            case let error as any Error: safe[key] = redact(error)
            default: break
            }
        }
        return safe
    }

    private func isSecret(_ name: String) -> Bool {
        if known.contains(where: { $0.name.map { HeaderText.equal($0, name) } ?? false }) { return true }
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return Secrets.parts.contains { plain.contains($0) } || Secrets.wholes.contains(plain)
    }

    private static let parts = [
        "authorization", "token", "secret", "password", "passwd", "apikey", "credential", "signature", "cookie",
    ]
    private static let wholes: Set<String> = ["key", "sig", "code", "pwd", "auth", "jwt", "assertion", "session"]
}
