/// What must never be seen in a log or an error: the texts of the credentials that were sent, and by their names the
/// fields and parameters that usually hold secrets.
struct Secrets: Sendable {
    static let mark = "‹redacted›"

    private struct Secret {
        /// The credential; empty when it is too short to be looked for.
        var text: String
        /// The query parameter or header that carried it.
        var name: String?
    }

    private var known: [Secret] = []

    mutating func add(_ text: String, name: String? = nil) {
        // A text of a few characters would make holes in everything.
        let isLong = text.utf8.count >= 4
        if isLong || name != nil { known.append(Secret(text: isLong ? text : "", name: name)) }
    }

    /// The text with every known credential taken out.
    func redact(_ text: String) -> String {
        var result = text
        for secret in known.map(\.text) where !secret.isEmpty {
            if result.contains(secret) { result = result.replacing(secret, with: Secrets.mark) }
            let encoded = PercentEncoding.encode(secret)
            if encoded != secret, result.contains(encoded) { result = result.replacing(encoded, with: Secrets.mark) }
        }
        return result
    }

    /// The URL without user and password, without the values of secret parameters, without known credentials.
    func redact(url: String) -> String {
        var url = url
        if let scheme = url.range(of: "://") {
            let authorityEnd = url[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? url.endIndex
            if let at = url[scheme.upperBound..<authorityEnd].lastIndex(of: "@") {
                url.replaceSubrange(scheme.upperBound..<at, with: Secrets.mark)
            }
        }
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
