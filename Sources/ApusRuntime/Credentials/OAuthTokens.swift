public import Foundation

/// The tokens that a token URL issued (RFC 6749 §5.1). They are secrets: `description` does not show them.
public nonisolated struct OAuthTokens: Sendable, Hashable, Codable {
    /// Sent with every request.
    public var accessToken: String
    /// Exchanged for a new access token; `nil`: the server issued none.
    public var refreshToken: String?
    /// When the access token expires; `nil`: the server did not say it.
    public var expiresAt: Date?
    /// The scopes that were granted, separated by spaces; `nil`: those that were requested.
    public var scope: String?

    /// Tokens that the program already has.
    public init(
        accessToken: String,
        refreshToken: String? = nil,
        expiresAt: Date? = nil,
        scope: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.scope = scope
    }
}

nonisolated extension OAuthTokens: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "OAuth tokens" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A place to keep tokens between runs of a program: a file, a keychain, a database.
///
///     let store = OAuthTokenStore { try keychain.tokens() } save: { try keychain.set($0) }
public nonisolated struct OAuthTokenStore: Sendable {
    /// Reads the tokens; `nil`: there are none. Called once, before the first token is needed.
    public var load: @Sendable () async throws -> OAuthTokens?
    /// Keeps the tokens. Called after each change, before they are used.
    public var save: @Sendable (OAuthTokens) async throws -> Void

    public init(
        load: @escaping @Sendable () async throws -> OAuthTokens?,
        save: @escaping @Sendable (OAuthTokens) async throws -> Void
    ) {
        self.load = load
        self.save = save
    }
}
