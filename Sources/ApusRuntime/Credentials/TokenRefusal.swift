internal import Foundation

/// Why a token URL refused a token (RFC 6749 §5.2).
nonisolated struct TokenRefusal: CustomStringConvertible {
    /// `invalid_grant`
    var code: String
    var description: String

    /// - Parameter body: the body of the answer.
    /// - Returns: `nil`: the body is not that of a refusal.
    init?(_ body: Data) {
        guard var json = try? JSONReader(body), let code: String = try? json["error"], !code.isEmpty
        else { return nil }
        self.code = code
        let text: String? = try? json["error_description"]
        description = text.map { "\(code): \($0)" } ?? code
    }
}
