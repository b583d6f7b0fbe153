internal import Foundation

/// What an error reports of a call.
nonisolated struct CallSummary: Sendable {
    var operationID: String
    var method: HTTPMethod
    /// The URL, secrets included: redacting takes longer than the rest of a call, so it is only done for an error.
    var target: URL?
    var secrets: Secrets
    /// Keys of the schemes that the operation requires and that have no credential.
    var missingCredentials: [String] = []
    /// The scopes that the operation documents for the schemes that were used.
    var scopes: [String] = []
    /// ``ClientOptions/endOfEvents``
    var endOfEvents: String?
    /// Whether the response may contain secrets, as that of a token URL does.
    var isConfidential = false

    /// The URL without secrets.
    var url: String { target.map { secrets.redact(url: $0.absoluteString) } ?? "" }

    /// What may explain a status.
    func hints(for status: Int?, _ headers: HTTPHeaders) -> [String] {
        switch status {
        case 401 where !missingCredentials.isEmpty:
            ["no credential was given for \(missingCredentials.joined(separator: ", "))"]
        case 403 where !scopes.isEmpty && headers.values(of: "WWW-Authenticate").contains(where: hasScopeFault):
            ["the operation requires the scopes \(scopes.joined(separator: ", "))"]
        default: []
        }
    }

    /// Whether a challenge reports a scope that is missing (RFC 6750 §3.1).
    private func hasScopeFault(_ challenge: String) -> Bool { challenge.contains("insufficient_scope") }
}
